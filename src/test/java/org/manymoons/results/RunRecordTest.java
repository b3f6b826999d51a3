package org.manymoons.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.manymoons.channel.Channel.Way;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.json.Json;

class RunRecordTest {
    private static final RunRecord RUN = MadeUp.run(
            run -> run.channel(0.25, Way.MERGE_AND_SATURATE, Way.CUT_OFF).match(Verdict.DIFFERENT));

    @Test
    void kindWayAndMatchAreWrittenInLowerCase() {
        assertThat(Json.line(RUN))
                .contains(
                        ",\"kind\":\"channel_to_infinity\",\"polished\":{\"kind\":\"channel_to_infinity\",",
                        "{\"way\":\"merge_and_saturate\",",
                        "{\"way\":\"cut_off\",",
                        "\"census_match\":\"different\"");
    }

    @Test
    void kindWayAndMatchAreReadBack() {
        RunRecord read = Json.read(Json.write(RUN), RunRecord.class);

        assertThat(read.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(read.polished().kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(read.polished().channel()).isEqualTo(RUN.polished().channel());
        assertThat(read.censusMatch()).isEqualTo(Verdict.DIFFERENT);
    }
}
