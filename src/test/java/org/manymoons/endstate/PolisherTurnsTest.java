package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        EndState end = Polisher.polish(MadeUp.unit(0.3), new double[] {0.4, 0.5, -0.3, 0.2});
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
        EndState end = Polisher.polish(MadeUp.unit(0.1), new double[4]);
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
        EndState end = Polisher.inspect(MadeUp.unit(0.1), p);
        assertThat(end.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(end.parameters()).containsExactly(p);
        assertThat(end.decision().iterations()).isZero();
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
                p -> 2 + 0.5 * MadeUp.sumOfSquares(pull(p, small)),
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

    @Test
    void activationsWithKinksAreRefusedByName() {
        Objective objective = Objective.of(Network.of(1, List.of(2), Activation.HARDTANH, 0), MadeUp.TWO);
        assertThatThrownBy(() -> Polisher.polish(objective, new double[7]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hardtanh");
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
