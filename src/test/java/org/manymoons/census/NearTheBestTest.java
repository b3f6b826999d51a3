package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.MadeUpFigures;
import org.manymoons.endstate.Reasons;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Networks without hidden units on one feature, sigmoid(w x + b) with b = 0: at x = 1 and -1. */
class NearTheBestTest {
    private static final Samples TWO = new Samples(new double[][] {{1}, {-1}}, new double[] {1, 0});
    private static final Samples ONE = new Samples(new double[][] {{2}}, new double[] {1});
    private static final Objective OBJECTIVE = Objective.of(Network.of(1, List.of(), Activation.TANH, 0), TWO);

    @Test
    void endStatesWithinTheToleranceOfTheLowestValueAreCompared() {
        PredictiveMultiplicity found = NearTheBest.of(
                OBJECTIVE, null, List.of(end(1, 0.310, null, 1), end(2, 0.300, null, 2), end(3, 0.3101, null, 3)));

        assertThat(found.scores())
                .extracting(PredictiveMultiplicity.Score::seed)
                .containsExactly(2L, 1L);
        assertThat(found.baseline()).isEqualTo(2);
        assertThat(found.samples()).isEqualTo(2);
    }

    @Test
    void aChannelIsWorthItsLimit() {
        PredictiveMultiplicity found = NearTheBest.of(
                OBJECTIVE, null, List.of(end(1, 0.30, null, 1), end(2, 0.9, 0.295, 2), end(3, 0.4, null, 3)));

        assertThat(found.scores())
                .extracting(PredictiveMultiplicity.Score::seed)
                .containsExactly(2L, 1L);
    }

    @Test
    void theTestSetIsPredictedWhereThereIsOne() {
        PredictiveMultiplicity found =
                NearTheBest.of(OBJECTIVE, ONE, List.of(end(1, 0.3, null, 1), end(2, 0.3, null, -1)));

        assertThat(found.samples()).isEqualTo(1);
        assertThat(found.widest().high()).isEqualTo(1 / (1 + Math.exp(-2)));
        assertThat(found.widest().low()).isEqualTo(1 / (1 + Math.exp(2)));
        assertThat(found.ambiguity()).isEqualTo(1);
    }

    @Test
    void ofEqualEndStatesTheFirstIsTheBaselineAndNoMoreThanTwoHundredAreCompared() {
        List<FoundEndState> many = IntStream.rangeClosed(1, 250)
                .mapToObj(k -> end(k, 0.3, null, k))
                .toList();

        PredictiveMultiplicity found = NearTheBest.of(OBJECTIVE, null, many);

        assertThat(found.networks()).isEqualTo(200);
        assertThat(found.baseline()).isEqualTo(1);
    }

    @Test
    void oneEndStateHasNothingToDisagreeWith() {
        assertThat(NearTheBest.of(OBJECTIVE, null, List.of())).isNull();
        assertThat(NearTheBest.of(OBJECTIVE, null, List.of(end(1, 0.3, null, 1), end(2, 0.32, null, 2))))
                .isNull();
        assertThat(NearTheBest.of(
                        OBJECTIVE,
                        null,
                        List.of(end(1, 0.3, null, 1), end(Kind.NOT_CONVERGED, 2, 0.3, null, new double[] {2, 0}))))
                .isNull();
    }

    @Test
    void moreThanTwoClassesAreNotCompared() {
        Network three = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        double[] parameters = new double[6];

        assertThat(NearTheBest.of(
                        Objective.of(three, TWO),
                        null,
                        List.of(
                                end(Kind.STRICT_MINIMUM, 1, 0.3, null, parameters),
                                end(Kind.STRICT_MINIMUM, 2, 0.3, null, parameters))))
                .isNull();
    }

    static FoundEndState end(long seed, double cost, Double limit, double weight) {
        Kind kind = limit == null ? Kind.STRICT_MINIMUM : Kind.CHANNEL_TO_INFINITY;
        return end(kind, seed, cost, limit, new double[] {weight, 0});
    }

    private static FoundEndState end(Kind kind, long seed, double cost, Double limit, double[] parameters) {
        return new FoundEndState(
                MadeUpFigures.of(kind, cost, limit, Reasons.of(), parameters),
                1,
                List.of(0.1, 0.9),
                List.of(seed),
                List.of(),
                null,
                null,
                null);
    }
}
