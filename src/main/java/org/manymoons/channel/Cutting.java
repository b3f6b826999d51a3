package org.manymoons.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.TailTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.ScalarLoss;

/** Units that set samples apart: as a step, or so that the samples beyond a line, all of one class, cost nothing. */
final class Cutting {
    /** Chosen, of the largest tail term. What is near is only worth a try, the certificate decides. */
    private static final double NEAR = 0.5;

    /** Chosen: the logarithm of a shift by which a sample is surely beyond a cut, or surely not. */
    private static final double FAR = 3;

    /** Chosen: where softplus is exp(z) to the last bit. */
    private static final double LINEAR_TAIL = -36;

    private final LimitState state;
    private final Samples samples;
    private final int d;

    Cutting(LimitState state, Samples samples) {
        this.state = state;
        this.samples = samples;
        d = samples.features();
    }

    /** A unit that no sample sees between its tails: a step, or a cut where all beyond its line are of one class. */
    Stream<LimitState> sharp(Piece piece, Activation activation) {
        Optional<TailTerm> up = TailTerm.of(activation, 1);
        Optional<TailTerm> down = TailTerm.of(activation, -1);
        if (down.isPresent() && TailTerm.growsWithoutEnd(activation)) {
            return growing(piece, activation).stream();
        }
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
            double z = piece.affine(samples.inputs()[n]);
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
                    List.of(piece),
                    List.of(new Piece(new StepTerm(pattern, line), new double[] {v}, piece.units())),
                    0));
        }
        for (TailTerm near : List.of(up.get(), down.get())) {
            cut(piece, near, v).ifPresent(found::add);
        }
        return found.stream();
    }

    /** A unit without an upper asymptote: far enough beyond its line the samples cost nothing whatever its output weight. */
    private Optional<LimitState> growing(Piece piece, Activation activation) {
        double v = piece.parameters()[d + 1];
        double[] shift = new double[samples.size()];
        for (int n = 0; n < shift.length; n++) {
            double z = piece.affine(samples.inputs()[n]);
            shift[n] = Math.log(Math.abs(v)) + (z < LINEAR_TAIL ? z : Math.log(activation.value(z)));
        }
        return cut(piece, shift, v > 0 ? 1 : -1, 0, threshold -> {
            double[] line = Arrays.copyOf(piece.parameters(), d + 1);
            double height = threshold - Math.log(Math.abs(v));
            line[d] -= height < LINEAR_TAIL ? height : Math.log(Math.expm1(Math.exp(height)));
            return line;
        });
    }

    /** An exponential that grows without end where all samples are of its class. */
    Stream<LimitState> exponential(Piece piece, double sign) {
        double[] shift = new double[samples.size()];
        for (int n = 0; n < shift.length; n++) {
            shift[n] = piece.affine(samples.inputs()[n]);
        }
        return cut(piece, shift, sign, 0, threshold -> {
                    double[] line = piece.parameters().clone();
                    line[d] -= threshold;
                    return line;
                })
                .stream();
    }

    private Optional<LimitState> cut(Piece piece, TailTerm near, double v) {
        double[] shift = new double[samples.size()];
        double height = Math.log(Math.abs(v) * near.scale());
        for (int n = 0; n < shift.length; n++) {
            double z = near.side() * piece.affine(samples.inputs()[n]);
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
        if (state.output() != ScalarLoss.CROSS_ENTROPY) {
            return Optional.empty();
        }
        double threshold = widestGap(shift, excluded);
        boolean[] beyond = new boolean[shift.length];
        int alike = 0;
        int count = 0;
        for (int n = 0; n < shift.length; n++) {
            beyond[n] = !excluded[n] && shift[n] > threshold;
            count += beyond[n] ? 1 : 0;
            alike += beyond[n] && samples.labels()[n] == (sign > 0 ? 1 : 0) ? 1 : 0;
        }
        if (count == 0 || alike != count) {
            return Optional.empty();
        }
        Cut cut = new Cut(piece.units().get(0), line.apply(threshold), beyond, sign);
        return Optional.of(state.cut(piece, cut, added));
    }

    /** The middle of the widest gap between the logarithms of shifts, not far from a shift of 1. */
    private static double widestGap(double[] shift, boolean[] excluded) {
        double[] sorted = IntStream.range(0, shift.length)
                .filter(n -> !excluded[n] && Math.abs(shift[n]) < FAR)
                .mapToDouble(n -> shift[n])
                .sorted()
                .toArray();
        double from = -FAR;
        double widest = 0;
        double middle = 0;
        for (int k = 0; k <= sorted.length; k++) {
            double to = k < sorted.length ? sorted[k] : FAR;
            if (to - from > widest) {
                widest = to - from;
                middle = 0.5 * (from + to);
            }
            from = to;
        }
        return middle;
    }
}
