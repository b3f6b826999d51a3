package org.manymoons.landscape.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.manymoons.compare.Barrier;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.descent.Surface;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.landscape.inward.KnownChannel;
import org.manymoons.landscape.saddle.Downhill;
import org.manymoons.landscape.saddle.EigenvectorFollowing;
import org.manymoons.landscape.saddle.IndexOne;
import org.manymoons.landscape.saddle.RoughPath;
import org.manymoons.landscape.search.FoundSaddle.Side;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.ShiftFreeObjective;
import org.manymoons.spectrum.Spectrum;

/** From a place near a saddle to the saddle, and from there down to both sides; nothing that is not verified is kept. */
final class Climb {
    /** Chosen: the first step off a saddle gains so many times what rounding can make of the loss. */
    private static final double CLEARLY_LOWER = 10;

    /** Chosen, of the parameters' norm (or 1): steps off a saddle, doubled until the loss is clearly lower. */
    private static final double FIRST_STEP = 1e-4;

    private static final double LAST_STEP = 0.1;

    /** Chosen: steps of polishing, those in the models of channels counted; what takes longer is not settled. */
    private static final int MOST_POLISHING = 1500;

    /** Chosen: networks on a way down that are kept. */
    private static final int SHOWN = 12;

    private final Objective objective;
    private final Surface surface;
    private final BooleanSupplier stop;
    private final List<KnownChannel> channels;

    Climb(Objective objective, BooleanSupplier stop) {
        this(objective, stop, List.of());
    }

    /** Knowing these channels, so that what runs into one of them is noticed before it is polished. */
    Climb(Objective objective, BooleanSupplier stop, List<KnownChannel> channels) {
        this.objective = objective;
        this.stop = stop;
        this.channels = List.copyOf(channels);
        surface = new NetworkSurface(ShiftFreeObjective.of(objective));
    }

    Surface surface() {
        return surface;
    }

    /** The saddle that following the mode nearest to this direction leads to; empty where that is none of index 1. */
    Optional<FoundSaddle> from(double[] start, double[] direction) {
        return EigenvectorFollowing.from(surface, start, direction).flatMap(this::verified);
    }

    /** The saddle with where its two sides lead. */
    FoundSaddle withSides(FoundSaddle saddle) {
        double[] down = Spectrum.of(objective, saddle.parameters()).eigenvectors()[0];
        return saddle.leading(side(saddle, down, -1), side(saddle, down, 1));
    }

    /** This point, if it is a saddle of index 1. */
    Optional<FoundSaddle> verified(double[] p) {
        double[] gradient = objective.gradient(p);
        RoundingBound bound = RoundingBound.of(objective.network(), p, objective.samples());
        double[] bounds = bound.gradient();
        Spectrum spectrum = Spectrum.of(objective, p);
        if (IndexOne.of(gradient, bounds, spectrum) == IndexOne.NO) {
            return Optional.empty();
        }
        int worst = IntStream.range(0, gradient.length)
                .reduce((a, b) -> Math.abs(gradient[b]) > Math.abs(gradient[a]) ? b : a)
                .orElse(0);
        double[] values = spectrum.eigenvalues();
        int flat = (int) IntStream.range(1, values.length)
                .filter(k -> values[k] <= spectrum.bounds()[k])
                .count();
        double cost = objective.loss(p);
        return Optional.of(new FoundSaddle(
                cost,
                bound.loss(),
                values[0],
                spectrum.bounds()[0],
                values.length > 1 ? values[1] : 0,
                values.length > 1 ? spectrum.bounds()[1] : 0,
                Math.abs(gradient[worst]),
                bounds[worst],
                flat,
                p,
                error(gradient, bounds, spectrum),
                null,
                null,
                new double[0][],
                new double[0][]));
    }

    /** |H^-1| (|g| + its bound) over the eigenvalues beyond their bounds. */
    private static double error(double[] gradient, double[] bounds, Spectrum spectrum) {
        double square = 0;
        for (int k = 0; k < spectrum.eigenvalues().length; k++) {
            double value = Math.abs(spectrum.eigenvalues()[k]) - spectrum.bounds()[k];
            double along = 0;
            for (int j = 0; j < gradient.length; j++) {
                along += Math.abs(spectrum.eigenvectors()[k][j]) * (Math.abs(gradient[j]) + bounds[j]);
            }
            square += value > 0 ? along * along / (value * value) : 0;
        }
        return Math.sqrt(square);
    }

    private Side side(FoundSaddle saddle, double[] mode, int sign) {
        double norm = Math.max(1, norm(saddle.parameters()));
        for (double step = FIRST_STEP; step <= LAST_STEP; step *= 2) {
            double[] off = saddle.parameters().clone();
            for (int k = 0; k < off.length; k++) {
                off[k] += sign * step * norm * mode[k];
            }
            if (surface.loss(off) < saddle.cost() - CLEARLY_LOWER * saddle.costBound()) {
                return end(off, saddle);
            }
        }
        return Side.NONE;
    }

    /** The end of the way down; none where it is not settled, or where polishing went there over something higher than the saddle. */
    private Side end(double[] off, FoundSaddle saddle) {
        List<double[]> way = new ArrayList<>(List.of(saddle.parameters()));
        way.addAll(Downhill.from(surface, off, stop));
        double[] reached = way.get(way.size() - 1);
        EndState end = Polisher.inspect(objective, reached);
        if (end.kind() != Kind.STRICT_MINIMUM) {
            Optional<Side> channel = intoChannel(way, saddle);
            if (channel.isPresent()) {
                return channel.get();
            }
            AtomicInteger asked = new AtomicInteger();
            end = Polisher.polish(
                    objective, reached, () -> asked.incrementAndGet() > MOST_POLISHING || stop.getAsBoolean());
            for (double loss : Barrier.losses(objective, reached, end.parameters(), Barrier.POINTS)) {
                if (loss > saddle.cost()) {
                    return Side.NONE;
                }
            }
        }
        return switch (end.kind()) {
            case STRICT_MINIMUM, FLAT_MINIMUM, CHANNEL_TO_INFINITY -> {
                way.add(end.parameters());
                yield new Side(end.decision(), RoughPath.sampled(way, SHOWN));
            }
            case SADDLE, NOT_CONVERGED -> Side.NONE;
        };
    }

    /** The known channel that the way down has come into: from its end a straight line that nowhere costs more than the saddle leads there. */
    private Optional<Side> intoChannel(List<double[]> way, FoundSaddle saddle) {
        double[] reached = way.get(way.size() - 1);
        for (KnownChannel channel : channels) {
            Optional<List<double[]>> rest = channel.wayOut(objective, reached, saddle.cost());
            if (rest.isPresent()) {
                way.addAll(rest.get());
                double[] end = way.get(way.size() - 1);
                return Optional.of(new Side(channel.decision(end), RoughPath.sampled(way, SHOWN)));
            }
        }
        return Optional.empty();
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
