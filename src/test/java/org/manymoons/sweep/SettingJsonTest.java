package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.json.Json;
import org.manymoons.sweep.SweepResults.Cell;

class SettingJsonTest {
    private static final CellResult RESULT = new CellResult(1, 1, null, null, null, null, null, null, null, null);

    private static String written(String... values) {
        String json = Json.line(new Cell(List.of(values), null, RESULT));
        return json.substring("{\"values\":".length(), json.indexOf(",\"not_polished\""));
    }

    private static List<String> read(String values) {
        return Json.readWhole(
                        "{\"values\":" + values + ",\"not_polished\":null,\"result\":" + Json.line(RESULT) + "}",
                        Cell.class)
                .values();
    }

    @Test
    void numbersAreNumbersWithTheirDigits() {
        assertThat(written("3", "1e-3", "0.30", "-2.5E+4")).isEqualTo("[3,1e-3,0.30,-2.5E+4]");
    }

    @Test
    void numbersThatJsonWritesOtherwiseKeepTheirValue() {
        assertThat(written(".5", "0x10", "+7", "1.")).isEqualTo("[0.5,16,7,1.0]");
        assertThat(written(".inf", ".nan")).isEqualTo("[\"Infinity\",\"NaN\"]");
    }

    @Test
    void everythingElseIsWhatItStandsFor() {
        assertThat(written("tanh", "true", "null", "[3, 4]", "{fraction: 0.2, random_state: null}", "'a b''c'", "[]"))
                .isEqualTo("[\"tanh\",true,null,[3,4],{\"fraction\":0.2,\"random_state\":null},\"a b'c\",[]]");
    }

    @Test
    void whatWasWrittenIsReadBackAsItWas() {
        String[] values = {
            "3",
            "1e-3",
            "0.30",
            "tanh",
            "true",
            "null",
            "[3, 4]",
            "[]",
            "{fraction: 0.2, random_state: null}",
            "'a b''c'"
        };
        assertThat(read(written(values))).containsExactly(values);
    }

    /** They had YAML as texts. */
    @Test
    void olderFilesAreStillRead() {
        assertThat(read("[\"1e-3\",\"[3, 4]\",\"'a b'\"]")).containsExactly("1e-3", "[3, 4]", "'a b'");
    }

    @Test
    void whatIsNoYamlIsAText() {
        assertThat(written("{")).isEqualTo("[\"{\"]");
    }
}
