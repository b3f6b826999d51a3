package org.manymoons.landscape.inward;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** A made-up loss of two parameters with derivatives by differences, said to be that of a network of one input without hidden units. */
record Plane(DoubleBinaryOperator at) implements Objective {
    private static final double STEP = 1e-4;

    @Override
    public Network network() {
        return Network.of(1, List.of(), Activation.TANH, 0);
    }

    /** One of four has the label 1: the best constant costs log 4 - 3/4 log 3. */
    @Override
    public Samples samples() {
        return new Samples(new double[4][1], new double[] {1, 0, 0, 0});
    }

    @Override
    public double loss(double[] p) {
        return at.applyAsDouble(p[0], p[1]);
    }

    @Override
    public double[] gradient(double[] p) {
        return new double[] {
            (at.applyAsDouble(p[0] + STEP, p[1]) - at.applyAsDouble(p[0] - STEP, p[1])) / (2 * STEP),
            (at.applyAsDouble(p[0], p[1] + STEP) - at.applyAsDouble(p[0], p[1] - STEP)) / (2 * STEP)
        };
    }

    @Override
    public double[][] hessian(double[] p) {
        double[][] hessian = new double[2][2];
        for (int k = 0; k < 2; k++) {
            double[] up = p.clone();
            double[] down = p.clone();
            up[k] += STEP;
            down[k] -= STEP;
            double[] above = gradient(up);
            double[] below = gradient(down);
            for (int l = 0; l < 2; l++) {
                hessian[k][l] += (above[l] - below[l]) / (4 * STEP);
                hessian[l][k] += (above[l] - below[l]) / (4 * STEP);
            }
        }
        return hessian;
    }

    /** A place by its distance from zero and its angle. */
    static double[] place(double radius, double angle) {
        return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
    }
}
