package org.manymoons.landscape.saddle;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.manymoons.descent.WrittenOut;

/** A loss that is written out with its derivatives. */
record Formula(
        ToDoubleFunction<double[]> value, Function<double[], double[]> slope, Function<double[], double[][]> curvature)
        implements WrittenOut {
    /** (x^2 - 1)^2 / 4 + k y^2 / 2: minima at x = -1 and 1, where the Hessian is diag(2, k), and a saddle at 0 of height 1/4. */
    static Formula doubleWell(double k) {
        return new Formula(
                p -> (p[0] * p[0] - 1) * (p[0] * p[0] - 1) / 4 + k * p[1] * p[1] / 2,
                p -> new double[] {(p[0] * p[0] - 1) * p[0], k * p[1]},
                p -> new double[][] {{3 * p[0] * p[0] - 1, 0}, {0, k}});
    }

    /** (a x^2 + b y^2) / 2 around a place. */
    static Formula quadratic(double a, double b, double x, double y) {
        return new Formula(
                p -> (a * (p[0] - x) * (p[0] - x) + b * (p[1] - y) * (p[1] - y)) / 2,
                p -> new double[] {a * (p[0] - x), b * (p[1] - y)},
                p -> new double[][] {{a, 0}, {0, b}});
    }

    @Override
    public double loss(double[] p) {
        return value.applyAsDouble(p);
    }

    @Override
    public double[] gradient(double[] p) {
        return slope.apply(p);
    }

    @Override
    public double[][] hessian(double[] p) {
        return curvature.apply(p);
    }

    @Override
    public Rounding rounding(double[] p) {
        return new Rounding(1e-15, new double[] {1e-15, 1e-15});
    }
}
