package org.manymoons.channel.limit;

import java.util.Optional;
import org.manymoons.reference.Activation;

/**
 * How an activation saturates on one side: f(z) = asymptote + sign scale (y - y^2 + ...) with y = exp(-rate side z).
 *
 * @param side +1 for z to infinity, -1 for z to minus infinity
 * @param second the coefficient of -y^2
 */
public record TailTerm(double side, double asymptote, double rate, double scale, double second) {
    /** The exponential tail of this activation on this side, if it has one. */
    public static Optional<TailTerm> of(Activation activation, double side) {
        return switch (activation) {
            case TANH -> Optional.of(new TailTerm(side, side, 2, 2, 1));
            case SIGMOID -> Optional.of(new TailTerm(side, side > 0 ? 1 : 0, 1, 1, 1));
            case SOFTPLUS -> side < 0 ? Optional.of(new TailTerm(side, 0, 1, 1, 0.5)) : Optional.empty();
            case IDENTITY, RELU, LEAKYRELU, ELU, SOFTSIGN, HARDTANH, SWISH, GELU -> Optional.empty();
        };
    }

    /** Whether the activation tends to z for z to infinity, so that what lies beyond a line of it is moved as far as wanted. */
    public static boolean growsWithoutEnd(Activation activation) {
        return switch (activation) {
            case SOFTPLUS, SWISH, GELU, ELU, RELU, LEAKYRELU, IDENTITY -> true;
            case TANH, SIGMOID, SOFTSIGN, HARDTANH -> false;
        };
    }

    /** The sign of f - asymptote. */
    public double sign() {
        return -side;
    }
}
