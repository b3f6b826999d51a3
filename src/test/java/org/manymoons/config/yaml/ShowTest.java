package org.manymoons.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a user's text looks like in a message, and a list of problems. */
class ShowTest {
    @Test
    void sixtyCharactersAreShownWholeAndMoreAreCut() {
        assertThat(Show.quoted("a".repeat(60))).isEqualTo("\"" + "a".repeat(60) + "\"");
        assertThat(Show.quoted("a".repeat(61))).isEqualTo("\"" + "a".repeat(60) + "...\"");
        assertThat(Show.path(Path.of("b".repeat(200)))).isEqualTo("b".repeat(200));
        assertThat(Show.path(Path.of("b".repeat(201)))).isEqualTo("b".repeat(200) + "...");
        assertThat(Show.message(null)).isEqualTo("it cannot be parsed");
        assertThat(Show.message("first\nsecond")).isEqualTo("first");
    }

    @Test
    void whatATerminalWouldObeyIsEscaped() {
        assertThat(Show.shortened("a\n\r\t\u001b[1m\u202e")).isEqualTo("a\\n\\r\\t\\u001b[1m\\u202e");
        assertThat(Show.line("a\n\tb\u001b")).isEqualTo("a\\n\\tb\\u001b");
        assertThat(Show.line("plain \u00e9")).isEqualTo("plain \u00e9");
        assertThat(Show.lines("a\r\nb\tc\u0007\n")).isEqualTo("a\nb\tc\\u0007\n");
        assertThat(Show.lines("a\r\nb\tc\n")).isEqualTo("a\nb\tc\n");
        assertThat(Show.line("\uDBFF\uDFFF\uD800")).isEqualTo("\uDBFF\uDFFF\\ud800");
    }

    /** The joiners of Persian and Indian scripts may stand. */
    @Test
    void joinersArePrintableAndOtherFormatsAreNot() {
        assertThat(Show.isPrintable(0x200C)).isTrue();
        assertThat(Show.isPrintable(0x200D)).isTrue();
        assertThat(Show.isPrintable(0x200B)).isFalse();
        assertThat(Show.isPrintable(0x2028)).isFalse();
        assertThat(Show.isPrintable(0x1F319)).isTrue();
    }

    @Test
    void aHundredProblemsAreListedAndTheRestCounted() {
        List<Problem> hundred = IntStream.rangeClosed(1, 100)
                .mapToObj(k -> new Problem(new Place("x", k, 1), "p"))
                .toList();
        List<Problem> more = IntStream.rangeClosed(1, 102)
                .mapToObj(k -> new Problem(new Place("x", 103 - k, 1), "p"))
                .toList();

        assertThat(ConfigurationException.of(hundred).problems())
                .hasSize(100)
                .last()
                .isEqualTo("x:100:1: p");
        assertThat(ConfigurationException.of(more).problems())
                .hasSize(101)
                .startsWith("x:1:1: p", "x:2:1: p")
                .endsWith("x:100:1: p", "... and 2 more problems");
        assertThat(ConfigurationException.notUsable("why").problems()).containsExactly("why");
    }

    @Test
    void problemsOfOptionsComeLastAndNoneTwice() {
        Problem option = new Problem(Place.option("--set a=1"), "p");
        Problem second = new Problem(new Place("x", 1, 9), "p");
        Problem first = new Problem(new Place("x", 1, 2), "p");

        assertThat(ConfigurationException.of(List.of(option, second, first, second))
                        .problems())
                .containsExactly("x:1:2: p", "x:1:9: p", "--set a=1: p");
    }
}
