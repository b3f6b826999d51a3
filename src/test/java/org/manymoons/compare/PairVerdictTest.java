package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Channel;
import org.manymoons.compare.PairComparison.Candidate;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Reasons;
import org.manymoons.json.Json;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Spectrum;

/** Each verdict from end states that were made up, at parameters that are not the same as they stand. */
class PairVerdictTest {
    private static final Objective OBJECTIVE = SixPoints.objective(0.02);

    /** Costs 1 and 1 + gap with an error of 1e-15 each; ten times both explain 2e-14. */
    @ParameterizedTest
    @CsvSource({
        "STRICT_MINIMUM, STRICT_MINIMUM, 0,     SAME_MINIMUM_AFTER_POLISHING",
        "STRICT_MINIMUM, STRICT_MINIMUM, 1e-14, SAME_MINIMUM_AFTER_POLISHING",
        "STRICT_MINIMUM, STRICT_MINIMUM, 3e-14, DIFFERENT_END_STATES",
        "FLAT_MINIMUM,   FLAT_MINIMUM,   0,     SAME_MINIMUM_AFTER_POLISHING",
        "FLAT_MINIMUM,   STRICT_MINIMUM, 0,     UNDECIDED",
        "FLAT_MINIMUM,   STRICT_MINIMUM, 3e-14, DIFFERENT_END_STATES",
        "SADDLE,         STRICT_MINIMUM, 3e-14, UNDECIDED",
        "NOT_CONVERGED,  STRICT_MINIMUM, 3e-14, UNDECIDED",
        "NOT_CONVERGED,  NOT_CONVERGED,  0,     UNDECIDED"
    })
    void minimaAreOneWhereCostsAreEqualAndDifferentWhereTheyAreNot(
            Kind first, Kind second, double gap, PairVerdict verdict) {
        assertThat(compare(end(first, 1, null), end(second, 1 + gap, null)).verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "SATURATE, SATURATE, 0,     0,    SAME_CHANNEL_AFTER_POLISHING",
        "SATURATE, SATURATE, 3e-14, 0,    DIFFERENT_END_STATES",
        "SATURATE, SHARPEN,  0,     0,    UNDECIDED",
        "SATURATE, SATURATE, 0,     1e-3, UNDECIDED"
    })
    void channelsAreOneWhereWaysLimitsAndFunctionsAreEqual(
            Channel.Way first, Channel.Way second, double gap, double function, PairVerdict verdict) {
        EndState one = end(Kind.CHANNEL_TO_INFINITY, 2, channel(first, 1, 0.5));
        EndState other = end(Kind.CHANNEL_TO_INFINITY, 3, channel(second, 1 + gap, 0.5 + function));

        assertThat(compare(one, other).verdict()).isEqualTo(verdict);
    }

    @Test
    void oneEndStateAloneDecidesNothing() {
        Candidate polished = new Candidate(1, SixPoints.left(), end(Kind.STRICT_MINIMUM, 1, null));
        Candidate standing = new Candidate(2, SixPoints.right(), null);
        PairComparison comparison = new PairComparison(OBJECTIVE, null);

        assertThat(comparison.compare(polished, standing).verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(comparison.compare(standing, polished).verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(comparison.compare(standing, polished).reasons()).containsExactly("they were not polished");
    }

    /** What is the same as it stands needs no end states, whatever they are. */
    @Test
    void symmetryIsDecidedBeforeEndStates() {
        EndState one = end(Kind.STRICT_MINIMUM, 1, null);
        EndState other = end(Kind.STRICT_MINIMUM, 2, null);
        double[] p = SixPoints.right();
        PairComparison comparison = new PairComparison(OBJECTIVE, null);

        assertThat(comparison
                        .compare(new Candidate(1, p, one), new Candidate(2, SixPoints.flipped(p), other))
                        .verdict())
                .isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTICAL,                    identical,                    true",
        "SAME_UP_TO_SYMMETRY,          same_up_to_symmetry,          true",
        "SAME_MINIMUM_AFTER_POLISHING, same_minimum_after_polishing, true",
        "SAME_CHANNEL_AFTER_POLISHING, same_channel_after_polishing, true",
        "DIFFERENT_END_STATES,         different_end_states,         false",
        "UNDECIDED,                    undecided,                    false"
    })
    void aVerdictIsWrittenInLowerCaseAndSaysWhetherTheTwoAreOne(PairVerdict verdict, String label, boolean same) {
        assertThat(Json.line(verdict)).isEqualTo("\"" + label + "\"\n");
        assertThat(verdict.isSame()).isEqualTo(same);
    }

    private static PairResult compare(EndState one, EndState other) {
        return new PairComparison(OBJECTIVE, null)
                .compare(new Candidate(1, SixPoints.left(), one), new Candidate(2, SixPoints.right(), other));
    }

    private static EndState end(Kind kind, double loss, Channel channel) {
        double[] p = SixPoints.right();
        Spectrum spectrum = Spectrum.of(OBJECTIVE, p);
        return new EndState(
                new EndState.Decision(kind, loss, 1e-15, 0, 0, 1, 0, 0, List.of(), Reasons.of(), p, channel), spectrum);
    }

    private static Channel channel(Channel.Way way, double limit, double prediction) {
        double[] predictions = new double[SixPoints.SAMPLES.size()];
        java.util.Arrays.fill(predictions, prediction);
        return new Channel(
                List.of(new Channel.UnitGroup(way, List.of(0), 1, 1, List.of())), List.of(), limit, 1e-15, predictions);
    }
}
