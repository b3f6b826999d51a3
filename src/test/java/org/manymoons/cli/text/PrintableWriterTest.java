package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What reaches a terminal is shown by it and does nothing else. */
class PrintableWriterTest {
    private final StringWriter terminal = new StringWriter();
    private final PrintableWriter out = new PrintableWriter(terminal);

    @ParameterizedTest
    @CsvSource({
        "0x1B, \\u001b", // ESC
        "0x07, \\u0007", // the bell, which ends an OSC
        "0x9B, \\u009b", // CSI in one character
        "0x9D, \\u009d", // OSC in one character
        "0x85, \\u0085", // a line break of C1
        "0x08, \\u0008",
        "0x7F, \\u007f",
        "0x0D, \\r",
        "0x202E, \\u202e", // from right to left
        "0x2066, \\u2066",
        "0x200F, \\u200f",
        "0xFEFF, \\ufeff",
        "0x2028, \\u2028",
        "0xD800, \\ud800", // half a pair
        "0xE0001, \\udb40\\udc01" // a tag, outside of the first plane
    })
    void whatATerminalWouldActOnIsEscaped(String codePoint, String shown) {
        String text = "a" + Character.toString(Integer.decode(codePoint)) + "b";

        out.print(text);
        out.print(text.toCharArray());
        out.printf("%s", text);
        out.append(text);
        text.codePoints().filter(c -> c < 0x10000).forEach(c -> out.print((char) c));

        String each = "a" + shown + "b";
        assertThat(terminal.toString()).startsWith(each.repeat(4)).matches("[ -~]*");
    }

    @Test
    void plainTextIsPrintedAsItIs() {
        String text =
                "sch\u00f6n \u6708 \uD83C\uDF19 \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645\n\tsecond line\n";

        out.print(text);

        assertThat(terminal.toString()).isEqualTo(text);
    }

    /** A text that brings line breaks of its own cannot say something in the program's name. */
    @Test
    void aLineStaysOneLine() {
        out.println("unit a\nVerdict: identical\r\n");

        assertThat(terminal.toString()).isEqualTo("unit a\\nVerdict: identical\\r\\n" + System.lineSeparator());
    }

    @Test
    void inJsonTheEscapesMeanWhatWasEscaped() {
        String name = "a\u009b31m\u202e\uDB40\uDC01";

        out.print("{\"name\": \"" + name + "\"}");

        assertThat(JsonMapper.shared().readTree(terminal.toString()).get("name").asString())
                .isEqualTo(name);
    }
}
