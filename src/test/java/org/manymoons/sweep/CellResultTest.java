package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.manymoons.census.CensusResult;
import org.manymoons.census.Fabricated;
import org.manymoons.census.FoundEndState;
import org.manymoons.endstate.Kind;
import org.manymoons.json.Json;

/** What a sweep says of a census that is made up. */
class CellResultTest {
    private static final FoundEndState DEEP_CHANNEL = Fabricated.found(Kind.CHANNEL_TO_INFINITY, 0.9, 0.1, 3);
    private static final FoundEndState MINIMUM = Fabricated.found(Kind.STRICT_MINIMUM, 0.2, null, 4);
    private static final FoundEndState OTHER_MINIMUM = Fabricated.found(Kind.STRICT_MINIMUM, 0.3, null, 1);
    private static final FoundEndState SHALLOW_CHANNEL = Fabricated.found(Kind.CHANNEL_TO_INFINITY, 0.05, 0.4, 1);
    private static final FoundEndState SADDLE = Fabricated.found(Kind.SADDLE, 0.6, null, 1);
    private static final FoundEndState UNKNOWN = Fabricated.found(Kind.NOT_CONVERGED, 0.01, null, 1);

    @Test
    void hitsAreSummedByKind() {
        CellResult.EndStates states = states(MINIMUM, DEEP_CHANNEL, OTHER_MINIMUM, SHALLOW_CHANNEL, SADDLE, UNKNOWN);

        assertThat(states.hits())
                .containsExactly(
                        entry(Kind.CHANNEL_TO_INFINITY, 4),
                        entry(Kind.NOT_CONVERGED, 1),
                        entry(Kind.SADDLE, 1),
                        entry(Kind.STRICT_MINIMUM, 5));
        assertThat(states.strictMinima()).isEqualTo(2);
    }

    @Test
    void theCountsAreThoseOfTheCensus() {
        CellResult.EndStates states = states(MINIMUM);

        assertThat(states.atLeast()).isEqualTo(5);
        assertThat(states.undecidedPairs()).isEqualTo(6);
        assertThat(states.notConverged()).isEqualTo(2);
        assertThat(states.unseenMass()).isEqualTo(0.25);
    }

    /** A channel's cost is that of a place on its way; what counts is where it leads. */
    @Test
    void theBestIsTheLowestLimit() {
        CellResult.EndStates states = states(MINIMUM, DEEP_CHANNEL, SHALLOW_CHANNEL);

        assertThat(states.best()).isEqualTo(0.1);
        assertThat(states.shareOfBest()).isEqualTo(3 / 16.0);
        assertThat(states.shareOfBestInterval()).containsExactly(0.03, 0.3);
    }

    @Test
    void aMinimumBelowTheLimitOfAChannelIsBest() {
        CellResult.EndStates states = states(OTHER_MINIMUM, SHALLOW_CHANNEL, MINIMUM);

        assertThat(states.best()).isEqualTo(0.2);
        assertThat(states.shareOfBest()).isEqualTo(4 / 16.0);
    }

    @Test
    void whatHasNotConvergedIsNeverBest() {
        assertThat(states(UNKNOWN, MINIMUM).best()).isEqualTo(0.2);

        CellResult.EndStates none = states(UNKNOWN, UNKNOWN);
        assertThat(none.best()).isNull();
        assertThat(none.shareOfBest()).isNull();
        assertThat(none.shareOfBestInterval()).isNull();
        assertThat(none.strictMinima()).isZero();
    }

    private static CellResult.EndStates states(FoundEndState... states) {
        return CellResult.EndStates.of(new CensusResult(
                new CensusResult.Counts(16, 1, List.of(3L), 2, 5, 6, 0.25),
                List.of(states),
                null,
                List.of(),
                List.of("said"),
                null));
    }

    @Test
    void hitsAreWrittenInTheOrderOfTheLabelsAndReadBackSo() {
        CellResult.EndStates ends = new CellResult.EndStates(
                Map.of(Kind.STRICT_MINIMUM, 3, Kind.SADDLE, 2), 1, 0, 1, 0, null, null, null, null);
        String json = Json.line(ends);
        assertThat(json).startsWith("{\"hits\":{\"saddle\":2,\"strict_minimum\":3},");

        Map<Kind, Integer> read = Json.read(json, CellResult.EndStates.class).hits();

        assertThat(read).containsExactly(entry(Kind.SADDLE, 2), entry(Kind.STRICT_MINIMUM, 3));
    }
}
