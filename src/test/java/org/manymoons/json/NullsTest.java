package org.manymoons.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NullsTest {
    /** All that records of results are made of. */
    record Whole(
            String name,
            @Nullable Double limit,
            double @Nullable [] values,
            List<Part> parts,
            Map<String, List<Double>> shares,
            @Nullable List<Part> more) {}

    record Part(double[] w, @Nullable String word) {}

    private static @Nullable String firstOf(String json) {
        return Nulls.first(Json.read(json, Whole.class));
    }

    @Test
    void whatMayBeNullIsNotNamed() {
        assertThat(firstOf("{'name': 'a', 'parts': [{'w': [1]}, {'w': [], 'word': 'b'}], 'shares': {'x': [1]}}"
                        .replace('\'', '"')))
                .isNull();
    }

    @Test
    void whatMayNotIsNamedByItsPath() {
        String[][] cases = {
            {"{}", "name"},
            {"{'name': 'a', 'parts': [{'w': [1]}, {}], 'shares': {}}", "parts[1].w"},
            {"{'name': 'a', 'parts': [null], 'shares': {}}", "parts[0]"},
            {"{'name': 'a', 'parts': [], 'shares': {'x': [1, null]}}", "shares[0][1]"},
            {"{'name': 'a', 'parts': [], 'shares': {}, 'more': [{'word': 'b'}]}", "more[0].w"},
            {"null", "the whole"},
        };
        for (String[] one : cases) {
            assertThat(firstOf(one[0].replace('\'', '"'))).as(one[0]).isEqualTo(one[1]);
        }
    }

    /** What JSON has without a key of its own. */
    record Unwrapped(String first, @JsonUnwrapped Part part) {}

    @Test
    void aRecordWithoutAKeyOfItsOwnIsNotInThePath() {
        assertThat(Nulls.first(Json.read("{\"first\": \"a\"}", Unwrapped.class)))
                .isEqualTo("w");
        assertThat(Nulls.first(Json.read("{\"first\": \"a\", \"w\": [1]}", Unwrapped.class)))
                .isNull();
    }
}
