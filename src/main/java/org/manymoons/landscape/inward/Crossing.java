package org.manymoons.landscape.inward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.manymoons.descent.Surface;
import org.manymoons.landscape.saddle.InwardWalk;
import org.manymoons.landscape.saddle.RoughPath;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.LayerSymmetry;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;

/**
 * Ways between end states whose weights are so large that straight lines between them are useless, channels above all: from
 * one inwards, across between two places of one sphere around zero, and outwards to the other. The crossing is laid on a small
 * sphere first and then carried outwards as long as it gets lower.
 */
public final class Crossing {
    /** Chosen: spheres from one crossing to the next, which is begun from the one before. */
    private static final int STRIDE = 4;

    /** Chosen: the sphere of the first crossing, of radius 16: further inwards units have become equal. */
    private static final int FIRST = 12;

    /** Chosen: the largest sphere, of radius 226. */
    private static final int OUTERMOST = 40;

    private final Objective objective;
    private final Surface surface;
    private final BooleanSupplier stop;

    public Crossing(Objective objective, Surface surface, BooleanSupplier stop) {
        this.objective = objective;
        this.surface = surface;
        this.stop = stop;
    }

    /** A way, with the rough path that it crosses on. */
    public record Crossed(FoundWay way, RoughPath path) {}

    /** The lowest way that is found from an end state to this copy of another, or of itself; empty where the two have no sphere in common. */
    public Optional<Crossed> between(int a, Approach first, int b, Approach second, Symmetry copy) {
        @Nullable Crossed best = null;
        @Nullable RoughPath inner = null;
        for (int sphere = start(first, second);
                sphere >= 0 && sphere <= OUTERMOST && !stop.getAsBoolean();
                sphere += STRIDE) {
            int from = first.on(sphere);
            int to = second.on(sphere);
            if (from < 0 || to < 0) {
                break;
            }
            double[] start = first.networks().get(from);
            double[] goal = moved(copy, second.networks().get(to));
            RoughPath path =
                    RoughPath.along(surface, inner == null ? List.of(start, goal) : scaled(inner, start, goal));
            double cost = Math.max(
                    Approach.highest(objective, path.images()), Math.max(first.heights()[from], second.heights()[to]));
            if (best != null && cost >= best.way().cost()) {
                break;
            }
            best = new Crossed(
                    way(
                            cost,
                            a,
                            first.outward(objective, from, cost),
                            b,
                            second.outward(objective, to, cost),
                            copy,
                            path),
                    path);
            inner = path;
        }
        return Optional.ofNullable(best).filter(crossed -> crossed.way().cost() < knowingNothing());
    }

    /** The largest sphere up to the first that both come to; -1 for none. */
    private static int start(Approach first, Approach second) {
        int sphere = FIRST;
        while (sphere >= 0 && (first.on(sphere) < 0 || second.on(sphere) < 0)) {
            sphere--;
        }
        return sphere;
    }

    /** The loss of the best constant: a way that costs more leads through networks that know less than nothing, and says nothing. */
    private double knowingNothing() {
        double share = Arrays.stream(objective.samples().labels()).average().orElse(0);
        return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    }

    private double[] moved(Symmetry copy, double[] parameters) {
        return copy.apply(objective.network(), parameters);
    }

    /** The images of a path a size larger, between new ends. */
    private static List<double[]> scaled(RoughPath path, double[] start, double[] goal) {
        double factor = InwardWalk.radius(STRIDE) / InwardWalk.radius(0);
        List<double[]> scaled = new ArrayList<>(List.of(start));
        for (int k = 1; k + 1 < path.images().size(); k++) {
            double[] image = path.images().get(k).clone();
            for (int j = 0; j < image.length; j++) {
                image[j] *= factor;
            }
            scaled.add(image);
        }
        scaled.add(goal);
        return scaled;
    }

    private FoundWay way(
            double cost, int a, List<double[]> outToA, int b, List<double[]> outToB, Symmetry copy, RoughPath path) {
        int top = 0;
        for (int k = 1; k < path.losses().length; k++) {
            top = path.losses()[k] > path.losses()[top] ? k : top;
        }
        List<double[]> one = new ArrayList<>(path.images().subList(0, top));
        Collections.reverse(one);
        one.addAll(outToA.subList(1, outToA.size()));
        List<double[]> other =
                new ArrayList<>(path.images().subList(top + 1, path.images().size()));
        outToB.subList(1, outToB.size()).forEach(place -> other.add(moved(copy, place)));
        return new FoundWay(
                cost,
                a,
                b,
                moves(copy),
                path.images().get(top),
                one.toArray(double[][]::new),
                other.toArray(double[][]::new));
    }

    private static List<List<UnitMove>> moves(Symmetry copy) {
        List<List<UnitMove>> moves = new ArrayList<>();
        for (LayerSymmetry layer : copy.layers()) {
            moves.add(layer instanceof UnitMoves unitMoves ? unitMoves.moves() : List.of());
        }
        return moves;
    }
}
