package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.rounding.RoundingBound;

/** Derivatives against differences, over random networks of several depths, widths and inputs, with and without l2. */
class FiniteDifferenceTest {
    private static final int SEEDS = 28;

    static Stream<RandomCase> smoothCases() {
        return Arrays.stream(Activation.values())
                .filter(Activation::isSmooth)
                .flatMap(f -> LongStream.range(0, SEEDS).mapToObj(seed -> RandomCase.of(f, seed)));
    }

    @ParameterizedTest
    @MethodSource("smoothCases")
    void gradientIsTheDifferenceOfTheLoss(RandomCase c) {
        double[] gradient = Gradient.gradient(c.network(), c.parameters(), c.samples());
        for (int k = 0; k < gradient.length; k++) {
            double[] unit = c.unitVector(k);
            assertThat(gradient[k])
                    .as("parameter %d", k)
                    .isCloseTo(difference(h -> Loss.loss(c.network(), c.moved(h, unit), c.samples())), within(2e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("smoothCases")
    void hessianTimesADirectionIsTheDifferenceOfTheGradientAlongIt(RandomCase c) {
        double[] v = new Random(7).doubles(c.parameters().length, -1, 1).toArray();
        double[] product = HessianVector.product(c.network(), c.parameters(), c.samples(), v);
        for (int k = 0; k < product.length; k++) {
            int component = k;
            assertThat(product[k])
                    .as("component %d", k)
                    .isCloseTo(
                            difference(h -> Gradient.gradient(c.network(), c.moved(h, v), c.samples())[component]),
                            within(2e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("smoothCases")
    void hessianIsSymmetricAndTheDifferenceOfTheGradient(RandomCase c) {
        double[][] hessian = Hessian.hessian(c.network(), c.parameters(), c.samples());
        for (int i = 0; i < hessian.length; i++) {
            double[] unit = c.unitVector(i);
            for (int j = 0; j < hessian.length; j++) {
                int component = j;
                assertThat(hessian[i][j]).isEqualTo(hessian[j][i]);
                assertThat(hessian[i][j])
                        .as("entry %d, %d", i, j)
                        .isCloseTo(
                                difference(
                                        h -> Gradient.gradient(c.network(), c.moved(h, unit), c.samples())[component]),
                                within(2e-8));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RELU", "LEAKYRELU", "HARDTANH"})
    void gradientOfAPiecewiseLinearNetworkIsTheDifferenceOfTheLossAwayFromKinks(Activation f) {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomCase c = RandomCase.of(f, seed);
            double[] gradient = Gradient.gradient(c.network(), c.parameters(), c.samples());
            for (int k = 0; k < gradient.length; k++) {
                double[] unit = c.unitVector(k);
                double h = 1e-6;
                double up = Loss.loss(c.network(), c.moved(h, unit), c.samples());
                double down = Loss.loss(c.network(), c.moved(-h, unit), c.samples());
                assertThat(gradient[k])
                        .as("%s, seed %d, parameter %d", f, seed, k)
                        .isCloseTo((up - down) / (2 * h), within(1e-7));
            }
        }
    }

    @Test
    void hessianOfANetworkWithKinksIsRefused() {
        RandomCase c = RandomCase.of(Activation.RELU, 1);
        assertThatThrownBy(() -> Hessian.hessian(c.network(), c.parameters(), c.samples()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RELU");
        RoundingBound bound = RoundingBound.of(c.network(), c.parameters(), c.samples());
        assertThatThrownBy(bound::hessian)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RELU");
    }

    /** f'(0) by central differences of fourth order. */
    private static double difference(ToDoubleFunction<Double> f) {
        double h = 1e-3;
        double near = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
        double far = (f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h)) / (4 * h);
        return (4 * near - far) / 3;
    }
}
