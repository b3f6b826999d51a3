package org.manymoons.landscape.saddle;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.manymoons.descent.Surface;
import org.manymoons.kernel.GeneralizedLinearModel;

/**
 * A curve of low loss between two networks (Garipov et al. 2018): p(t) = (1-t)^2 a + 2 t (1-t) c + t^2 b, the place c in the
 * middle moved downhill until the mean loss of places on the curve gets no lower.
 *
 * @param middle   c, as many numbers as there are parameters
 * @param straight highest loss at places on the straight line between the two
 * @param curved   highest loss at places on the curve
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record BezierCurve(double[] middle, double straight, double curved) {
    /** Chosen: places inside whose mean loss is lowered. */
    private static final int PLACES = 9;

    /** Chosen: places at which the highest loss is looked for, the ends included. */
    private static final int LOOKED_AT = 101;

    /** Between two places; the curve is symmetric in them. */
    public static BezierCurve between(Surface surface, double[] a, double[] b, BooleanSupplier stop) {
        double[] half = Vectors.plus(a, 0.5, Vectors.minus(b, a));
        List<double[]> way = Downhill.from(new Mean(surface, a, b), half, stop);
        double[] middle = way.get(way.size() - 1);
        return new BezierCurve(middle, highest(surface, a, half, b), highest(surface, a, middle, b));
    }

    private static double highest(Surface surface, double[] a, double[] middle, double[] b) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < LOOKED_AT; k++) {
            highest = Math.max(highest, surface.loss(at(a, middle, b, k / (LOOKED_AT - 1.0))));
        }
        return highest;
    }

    private static double[] at(double[] a, double[] middle, double[] b, double t) {
        double[] p = Vectors.plus(new double[a.length], (1 - t) * (1 - t), a);
        return Vectors.plus(Vectors.plus(p, share(t), middle), t * t, b);
    }

    private static double share(double t) {
        return 2 * t * (1 - t);
    }

    /** The mean loss on the curve as a function of its middle. */
    private record Mean(Surface surface, double[] a, double[] b) implements Surface {
        private static double place(int k) {
            return (k + 1.0) / (PLACES + 1);
        }

        @Override
        public double loss(double[] middle) {
            double sum = 0;
            for (int k = 0; k < PLACES; k++) {
                sum += surface.loss(at(a, middle, b, place(k)));
            }
            return sum / PLACES;
        }

        @Override
        public double[] gradient(double[] middle) {
            double[] sum = new double[middle.length];
            for (int k = 0; k < PLACES; k++) {
                double t = place(k);
                sum = Vectors.plus(sum, share(t) / PLACES, surface.gradient(at(a, middle, b, t)));
            }
            return sum;
        }

        @Override
        public double[][] hessian(double[] middle) {
            double[][] sum = new double[middle.length][middle.length];
            for (int k = 0; k < PLACES; k++) {
                double t = place(k);
                double[][] hessian = surface.hessian(at(a, middle, b, t));
                for (int j = 0; j < sum.length; j++) {
                    sum[j] = Vectors.plus(sum[j], share(t) * share(t) / PLACES, hessian[j]);
                }
            }
            return sum;
        }

        @Override
        public Rounding rounding(double[] middle) {
            return surface.rounding(middle);
        }

        @Override
        public boolean isProjectable() {
            return false;
        }

        @Override
        public int[] linearParameters() {
            return new int[0];
        }

        @Override
        public GeneralizedLinearModel regression(double[] middle) {
            throw new UnsupportedOperationException("nothing is linear in the middle of a curve");
        }
    }
}
