package org.manymoons.proof;

import java.math.BigDecimal;
import java.util.Arrays;
import org.manymoons.proof.ball.Ball;
import org.manymoons.proof.ball.BallSum;

/**
 * Krawczyk's test on the box X of all points within {@code radius} of m (Krawczyk 1969; Rump 2010, section 13): with any
 * matrix Y, if K = m - Y g(m) + (I - Y H(X)) (X - m) lies in the interior of X, then X holds exactly one zero of the gradient
 * g, and every matrix in H(X) is regular. As the symmetric matrices in H(X) are connected, all of them, the Hessians on X
 * among them, have then as many negative eigenvalues as the midpoint of H(X).
 *
 * @param reach  largest |K - m| over the radius, of all components: below 1 the test is passed
 * @param spread the part of it that comes from the box's size
 * @param index  the number of negative eigenvalues, where the test is passed
 * @param loss   of the critical point: the loss at m, widened by the gradient on X times the radius
 */
record Krawczyk(double reach, double spread, int index, Ball loss) {
    /** More than the rounding of the few operations on bounds that it follows. */
    private static final double UP = 1 + 0x1p-40;

    /** What does not depend on the box. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Centre(BallSurface data, Ball[] point, Ball[] gradient, Ball loss) {
        static Centre of(BallSurface data, BigDecimal[] midpoint) {
            Ball[] point = Arrays.stream(midpoint).map(Ball::of).toArray(Ball[]::new);
            return new Centre(data, point, data.derivatives(point, false).gradient(), data.loss(point));
        }
    }

    boolean holds() {
        return reach < 1;
    }

    /** With the inverse of the midpoint of H(X) for Y. */
    static Krawczyk test(Centre centre, double[] radius) throws NotProven {
        int size = radius.length;
        Ball[] box = new Ball[size];
        Arrays.setAll(box, k -> centre.point()[k].widened(radius[k]));
        BallDerivatives there = centre.data().derivatives(box, true);
        Ball[][] midpoints = midpoints(there.hessian());
        Ball[][] inverse = ApproximateInverse.of(midpoints);
        Ball[] step = PreciseNewton.product(inverse, centre.gradient());
        double reach = 0;
        double spread = 0;
        for (int k = 0; k < size; k++) {
            double far = 0;
            for (int l = 0; l < size; l++) {
                far += defect(inverse[k], there.hessian(), k, l).upperAbs() * radius[l];
            }
            reach = Math.max(reach, (step[k].upperAbs() + far) * UP / radius[k]);
            spread = Math.max(spread, far * UP / radius[k]);
        }
        double rise = 0;
        for (int k = 0; k < size; k++) {
            rise += there.gradient()[k].upperAbs() * radius[k];
        }
        int index = reach < 1 ? Inertia.negativeEigenvalues(midpoints) : 0;
        return new Krawczyk(reach, spread, index, centre.loss().widened(rise * UP));
    }

    /** Entry (k, l) of I - Y H. */
    private static Ball defect(Ball[] row, Ball[][] hessian, int k, int l) {
        BallSum sum = new BallSum();
        for (int j = 0; j < row.length; j++) {
            sum.add(row[j], hessian[j][l]);
        }
        return (k == l ? Ball.ONE : Ball.ZERO).minus(sum.total());
    }

    private static Ball[][] midpoints(Ball[][] hessian) {
        return Arrays.stream(hessian)
                .map(row ->
                        Arrays.stream(row).map(ball -> new Ball(ball.mid(), 0)).toArray(Ball[]::new))
                .toArray(Ball[][]::new);
    }
}
