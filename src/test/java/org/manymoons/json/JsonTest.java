package org.manymoons.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTest {
    /** Components in an order that is not that of the alphabet. */
    record Sample(int testSize, List<Double> costs, String label) {}

    private static final Sample SAMPLE = new Sample(7, List.of(0.1 + 0.2, -0.0, Double.MIN_VALUE, 1e300), null);

    @Test
    void aDocumentIsIndentedWithSnakeCaseInTheOrderOfTheRecord() {
        assertThat(Json.write(new Sample(7, List.of(0.5), null)).replace("\r", ""))
                .isEqualTo("{\n  \"test_size\" : 7,\n  \"costs\" : [ 0.5 ],\n  \"label\" : null\n}\n");
    }

    @Test
    void aLineIsOneLine() {
        assertThat(Json.line(new Sample(7, List.of(0.5), "a\nb")))
                .isEqualTo("{\"test_size\":7,\"costs\":[0.5],\"label\":\"a\\nb\"}\n");
    }

    @Test
    void whatWasWrittenIsReadBackToTheBit() {
        assertThat(Json.read(Json.write(SAMPLE), Sample.class)).isEqualTo(SAMPLE);
        assertThat(Json.read(Json.line(SAMPLE), Sample.class)).isEqualTo(SAMPLE);
        assertThat(Json.readWhole(Json.line(SAMPLE), Sample.class)).isEqualTo(SAMPLE);
    }

    @Test
    void whatIsMissingIsNullUnlessItHasToBeThere() {
        String part = "{\"test_size\":7}";
        assertThat(Json.read(part, Sample.class)).isEqualTo(new Sample(7, null, null));
        assertThatThrownBy(() -> Json.readWhole(part, Sample.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void somethingElseOrSomethingMoreIsRefused() {
        String line = Json.line(SAMPLE).strip();
        for (String other : List.of("", "7", line + "7", line + line, line.substring(1), "[" + line + "]")) {
            assertThatThrownBy(() -> Json.read(other, Sample.class)).as(other).isInstanceOf(JacksonException.class);
        }
    }
}
