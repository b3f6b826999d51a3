package org.manymoons.rounding;

import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Logistic;

/**
 * How far the computed cross-entropy L(z, y) of one sample and its derivatives can be from the exact ones, when the
 * logit z is known to within an error.
 */
final class CrossEntropyBound {
    /** log1p of exp, and the sum. */
    private static final double LOSS = 3 * Rounding.FUNCTION;

    /** The sigmoid: exp, a sum and a quotient. */
    private static final double DERIVATIVE = 2 * Rounding.FUNCTION;

    /** The sigmoid's derivative: likewise, with a square. */
    private static final double SECOND_DERIVATIVE = 3 * Rounding.FUNCTION;

    private CrossEntropyBound() {}

    /** The error of L. */
    static double loss(double z, double error, double y) {
        double slope = Math.abs(CrossEntropy.EXACT.derivative(z, y)) + error * steepest(z, error);
        double ramp = Math.max(z, 0) - y * z; // exact for labels 0 and 1
        double product = y == 0 || y == 1 ? 0 : Math.abs(y * z);
        double rounding = LOSS * Math.log1p(Math.exp(-Math.abs(z))) + Rounding.UNIT * (2 * Math.abs(ramp) + product);
        return error * slope + rounding + Rounding.UNDERFLOW;
    }

    /** The error of dL/dz. */
    static double derivative(double z, double error, double y) {
        double terms = Math.abs(1 - y) * Logistic.sigmoid(z) + Math.abs(y) * Logistic.sigmoid(-z);
        return error * steepest(z, error) + DERIVATIVE * terms + Rounding.UNDERFLOW;
    }

    /** The error of d2L/dz2, whose own slope is |s''| = s' |tanh(z/2)|. */
    static double secondDerivative(double z, double error) {
        double slope = Math.min(1, (Math.abs(z) + error) / 2) * steepest(z, error);
        return error * slope + SECOND_DERIVATIVE * Logistic.sigmoidDerivative(z) + Rounding.UNDERFLOW;
    }

    /** The largest s' over [z - error, z + error]. */
    private static double steepest(double z, double error) {
        return Logistic.sigmoidDerivative(Math.max(Math.abs(z) - error, 0));
    }
}
