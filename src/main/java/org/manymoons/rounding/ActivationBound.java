package org.manymoons.rounding;

import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;

/**
 * How far f, f' and f'' of an activation can be from their values at the exact argument, when the argument is only
 * known to within an error: the change of the function over the interval [z - error, z + error] (its largest slope
 * there, or its jump at a kink), and the rounding of the function itself.
 */
final class ActivationBound {
    /** Chosen: derivatives are made of a function or two and a few products; 12 ulp, as {@link RoundingBound} says. */
    private static final double DERIVATIVE = 3 * Rounding.FUNCTION;

    /** Chosen: likewise, with a product more. */
    private static final double SECOND_DERIVATIVE = 5 * Rounding.FUNCTION;

    /** gelu rounds 1.702 z. */
    private static final double ARGUMENT = 2 * Rounding.UNIT;

    private ActivationBound() {}

    /** The error of f at z. */
    static double value(Activation f, double z, double zError) {
        double error = atFunction(f, z, zError);
        double rounding = switch (f) {
            case IDENTITY, RELU, HARDTANH -> 0;
            case LEAKYRELU, SOFTSIGN -> 4 * Rounding.UNIT;
            case TANH, ELU -> Rounding.FUNCTION;
            case SIGMOID, SWISH, GELU -> 2 * Rounding.FUNCTION;
            case SOFTPLUS -> 3 * Rounding.FUNCTION;
        };
        return error * slope(f, z, error) + rounding * Math.abs(f.value(z)) + Rounding.UNDERFLOW;
    }

    /** The error of f' at z. */
    static double derivative(Activation f, double z, double zError) {
        double error = atFunction(f, z, zError);
        boolean kink = switch (f) {
            case RELU, LEAKYRELU -> touches(0, z, error);
            case HARDTANH -> touches(1, z, error) || touches(-1, z, error);
            case IDENTITY, TANH, SIGMOID, SOFTPLUS, ELU, SOFTSIGN, SWISH, GELU -> false;
        };
        double size = switch (f) {
            case SWISH, GELU -> slope(f, z, error);
            case IDENTITY, TANH, SIGMOID, RELU, LEAKYRELU, SOFTPLUS, ELU, SOFTSIGN, HARDTANH ->
                Math.abs(f.derivative(z));
        };
        return error * curvature(f, z, error) + (kink ? 1 : 0) + DERIVATIVE * size + Rounding.UNDERFLOW;
    }

    /** The error of f'' at z. */
    static double secondDerivative(Activation f, double z, double zError) {
        double error = atFunction(f, z, zError);
        double jump = switch (f) {
            case ELU -> touches(0, z, error) ? 1 : 0;
            case SOFTSIGN -> touches(0, z, error) ? 4 : 0;
            case IDENTITY, TANH, SIGMOID, RELU, LEAKYRELU, SOFTPLUS, HARDTANH, SWISH, GELU -> 0;
        };
        double size = switch (f) {
            case SWISH, GELU -> curvature(f, z, error);
            case IDENTITY, TANH, SIGMOID, RELU, LEAKYRELU, SOFTPLUS, ELU, SOFTSIGN, HARDTANH ->
                Math.abs(f.secondDerivative(z));
        };
        return error * third(f, z, error) + jump + SECOND_DERIVATIVE * size + Rounding.UNDERFLOW;
    }

    private static double atFunction(Activation f, double z, double zError) {
        return f == Activation.GELU ? zError + ARGUMENT * Math.abs(z) : zError;
    }

    private static boolean touches(double kink, double z, double error) {
        return error > 0 && Math.abs(z - kink) <= error;
    }

    /** An upper bound of |f'| over the interval. */
    private static double slope(Activation f, double z, double error) {
        double near = Math.max(Math.abs(z) - error, 0);
        double far = Math.abs(z) + error;
        return switch (f) {
            case IDENTITY, RELU, LEAKYRELU, HARDTANH -> 1;
            case TANH, SIGMOID, SOFTSIGN -> f.derivative(near);
            case SOFTPLUS -> Logistic.sigmoid(z + error);
            case ELU -> Math.exp(Math.min(z + error, 0));
            case SWISH -> Logistic.sigmoid(z + error) + far * Logistic.sigmoidDerivative(near);
            case GELU -> slope(Activation.SWISH, Activation.GELU_RATE * z, Activation.GELU_RATE * error);
        };
    }

    /** An upper bound of |f''| over the interval, one-sided at a kink. */
    private static double curvature(Activation f, double z, double error) {
        double near = Math.max(Math.abs(z) - error, 0);
        double far = Math.abs(z) + error;
        return switch (f) {
            case IDENTITY, RELU, LEAKYRELU, HARDTANH -> 0;
            case TANH -> 2 * Math.min(far, 1) * f.derivative(near);
            case SIGMOID -> Math.min(far / 2, 1) * f.derivative(near);
            case SOFTPLUS -> Logistic.sigmoidDerivative(near);
            case ELU -> Math.exp(Math.min(z + error, 0));
            case SOFTSIGN -> 2 / Math.pow(1 + near, 3);
            case SWISH -> (2 + far) * Logistic.sigmoidDerivative(near);
            case GELU ->
                Activation.GELU_RATE
                        * curvature(Activation.SWISH, Activation.GELU_RATE * z, Activation.GELU_RATE * error);
        };
    }

    /** An upper bound of |f'''| over the interval, one-sided at a kink. */
    private static double third(Activation f, double z, double error) {
        double near = Math.max(Math.abs(z) - error, 0);
        double far = Math.abs(z) + error;
        return switch (f) {
            case IDENTITY, RELU, LEAKYRELU, HARDTANH -> 0;
            case TANH -> 4 * f.derivative(near); // f''' = f' (6 f^2 - 2)
            case SIGMOID -> f.derivative(near); // f''' = f' (1 - 6 f')
            case SOFTPLUS -> Math.min(far / 2, 1) * Logistic.sigmoidDerivative(near);
            case ELU -> Math.exp(Math.min(z + error, 0));
            case SOFTSIGN -> 6 / Math.pow(1 + near, 4);
            case SWISH -> (3 + far) * Logistic.sigmoidDerivative(near); // f''' = 3 s'' + z s'''
            case GELU ->
                Activation.GELU_RATE
                        * Activation.GELU_RATE
                        * third(Activation.SWISH, Activation.GELU_RATE * z, Activation.GELU_RATE * error);
        };
    }
}
