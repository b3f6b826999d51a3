package org.manymoons.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.proof.ball.Ball;

/** Derivatives are differences of values, in 48 decimal places; values and what units add before the limit are those of units. */
class BallTermTest {
    private static final Ball STEP = Ball.of(0x1p-50);

    static Stream<Arguments> terms() {
        return Stream.of(
                Arguments.of(LimitShape.UNIT, new double[] {0.7, -1.25}),
                Arguments.of(LimitShape.DIPOLE, new double[] {-0.375, 1.5, 0.75}),
                Arguments.of(LimitShape.EXPONENTIAL, new double[] {-0.5}),
                Arguments.of(LimitShape.SATURATED_DIPOLE, new double[] {0.25, -1.5, 0.375}));
    }

    private static BallTerm term(LimitShape shape, boolean tanh, double[] a, int i, int step, int j, int other) {
        Ball[] forms = new Ball[a.length];
        for (int k = 0; k < a.length; k++) {
            forms[k] = Ball.of(a[k]);
            forms[k] = k == i ? forms[k].plus(STEP.times(step)) : forms[k];
            forms[k] = k == j ? forms[k].plus(STEP.times(other)) : forms[k];
        }
        return BallTerm.of(shape, -1, tanh, forms);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void derivativesAreDifferences(LimitShape shape, double[] a) {
        for (boolean tanh : new boolean[] {true, false}) {
            BallTerm here = term(shape, tanh, a, 0, 0, 0, 0);
            for (int i = 0; i < a.length; i++) {
                BallTerm up = term(shape, tanh, a, i, 1, i, 0);
                BallTerm down = term(shape, tanh, a, i, -1, i, 0);
                isNear(here.first()[i], difference(up.value(), down.value()));
                for (int j = 0; j <= i; j++) {
                    isNear(here.second()[i][j], difference(up.first()[j], down.first()[j]));
                }
            }
        }
    }

    private static double difference(Ball up, Ball down) {
        return up.minus(down).over(STEP.times(2)).toDouble();
    }

    private static void isNear(Ball ball, double expected) {
        assertThat(ball.toDouble()).isCloseTo(expected, within(1e-15 * (1 + Math.abs(expected)) * 8));
        assertThat(ball.radius()).isLessThan(1e-40);
    }

    /**
     * Two units (v/2 +- r/(2 d)) f(z +- d) are v f + r f' + d^2 (v f''/2 + r f'''/6) + ...: of a dipole of v, r, with the step d as r d, the excess is
     * r^2 times what multiplies d^2.
     */
    @ParameterizedTest
    @MethodSource("terms")
    void aDipoleIsWhatTwoUnitsTendToAndTheExcessWhatIsLeft(LimitShape shape, double[] a) {
        if (shape != LimitShape.DIPOLE) {
            return;
        }
        for (boolean tanh : new boolean[] {true, false}) {
            BallTerm dipole = term(shape, tanh, a, 0, 0, 0, 0);
            double d = 0x1p-20;
            Ball step = Ball.of(d * a[2]);
            Ball sum = Ball.ZERO;
            for (int sign : new int[] {1, -1}) {
                Ball v = Ball.of(a[1] / 2).plus(Ball.of(1).over(Ball.of(2 * d)).times(sign));
                Ball z = Ball.of(a[0]).plus(step.times(sign));
                sum = sum.plus(
                        BallTerm.of(LimitShape.UNIT, 1, tanh, new Ball[] {z, v}).value());
            }
            double left = sum.minus(dipole.value()).over(Ball.of(d * d)).toDouble();
            assertThat(dipole.excess().toDouble()).isCloseTo(left, within(1e-9));
            assertThat(sum.minus(dipole.value()).toDouble()).isCloseTo(0, within(1e-11));
        }
    }
}
