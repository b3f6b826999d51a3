package org.manymoons.channel;

import java.util.List;
import java.util.stream.Stream;
import org.manymoons.channel.limit.DipoleTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.TripoleTerm;
import org.manymoons.reference.Activation;

/** Units with nearly equal incoming weights and biases, up to sign: two become a dipole, three a tripole. */
final class Merging {
    /** Chosen, of the relative distance of two units. What is near is only worth a try, the certificate decides. */
    private static final double NEAR = 0.5;

    private final LimitState state;
    private final int d;

    Merging(LimitState state, int features) {
        this.state = state;
        d = features;
    }

    Stream<LimitState> dipole(Piece a, Piece b, Activation activation) {
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
                            List.of(a, b), List.of(new Piece(new DipoleTerm(activation), q, a.unitsWith(b))), shift);
                });
    }

    Stream<LimitState> tripole(Piece pair, Piece unit, Activation activation) {
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
                    TripoleTerm term = new TripoleTerm(activation, v < 0 ? -1 : 1);
                    return state.replaced(
                            List.of(pair, unit), List.of(new Piece(term, q, pair.unitsWith(unit))), shift);
                });
    }

    private static double[] scaled(double[] p, double sign) {
        double[] scaled = p.clone();
        for (int k = 0; k < p.length; k++) {
            scaled[k] *= sign;
        }
        return scaled;
    }

    /** Of the first so many parameters, relative to their size. */
    static double distance(double[] a, double[] b, int size) {
        double difference = 0;
        double norms = 0;
        for (int k = 0; k < size; k++) {
            difference += (a[k] - b[k]) * (a[k] - b[k]);
            norms += 0.5 * (a[k] * a[k] + b[k] * b[k]);
        }
        return Math.sqrt(difference / norms);
    }
}
