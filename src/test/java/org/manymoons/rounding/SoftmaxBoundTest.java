package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Digits;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Softmax;

/** Against 100 digits at every corner of the box that the pre-activations are known to lie in, and by hand. */
class SoftmaxBoundTest {
    private static final double U = 0x1p-53;
    private static final MathContext DIGITS = new MathContext(100);

    private static ErrorVector vector(double[] value, double... error) {
        ErrorVector vector = new ErrorVector(value.length);
        System.arraycopy(value, 0, vector.value, 0, value.length);
        System.arraycopy(error, 0, vector.error, 0, error.length);
        return vector;
    }

    private static double loss(ErrorVector z, int label) {
        return new SoftmaxBound(z).loss(label);
    }

    private static double[] derivative(ErrorVector z, int label) {
        double[] errors = new double[z.value.length];
        new SoftmaxBound(z).derivative(label, errors);
        return errors;
    }

    private static ErrorVector curvature(ErrorVector z, ErrorVector direction) {
        ErrorVector result = new ErrorVector(z.value.length);
        new SoftmaxBound(z).curvature(direction, result);
        return result;
    }

    private static double distance(BigDecimal exact, double computed) {
        return exact.subtract(new BigDecimal(computed)).abs().doubleValue();
    }

    private static BigDecimal[] probabilities(BigDecimal[] z) {
        BigDecimal[] e = Arrays.stream(z).map(Digits::exp).toArray(BigDecimal[]::new);
        BigDecimal sum = Arrays.stream(e).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Arrays.stream(e).map(x -> x.divide(sum, DIGITS)).toArray(BigDecimal[]::new);
    }

    /** The corner of the box whose number this is: bit k says whether z[k] is at the upper end. */
    private static BigDecimal[] corner(ErrorVector v, int number) {
        return IntStream.range(0, v.value.length)
                .mapToObj(k -> new BigDecimal(v.value[k])
                        .add(new BigDecimal((number >> k & 1) == 1 ? v.error[k] : -v.error[k])))
                .toArray(BigDecimal[]::new);
    }

    /** What is computed is exceeded by no more than the bound at any corner; the bound by no more than the factor. */
    @ParameterizedTest
    @CsvSource({
        "2, 1, 0",
        "2, 1, 1e-12",
        "2, 6, 1e-3",
        "2, 20, 0.1",
        "3, 1, 0",
        "3, 30, 0",
        "3, 1, 1e-9",
        "3, 10, 0.01",
        "4, 3, 1e-15",
        "4, 5, 0.3"
    })
    void noErrorExceedsItsBound(int outputs, double spread, double error) {
        Random random = new Random(outputs);
        for (int n = 0; n < 2; n++) {
            ErrorVector z = vector(
                    random.doubles(outputs, -spread, spread).toArray(),
                    random.doubles(outputs, 0, 1).map(x -> error * x).toArray());
            ErrorVector direction = vector(
                    random.doubles(outputs, -2, 2).toArray(),
                    random.doubles(outputs, 0, 1).map(x -> error * x).toArray());
            int label = random.nextInt(outputs);
            double[] bounds = derivative(z, label);
            ErrorVector product = curvature(z, direction);
            double[] slope = OutputLoss.SOFTMAX_CROSS_ENTROPY.derivative(z.value, label, CrossEntropy.EXACT);
            for (int number = 0; number < 1 << outputs; number++) {
                BigDecimal[] p = probabilities(corner(z, number));
                double computed = OutputLoss.SOFTMAX_CROSS_ENTROPY.loss(z.value, label, CrossEntropy.EXACT);
                assertThat(distance(Digits.log(p[label]).negate(), computed)).isLessThanOrEqualTo(loss(z, label));
                BigDecimal[] r = corner(direction, number ^ n);
                BigDecimal mean = IntStream.range(0, outputs)
                        .mapToObj(k -> p[k].multiply(r[k]))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                for (int k = 0; k < outputs; k++) {
                    BigDecimal target = k == label ? BigDecimal.ONE : BigDecimal.ZERO;
                    assertThat(distance(p[k].subtract(target), slope[k])).isLessThanOrEqualTo(bounds[k]);
                    assertThat(distance(p[k].multiply(r[k].subtract(mean)), product.value[k]))
                            .isLessThanOrEqualTo(product.error[k]);
                }
            }
        }
    }

