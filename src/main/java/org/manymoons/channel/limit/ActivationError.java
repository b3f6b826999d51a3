package org.manymoons.channel.limit;

import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.rounding.Rounding;

/**
 * How far the numbers of {@link ActivationJet} can be from the exact derivatives when the argument is known to within an
 * error: the change over the interval, and the rounding of their formulas, made of the sums of their absolute terms.
 */
final class ActivationError {
    /** f and its first five derivatives, the most that {@link ActivationJet} has. */
    private static final int MOST_ORDERS = 6;

    /** exp to 4 ulp, with what the formulas make of it. */
    private static final double FORMULA = 5 * Rounding.FUNCTION;

    /** |f^(n+2)| is at most 2^(n+1) (n+1)! times the sum of absolute terms. */
    private static final double BEND = 0x1p16;

    /** 2 n! of softsign's f^(n) at 0, n up to 4; elu's is 1. */
    private static final double JUMP = 48;

    private ActivationError() {}

    /** Bounds for f^(0)(z), ..., f^(orders - 1)(z), at most five. */
    static void write(Activation activation, double z, double zError, int orders, double[] errors) {
        double[] f = new double[MOST_ORDERS];
        ActivationJet.write(activation, z, orders + 1, f);
        double[] size = sizes(activation, z, f, orders);
        double total = 0;
        for (int n = 1; n < orders; n++) {
            total += size[n];
        }
        double bend = BEND * zError * zError * Math.exp(4 * zError) * (total + Math.abs(f[1]));
        for (int n = 0; n < orders; n++) {
            errors[n] = zError * Math.abs(f[n + 1]) + bend + FORMULA * size[n] + Rounding.UNDERFLOW;
        }
        boolean kink = activation == Activation.ELU || activation == Activation.SOFTSIGN;
        if (kink && Math.abs(z) <= zError) {
            errors[1] += JUMP * zError; // f'' on the other side may be any up to the jump
            for (int n = 2; n < orders; n++) {
                errors[n] += JUMP;
            }
        }
    }

    /** The sums of absolute terms of the formulas. */
    private static double[] sizes(Activation activation, double z, double[] f, int orders) {
        return switch (activation) {
            case TANH -> tanh(f);
            case SIGMOID -> sigmoid(z, orders);
            case SOFTPLUS -> {
                double[] size = sigmoid(z, orders);
                System.arraycopy(size, 0, size, 1, orders - 1);
                size[0] = f[0];
                yield size;
            }
            case SWISH -> swish(z, 1, orders);
            case GELU -> swish(z, Activation.GELU_RATE, orders);
            case IDENTITY, ELU, SOFTSIGN -> { // of one term each
                double[] size = new double[MOST_ORDERS];
                for (int n = 0; n < orders; n++) {
                    size[n] = Math.abs(f[n]);
                }
                yield size;
            }
            case RELU, LEAKYRELU, HARDTANH ->
                throw new IllegalArgumentException(activation + " is not twice differentiable");
        };
    }

    /** With |d/dD| of each formula times D included: D (4 + 12 D), 8 |T| D (6 D + 1), and so on. */
    private static double[] tanh(double[] f) {
        double[] size = new double[MOST_ORDERS];
        double t = Math.abs(f[0]);
        double d = f[1];
        size[0] = t;
        size[1] = d;
        size[2] = 2 * t * d;
        size[3] = d * (4 + 12 * d);
        size[4] = 8 * t * d * (6 * d + 1);
        return size;
    }

    private static double[] sigmoid(double z, int orders) {
        double[] f = new double[MOST_ORDERS];
        ActivationJet.write(Activation.TANH, z / 2, 2, f);
        double[] size = tanh(f);
        for (int n = 0; n < orders; n++) {
            size[n] = Math.scalb(size[n], -n - 1);
        }
        size[0] = Logistic.sigmoid(z);
        return size;
    }

    /** The sigmoid's own argument, rate z, is rounded as well: |s^(n+1)| is at most s'. */
    private static double[] swish(double z, double rate, int orders) {
        double argument = Math.abs(rate * z);
        double[] size = sigmoid(rate * z, orders);
        double steepest = argument * Logistic.sigmoidDerivative(rate * z);
        for (int n = 0; n < orders; n++) {
            size[n] += 4 * steepest;
        }
        for (int n = orders - 1; n > 0; n--) {
            size[n] = Math.pow(rate, n) * Math.abs(z) * size[n] + n * Math.pow(rate, n - 1) * size[n - 1];
        }
        size[0] *= Math.abs(z);
        return size;
    }
}
