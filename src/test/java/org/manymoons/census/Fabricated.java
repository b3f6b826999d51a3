package org.manymoons.census;

import java.util.List;
import org.manymoons.channel.Channel;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.MadeUpFigures;
import org.manymoons.endstate.Reasons;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Spectrum;

/**
 * End states made up by hand for one tanh unit on four points: costs further apart than ten times the sum of their bounds are
 * different; the same parameters, kinds and costs are the same; the same cost and another kind is undecided.
 */
public final class Fabricated {
    /** Of the points (1, 0), (2, 0), (-1, 0), (-2, 0) only the last has not the label that x1 > 0 gives it. */
    static final Samples FOUR =
            new Samples(new double[][] {{1, 0}, {2, 0}, {-1, 0}, {-2, 0}}, new double[] {1, 1, 0, 1});

    static final Network ONE_UNIT = SmallMoons.tanh(1, 0);

    /** Never trained. */
    public static final Recipe RECIPE = new Recipe(ONE_UNIT, null, FOUR, List.of(FOUR), 0, seed -> new double[5]);

    /** Class 1 where x1 > 0. */
    static final double[] RIGHT = {1, 0, 0, 2, 0};

    private static final double BOUND = 1e-3;

    private Fabricated() {}

    static Objective objective() {
        return Objective.of(ONE_UNIT, FOUR);
    }

    public static EndState.Decision end(Kind kind, double cost) {
        return end(kind, cost, RIGHT, 7, null);
    }

    public static EndState.Decision end(
            Kind kind, double cost, double[] parameters, double condition, Channel channel) {
        return new EndState.Decision(
                kind,
                cost,
                BOUND,
                3e-17,
                4e-17,
                condition,
                5e-17,
                6,
                List.of(),
                Reasons.of("made up"),
                parameters,
                channel);
    }

    static EndState state(Kind kind, double cost) {
        return EndState.of(objective(), end(kind, cost));
    }

    /** An end state for {@link Grouping} alone, known by its number. */
    static EndState numbered(int number, Kind kind) {
        Spectrum spectrum = new Spectrum(new double[] {1}, new double[][] {{1}}, new double[] {0});
        return new EndState(
                new EndState.Decision(
                        kind, number, 0, 0, 0, 1, 0, 0, List.of(), Reasons.of(), new double[] {number}, null),
                spectrum);
    }

    public static FoundEndState found(Kind kind, double cost, Double limit, int hits) {
        return found(kind, cost, limit, hits, List.of(), List.of());
    }

    /** With the seeds that end there and the smallest ones of those that may be it. */
    public static FoundEndState found(Kind kind, List<Long> seeds, List<Long> undecidedWith) {
        return found(kind, 0.1, null, seeds.size(), seeds, undecidedWith);
    }

    private static FoundEndState found(
            Kind kind, double cost, Double limit, int hits, List<Long> seeds, List<Long> undecidedWith) {
        return new FoundEndState(
                MadeUpFigures.of(kind, cost, limit, Reasons.of()),
                hits,
                List.of(hits / 100.0, hits / 10.0),
                seeds,
                undecidedWith,
                null,
                null,
                null);
    }
}
