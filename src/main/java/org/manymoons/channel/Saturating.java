package org.manymoons.channel;

import java.util.List;
import java.util.stream.Stream;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.SaturatedDipoleTerm;
import org.manymoons.channel.limit.TailTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** Units so far out on one side that only the first term of their tail matters: exponentials, and pairs of them. */
final class Saturating {
    /** Chosen, of the largest tail term and of the relative distance of two units. */
    private static final double NEAR = 0.5;

    private final LimitState state;
    private final Samples samples;
    private final boolean[] settled;
    private final int d;

    Saturating(LimitState state, Samples samples, boolean[] settled) {
        this.state = state;
        this.samples = samples;
        this.settled = settled;
        d = samples.features();
    }

    Stream<LimitState> unit(Piece piece, Activation activation) {
        return tails(activation, piece).map(tail -> saturated(piece, tail));
    }

    Stream<LimitState> dipole(Piece piece, Activation activation) {
        return tails(activation, piece).map(tail -> saturatedDipole(piece, tail));
    }

    /** Two exponentials of opposite signs. */
    Stream<LimitState> exponentials(Piece a, Piece b) {
        return Merging.distance(a.parameters(), b.parameters(), d) < NEAR ? Stream.of(merged(a, b)) : Stream.empty();
    }

    /** The tails in which f(w.x + b) lies for every sample whose loss is not settled. */
    private Stream<TailTerm> tails(Activation activation, Piece piece) {
        return Stream.of(1.0, -1.0)
                .flatMap(side -> TailTerm.of(activation, side).stream())
                .filter(tail -> {
                    double largest = 0;
                    for (int n = 0; n < settled.length; n++) {
                        if (!settled[n]) {
                            double z = piece.affine(samples.inputs()[n]);
                            largest = Math.max(largest, Math.exp(-tail.rate() * tail.side() * z));
                        }
                    }
                    return largest < NEAR;
                });
    }

    private LimitState saturated(Piece piece, TailTerm tail) {
        double[] p = piece.parameters();
        double v = p[d + 1];
        double[] exponent = new double[d + 1];
        for (int j = 0; j <= d; j++) {
            exponent[j] = -tail.rate() * tail.side() * p[j];
        }
        exponent[d] += Math.log(Math.max(Math.abs(v) * tail.scale(), Double.MIN_NORMAL));
        ExponentialTerm term = new ExponentialTerm(v * tail.sign() < 0 ? -1 : 1);
        return state.replaced(List.of(piece), List.of(new Piece(term, exponent, piece.units())), v * tail.asymptote());
    }

    private LimitState saturatedDipole(Piece piece, TailTerm tail) {
        double[] p = piece.parameters();
        double v = p[d + 1];
        double slope = -tail.rate() * tail.side();
        double scale = tail.sign() * tail.scale() * Math.exp(slope * p[d]);
        double[] q = new double[2 * d + 2];
        for (int j = 0; j < d; j++) {
            q[j] = slope * p[j];
            q[d + j] = slope * p[d + 2 + j] * scale;
        }
        q[2 * d] = (v + slope * p[2 * d + 2]) * scale;
        return state.replaced(
                List.of(piece), List.of(new Piece(new SaturatedDipoleTerm(), q, piece.units())), v * tail.asymptote());
    }

    private LimitState merged(Piece a, Piece b) {
        double[] q = new double[2 * d + 2];
        double first = ((ExponentialTerm) a.term()).sign() * Math.exp(a.parameters()[d]);
        double second = ((ExponentialTerm) b.term()).sign() * Math.exp(b.parameters()[d]);
        for (int j = 0; j < d; j++) {
            q[j] = 0.5 * (a.parameters()[j] + b.parameters()[j]);
            q[d + j] = 0.5 * (first - second) * (a.parameters()[j] - b.parameters()[j]);
        }
        q[2 * d] = first + second;
        return state.replaced(List.of(a, b), List.of(new Piece(new SaturatedDipoleTerm(), q, a.unitsWith(b))), 0);
    }
}
