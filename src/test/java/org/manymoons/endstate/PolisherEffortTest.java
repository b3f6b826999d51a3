package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** How long polishing goes on, and that it ends. */
class PolisherEffortTest {
    @Test
    void toldToStopItReturnsWhereItIsWithoutAStep() {
        double[] p = {0.4, 0.5, -0.3, 0.2};
        EndState end = Polisher.polish(MadeUp.unit(0.1), p, () -> true);
        assertThat(end.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(end.parameters()).containsExactly(p);
        assertThat(end.decision().iterations()).isZero();
        EndState saddle = Polisher.polish(MadeUp.unit(0.1), new double[4], () -> true);
        assertThat(saddle.kind()).isEqualTo(Kind.SADDLE);
        assertThat(saddle.parameters()).containsExactly(new double[4]);
    }

    /**
     * A ditch at the distance 0.256 from a ridge: steps of 1, 1/4, 1/16 ... or 10, 2.5, ... miss it, looking along the
     * descending direction at 0.001, 0.004 ... does not.
     */
    @ParameterizedTest
    @CsvSource({"1, STRICT_MINIMUM, 0.256", "2, SADDLE, 0"})
    void aSaddleThatNoStepLeadsOutOfIsLeftByLookingAlongItsDescendingDirection(double ditch, Kind kind, double x) {
        Network network = Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        MadeUp objective = new MadeUp(
                network,
                MadeUp.TWO,
                p -> Math.abs(p[0] - 0.256) < 1e-3 ? ditch : 2,
                p -> new double[2],
                p -> MadeUp.diagonal(p[0] > 0.2 ? 1 : -1, 2));
        EndState end = Polisher.polish(objective, new double[2]);
        assertThat(end.kind()).isEqualTo(kind);
        assertThat(end.parameters()).containsExactly(new double[] {x, 0}, within(1e-12));
    }

    /** After 25 plain steps and twice 15 projected ones, and not before. */
    @Test
    void aChannelIsLookedForAfterTheSecondRound() {
        Samples samples = Landscapes.saying(x -> 0.5 - Math.exp(0.8 * x[0] - 0.6 * x[1]), 60, 1);
        Objective objective = Landscapes.objective(samples, 1, Activation.TANH, 0);
        EndState end = Polisher.polish(objective, Landscapes.trained(objective, 1, 300, 1.2));
        assertThat(end.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(end.decision().iterations()).isEqualTo(25 + 2 * 15);
    }

    /** exp(-w) falls for ever: 25 plain steps, 16 rounds of 15 and 60 to finish. */
    @Test
    void whatNeverArrivesIsGivenUp() {
        Network network = Network.of(1, List.of(1), Activation.TANH, 0.01);
        MadeUp falling = new MadeUp(
                network,
                MadeUp.TWO,
                p -> Math.exp(-p[0]),
                p -> new double[] {-Math.exp(-p[0]), 0, 0, 0},
                p -> MadeUp.diagonal(Math.exp(-p[0]), 1, 1, 1));
        EndState end = Polisher.polish(falling, new double[] {1, 0, 1, 0});
        assertThat(end.decision().iterations()).isEqualTo(25 + 16 * 15 + 60);
        assertThat(end.parameters()[0]).isGreaterThan(100);
    }

    /** The same of two hidden layers without weight decay: scaled steps do not arrive either, and why no limit is said is. */
    @ParameterizedTest
    @CsvSource({"0, true", "0.01, false"})
    void whatDriftsForEverHasNoKnownLimit(double l2, boolean drifts) {
        Network deep = Network.of(1, List.of(1, 1), Activation.TANH, l2);
        MadeUp falling = new MadeUp(
                deep,
                MadeUp.TWO,
                p -> Math.exp(-p[0]),
                p -> new double[] {-Math.exp(-p[0]), 0, 0, 0, 0, 0},
                p -> MadeUp.diagonal(Math.exp(-p[0]), 1, 1, 1, 1, 1));
        EndState end = Polisher.polish(falling, new double[] {1, 0, 1, 0, 1, 0});
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(end.decision().reasons().sentences().toString().contains("its limit stays unknown"))
                .isEqualTo(drifts);
        int plain = 25 + 16 * 15 + 60;
        assertThat(end.decision().iterations() > plain).isEqualTo(drifts);
    }

    /** Ditches in a row, each a ridge itself: the next is 0.256 times 1 + x farther than x. */
    @Test
    void fiveSaddlesAreLeftOneAfterTheOther() {
        double[] ditches = new double[9];
        for (int i = 1; i < ditches.length; i++) {
            ditches[i] = ditches[i - 1] + 0.256 * (1 + ditches[i - 1]);
        }
        Network network = Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        MadeUp ridges = new MadeUp(
                network,
                MadeUp.TWO,
                p -> {
                    for (int i = 0; i < ditches.length; i++) {
                        if (Math.abs(p[0] - ditches[i]) < 1e-6 && p[1] == 0) {
                            return 2 - 0.1 * i;
                        }
                    }
                    return 3;
                },
                p -> new double[2],
                p -> MadeUp.diagonal(-1, 2));
        EndState end = Polisher.polish(ridges, new double[2]);
        assertThat(end.kind()).isEqualTo(Kind.SADDLE);
        assertThat(end.parameters()[0]).isCloseTo(ditches[5], within(1e-9));
    }

    /** Each finish leads back to weights that are zeroed. */
    @Test
    void zeroingEndsAfterSixFinishes() {
        Network network = Network.of(1, List.of(1), Activation.TANH, 0.1);
        double small = 5e-11;
        MadeUp objective = new MadeUp(
                network,
                MadeUp.TWO,
                p -> 2 + 0.5 * MadeUp.sumOfSquares(new double[] {p[0] - small, p[1], p[2] - small, p[3]}),
                p -> new double[] {p[0] - small, p[1], p[2] - small, p[3]},
                p -> MadeUp.diagonal(1, 1, 1, 1));
        List<Double> way = new ArrayList<>();
        EndState end = Polisher.polish(objective, new double[] {small, 0, small, 0}, p -> way.add(p[0]));
        assertThat(end.parameters()[0]).isZero();
        // and once where it is judged
        assertThat(way.stream().filter(w -> w == 0)).hasSize(6 + 1);
    }

    /**
     * The loss is 1 where the Hessian was asked for last, elsewhere less, and no step makes the gradient smaller: each of six
     * judgements finds a network below a limit. A Hessian each for projected steps, finish and judgement, after one at first.
     */
    @Test
    void fiveLimitsAreUndercutOneAfterTheOther() {
        Samples samples = Landscapes.saying(x -> 0.3 + 1.4 * x[0] - 0.9 * x[1], 40, 1);
        double[][] judged = {{}};
        int[] hessians = {0};
        MadeUp falling = new MadeUp(
                Network.of(2, List.of(1), Activation.TANH, 0),
                samples,
                p -> Arrays.equals(p, judged[0]) ? 1 : 0.5,
                p -> new double[] {1e-6, 0, 0, 0, 0},
                p -> {
                    hessians[0]++;
                    judged[0] = p.clone();
                    return MadeUp.diagonal(1e6, 1e6, 1e6, 1e6, 1e6);
                });
        EndState end = Polisher.polish(falling, new double[] {0.14, -0.09, 0, 10, 0.3});
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(hessians[0]).isEqualTo(1 + 6 * 3);
    }
}
