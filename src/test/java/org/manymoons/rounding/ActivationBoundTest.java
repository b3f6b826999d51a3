package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;

/** Against the largest derivative on the interval, looked for point by point with textbook formulas, and by hand. */
class ActivationBoundTest {
    private static final double U = 0x1p-53;
    private static final double RATE = 1.702f;

    private static double[] bounds(Activation f, double z, double error) {
        return new double[] {
            ActivationBound.value(f, z, error),
            ActivationBound.derivative(f, z, error),
            ActivationBound.secondDerivative(f, z, error)
        };
    }

    /** f', f'' and f''', to the right of a kink. */
    private static double[] derivatives(Activation f, double z) {
        double t = Math.tanh(z);
        double s = 1 / (1 + Math.exp(-z));
        double s1 = 1 / (2 + Math.exp(z) + Math.exp(-z));
        double s2 = s1 * (1 - 2 * s);
        double s3 = s1 * (1 - 6 * s1);
        double sign = z < 0 ? -1 : 1;
        double a = 1 + Math.abs(z);
        return switch (f) {
            case IDENTITY -> new double[] {1, 0, 0};
            case RELU -> new double[] {z < 0 ? 0 : 1, 0, 0};
            case LEAKYRELU -> new double[] {z < 0 ? 0.01 : 1, 0, 0};
            case HARDTANH -> new double[] {-1 <= z && z < 1 ? 1 : 0, 0, 0};
            case TANH -> new double[] {1 - t * t, -2 * t * (1 - t * t), (1 - t * t) * (6 * t * t - 2)};
            case SIGMOID -> new double[] {s1, s2, s3};
            case SOFTPLUS -> new double[] {s, s1, s2};
            case ELU -> z < 0 ? new double[] {Math.exp(z), Math.exp(z), Math.exp(z)} : new double[] {1, 0, 0};
            case SOFTSIGN -> new double[] {1 / (a * a), -2 * sign / (a * a * a), 6 / (a * a * a * a)};
            case SWISH -> new double[] {s + z * s1, 2 * s1 + z * s2, 3 * s2 + z * s3};
            case GELU -> {
                double[] swish = derivatives(Activation.SWISH, RATE * z);
                yield new double[] {swish[0], RATE * swish[1], RATE * RATE * swish[2]};
            }
        };
    }

    /** The largest of each on [z - error, z + error]. */
    private static double[] largest(Activation f, double z, double error) {
        double[] largest = new double[3];
        for (int i = -200; i <= 200; i++) {
            double[] here = derivatives(f, z + error * i / 200);
            for (int k = 0; k < 3; k++) {
                largest[k] = Math.max(largest[k], Math.abs(here[k]));
            }
        }
        return largest;
    }

    @ParameterizedTest
    @EnumSource
    void noFunctionChangesByMoreThanItsBound(Activation f) {
        Random random = new Random(7);
        for (int n = 0; n < 300; n++) {
            double z = random.nextDouble(-1, 1) * Math.pow(8, random.nextDouble(0, 1));
            double error = Math.pow(10, random.nextDouble(-4, 0.3));
            double[] bounds = bounds(f, z, error);
            double[] largest = largest(f, z, error);
            for (int k = 0; k < 3; k++) {
                assertThat(error * largest[k])
                        .as("derivative %d at %s", k + 1, z)
                        .isLessThanOrEqualTo(bounds[k] * (1 + 1e-12));
            }
        }
    }

