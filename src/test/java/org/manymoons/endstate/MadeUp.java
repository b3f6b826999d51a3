package org.manymoons.endstate;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** A loss made up for a test, on a real network whose rounding bounds count: what is decided can be put at its threshold. */
@SuppressWarnings("ArrayRecordComponent")
public record MadeUp(
        Network network,
        Samples samples,
        ToDoubleFunction<double[]> value,
        UnaryOperator<double[]> slope,
        Function<double[], double[][]> curvature)
        implements Objective {

    /** x = -1 and 1 with probabilities 1/4 and 3/4 of class 1. */
    public static final Samples TWO = new Samples(new double[][] {{-1}, {1}}, new double[] {0.25, 0.75});

    /** A weight and a bias. */
    public static final Network LINE = Network.of(1, List.of(), Activation.TANH, 0);

    /** One tanh unit with these two samples. */
    public static Objective unit(double l2) {
        return Objective.of(Network.of(1, List.of(1), Activation.TANH, l2), TWO);
    }

    public static double sumOfSquares(double... v) {
        return Arrays.stream(v).map(x -> x * x).sum();
    }

    /** slope . p + p . H p / 2, less at the point where the derivatives are asked for: there the gradient is the slope. */
    public static MadeUp quadratic(Network network, Samples samples, double[] at, double[][] hessian, double... slope) {
        return new MadeUp(
                network,
                samples,
                p -> {
                    double sum = 0;
                    for (int i = 0; i < p.length; i++) {
                        sum += slope[i] * (p[i] - at[i]);
                        for (int j = 0; j < p.length; j++) {
                            sum += 0.5 * (p[i] - at[i]) * hessian[i][j] * (p[j] - at[j]);
                        }
                    }
                    return sum;
                },
                p -> {
                    double[] g = slope.clone();
                    for (int i = 0; i < p.length; i++) {
                        for (int j = 0; j < p.length; j++) {
                            g[i] += hessian[i][j] * (p[j] - at[j]);
                        }
                    }
                    return g;
                },
                p -> hessian);
    }

    public static double[][] diagonal(double... values) {
        double[][] matrix = new double[values.length][values.length];
        for (int k = 0; k < values.length; k++) {
            matrix[k][k] = values[k];
        }
        return matrix;
    }

    @Override
    public double loss(double[] parameters) {
        return value.applyAsDouble(parameters);
    }

    @Override
    public double[] gradient(double[] parameters) {
        return slope.apply(parameters);
    }

    @Override
    public double[][] hessian(double[] parameters) {
        return curvature.apply(parameters);
    }
}
