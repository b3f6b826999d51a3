package org.manymoons.channel;

import java.util.List;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.TailTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.ScalarLoss;

/** Units far out in their tails whose sum is nearly an exponential of the inputs, or two merged ones. */
final class SaturatedUnits {
    /** Chosen: exp(4) in the logit leaves nothing of a sample's loss; a squared error is never settled. */
    private static final double SETTLED = 4;

    /** Chosen: the smaller second tail term of a pair, at least this share of the difference that they need... */
    private static final double SPARE_OF_NEEDED = 0.1;

    /** ...and this share of what does not show beside the first terms. Chosen. */
    private static final double SPARE_OF_FIRST = 1e-3;

    private final Activation activation;
    private final Samples samples;
    private final double delta;
    private final double settled;
    private final int d;

    SaturatedUnits(Activation activation, Samples samples, double delta, ScalarLoss output) {
        this.activation = activation;
        this.samples = samples;
        this.delta = delta;
        settled = output == ScalarLoss.CROSS_ENTROPY ? SETTLED : Double.POSITIVE_INFINITY;
        d = samples.features();
    }

    LimitState exponential(LimitState state, Piece piece, double sign) {
        return saturated(state, piece, sign, largest(piece.parameters(), piece.parameters()[d]) - 2 * Math.log(delta));
    }

    /** r exp(z) + k exp(2z) as two units in their tails: (A + c/2) exp(z + u.x/(2A)) - (A - c/2) exp(z - u.x/(2A)). */
    LimitState dipole(LimitState state, Piece piece) {
        double[] p = piece.parameters();
        double k = p[2 * d + 1];
        double c = p[2 * d];
        double amplitude = 0.5 * NearbyNetwork.largestAbsolute(samples, p, d) / (delta * delta);
        double[] plus = new double[d + 1];
        double[] minus = new double[d + 1];
        for (int j = 0; j < d; j++) {
            plus[j] = p[j] + 0.5 * p[d + j] / amplitude;
            minus[j] = p[j] - 0.5 * p[d + j] / amplitude;
        }
        plus[d] = Math.log(amplitude + 0.5 * c);
        minus[d] = Math.log(amplitude - 0.5 * c);
        double needed = Math.abs(k) / (amplitude * amplitude); // the difference of the second tail terms
        double spare =
                Math.max(SPARE_OF_NEEDED * needed, SPARE_OF_FIRST * Math.exp(-largest(p, 0)) / (amplitude * amplitude));
        double heightPlus = -Math.log(k > 0 ? spare : spare + needed);
        double heightMinus = -Math.log(k > 0 ? spare + needed : spare);
        Piece first =
                new Piece(new ExponentialTerm(1), plus, List.of(piece.units().get(0)));
        Piece second =
                new Piece(new ExponentialTerm(-1), minus, List.of(piece.units().get(1)));
        LimitState pair = state.replaced(List.of(piece), List.of(first, second), 0);
        return saturated(saturated(pair, first, 1, heightPlus), second, -1, heightMinus);
    }

    /** sign exp(alpha) as a unit whose second tail term is exp(2 alpha - height). */
    private LimitState saturated(LimitState state, Piece piece, double sign, double height) {
        TailTerm tail = TailTerm.of(activation, activation == Activation.SOFTPLUS ? -1 : 1)
                .orElseThrow();
        double[] unit = new double[d + 2];
        for (int j = 0; j <= d; j++) {
            unit[j] = -tail.side() * piece.parameters()[j] / tail.rate();
        }
        double shifted = height + Math.log(tail.second());
        unit[d] += tail.side() * shifted / tail.rate();
        double v = sign * tail.sign() * Math.exp(shifted) / tail.scale();
        unit[d + 1] = v;
        return state.replaced(
                List.of(piece),
                List.of(new Piece(
                        new UnitTerm(activation), unit, List.of(piece.units().get(0)))),
                -v * tail.asymptote());
    }

    /** The largest w.x + bias over the samples. */
    private double largest(double[] p, double bias) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] x : samples.inputs()) {
            double z = bias;
            for (int j = 0; j < d; j++) {
                z += p[j] * x[j];
            }
            largest = z < settled || largest == Double.NEGATIVE_INFINITY ? Math.max(largest, z) : largest;
        }
        return Math.min(largest, settled);
    }
}