    /** Where the largest derivative is known, the bound is error times that. */
    @ParameterizedTest
    @CsvSource({
        "IDENTITY, 0.5, 0.1, 1, 1",
        "RELU, 0.5, 0.1, 1, 1",
        "LEAKYRELU, 0.5, 0.1, 1, 1",
        "HARDTANH, 0.5, 0.1, 1, 1",
        "TANH, 0.7, 0.2, 1, 1",
        "TANH, -0.7, 0.2, 1, 1",
        "TANH, 9, 0.5, 3, 1.001",
        "SIGMOID, 0.7, 0.2, 1, 1",
        "SIGMOID, -0.7, 0.2, 1, 1",
        "SIGMOID, -20, 0.5, 3, 1.001",
        "SOFTPLUS, 0.7, 0.2, 2, 1",
        "SOFTPLUS, -0.7, 0.2, 2, 1",
        "SOFTPLUS, 20, 0.5, 3, 1.001",
        "ELU, -1.5, 0.25, 3, 1",
        "ELU, 0.7, 0.2, 1, 1",
        "SOFTSIGN, 0.7, 0.2, 3, 1",
        "SOFTSIGN, -0.7, 0.2, 3, 1",
        "SWISH, 0.7, 1e-6, 1, 1.001",
        "SWISH, 0, 1e-6, 2, 1.001",
        "SWISH, -30, 1e-6, 1, 1.08",
        "SWISH, -30, 1e-6, 2, 1.15",
        "SWISH, -30, 1e-6, 3, 1.23",
        "SWISH, 30, 1e-6, 1, 1.001",
        "GELU, 0.7, 1e-6, 1, 1.001",
        "GELU, 0, 1e-6, 2, 1.001",
        "GELU, -18, 1e-6, 1, 1.08",
        "GELU, -18, 1e-6, 3, 1.23"
    })
    void theBoundIsTheLargestChangeOverTheInterval(
            Activation f, double z, double error, int derivatives, double factor) {
        double[] bounds = bounds(f, z, error);
        double[] largest = largest(f, z, error);
        for (int k = 0; k < derivatives; k++) {
            assertThat(bounds[k] / (error * largest[k]))
                    .as("derivative %d", k + 1)
                    .isBetween(1 - 1e-12, factor + 1e-8);
        }
    }

    /** |tanh| is at most the far end, |tanh(z/2)| half of it, which the curvature of tanh, sigmoid and softplus is made of. */
    @Test
    void smallArgumentsBoundTheCurvature() {
        double t = 1 - Math.tanh(0.5) * Math.tanh(0.5);
        assertThat(ActivationBound.derivative(Activation.TANH, 0.75, 0.25)).isCloseTo(0.25 * 2 * t, within(1e-13));
        assertThat(ActivationBound.derivative(Activation.TANH, -0.5, 0.25))
                .isCloseTo(0.25 * 2 * 0.75 * (1 - Math.pow(Math.tanh(0.25), 2)), within(1e-13));
        double s = 1 / (2 + Math.exp(0.5) + Math.exp(-0.5));
        assertThat(ActivationBound.derivative(Activation.SIGMOID, 1, 0.5)).isCloseTo(0.5 * 0.75 * s, within(1e-13));
        assertThat(ActivationBound.secondDerivative(Activation.SOFTPLUS, -1, 0.5))
                .isCloseTo(0.5 * 0.75 * s, within(1e-13));
    }

    /** s (1 + z (1 - s)) and so on, each term at the end of the interval where it is largest. */
    @Test
    void theTermsOfSwishAreBoundedOneByOne() {
        double s = 1 / (1 + Math.exp(-2.5));
        double s1 = 1 / (2 + Math.exp(1.5) + Math.exp(-1.5));
        double error = 0.5;
        assertThat(bounds(Activation.SWISH, 2, error))
                .containsExactly(
                        new double[] {error * (s + 2.5 * s1), error * 4.5 * s1, error * 5.5 * s1}, within(1e-13));
        assertThat(bounds(Activation.GELU, 2 / RATE, error / RATE))
                .containsExactly(
                        new double[] {error / RATE * (s + 2.5 * s1), error * 4.5 * s1, error * RATE * 5.5 * s1},
                        within(1e-13));
    }

