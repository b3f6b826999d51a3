package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.json.Json;

class ReasonsTest {
    private static final Reasons LEAVES = new Reasons(List.of("level along 1 direction"), true);
    private static final String WRITTEN = "[\"level along 1 direction\",\"the valley leaves into a saddle\"]\n";

    @Test
    void leavingIntoASaddleIsTheLastSentenceOfAFile() {
        assertThat(Json.line(LEAVES)).isEqualTo(WRITTEN);
        assertThat(Json.line(Reasons.of("one", "two"))).isEqualTo("[\"one\",\"two\"]\n");
    }

    @Test
    void whatWasWrittenIsReadBack() {
        assertThat(Json.readWhole(WRITTEN, Reasons.class)).isEqualTo(LEAVES);
        assertThat(Json.readWhole("[\"one\",\"two\"]", Reasons.class)).isEqualTo(Reasons.of("one", "two"));
        assertThat(Json.readWhole("[]", Reasons.class)).isEqualTo(Reasons.of());
    }
}
