package org.manymoons.channel.limit;

import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;

/** The derivatives f, f', ..., f^(5) of the smooth activations, which the limits of merging units are made of. */
public final class ActivationJet {
    /** Chosen: below, 1 - exp(-2|z|) cancels; above, the quotient and {@link Math#tanh} are equally good. */
    private static final double SMALL = 0.3;

    private ActivationJet() {}

    /** Writes f^(0)(z), ..., f^(orders - 1)(z), at most six, into {@code jet}. */
    public static void write(Activation activation, double z, int orders, double[] jet) {
        switch (activation) {
            case TANH -> tanh(z, orders, jet);
            case SIGMOID -> sigmoid(z, orders, jet);
            case SOFTPLUS -> { // softplus' = sigmoid
                sigmoid(z, orders - 1, jet);
                System.arraycopy(jet, 0, jet, 1, orders - 1);
                jet[0] = Logistic.softplus(z);
            }
            case SWISH -> swish(z, 1, orders, jet);
            case GELU -> swish(z, Activation.GELU_RATE, orders, jet);
            case IDENTITY -> {
                java.util.Arrays.fill(jet, 0, orders, 0);
                jet[0] = z;
                jet[1] = 1;
            }
            case ELU -> {
                java.util.Arrays.fill(jet, 0, orders, z > 0 ? 0 : Math.exp(z));
                if (z > 0) {
                    jet[1] = 1;
                }
                jet[0] = activation.value(z);
            }
            case SOFTSIGN -> softsign(z, orders, jet);
            case RELU, LEAKYRELU, HARDTANH ->
                throw new IllegalArgumentException(activation + " is not twice differentiable");
        }
    }

    /** With T = tanh(z), D = 1 - T^2: D, -2TD, D(4 - 6D), 8TD(3D - 1), D(16 - 120D + 120D^2). */
    private static void tanh(double z, int orders, double[] jet) {
        double e = Math.exp(-2 * Math.abs(z));
        double t = Math.copySign(Math.abs(z) < SMALL ? Math.abs(Math.tanh(z)) : (1 - e) / (1 + e), z);
        tanh(t, 4 * e / ((1 + e) * (1 + e)), orders, jet);
    }

    /** The same, of tanh and tanh'. */
    static void tanh(double t, double d, int orders, double[] jet) {
        jet[0] = t;
        jet[1] = d;
        if (orders > 2) {
            jet[2] = -2 * t * d;
        }
        if (orders > 3) {
            jet[3] = d * (4 - 6 * d);
        }
        if (orders > 4) {
            jet[4] = 8 * t * d * (3 * d - 1);
        }
        if (orders > 5) {
            jet[5] = d * (16 - 120 * d + 120 * d * d);
        }
    }

    /** s(z) = (1 + tanh(z / 2)) / 2. */
    private static void sigmoid(double z, int orders, double[] jet) {
        tanh(z / 2, orders, jet);
        ofTanh(Logistic.sigmoid(z), orders, jet);
    }

    /** Makes the jet of tanh at z / 2 that of s at z. */
    static void ofTanh(double s, int orders, double[] jet) {
        double scale = 0.5;
        for (int n = 0; n < orders; n++) {
            jet[n] *= scale;
            scale /= 2;
        }
        jet[0] = s;
    }

    /** g(z) = z s(rate z); g^(n) = rate^n z s^(n) + n rate^(n-1) s^(n-1). */
    private static void swish(double z, double rate, int orders, double[] jet) {
        sigmoid(rate * z, orders, jet);
        for (int n = orders - 1; n > 0; n--) {
            jet[n] = Math.pow(rate, n) * z * jet[n] + n * Math.pow(rate, n - 1) * jet[n - 1];
        }
        jet[0] *= z;
    }

    /** f^(n) = (-1)^(n+1) n! / (1 + |z|)^(n+1), of the sign of z for even n. */
    private static void softsign(double z, int orders, double[] jet) {
        double r = 1 + Math.abs(z);
        double side = z < 0 ? -1 : 1;
        double derivative = 1 / r;
        jet[0] = z / r;
        for (int n = 1; n < orders; n++) {
            derivative *= n / r;
            jet[n] = n % 2 == 1 ? derivative : -side * derivative;
        }
        if (z == 0 && orders > 2) { // as the reference has it at the kink of f''
            jet[2] = 0;
        }
    }
}