    /** At an exact argument f rounds by so many u, f' by 24 u and f'' by 40 u. */
    @ParameterizedTest
    @CsvSource({
        "IDENTITY, 0",
        "RELU, 0",
        "HARDTANH, 0",
        "LEAKYRELU, 4",
        "SOFTSIGN, 4",
        "TANH, 8",
        "ELU, 8",
        "SIGMOID, 16",
        "SOFTPLUS, 24"
    })
    void anExactArgumentLeavesRounding(Activation f, double roundings) {
        for (double z : new double[] {-0.75, 0.375}) {
            double[] d = derivatives(f, z);
            double[] bounds = bounds(f, z, 0);
            close(bounds[0], roundings * Math.abs(f.value(z)));
            close(bounds[1], 24 * Math.abs(d[0]));
            close(bounds[2], 40 * Math.abs(d[1]));
        }
    }

    private static void close(double actual, double roundings) {
        assertThat(actual / U).isCloseTo(roundings, within(1e-12 * Math.max(roundings, 1)));
    }

    /** Of swish by the bounds of the derivatives; gelu moreover by an argument that is off by 2 u. */
    @Test
    void anExactArgumentLeavesTheRoundingOfSwishAndGelu() {
        double s = 1 / (1 + Math.exp(-RATE));
        double s1 = 1 / (2 + Math.exp(RATE) + Math.exp(-RATE));
        double[] d = {s + RATE * s1, (2 + RATE) * s1, (3 + RATE) * s1};
        double[] swish = bounds(Activation.SWISH, RATE, 0);
        close(swish[0], 16 * RATE * s);
        close(swish[1], 24 * d[0]);
        close(swish[2], 40 * d[1]);
        for (double sign : new double[] {1, -1}) {
            double side = 1 / (1 + Math.exp(-sign * RATE));
            double slope = side + RATE * s1;
            double[] gelu = bounds(Activation.GELU, sign, 0);
            close(gelu[0], 2 * slope + 16 * side);
            close(gelu[1], 2 * RATE * d[1] + 24 * slope);
            close(gelu[2], 2 * RATE * RATE * d[2] + 40 * RATE * d[1]);
        }
    }

    /** An interval that touches a kink may be on either side of it: f' jumps by up to 1, f'' of elu by 1, of softsign by 4. */
    @ParameterizedTest
    @CsvSource({
        "RELU, 0.1, 0.2, 1, 0",
        "RELU, -0.1, 0.2, 1, 0",
        "RELU, 0.25, 0.25, 1, 0",
        "RELU, 0.3, 0.2, 0, 0",
        "RELU, -0.3, 0.2, 0, 0",
        "RELU, 0, 0, 0, 0",
        "LEAKYRELU, -0.25, 0.25, 1, 0",
        "LEAKYRELU, -0.3, 0.25, 0, 0",
        "HARDTANH, 1.1, 0.2, 1, 0",
        "HARDTANH, 0.9, 0.2, 1, 0",
        "HARDTANH, -0.9, 0.2, 1, 0",
        "HARDTANH, -1.1, 0.2, 1, 0",
        "HARDTANH, 0, 0.5, 0, 0",
        "HARDTANH, 1.5, 0.25, 0, 0",
        "HARDTANH, 1, 0, 0, 0",
        "HARDTANH, -1, 0, 0, 0",
        "IDENTITY, 0, 0.5, 0, 0",
        "ELU, -0.125, 0.125, 0.125, 1.125",
        "ELU, 0.125, 0.25, 0.25, 1.25",
        "ELU, 0.5, 0.25, 0.25, 0.25",
        "SOFTSIGN, 0.125, 0.25, 0.5, 5.5",
        "SOFTSIGN, -0.25, 0.25, 0.5, 5.5",
        "SOFTSIGN, 0, 0, 0, 0"
    })
    void whereAKinkIsTouchedDerivativesMayJump(Activation f, double z, double error, double derivative, double second) {
        assertThat(ActivationBound.derivative(f, z, error)).isCloseTo(derivative, within(1e-14));
        assertThat(ActivationBound.secondDerivative(f, z, error)).isCloseTo(second, within(1e-13));
    }

    @Test
    void whatUnderflowsIsAllowedFor() {
        assertThat(bounds(Activation.RELU, -1, 0)).containsOnly(Double.MIN_NORMAL);
    }
}
