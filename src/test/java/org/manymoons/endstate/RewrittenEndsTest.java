package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.channel.Channel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.TwoClassSoftmax;

/** A softmax over two classes ends where one sigmoid does; where that is has tests of its own. */
class RewrittenEndsTest {
    private static final Network SOFTMAX =
            Network.of(1, List.of(1), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 2, 0);

    /** Seven places, as many of each class as the logistic line a + b x (line) or a step says. */
    private static Samples line(double[] shares) {
        List<double[]> inputs = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        for (int place = 0; place < shares.length; place++) {
            for (int n = 0; n < 10; n++) {
                inputs.add(new double[] {place - 3.0});
                labels.add(n < 10 * shares[place] ? 1.0 : 0.0);
            }
        }
        return new Samples(
                inputs.toArray(double[][]::new),
                labels.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static EndState one(Samples samples, double[] softmax) {
        return Polisher.polish(
                Objective.of(TwoClassSoftmax.asOneSigmoid(SOFTMAX), samples),
                TwoClassSoftmax.toOneSigmoid(SOFTMAX, softmax));
    }

    /** A step: the unit's weight grows for ever, towards the entropy of the two sides. */
    @Test
    void aChannelIsTheSameChannel() {
        Samples samples = line(new double[] {0.1, 0.1, 0.1, 0.8, 0.8, 0.8, 0.8});
        double[] start = {1, 0.3, -2, 1.5, 0.4, -0.2};
        double limit = (30 * entropy(0.1) + 40 * entropy(0.8)) / 70;

        EndState end = Polisher.polish(Objective.of(SOFTMAX, samples), start);

        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        Channel channel = end.channel();
        assertThat(channel.limit()).isCloseTo(limit, within(1e-12));
        assertThat(Departure.all(channel))
                .isEqualTo(Departure.all(one(samples, start).channel()));
        assertThat(end.loss()).isCloseTo(limit, within(1e-3)).isGreaterThan(limit - 1e-15);
        double[] p = end.parameters();
        assertThat(p[SOFTMAX.output().weight(0, 0)]).isZero();
        assertThat(p[SOFTMAX.output().bias(0)]).isZero();
    }

    private static double entropy(double share) {
        return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    }

    /** Shares that rise and level off at 0.8: the minimum of one tanh unit, which keeps the shift that training left. */
    @Test
    void aMinimumKeepsItsShift() {
        Samples samples = line(new double[] {0.1, 0.2, 0.2, 0.5, 0.7, 0.8, 0.8});
        double[] start = {0.7, 0.1, -0.5, 1.5, 2, 3};

        EndState end = Polisher.polish(Objective.of(SOFTMAX, samples), start);
        EndState one = one(samples, start);

        assertThat(one.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(end.loss()).isCloseTo(one.loss(), within(1e-15));
        assertThat(TwoClassSoftmax.shift(SOFTMAX, end.parameters()))
                .containsExactly(new double[] {0.5, 2.5}, within(1e-12));
    }

    /** A small step with every sample on its side. */
    @Test
    void separatedClassesAreSeparatedForBoth() {
        Samples samples = line(new double[] {0, 0, 0, 1, 1, 1, 1});
        EndState end = Polisher.polish(Objective.of(SOFTMAX, samples), new double[] {1, 0.3, -2, 1.5, 0.4, -0.2});

        assertThat(end.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(Departure.all(end.channel())).containsExactly(Departure.SEPARABLE);
        assertThat(end.channel().limit()).isZero();
    }

    @Test
    void theWayIsShownInSoftmaxParameters() {
        Samples samples = line(new double[] {0.1, 0.2, 0.2, 0.5, 0.7, 0.8, 0.8});
        double[] start = new Random(3).doubles(SOFTMAX.parameterCount(), -1, 1).toArray();
        Objective objective = Objective.of(SOFTMAX, samples);
        List<Double> losses = new ArrayList<>();

        Polisher.polish(objective, start, place -> losses.add(objective.loss(place)));

        assertThat(losses).hasSizeGreaterThan(3);
        assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0));
        assertThat(losses).isSortedAccordingTo((a, b) -> Math.abs(a - b) < 1e-14 ? 0 : Double.compare(b, a));
    }

    /** Twenty places with random labels, and a start. */
    private record Drawn(Objective objective, double[] start) {
        static Drawn of(long seed) {
            Random random = new Random(seed);
            double[][] x = new double[20][];
            double[] y = new double[20];
            for (int n = 0; n < x.length; n++) {
                x[n] = new double[] {random.nextGaussian()};
                y[n] = random.nextDouble() < 0.5 + 0.4 * Math.sin(2 * x[n][0]) ? 1 : 0;
            }
            Network network = Network.of(1, List.of(2), Activation.SIGMOID, 0);
            return new Drawn(
                    Objective.of(network, new Samples(x, y)),
                    random.doubles(network.parameterCount(), -2, 2).toArray());
        }
    }

    /** Sigmoid units that arrive nowhere as they are, and do so written as tanh: at a limit below where they had come. */
    @ParameterizedTest
    @ValueSource(longs = {10, 29, 42})
    void whatArrivesNowhereIsTriedWithTheOtherActivation(long seed) {
        Drawn drawn = Drawn.of(seed);
        EndState asItIs = new Polisher(drawn.objective(), () -> false).polish(drawn.start(), place -> {});
        List<double[]> way = new ArrayList<>();

        EndState end = Polisher.polish(drawn.objective(), drawn.start(), place -> way.add(place.clone()));

        assertThat(asItIs.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(end.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(end.channel().limit()).isLessThanOrEqualTo(asItIs.loss());
        assertThat(end.loss()).isGreaterThan(end.channel().limit());
        double first = drawn.objective().loss(way.get(0));
        assertThat(first).isLessThan(drawn.objective().loss(drawn.start()));
        assertThat(drawn.objective().loss(way.get(way.size() - 1))).isLessThan(first);
    }

    /** Their other end costs 0.46 where the way had come down to 0.34. */
    @Test
    void aHigherEndIsNone() {
        Drawn drawn = Drawn.of(2);

        EndState end = Polisher.polish(drawn.objective(), drawn.start());

        assertThat(end.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(end.loss()).isLessThan(0.34);
    }
}
