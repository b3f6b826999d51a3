package org.manymoons.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.manymoons.landscape.LimitState.Piece;
import org.manymoons.landscape.LimitTerm.Dipole;
import org.manymoons.landscape.LimitTerm.Exponential;
import org.manymoons.landscape.LimitTerm.SaturatedDipole;
import org.manymoons.landscape.LimitTerm.Tripole;
import org.manymoons.landscape.LimitTerm.Unit;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/**
 * The limit forms that a state is near to: a unit that saturates becomes an exponential, two units with nearly equal
 * incoming weights and biases become a dipole, and so on. Only the shape matters here: the linear parameters are fitted
 * afterwards.
 */
final class Degenerations {
    private static final double NEAR = 0.5; // of the largest tail term, and of the relative distance of two units

    private final LimitState state;
    private final Samples samples;
    private final int d;

    private Degenerations(LimitState state, Samples samples) {
        this.state = state;
        this.samples = samples;
        d = samples.features();
    }

    static List<LimitState> of(LimitState state, Samples samples) {
        Degenerations degenerations = new Degenerations(state, samples);
        List<LimitState> found = new ArrayList<>();
        List<Piece> pieces = state.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            degenerations.single(pieces.get(i)).forEach(found::add);
            for (int j = 0; j < i; j++) {
                degenerations.pair(pieces.get(j), pieces.get(i)).forEach(found::add);
            }
        }
        return found;
    }

    private Stream<LimitState> single(Piece piece) {
        double[] p = piece.parameters();
        if (piece.term() instanceof Unit unit) {
            return tails(unit.activation(), p).map(tail -> saturated(piece, tail));
        }
        if (piece.term() instanceof Dipole dipole) {
            return tails(dipole.activation(), p).map(tail -> saturatedDipole(piece, tail));
        }
        return Stream.empty();
    }

    private Stream<LimitState> pair(Piece a, Piece b) {
        if (a.term() instanceof Unit unit && b.term() instanceof Unit) {
            return dipole(a, b, unit.activation());
        }
        if (a.term() instanceof Dipole dipole && b.term() instanceof Unit) {
            return tripole(a, b, dipole.activation());
        }
        if (a.term() instanceof Unit && b.term() instanceof Dipole dipole) {
            return tripole(b, a, dipole.activation());
        }
        if (a.term() instanceof Exponential first
                && b.term() instanceof Exponential second
                && first.sign() != second.sign()
                && distance(a.parameters(), b.parameters(), d) < NEAR) {
            return Stream.of(merged(a, b));
        }
        return Stream.empty();
    }

    /** The tails in which f(w.x + b) lies for every sample. */
    private Stream<Tail> tails(Activation activation, double[] p) {
        return Stream.of(1.0, -1.0)
                .flatMap(side -> Tail.of(activation, side).stream())
                .filter(tail -> {
                    double largest = 0;
                    for (double[] x : samples.inputs()) {
                        largest = Math.max(largest, Math.exp(-tail.rate() * tail.side() * affine(p, x)));
                    }
                    return largest < NEAR;
                });
    }

    private double affine(double[] p, double[] x) {
        double z = p[d];
        for (int j = 0; j < d; j++) {
            z += p[j] * x[j];
        }
        return z;
    }

    private LimitState saturated(Piece piece, Tail tail) {
        double[] p = piece.parameters();
        double v = p[d + 1];
        double[] exponent = new double[d + 1];
        for (int j = 0; j <= d; j++) {
            exponent[j] = -tail.rate() * tail.side() * p[j];
        }
        exponent[d] += Math.log(Math.max(Math.abs(v) * tail.scale(), Double.MIN_NORMAL));
        Exponential term = new Exponential(v * tail.sign() < 0 ? -1 : 1);
        return state.replaced(
                List.of(piece), List.of(new Piece(term, exponent, piece.units())), v * tail.asymptote());
    }

    private LimitState saturatedDipole(Piece piece, Tail tail) {
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
                List.of(piece), List.of(new Piece(new SaturatedDipole(), q, piece.units())), v * tail.asymptote());
    }

    private LimitState merged(Piece a, Piece b) {
        double[] q = new double[2 * d + 2];
        double first = ((Exponential) a.term()).sign() * Math.exp(a.parameters()[d]);
        double second = ((Exponential) b.term()).sign() * Math.exp(b.parameters()[d]);
        for (int j = 0; j < d; j++) {
            q[j] = 0.5 * (a.parameters()[j] + b.parameters()[j]);
            q[d + j] = 0.5 * (first - second) * (a.parameters()[j] - b.parameters()[j]);
        }
        q[2 * d] = first + second;
        return state.replaced(
                List.of(a, b), List.of(new Piece(new SaturatedDipole(), q, together(a, b))), 0);
    }

    private Stream<LimitState> dipole(Piece a, Piece b, Activation activation) {
        return Stream.of(1.0, -1.0)
                .filter(sign -> sign > 0 || activation.isOdd() || activation == Activation.SIGMOID)
                .filter(sign -> distance(a.parameters(), scaled(b.parameters(), sign), d + 1) < NEAR)
                .map(sign -> {
                    double[] p = a.parameters();
                    double[] other = scaled(b.parameters(), sign);
                    double v = p[d + 1];
                    double w = other[d + 1];
                    double[] q = new double[2 * d + 3];
                    for (int j = 0; j <= d; j++) {
                        q[j] = 0.5 * (p[j] + other[j]);
                        q[d + 2 + j] = 0.5 * (v - w) * (p[j] - other[j]);
                    }
                    q[d + 1] = v + w;
                    double shift = sign < 0 && activation == Activation.SIGMOID ? b.parameters()[d + 1] : 0;
                    return state.replaced(
                            List.of(a, b), List.of(new Piece(new Dipole(activation), q, together(a, b))), shift);
                });
    }

    private Stream<LimitState> tripole(Piece pair, Piece unit, Activation activation) {
        return Stream.of(1.0, -1.0)
                .filter(sign -> sign > 0 || activation.isOdd() || activation == Activation.SIGMOID)
                .filter(sign -> distance(pair.parameters(), scaled(unit.parameters(), sign), d + 1) < NEAR)
                .map(sign -> {
                    double[] p = pair.parameters();
                    double[] third = scaled(unit.parameters(), sign);
                    double v = third[d + 1];
                    double[] q = new double[3 * d + 4];
                    System.arraycopy(p, 0, q, 0, 2 * d + 3);
                    q[d + 1] += v;
                    for (int j = 0; j <= d; j++) {
                        q[d + 2 + j] += v * (third[j] - p[j]);
                        q[2 * d + 3 + j] = Math.sqrt(Math.abs(v) / 2) * (third[j] - p[j]);
                    }
                    double shift = sign < 0 && activation == Activation.SIGMOID ? unit.parameters()[d + 1] : 0;
                    Tripole term = new Tripole(activation, v < 0 ? -1 : 1);
                    return state.replaced(
                            List.of(pair, unit), List.of(new Piece(term, q, together(pair, unit))), shift);
                });
    }

    private static List<Integer> together(Piece a, Piece b) {
        return Stream.concat(a.units().stream(), b.units().stream()).sorted().toList();
    }

    private static double[] scaled(double[] p, double sign) {
        double[] scaled = p.clone();
        for (int k = 0; k < p.length; k++) {
            scaled[k] *= sign;
        }
        return scaled;
    }

    private static double distance(double[] a, double[] b, int size) {
        double difference = 0;
        double norms = 0;
        for (int k = 0; k < size; k++) {
            difference += (a[k] - b[k]) * (a[k] - b[k]);
            norms += 0.5 * (a[k] * a[k] + b[k] * b[k]);
        }
        return Math.sqrt(difference / norms);
    }
}
