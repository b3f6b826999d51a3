package org.manymoons.channel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.manymoons.channel.limit.ActivationJet;
import org.manymoons.channel.limit.CubicTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Eigen;

/**
 * Units whose incoming weights are so small that no sample takes them far from their bias: their Taylor polynomials,
 * one unit's to first order and to third order those of two along one direction.
 */
final class Fading {
    /** Chosen, of |w.x| and of the sine of the angle between two units. */
    private static final double NEAR = 0.5;

    private final LimitState state;
    private final Samples samples;
    private final boolean[] settled;
    private final int d;

    Fading(LimitState state, Samples samples, boolean[] settled) {
        this.state = state;
        this.samples = samples;
        this.settled = settled;
        d = samples.features();
    }

    /** v f(w.x + b) = v f(b) + v f'(b) w.x + ... */
    Stream<LimitState> line(Piece piece, Activation activation) {
        if (!(isOdd(activation) || activation == Activation.SOFTPLUS) || !fades(piece, activation)) {
            return Stream.empty();
        }
        double[] p = piece.parameters();
        double[] f = jet(activation, p[d]);
        double[] u = new double[d];
        for (int j = 0; j < d; j++) {
            u[j] = p[d + 1] * f[1] * p[j];
        }
        Piece line = new Piece(new LinearTerm(false), u, piece.units());
        return Stream.of(state.replaced(List.of(piece), List.of(line), p[d + 1] * f[0]));
    }

    /** The sum over two units of v (f(b) + f'(b) w.x + f''(b)/2 (w.x)^2 + f'''(b)/6 (w.x)^3) + ... */
    Stream<LimitState> cubic(Piece a, Piece b, Activation activation) {
        if (!isOdd(activation) || !fades(a, activation) || !fades(b, activation) || !(sine(a, b) < NEAR)) {
            return Stream.empty();
        }
        double[] direction = direction(length(a) > length(b) ? a : b);
        double constant = 0;
        double square = 0;
        double cube = 0;
        double[] q = new double[2 * d + 1];
        for (Piece piece : List.of(a, b)) {
            double[] p = piece.parameters();
            double[] f = jet(activation, p[d]);
            double v = p[d + 1];
            double h = 0;
            for (int j = 0; j < d; j++) {
                h += p[j] * direction[j];
                q[j] += v * f[1] * p[j];
            }
            constant += v * f[0];
            square += v * f[2] / 2 * h * h;
            cube += v * f[3] / 6 * h * h * h;
        }
        double scale = Math.sqrt(Math.abs(square));
        if (!(scale > 0)) {
            return Stream.empty();
        }
        for (int j = 0; j < d; j++) {
            q[d + j] = scale * direction[j];
        }
        q[2 * d] = cube / (scale * scale * scale);
        Piece cubic = new Piece(new CubicTerm(Math.signum(square), false), q, a.unitsWith(b));
        return Stream.of(state.replaced(List.of(a, b), List.of(cubic), constant));
    }

    /** About 0, up to a constant. */
    private static boolean isOdd(Activation activation) {
        return activation == Activation.TANH || activation == Activation.SIGMOID;
    }

    private boolean fades(Piece piece, Activation activation) {
        double rate = activation == Activation.SIGMOID ? 0.5 : 1;
        double largest = 0;
        for (int n = 0; n < settled.length; n++) {
            if (!settled[n]) {
                double sum = 0;
                for (int j = 0; j < d; j++) {
                    sum += piece.parameters()[j] * samples.inputs()[n][j];
                }
                largest = Math.max(largest, rate * Math.abs(sum));
            }
        }
        return largest > 0 && largest < NEAR;
    }

    private static double[] jet(Activation activation, double z) {
        double[] f = new double[4];
        ActivationJet.write(activation, z, 4, f);
        return f;
    }

    private double sine(Piece a, Piece b) {
        double[] s = direction(a);
        double[] t = direction(b);
        double cosine = 0;
        for (int j = 0; j < d; j++) {
            cosine += s[j] * t[j];
        }
        return Math.sqrt(Math.max(0, 1 - cosine * cosine));
    }

    private double[] direction(Piece piece) {
        double length = length(piece);
        double[] direction = new double[d];
        for (int j = 0; j < d; j++) {
            direction[j] = piece.parameters()[j] / length;
        }
        return direction;
    }

    private double length(Piece piece) {
        return Eigen.norm(Arrays.copyOf(piece.parameters(), d));
    }
}
