package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Channel;
import org.manymoons.channel.ChannelSearch;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Where polishing turns: small networks whose end state can be worked out by hand. */
class PolisherTurnsTest {
    private static Objective unit(double l2) {
        return Objective.of(Network.of(1, List.of(1), Activation.TANH, l2), MadeUp.TWO);
    }

    @Test
    void logisticRegressionOnTwoPointsIsReached() {
        // sigmoid(w) = 3/4 and sigmoid(-w) = 1/4
        EndState end = Polisher.polish(Objective.of(MadeUp.LINE, MadeUp.TWO), new double[] {-3, 2});
        assertThat(end.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.parameters()).containsExactly(new double[] {Math.log(3), 0}, within(1e-14));
        assertThat(end.loss()).isCloseTo(Math.log(4) - 0.75 * Math.log(3), within(1e-15));
        assertThat(end.decision().iterations()).isBetween(2, 40);
    }

    @Test
    void aUnitThatTheDataDoNotWantEndsExactlyAtZero() {
        // l2 above 1/4, see ClassifierTest: zero weights are the only minimum
        EndState end = Polisher.polish(unit(0.3), new double[] {0.4, 0.5, -0.3, 0.2});
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.FLAT_MINIMUM);
        assertThat(end.decision().freeDirections()).containsExactly("bias of dead unit 1");
        assertThat(end.parameters()[0]).isZero();
        assertThat(end.parameters()[2]).isZero();
        assertThat(end.parameters()[3]).isCloseTo(0, within(1e-14));
        assertThat(end.loss()).isCloseTo(Math.log(2), within(1e-15));
    }

    @Test
    void aUnitThatTheDataWantIsFoundFromTheSaddleWhereItIsDead() {
        // w = a = v, b = c = 0 by symmetry: the least of log loss of v tanh(v) + 0.1 v^2, where its slope is 0
        EndState end = Polisher.polish(unit(0.1), new double[4]);
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.decision().iterations()).isPositive();
        double[] p = end.parameters();
        assertThat(p[1]).isCloseTo(0, within(1e-12));
        assertThat(p[3]).isCloseTo(0, within(1e-12));
        double t = Math.tanh(p[0]);
        double residual = 1 / (1 + Math.exp(-p[2] * t)) - 0.75;
        assertThat(residual * t + 0.1 * p[2]).isCloseTo(0, within(1e-14));
        assertThat(residual * p[2] * (1 - t * t) + 0.1 * p[0]).isCloseTo(0, within(1e-14));
        assertThat(end.loss()).isLessThan(Math.log(2) - 0.01);
    }

    @Test
    void samplesThatCanBeSeparatedAreAChannelAtOnce() {
        Samples hard = new Samples(new double[][] {{-1}, {1}}, new double[] {0, 1});
        EndState end = Polisher.polish(
                Objective.of(Network.of(1, List.of(1), Activation.TANH, 0), hard), new double[] {0.1, 0, 0.1, 0});
        assertThat(end.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(end.channel().groups()).extracting(Channel.UnitGroup::way).containsExactly(Channel.Way.SEPARABLE);
        assertThat(end.decision().iterations()).isPositive();
    }

    @Test
    void aUnitThatMustBecomeAnExponentialSaturates() {
        Samples samples = Landscapes.saying(x -> 0.5 - Math.exp(0.8 * x[0] - 0.6 * x[1]), 60, 1);
        Objective objective = Landscapes.objective(samples, 1, Activation.TANH, 0);
        EndState end = Polisher.polish(objective, Landscapes.trained(objective, 1, 300, 1.2));
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(end.channel().groups()).extracting(Channel.UnitGroup::way).containsExactly(Channel.Way.SATURATE);
        assertThat(end.channel().limit()).isCloseTo(Landscapes.entropy(samples), within(1e-12));
    }

    /** Told to stop until the Hessian is asked for, which the judgement does first: no step is made, then a channel is found. */
    @Test
    void whatHasNotConvergedMayBeInAChannel() {
        Samples samples = Landscapes.saying(x -> 0.3 + 1.4 * x[0] - 0.9 * x[1], 40, 1);
        Objective plain = Objective.of(Network.of(2, List.of(1), Activation.TANH, 0), samples);
        int[] hessians = {0};
        MadeUp counting = new MadeUp(plain.network(), samples, plain::loss, plain::gradient, p -> {
            hessians[0]++;
            return plain.hessian(p);
        });
        double[] start = {0.14, -0.09, 0, 10, 0.3};
        assertThat(Polisher.polish(counting, start, () -> true).kind()).isEqualTo(Kind.NOT_CONVERGED);
        hessians[0] = 0;
        EndState end = Polisher.polish(counting, start, () -> hessians[0] == 0);
        assertThat(end.kind()).as("%s", end.decision().reasons()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(end.channel().groups()).extracting(Channel.UnitGroup::way).containsExactly(Channel.Way.FADE);
        assertThat(end.decision().iterations()).isZero();
    }

    @Test
    void inspectingMovesNothing() {
        double[] p = {0.4, 0.5, -0.3, 0.2};
        EndState end = Polisher.inspect(unit(0.1), p);
        assertThat(end.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(end.parameters()).containsExactly(p);
        assertThat(end.decision().iterations()).isZero();
    }

    @Test
    void toldToStopItReturnsWhereItIsWithoutAStep() {
        double[] p = {0.4, 0.5, -0.3, 0.2};
        EndState end = Polisher.polish(unit(0.1), p, () -> true);
        assertThat(end.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(end.parameters()).containsExactly(p);
        assertThat(end.decision().iterations()).isZero();
        EndState saddle = Polisher.polish(unit(0.1), new double[4], () -> true);
        assertThat(saddle.kind()).isEqualTo(Kind.SADDLE);
        assertThat(saddle.parameters()).containsExactly(new double[4]);
    }

    @Test
    void theShiftOfASoftmaxStaysWhereItStarted() {
        // two classes, no hidden units: the difference of the logits is that of logistic regression, their sum stays
        Samples two = new Samples(
                new double[][] {{-1}, {-1}, {-1}, {-1}, {1}, {1}, {1}, {1}}, new double[] {1, 0, 0, 0, 1, 1, 1, 0});
        Network softmax = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);
        EndState end = Polisher.polish(Objective.of(softmax, two), new double[] {0.5, 0.25, 3, 1});
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.STRICT_MINIMUM);
        double half = Math.log(3) / 2;
        assertThat(end.parameters()).containsExactly(new double[] {0.375 - half, 0.375 + half, 2, 2}, within(1e-12));
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

    @Test
    void aMinimumIsLookedAtOnceAndNotLeft() {
        // where the gradient is zero, each of the three phases ends with its first step
        Network network = Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        double[] p = {0.375, 0.5};
        MadeUp bowl = MadeUp.quadratic(network, MadeUp.TWO, p, MadeUp.diagonal(1, 2), 0, 0);
        EndState end = Polisher.polish(bowl, p);
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.parameters()).containsExactly(p);
        assertThat(end.decision().iterations()).isEqualTo(3);
    }

    @Test
    void whereZeroingADeadUnitMovesTheMinimumItIsFinishedThere() {
        // the output bias is drawn to 0 as long as the unit lives, and to 1 once its weights are exactly zero
        Network network = Network.of(1, List.of(1), Activation.TANH, 0.1);
        double small = 5e-11;
        MadeUp objective = new MadeUp(
                network,
                MadeUp.TWO,
                p -> 2 + 0.5 * sumOfSquares(pull(p, small)),
                p -> pull(p, small),
                p -> MadeUp.diagonal(1, 1, 1, 1));
        EndState end = Polisher.polish(objective, new double[] {small, 0, small, 0});
        assertThat(end.parameters()).containsExactly(0, 0, 0, 1);
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.STRICT_MINIMUM);
    }

    private static double[] pull(double[] p, double small) {
        return p[0] == 0 && p[2] == 0
                ? new double[] {0, p[1], 0, p[3] - 1}
                : new double[] {p[0] - small, p[1], p[2] - small, p[3]};
    }

    private static double sumOfSquares(double[] v) {
        return v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + v[3] * v[3];
    }

    @Test
    void activationsWithKinksAreRefusedByName() {
        Objective objective = Objective.of(Network.of(1, List.of(2), Activation.HARDTANH, 0), MadeUp.TWO);
        assertThatThrownBy(() -> Polisher.polish(objective, new double[7]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hardtanh");
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

    @Test
    void networksWithKinksArePolishedByTheirOwnRules() {
        assertThat(Polisher.applies(Network.of(1, List.of(2), Activation.TANH, 0)))
                .isTrue();
        assertThat(Polisher.applies(Network.of(1, List.of(2), Activation.RELU, 0)))
                .isTrue();
        assertThat(Polisher.applies(Network.of(1, List.of(2, 2), Activation.RELU, 0)))
                .isFalse();
        assertThat(Polisher.applies(Network.of(1, List.of(2), Activation.HARDTANH, 0)))
                .isFalse();
    }

    /** One relu unit whose minimum, on the kink at 1/2, follows by hand: c = logit(0.27), c + v w = logit(0.73). */
    @Test
    void aMinimumOnAKinkIsReachedAndSeenWhereItIs() {
        Samples samples = new Samples(
                new double[][] {{-1}, {-1}, {-1}, {0.5}, {1.5}, {1.5}, {1.5}, {1.5}},
                new double[] {1, 0, 0, 0, 1, 1, 1, 0});
        Objective objective = Objective.of(Network.of(1, List.of(1), Activation.RELU, 0.01), samples);
        double[] start = {0.9, -0.3, 1.1, -1};
        double c = Math.log(0.27 / 0.73);
        double v = Math.sqrt(-2 * c);
        List<double[]> way = new ArrayList<>();
        for (EndState end : List.of(Polisher.polish(objective, start), Polisher.polish(objective, start, way::add))) {
            assertThat(end.kind())
                    .as("%s", end.decision().reasons().sentences())
                    .isEqualTo(Kind.STRICT_MINIMUM);
            assertThat(end.parameters()).containsExactly(new double[] {v, -v / 2, v, c}, within(1e-7));
        }
        assertThat(way).isNotEmpty();
        assertThat(Polisher.inspect(objective, start).kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(Polisher.inspect(objective, new double[] {v, -v / 2, v, c}).kind())
                .isEqualTo(Kind.STRICT_MINIMUM);
        EndState stopped = Polisher.polish(objective, start, () -> true);
        assertThat(stopped.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(stopped.loss()).isLessThanOrEqualTo(objective.loss(start));
    }

    /** An identity unit is logistic regression, c = 0 and v w = log 3, with a valley of factors. */
    @Test
    void anIdentityUnitEndsInTheValleyOfItsRegression() {
        EndState end = Polisher.polish(
                Objective.of(Network.of(1, List.of(1), Activation.IDENTITY, 0), MadeUp.TWO),
                new double[] {0.4, 0.5, 0.3, 0.2});
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.FLAT_MINIMUM);
        assertThat(end.parameters()[0] * end.parameters()[2]).isCloseTo(Math.log(3), within(1e-12));
        assertThat(end.loss()).isCloseTo(Math.log(4) - 0.75 * Math.log(3), within(1e-15));
        assertThat(end.decision().reasons().sentences())
                .containsExactly(
                        "the network is one affine map of its inputs, and this is the only minimum of its logistic regression");
        assertThat(end.decision().freeDirections()).hasSize(2);
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
                p -> 2 + 0.5 * sumOfSquares(new double[] {p[0] - small, p[1], p[2] - small, p[3]}),
                p -> new double[] {p[0] - small, p[1], p[2] - small, p[3]},
                p -> MadeUp.diagonal(1, 1, 1, 1));
        List<Double> way = new ArrayList<>();
        EndState end = Polisher.polish(objective, new double[] {small, 0, small, 0}, p -> way.add(p[0]));
        assertThat(end.parameters()[0]).isZero();
        // and once where it is judged
        assertThat(way.stream().filter(w -> w == 0)).hasSize(6 + 1);
    }

    /** Labels that one finite unit says, near the line that fits them best: a bent line lies below, and leads to the unit. */
    @Test
    void fromANetworkBelowALimitPolishingGoesOn() {
        Samples samples = Landscapes.saying(x -> 0.2 + 1.5 * Math.tanh(0.9 * x[0] + 0.5 * x[1] + 0.6), 40, 1);
        Objective plain = Objective.of(Network.of(2, List.of(1), Activation.TANH, 0), samples);
        double[] start = {0.07, 0.04, 0, 10, 0.9};
        int[] hessians = {0};
        boolean[] below = {false};
        MadeUp watched = new MadeUp(
                plain.network(),
                samples,
                p -> {
                    below[0] |= plain.loss(p) < plain.loss(start) - 1e-4;
                    return plain.loss(p);
                },
                plain::gradient,
                p -> {
                    hessians[0]++;
                    return plain.hessian(p);
                });
        EndState end = Polisher.polish(watched, start, () -> hessians[0] == 0);
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.loss()).isCloseTo(Landscapes.entropy(samples), within(1e-13));

        // told to stop as soon as one is found, it says what the start is
        hessians[0] = 0;
        below[0] = false;
        EndState stopped = Polisher.polish(watched, start, () -> hessians[0] == 0 || below[0]);
        assertThat(below[0]).isTrue();
        assertThat(stopped.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(stopped.parameters()).containsExactly(start);
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

    /** A hollow made up where networks on the way to a line are: beyond it lies the line, but what is found is a minimum. */
    @Test
    void fromAMinimumNoChannelIsLookedFor() {
        Samples samples = Landscapes.saying(x -> 0.3 + 1.4 * x[0] - 0.9 * x[1], 40, 1);
        Objective plain = Objective.of(Network.of(2, List.of(1), Activation.TANH, 0), samples);
        double[] middle = {0.14, -0.09, 0, 10.068, 0.3006};
        MadeUp bowl = MadeUp.quadratic(plain.network(), samples, middle, MadeUp.diagonal(1, 1, 1, 1, 1), new double[5]);
        double bottom = plain.loss(middle);
        MadeUp hollow = new MadeUp(
                plain.network(),
                samples,
                p -> Math.abs(p[3] - middle[3]) < 1 ? bottom + bowl.loss(p) : plain.loss(p),
                bowl::gradient,
                bowl::hessian);
        assertThat(ChannelSearch.from(hollow, middle, () -> false)).isInstanceOf(Certification.Verified.class);
        EndState end = Polisher.polish(hollow, middle);
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.parameters()).containsExactly(middle, within(1e-12));
    }
}
