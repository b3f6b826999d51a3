package org.manymoons.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.manymoons.landscape.LimitState.Cut;
import org.manymoons.landscape.LimitState.Piece;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/**
 * The limit forms that a state is near to: a unit that saturates becomes an exponential, two units with nearly equal
 * incoming weights and biases become a dipole, and so on. Only the shape matters here: the linear parameters are fitted
 * afterwards.
 */
final class Degenerations {
    private static final double NEAR = 0.5; // of the largest tail term, and of the relative distance of two units

    private static final double SETTLED = 25; // a margin whose loss is below 1e-10

    private final LimitState state;
    private final Samples samples;
    private final int d;
    private final boolean[] settled;
    private final Fading fading;

    private Degenerations(LimitState state, Samples samples) {
        this.state = state;
        this.samples = samples;
        d = samples.features();
        settled = state.excluded(samples.size());
        double[] logits = state.model(samples).logits(state.parameters());
        for (int n = 0; n < settled.length; n++) {
            double margin = samples.labels()[n] == 1 ? logits[n] : -logits[n];
            settled[n] |= margin > SETTLED;
        }
        fading = new Fading(state, samples, settled);
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
            return Stream.of(
                            fading.line(piece, unit.activation()),
                            tails(unit.activation(), p).map(tail -> saturated(piece, tail)),
                            sharp(piece, unit.activation()))
                    .flatMap(found -> found);
        }
        if (piece.term() instanceof Dipole dipole) {
            return tails(dipole.activation(), p).map(tail -> saturatedDipole(piece, tail));
        }
        if (piece.term() instanceof Exponential exponential) {
            double[] shift = new double[samples.size()];
            for (int n = 0; n < shift.length; n++) {
                shift[n] = affine(p, samples.inputs()[n]);
            }
            return cut(piece, shift, exponential.sign(), 0, threshold -> {
                        double[] line = p.clone();
                        line[d] -= threshold;
                        return line;
                    })
                    .stream();
        }
        return Stream.empty();
    }

    private Stream<LimitState> pair(Piece a, Piece b) {
        if (a.term() instanceof Unit unit && b.term() instanceof Unit) {
            return Stream.concat(dipole(a, b, unit.activation()), fading.cubic(a, b, unit.activation()));
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

    /** A unit that no sample sees between its tails: a step, or a cut where all beyond its line are of one class. */
    private Stream<LimitState> sharp(Piece piece, Activation activation) {
        Optional<Tail> up = Tail.of(activation, 1);
        Optional<Tail> down = Tail.of(activation, -1);
        if (up.isEmpty() || down.isEmpty()) {
            return Stream.empty();
        }
        double[] p = piece.parameters();
        int size = samples.size();
        double[] pattern = new double[size];
        boolean blurred = false;
        int above = 0;
        int below = 0;
        boolean[] excluded = state.excluded(size);
        for (int n = 0; n < size; n++) {
            double z = affine(p, samples.inputs()[n]);
            blurred |= !excluded[n] && Math.exp(-up.get().rate() * Math.abs(z)) > NEAR;
            pattern[n] = z > 0 ? up.get().asymptote() : down.get().asymptote();
            above += !excluded[n] && z > 0 ? 1 : 0;
            below += !excluded[n] && z <= 0 ? 1 : 0;
        }
        if (above == 0 || below == 0) {
            return Stream.empty();
        }
        double v = p[d + 1];
        double[] line = Arrays.copyOf(p, d + 1);
        List<LimitState> found = new ArrayList<>();
        if (!blurred) {
            found.add(state.replaced(
                    List.of(piece), List.of(new Piece(new Step(pattern, line), new double[] {v}, piece.units())), 0));
        }
        for (Tail near : List.of(up.get(), down.get())) {
            cut(piece, near, v).ifPresent(found::add);
        }
        return found.stream();
    }

    private Optional<LimitState> cut(Piece piece, Tail near, double v) {
        double[] shift = new double[samples.size()];
        double height = Math.log(Math.abs(v) * near.scale());
        for (int n = 0; n < shift.length; n++) {
            double z = near.side() * affine(piece.parameters(), samples.inputs()[n]);
            shift[n] = height - near.rate() * Math.max(z, 0);
        }
        return cut(piece, shift, v * near.sign() > 0 ? 1 : -1, v * near.asymptote(), threshold -> {
            double[] line = Arrays.copyOf(piece.parameters(), d + 1);
            line[d] -= near.side() * (height - threshold) / near.rate();
            return line;
        });
    }

    /**
     * The samples that a unit moves far from where the others are, if they are of one class and moved to its side.
     *
     * @param shift logarithm of the change of each logit
     * @param line  the line between the two, from the logarithm that separates them
     */
    private Optional<LimitState> cut(
            Piece piece, double[] shift, double sign, double added, DoubleFunction<double[]> line) {
        boolean[] excluded = state.excluded(shift.length);
        double threshold = widestGap(shift, excluded);
        boolean[] beyond = new boolean[shift.length];
        int positive = 0;
        int count = 0;
        for (int n = 0; n < shift.length; n++) {
            beyond[n] = !excluded[n] && shift[n] > threshold;
            count += beyond[n] ? 1 : 0;
            positive += beyond[n] && samples.labels()[n] == 1 ? 1 : 0;
        }
        if (count == 0 || positive != (sign > 0 ? count : 0)) {
            return Optional.empty();
        }
        Cut cut = new Cut(piece.units().get(0), line.apply(threshold), beyond, sign);
        return Optional.of(state.cut(piece, cut, added));
    }

    /** The middle of the widest gap between the logarithms of shifts, not far from a shift of 1. */
    private static double widestGap(double[] shift, boolean[] excluded) {
        double[] sorted = IntStream.range(0, shift.length)
                .filter(n -> !excluded[n] && Math.abs(shift[n]) < 3)
                .mapToDouble(n -> shift[n])
                .sorted()
                .toArray();
        double from = -3;
        double widest = 0;
        double middle = 0;
        for (int k = 0; k <= sorted.length; k++) {
            double to = k < sorted.length ? sorted[k] : 3;
            if (to - from > widest) {
                widest = to - from;
                middle = 0.5 * (from + to);
            }
            from = to;
        }
        return middle;
    }

    /** The tails in which f(w.x + b) lies for every sample whose loss is not settled. */
    private Stream<Tail> tails(Activation activation, double[] p) {
        return Stream.of(1.0, -1.0)
                .flatMap(side -> Tail.of(activation, side).stream())
                .filter(tail -> {
                    double largest = 0;
                    for (int n = 0; n < settled.length; n++) {
                        if (!settled[n]) {
                            double z = affine(p, samples.inputs()[n]);
                            largest = Math.max(largest, Math.exp(-tail.rate() * tail.side() * z));
                        }
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
        return state.replaced(List.of(piece), List.of(new Piece(term, exponent, piece.units())), v * tail.asymptote());
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
        return state.replaced(List.of(a, b), List.of(new Piece(new SaturatedDipole(), q, together(a, b))), 0);
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
