package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Channel.Way;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.json.Json;
import tools.jackson.core.JacksonException;

class LabelsTest {
    @ParameterizedTest
    @CsvSource({
        "STRICT_MINIMUM, strict_minimum",
        "FLAT_MINIMUM, flat_minimum",
        "SADDLE, saddle",
        "CHANNEL_TO_INFINITY, channel_to_infinity",
        "NOT_CONVERGED, not_converged"
    })
    void aKindIsWrittenAsItsLabelAndReadInEitherCase(Kind kind, String label) {
        assertThat(kind.label()).isEqualTo(label);
        assertThat(Json.line(kind)).isEqualTo("\"" + label + "\"\n");
        assertThat(Json.read("\"" + label + "\"", Kind.class)).isEqualTo(kind);
        assertThat(Json.readWhole("\"" + kind.name() + "\"", Kind.class)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"SAME, same", "DIFFERENT, different", "UNDECIDED, undecided"})
    void aVerdictIsWrittenAsItsLabelAndReadInEitherCase(Verdict verdict, String label) {
        assertThat(verdict.label()).isEqualTo(label);
        assertThat(Json.line(verdict)).isEqualTo("\"" + label + "\"\n");
        assertThat(Json.read("\"" + label + "\"", Verdict.class)).isEqualTo(verdict);
        assertThat(Json.read("\"" + verdict.name() + "\"", Verdict.class)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "MERGE, merge",
        "FADE, fade",
        "SATURATE, saturate",
        "MERGE_AND_SATURATE, merge_and_saturate",
        "SHARPEN, sharpen",
        "CUT_OFF, cut_off",
        "SEPARABLE, separable"
    })
    void aWayIsWrittenAsItsLabelAndReadInEitherCase(Way way, String label) {
        assertThat(way.label()).isEqualTo(label);
        assertThat(Json.line(way)).isEqualTo("\"" + label + "\"\n");
        assertThat(Json.read("\"" + label + "\"", Way.class)).isEqualTo(way);
        assertThat(Json.read("\"" + way.name() + "\"", Way.class)).isEqualTo(way);
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatThrownBy(() -> Json.read("\"maximum\"", Kind.class)).isInstanceOf(JacksonException.class);
    }
}
