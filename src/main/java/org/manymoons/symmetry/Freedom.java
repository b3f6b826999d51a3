package org.manymoons.symmetry;

import org.manymoons.reference.Activation;

/** What may be done to one hidden unit, besides moving it to another place, without changing the function. */
public enum Freedom {
    /** Odd activations, f(-z) = -f(z): (w, b, v) -> (-w, -b, -v). */
    SIGN("+1 or -1"),
    /** Sigmoid, s(-z) = 1 - s(z): (w, b, v) -> (-w, -b, -v), and the biases of the next layer grow by v. */
    FLIP("+1 or -1"),
    /** f(k z) = k f(z) for k > 0: (w, b, v) -> (k w, k b, v / k). */
    SCALE("any positive number"),
    /** The order only. */
    ORDER("+1"),
    /** Identity: any invertible mixing M of the layer's units, (W, b, V) -> (M W, M b, V M^-1). */
    MIXING("any number but 0");

    private final String factors;

    Freedom(String factors) {
        this.factors = factors;
    }

    /** The freedom of units with this activation. */
    public static Freedom of(Activation activation) {
        return switch (activation) {
            case TANH, SOFTSIGN, HARDTANH -> SIGN;
            case SIGMOID -> FLIP;
            case RELU, LEAKYRELU -> SCALE;
            case SOFTPLUS, ELU, SWISH, GELU -> ORDER;
            case IDENTITY -> MIXING;
        };
    }

    boolean allows(double factor) {
        return switch (this) {
            case SIGN, FLIP -> Math.abs(factor) == 1;
            case SCALE -> factor > 0;
            case ORDER -> factor == 1;
            case MIXING -> factor != 0;
        };
    }

    /** Whether a unit may be replaced by its negative. */
    public boolean hasSigns() {
        return this == SIGN || this == FLIP;
    }

    String factors() {
        return factors;
    }
}
