package org.manymoons.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.manymoons.proof.ball.Ball;

/** Surfaces of one or two parameters whose critical points are roots of numbers, which BigDecimal knows. */
class PreciseNewtonTest {
    /** A surface with this gradient and Hessian. */
    private static BallSurface surface(UnaryOperator<Ball[]> gradient, UnaryOperator<Ball[]> rows) {
        return new BallSurface() {
            @Override
            public Ball loss(Ball[] box) {
                throw new AssertionError("Newton's method needs no loss");
            }

            @Override
            public BallDerivatives derivatives(Ball[] box, boolean withHessian) {
                Ball[] flat = rows.apply(box);
                int size = box.length;
                Ball[][] hessian = new Ball[withHessian ? size : 0][size];
                for (int k = 0; k < hessian.length; k++) {
                    System.arraycopy(flat, k * size, hessian[k], 0, size);
                }
                return new BallDerivatives(gradient.apply(box), hessian);
            }
        };
    }

    /** x^3 / 3 - 2 x, whose slope is x^2 - 2. */
    private static BallSurface ofTheRootOfTwo() {
        return surface(p -> new Ball[] {p[0].times(p[0]).minus(Ball.of(2))}, p -> new Ball[] {p[0].times(2)});
    }

    private static final BigDecimal ROOT =
            BigDecimal.valueOf(2).sqrt(new MathContext(60)).setScale(40, RoundingMode.HALF_EVEN);

    /** The last step is below 1e-22, and a fiftieth of it is left by a Hessian that was kept. */
    private static final BigDecimal NEAR = new BigDecimal("2e-24");

    @Test
    void fromBothSidesItFindsTheNearerRoot() throws Exception {
        for (double start : new double[] {1.4, 1, 2, 5}) {
            BigDecimal[] found = PreciseNewton.refine(ofTheRootOfTwo(), new Ball[] {Ball.of(start)});
            assertThat(found[0]).as("from %s", start).isCloseTo(ROOT, within(NEAR));
            assertThat(found[0].scale()).isEqualTo(PreciseNewton.PLACES);
            assertThat(PreciseNewton.refine(ofTheRootOfTwo(), new Ball[] {Ball.of(-start)})[0])
                    .isCloseTo(ROOT.negate(), within(NEAR));
        }
    }

    /** x^2 + 2 y = 3 and x + y^2 = 2 have the common point (1, 1), where the Hessian (2 x, 2; 2, ...) is not symmetric on purpose. */
    @Test
    void twoEquationsAreSolvedTogether() throws Exception {
        BallSurface data = surface(
                p -> new Ball[] {
                    p[0].times(p[0]).plus(p[1].times(2)).minus(Ball.of(3)),
                    p[0].plus(p[1].times(p[1])).minus(Ball.of(2))
                },
                p -> new Ball[] {p[0].times(2), Ball.of(2), Ball.ONE, p[1].times(2)});
        BigDecimal[] found = PreciseNewton.refine(data, new Ball[] {Ball.of(1.2), Ball.of(1.1)});
        assertThat(found[0]).isCloseTo(BigDecimal.ONE, within(NEAR));
        assertThat(found[1]).isCloseTo(BigDecimal.ONE, within(NEAR));
    }

    /** What is kept is rounded to so many places, to the even one. */
    @Test
    void thePointHasFortyPlaces() throws Exception {
        Ball[] start = {Ball.of(new BigDecimal("0.3"))};
        BallSurface third = surface(p -> new Ball[] {p[0].times(3).minus(Ball.ONE)}, p -> new Ball[] {Ball.of(3)});
        assertThat(PreciseNewton.refine(third, start)[0].toPlainString())
                .isEqualTo("0." + "3".repeat(PreciseNewton.PLACES));
    }

    @Test
    void whereThereIsNoneNothingIsFound() {
        BallSurface never = surface(p -> new Ball[] {p[0].times(p[0]).plus(Ball.ONE)}, p -> new Ball[] {p[0].times(2)});
        assertThatThrownBy(() -> PreciseNewton.refine(never, new Ball[] {Ball.of(0.7)}))
                .isInstanceOf(NotProven.class)
                .hasMessage("Newton's method in high precision finds no critical point from here");
        assertThatThrownBy(() -> PreciseNewton.refine(ofTheRootOfTwo(), new Ball[] {Ball.of(1e-7)}))
                .isInstanceOf(NotProven.class);
        assertThatThrownBy(() -> PreciseNewton.refine(ofTheRootOfTwo(), new Ball[] {Ball.ZERO}))
                .isInstanceOf(NotProven.class)
                .hasMessageContaining("zero pivot");
    }

    /** (1, 2; 3, 4) (5, 6) = (17, 39). */
    @Test
    void aMatrixTimesAVector() {
        Ball[][] matrix = {{Ball.of(1), Ball.of(2)}, {Ball.of(3), Ball.of(4)}};
        Ball[] product = PreciseNewton.product(matrix, new Ball[] {Ball.of(5), Ball.of(6)});
        assertThat(product[0].midpoint()).isEqualByComparingTo("17");
        assertThat(product[1].midpoint()).isEqualByComparingTo("39");
    }
}