    /** p[1] = 1 / (1 + e^8) grows by nearly e^0.2 when z[1] gains 0.1 on z[0], which loses it. */
    @Test
    void theBoundIsTheLargestChangeOverTheBox() {
        ErrorVector z = vector(new double[] {0, -8}, 0.1, 0.1);
        double p = 1 / (1 + Math.exp(8));
        double change = 1 / (1 + Math.exp(7.8)) - p;
        assertThat(derivative(z, 0)[0] / change).isBetween(1.0, 1.001);
        assertThat(derivative(z, 0)[1] / change).isBetween(1.0, 1.001);
        assertThat(derivative(z, 1)[0] / change).isBetween(1.0, 1.001);
        double lossChange = Math.log1p(Math.exp(-7.8)) - Math.log1p(Math.exp(-8));
        assertThat(loss(z, 0) / lossChange).isBetween(1.0, 1.15);
    }

    /**
     * Two outputs, the second a factor of e^2 less likely: each p is good to 16 u of two functions, 7 u of 2 K + 3
     * operations, and the second to another 2 u for the difference of 2; a sum of K terms to K u.
     */
    @Test
    void exactPreActivationsLeaveRounding() {
        ErrorVector z = vector(new double[] {1, -1});
        double p = 1 / (1 + Math.exp(2));
        close(derivative(z, 0), (25 + 2) * p, 25 * p);
        close(derivative(z, 1), 23 * (1 - p), (23 + 2) * (1 - p));
        double log = Math.log1p(Math.exp(-2));
        close(new double[] {loss(z, 0), loss(z, 1)}, 16 * log + 5 * log + 2 * p, 16 * log + 5 * (log + 2) + 2 * p);

        ErrorVector product = curvature(z, vector(new double[] {1, -1}));
        assertThat(product.value).containsExactly(new double[] {2 * p * (1 - p), -2 * p * (1 - p)}, within(1e-15));
        // p[j] (r[k] - r[j]): the difference, p, their product and K + 1 operations; then p[k] and its product with
        // that
        double pp = 2 * p * (1 - p);
        close(product.error, (1 + 25 + 1 + 3 + 23 + 1) * pp, (1 + 23 + 1 + 3 + 25 + 1) * pp);
    }

    @Test
    void ofThreeOutputsEachCounts() {
        ErrorVector z = vector(new double[] {-2, 0, -1});
        double sum = 1 + Math.exp(-1) + Math.exp(-2);
        double[] p = {Math.exp(-2) / sum, 1 / sum, Math.exp(-1) / sum};
        double[] relative = {27, 25, 26};
        close(
                derivative(z, 2),
                relative[0] * p[0],
                relative[1] * p[1],
                relative[0] * p[0] + relative[1] * p[1] + 3 * (p[0] + p[1]));
        double log = Math.log(sum);
        close(new double[] {loss(z, 2)}, 16 * log + 6 * (log + 1) + 2 * p[0] + p[2]);

        double[] r = {1, 3, -4};
        ErrorVector product = curvature(z, vector(r));
        double[] expected = new double[3];
        for (int k = 0; k < 3; k++) {
            double value = 0;
            double error = 0;
            for (int j = 0; j < 3; j++) {
                value += p[j] * (r[k] - r[j]);
                error += p[j] * Math.abs(r[k] - r[j]) * (1 + relative[j] + 1 + 4);
            }
            assertThat(product.value[k]).isCloseTo(p[k] * value, within(1e-15));
            expected[k] = p[k] * error + (relative[k] + 1) * Math.abs(p[k] * value);
        }
        close(product.error, expected);
    }

    private static void close(double[] actual, double... roundings) {
        assertThat(actual).hasSameSizeAs(roundings);
        for (int k = 0; k < roundings.length; k++) {
            assertThat(actual[k] / U).isCloseTo(roundings[k], within(1e-12 * roundings[k]));
        }
    }

