package org.manymoons.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.manymoons.proof.ball.Ball;
import org.manymoons.proof.ball.BallSum;

/** Newton's method in more than double precision: it finds the midpoint of a box and proves nothing. */
final class PreciseNewton {
    /** Decimal places of a midpoint; chosen: what is cut off is far below any radius. */
    static final int PLACES = 40;

    /** Chosen: far below any radius; the step that is so short is still taken. */
    private static final double SMALL = 1e-22;

    /** Chosen: the inverse of an older Hessian is kept as long as a step is shorter by this than the one before. */
    private static final double FAST = 0.02;

    /** Chosen: a step so long leaves every minimum that a certificate could be of. */
    private static final double FAR = 1e6;

    /** Chosen: every step gains digits; so many are made only where the Hessian is nearly singular. */
    private static final int MOST = 40;

    private PreciseNewton() {}

    /**
     * A point to which Newton's last step was below 1e-22.
     *
     * @throws NotProven if no such point is near enough to get there
     */
    static BigDecimal[] refine(BallSurface data, Ball[] start) throws NotProven {
        Ball[] point = start;
        Ball[][] inverse = null;
        double before = Double.POSITIVE_INFINITY;
        for (int n = 0; n < MOST; n++) {
            Ball[] gradient;
            if (inverse == null) {
                BallDerivatives here = data.derivatives(point, true);
                gradient = here.gradient();
                inverse = ApproximateInverse.of(here.hessian());
            } else {
                gradient = data.derivatives(point, false).gradient();
            }
            Ball[] step = product(inverse, gradient);
            double size = Arrays.stream(step).mapToDouble(Ball::upperAbs).max().orElse(0);
            if (!(size < FAR)) {
                break;
            }
            Ball[] next = new Ball[point.length];
            for (int k = 0; k < next.length; k++) {
                next[k] = new Ball(point[k].minus(step[k]).mid(), 0);
            }
            point = next;
            if (size < SMALL) {
                return rounded(point);
            }
            inverse = size < FAST * before ? inverse : null;
            before = size;
        }
        throw new NotProven("Newton's method in high precision finds no critical point from here");
    }

    private static BigDecimal[] rounded(Ball[] point) {
        return Arrays.stream(point)
                .map(ball -> ball.midpoint().setScale(PLACES, RoundingMode.HALF_EVEN))
                .toArray(BigDecimal[]::new);
    }

    /** A matrix times a vector. */
    static Ball[] product(Ball[][] matrix, Ball[] vector) {
        Ball[] product = new Ball[vector.length];
        for (int k = 0; k < product.length; k++) {
            BallSum sum = new BallSum();
            for (int l = 0; l < vector.length; l++) {
                sum.add(matrix[k][l], vector[l]);
            }
            product[k] = sum.total();
        }
        return product;
    }
}
