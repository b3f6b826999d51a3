package org.manymoons.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Trees as YAML 1.2 has them; the core schema says which words are no texts. */
class YamlTextTest {
    private static String yaml(String json) {
        return YamlText.of(JsonMapper.shared().readTree(json));
    }

    private static String value(String text) {
        return YamlText.of(JsonNodeFactory.instance.objectNode().put("k", text));
    }

    @Test
    void sectionsAreBlocksAndEverythingElseIsOnOneLine() {
        assertThat(
                        yaml(
                                "{\"a\": {\"b\": 1, \"c\": {\"d\": true}, \"e\": {}}, \"f\": [1, [2.5, \"x\"], null], \"g\": null}"))
                .isEqualTo("a:\n  b: 1\n  c:\n    d: true\n  e: {}\nf: [1, [2.5, x], null]\ng: null\n");
    }

    @Test
    void numbersAreWrittenSoThatTheyComeBack() {
        assertThat(yaml("{\"a\": 0.001, \"b\": 1e-5, \"c\": 100.0, \"d\": 4294967295}"))
                .isEqualTo("a: 0.001\nb: 1.0E-5\nc: 100.0\nd: 4294967295\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"moons", "make_moons", "a/b.csv", "x-1", "1-4", "nulls", "oN1"})
    void wordsStandAsTheyAre(String text) {
        assertThat(value(text)).isEqualTo("k: " + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null", "True", "FALSE", "yes", "No", "on", "Off", "y", "N", "1", "1.5", "1-4, 7", "a b", "a:b", "-x",
                ""
            })
    void whatYamlOrAPersonWouldTakeForSomethingElseIsQuoted(String text) {
        assertThat(value(text)).isEqualTo("k: \"" + text + "\"\n");
    }

    @Test
    void quotesBackslashesAndBreaksAreEscaped() {
        assertThat(value("a\"b\\c\nd\te")).isEqualTo("k: \"a\\\"b\\\\c\\nd\\te\"\n");
    }

    /** The first and the last of what may stand, and their neighbours. */
    @ParameterizedTest
    @CsvSource({
        "0x1F, \\u001F",
        "0x7F, \\u007F",
        "0x85, \\u0085",
        "0x9F, \\u009F",
        "0x2028, \\u2028",
        "0x2029, \\u2029",
        "0xFEFF, \\uFEFF",
        "0xFFFE, \\uFFFE",
        "0xFFFF, \\uFFFF",
        "0x0D, \\u000D",
        "0x00, \\u0000"
    })
    void whatMayNotStandIsWrittenByItsNumber(String code, String escaped) {
        assertThat(value((char) Integer.decode(code).intValue() + " ")).isEqualTo("k: \"" + escaped + " \"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x20", "0x7E", "0xA0", "0xFFFD", "0x2027", "0x202A", "0xFEFE", "0x6708"})
    void whatMayStandDoes(String code) {
        char c = (char) Integer.decode(code).intValue();

        assertThat(value(c + " ")).isEqualTo("k: \"" + c + " \"\n");
    }

    @Test
    void pairsOfSurrogatesStandAndHalvesDoNot() {
        assertThat(value("\uD83C\uDF19")).isEqualTo("k: \"\uD83C\uDF19\"\n");
        assertThat(value("\uD83C ")).isEqualTo("k: \"\\uD83C \"\n");
        assertThat(value(" \uD83C")).isEqualTo("k: \" \\uD83C\"\n");
        assertThat(value("\uDF19 ")).isEqualTo("k: \"\\uDF19 \"\n");
        assertThat(value(" \uDF19")).isEqualTo("k: \" \\uDF19\"\n");
        assertThat(value("\uDF19\uD83C")).isEqualTo("k: \"\\uDF19\\uD83C\"\n");
    }
}
