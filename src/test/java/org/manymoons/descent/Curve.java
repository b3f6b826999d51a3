package org.manymoons.descent;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A surface written down by its formulas, right or deliberately wrong; nothing is linear in it.
 *
 * @param noise bound of the rounding that the loss claims
 */
record Curve(
        ToDoubleFunction<double[]> f, UnaryOperator<double[]> slope, Function<double[], double[][]> bend, double noise)
        implements WrittenOut {

    /** Of one parameter. */
    static Curve of(Formula f, Formula slope, Formula curvature, double noise) {
        return new Curve(
                p -> f.at(p[0]), p -> new double[] {slope.at(p[0])}, p -> new double[][] {{curvature.at(p[0])}}, noise);
    }

    /** A function of one number. */
    interface Formula {
        double at(double x);
    }

    @Override
    public double loss(double[] parameters) {
        return f.applyAsDouble(parameters);
    }

    @Override
    public double[] gradient(double[] parameters) {
        return slope.apply(parameters);
    }

    @Override
    public double[][] hessian(double[] parameters) {
        return bend.apply(parameters);
    }

    @Override
    public Rounding rounding(double[] parameters) {
        return new Rounding(noise, new double[parameters.length]);
    }

    @Override
    public boolean isProjectable() {
        return true;
    }
}
