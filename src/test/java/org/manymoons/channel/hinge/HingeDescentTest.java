package org.manymoons.channel.hinge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.channel.limit.HingeTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.ScalarLoss;

/**
 * Fits of c + max(0, w x + b) against those of SciPy (least squares in c and w for every kink, then minimize_scalar over the
 * kink), and with more variables against what max(0, .) says by its definition.
 */
class HingeDescentTest {
    private static final double[] CONVEX = {0, 0.1, 0.4, 0.9, 1.6, 2.5, 3.6, 4.9, 6.4, 8.1};
    private static final double[] DIP_AT_4 = {0, 0, 0.1, 0, -1, 1, 2, 3.1, 4, 5};
    private static final double[] DIP_AT_5 = {1, 1, 1, 1, 1, 0, 2.2, 3, 4.1, 5};

    private static Samples line(double[] y, double sign) {
        double[][] x = new double[y.length][];
        double[] labels = new double[y.length];
        for (int n = 0; n < y.length; n++) {
            x[n] = new double[] {n};
            labels[n] = sign * y[n];
        }
        return new Samples(x, labels);
    }

    private static LimitState hinge(
            Samples samples, double sign, double[] line, double constant, List<Integer> touching, ScalarLoss loss) {
        boolean[] active = new boolean[samples.size()];
        for (int n = 0; n < active.length; n++) {
            active[n] = !touching.contains(n) && Hinge.value(line, samples.inputs()[n]) > 0;
        }
        HingeTerm term = HingeTerm.of(samples, sign, active, touching);
        return new LimitState(List.of(new Piece(term, term.coordinates(line), List.of(0))), constant, List.of(), loss);
    }

    private static void reaches(
            Samples samples, LimitState start, double kink, double slope, double constant, int touching) {
        LimitState end = Hinges.settled(start, samples, () -> false);
        Hinge hinge = Hinge.of(end.pieces().get(0));
        double sign = hinge.term().sign();
        assertThat(hinge.line()[0]).isCloseTo(slope, within(1e-6));
        assertThat(-hinge.line()[1] / hinge.line()[0]).isCloseTo(kink, within(1e-6));
        assertThat(end.constant()).isCloseTo(sign * constant, within(1e-6));
        assertThat(hinge.term().touching()).isEqualTo(touching < 0 ? List.of() : List.of(touching));
        assertThat(Hinges.hold(end, samples)).isTrue();
    }

    /** Data that bend as the hinge does: no sample is held, each that the kink meets goes over. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.5, 2.80555555555556, 1.2, 0.16666666666667",
        "1, 1.5, 2.80555555555556, 1.2, 0.16666666666667",
        "1, 3.5, 3.29487179487179, 1.3, 0.35",
        "1, 6.5, 3.29487179487179, 1.3, 0.35",
        "-1, 1.5, 2.80555555555556, 1.2, 0.16666666666667",
        "-1, 6.5, 3.29487179487179, 1.3, 0.35"
    })
    void theKinkGoesPastSamples(double sign, double start, double kink, double slope, double constant) {
        Samples samples = line(CONVEX, sign);
        double[] line = {1.25, -1.25 * start};
        reaches(samples, hinge(samples, sign, line, 0, List.of(), ScalarLoss.SQUARED_ERROR), kink, slope, constant, -1);
    }

    /** A sample that wants to be low is met from either side, or from the kink of another, and held. */
    @ParameterizedTest
    @CsvSource({
        "1, 2.5, -1",
        "1, 1.5, -1",
        "1, 6.5, -1",
        "1, 4.5, -1",
        "1, 3, 3",
        "1, 4, 4",
        "1, 5, 5",
        "1, 6, 6",
        "1, 2, 2",
        "-1, 2.5, -1",
        "-1, 6.5, -1",
        "-1, 6, 6"
    })
    void aSampleIsHeldOnTheKink(double sign, double start, int touching) {
        double[] line = {1, -start};
        List<Integer> held = touching < 0 ? List.of() : List.of(touching);
        Samples four = line(DIP_AT_4, sign);
        LimitState state = hinge(four, sign, line, 0, held, ScalarLoss.SQUARED_ERROR);
        reaches(four, state, 4, 1.04615384615385, -0.14923076923077, 4);
        Samples five = line(DIP_AT_5, sign);
        state = hinge(five, sign, line, sign, held, ScalarLoss.SQUARED_ERROR);
        reaches(five, state, 5, 1.06, 0.87, 5);
    }

    private static double loss(Samples samples, double sign, double[] line, double constant) {
        double sum = 0;
        for (int n = 0; n < samples.size(); n++) {
            double z = constant + sign * Math.max(0, Hinge.value(line, samples.inputs()[n]));
            sum += Math.log1p(Math.exp(z)) - samples.labels()[n] * z;
        }
        return sum / samples.size();
    }