    /** With delta the largest error, a factor f = e^(2 delta) - 1 of the smaller of p and 1 - p. */
    @Test
    void errorsOfThePreActivationsAreInherited() {
        ErrorVector z = vector(new double[] {-1, 1, 0}, 0.0625, 0.125, 0.25);
        double[] p = new Softmax(z.value).probability;
        double f = Math.expm1(0.5);
        for (int label = 0; label < 3; label++) {
            double[] expected = new double[3];
            double inherited = 0;
            for (int k = 0; k < 3; k++) {
                expected[k] = f * (k == label ? 1 - p[k] : Math.min(p[k], 1 - p[k]));
                inherited += (k == label ? 1 - p[k] : p[k]) * z.error[k];
            }
            assertThat(derivative(z, label)).containsExactly(expected, within(1e-13));
            assertThat(loss(z, label)).isCloseTo(inherited * (1 + f), within(1e-13));
        }
    }

    @Test
    void errorsOfTheDirectionAndOfThePreActivationsMeetInTheCurvature() {
        double p = 1 / (1 + Math.exp(2));
        ErrorVector exact = vector(new double[] {1, -1});
        ErrorVector direction = vector(new double[] {1, -1}, 0.0625, 0.125);
        double pp = p * (1 - p);
        assertThat(curvature(exact, direction).error)
                .containsExactly(new double[] {0.1875 * pp, 0.1875 * pp}, within(1e-14));

        ErrorVector z = vector(new double[] {1, -1}, 0.125, 0.0625);
        double e = Math.expm1(0.25) * p;
        // each of p[0] and p[1] may move by e, and the difference of 2 by 0.1875
        double first = p * 0.1875 + (2 + 0.1875) * e;
        double second = (1 - p) * 0.1875 + (2 + 0.1875) * e;
        assertThat(curvature(z, direction).error)
                .containsExactly(
                        new double[] {(1 - p) * first + (2 * p + first) * e, p * second + (2 * (1 - p) + second) * e},
                        within(1e-14));
    }

    /**
     * Forty outputs, all but the first a factor of e^660 less likely, so that each p is good to 16 + 83 + 660 = 759 u only, and
     * their sum to 40 u: what is inherited is that much larger where it starts from the computed p.
     */
    @Test
    void whatIsInheritedAllowsForTheRoundingOfTheProbabilities() {
        double[] values = new double[40];
        Arrays.fill(values, 1, 40, -660);
        double[] errors = new double[40];
        Arrays.fill(errors, 10);
        ErrorVector z = vector(values, errors);
        double p = Math.exp(-660);
        double f = Math.expm1(20);
        double rest = 39 * p * (1 + 759 * U);
        double[] bounds = derivative(z, 0);
        assertThat(bounds[1] / (f * p) - 1).isCloseTo((16 + 2 * 759) * U, within(8 * U));
        assertThat(bounds[0] / (f * rest) - 1).isCloseTo((16 + 40) * U, within(30 * U));
        assertThat(loss(z, 0) / ((1 + f) * 10 * 2 * rest) - 1).isCloseTo((16 + 20) * U, within(30 * U));
    }

    @Test
    void probabilitiesCannotBeOffByMoreThanOne() {
        ErrorVector z = vector(new double[] {0, 0.5}, 3, 3);
        assertThat(derivative(z, 0)).containsExactly(1, 1);
    }

    @Test
    void whatUnderflowsIsAllowedFor() {
        ErrorVector z = vector(new double[] {0, -1000});
        double least = 2 * Double.MIN_NORMAL;
        assertThat(derivative(z, 0)).containsExactly(least, least);
        assertThat(loss(z, 0)).isEqualTo(least);
        // a pre-activation may overflow to infinity, where exp is 0 all the same
        assertThat(loss(vector(new double[] {0, Double.NEGATIVE_INFINITY}), 0)).isEqualTo(least);
        // underflow counts once for p[1], and once more where its error is multiplied by f = e^2 - 1
        ErrorVector loose = vector(new double[] {0, -1000}, 1, 1);
        double f = Math.expm1(2);
        close(new double[] {derivative(loose, 1)[0]}, 23);
        assertThat(derivative(loose, 0)[1]).isCloseTo((f + 1) * least, within(1e-12 * least));
        assertThat(derivative(loose, 0)[0]).isCloseTo((f + 1) * least, within(1e-12 * least));
        assertThat(loss(loose, 0)).isCloseTo((2 * (1 + f) + 1) * least, within(1e-12 * least));
    }
}