    private static Samples plane(Random random, double sign, boolean twice) {
        double[][] x = new double[40][];
        double[] labels = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            x[n] = twice && n % 2 == 1
                    ? x[n - 1].clone()
                    : new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
            double z = 0.3 + sign * Math.max(0, 2 * x[n][0] - x[n][1] + 0.2) + 0.8 * random.nextGaussian();
            labels[n] = Logistic.sigmoid(z);
        }
        return new Samples(x, labels);
    }

    /**
     * Where a limit holds, no line nearby has a lower loss, and the loss is that of max(0, .) itself. Of two samples in one
     * place only one can be held, so that not every limit holds there.
     */
    @ParameterizedTest
    @CsvSource({"1, false", "-1, false", "1, true", "-1, true"})
    void noLineNearbyIsBetter(double sign, boolean twice) {
        int held = 0;
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            Samples samples = plane(random, sign, twice);
            double[] near = {2 + random.nextGaussian(), -1 + random.nextGaussian(), 0.2 + 0.3 * random.nextGaussian()};
            LimitState start = hinge(samples, sign, near, 0, List.of(), ScalarLoss.CROSS_ENTROPY);
            LimitState end = Hinges.settled(start, samples, () -> false);
            Hinge hinge = Hinge.of(end.pieces().get(0));
            double floor = loss(samples, sign, hinge.line(), end.constant());
            assertThat(end.model(samples).loss(end.parameters())).isCloseTo(floor, within(1e-12));
            assertThat(floor).isLessThan(loss(samples, sign, near, 0));
            boolean holds = Hinges.hold(end, samples);
            assertThat(holds || twice).isTrue();
            for (int k = 0; k < 200 && holds; k++) {
                double[] other = hinge.line().clone();
                for (int j = 0; j < 3; j++) {
                    other[j] += 1e-5 * random.nextGaussian();
                }
                double constant = end.constant() + 1e-5 * random.nextGaussian();
                assertThat(loss(samples, sign, other, constant)).isGreaterThan(floor - 1e-13);
            }
            held += hinge.term().touching().size();
        }
        assertThat(held).isPositive();
    }

    /** Two samples in one place cannot both be held by a basis of their own. */
    @ParameterizedTest
    @ValueSource(doubles = {2.5, 6.5})
    void samplesInOnePlaceAreHeldAsOne(double start) {
        double[][] x = new double[20][];
        double[] labels = new double[20];
        for (int n = 0; n < 20; n++) {
            x[n] = new double[] {n / 2, n / 2 == 4 ? 0 : n % 2 == 0 ? -1 : 1};
            labels[n] = DIP_AT_4[n / 2];
        }
        Samples samples = new Samples(x, labels);
        LimitState state = hinge(samples, 1, new double[] {1, 0, -start}, 0, List.of(), ScalarLoss.SQUARED_ERROR);
        LimitState end = Hinges.settled(state, samples, () -> false);
        Hinge hinge = Hinge.of(end.pieces().get(0));
        assertThat(hinge.line())
                .containsExactly(new double[] {1.04615384615385, 0, -4 * 1.04615384615385}, within(1e-6));
        assertThat(hinge.term().touching()).hasSize(1).isSubsetOf(8, 9);
    }

    /** max(0, x - 2.3) - max(0, x - 6.6), which two hinges say exactly, from kinks on the other sides of samples. */
    @ParameterizedTest
    @CsvSource({"1.5, 7.5", "3.5, 5.5", "1.5, 5.5", "3.5, 7.5"})
    void ofTwoHingesEachMovesBySamplesOfItsOwn(double first, double second) {
        double[] y = new double[10];
        for (int n = 0; n < y.length; n++) {
            y[n] = Math.max(0, n - 2.3) - Math.max(0, n - 6.6);
        }
        Samples samples = line(y, 1);
        LimitState rising = hinge(samples, 1, new double[] {1.1, -1.1 * first}, 0, List.of(), ScalarLoss.SQUARED_ERROR);
        LimitState falling =
                hinge(samples, -1, new double[] {0.9, -0.9 * second}, 0, List.of(), ScalarLoss.SQUARED_ERROR);
        Piece other = falling.pieces().get(0);
        LimitState both = new LimitState(
                List.of(rising.pieces().get(0), new Piece(other.term(), other.parameters(), List.of(1))),
                0.1,
                List.of(),
                ScalarLoss.SQUARED_ERROR);

        LimitState end = Hinges.settled(both, samples, () -> false);

        assertThat(end.model(samples).loss(end.parameters())).isCloseTo(0, within(1e-12));
        for (Piece piece : end.pieces()) {
            Hinge hinge = Hinge.of(piece);
            double kink = piece.units().equals(List.of(0)) ? 2.3 : 6.6;
            assertThat(hinge.line()).containsExactly(new double[] {1, -kink}, within(1e-5));
        }
    }

    @Test
    void nothingMovesOnceItIsStopped() {
        Samples samples = line(CONVEX, 1);
        LimitState start = hinge(samples, 1, new double[] {1, -1.5}, 0, List.of(), ScalarLoss.SQUARED_ERROR);
        assertThat(Hinges.settled(start, samples, () -> true)).isSameAs(start);
    }
}
