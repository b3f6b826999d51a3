package org.manymoons.landscape.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.manymoons.landscape.saddle.RoughPath;
import org.manymoons.landscape.saddle.RoughPath.Top;
import org.manymoons.landscape.search.KnownEnds.Copy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.Symmetry;

/**
 * Joins two networks by saddles: rough paths between places that are not joined yet, the tops of these brought to saddles,
 * the ways down from them; what they reach are places too. The next gap to close is on the shortest way over the places
 * (Carr, Trygubenko and Wales 2005).
 */
final class Connection {
    /** Chosen: rough paths for one pair of copies. */
    private static final int MOST_PATHS = 6;

    /** Chosen: the highest tops of a rough path. */
    private static final int MOST_TOPS = 3;

    /** Chosen, of the norm: places nearer than this are one. */
    private static final double SAME_PLACE = 1e-6;

    /** Chosen: a gap that was tried in vain counts as so much longer. */
    private static final double IN_VAIN = 1e6;

    private record Gap(int from, int to) {}

    private final Climb climb;
    private final KnownEnds known;
    private final BooleanSupplier stop;
    private final List<double[]> places = new ArrayList<>();
    private final Components joined = new Components(0);
    private final Set<Gap> tried = new HashSet<>();
    private final List<Met> met = new ArrayList<>();
    private final Objective objective;
    private final Network network;

    Connection(Objective objective, Climb climb, KnownEnds known, BooleanSupplier stop) {
        this.objective = objective;
        network = objective.network();
        this.climb = climb;
        this.known = known;
        this.stop = stop;
    }

    /** Every saddle met so far, once. */
    List<FoundSaddle> saddles() {
        return met.stream().map(Met::saddle).toList();
    }

    /** Looks for saddles until the two are joined; whether they are. */
    boolean join(double[] a, double[] b) {
        int from = place(a);
        int to = place(b);
        for (int k = 0; k < MOST_PATHS && !joined.joined(from, to) && !stop.getAsBoolean(); k++) {
            Gap gap = gap(from, to);
            if (!tried.add(gap)) {
                return false;
            }
            RoughPath path = RoughPath.between(climb.surface(), places.get(gap.from()), places.get(gap.to()));
            path.tops().stream().limit(MOST_TOPS).forEach(this::climb);
        }
        return joined.joined(from, to);
    }

    private void climb(Top top) {
        climb.from(top.parameters(), top.direction()).ifPresent(this::add);
    }

    /** A saddle that was met before, written differently, leads to what the one met before leads to. */
    private void add(FoundSaddle found) {
        for (Met before : met) {
            Optional<Symmetry> symmetry = found.madeOf(before.saddle(), objective);
            if (symmetry.isPresent()) {
                before.joinOf(symmetry.get()).ifPresent(this::join);
                return;
            }
        }
        FoundSaddle saddle = climb.withSides(found);
        Met first = new Met(
                saddle,
                saddle.oneSide() == null ? null : known.copy(saddle.oneSide()),
                saddle.otherSide() == null ? null : known.copy(saddle.otherSide()));
        met.add(first);
        first.joinOf(Symmetry.neutral(network)).ifPresent(this::join);
    }

    private record Ways(Copy one, Copy other) {}

    private record Met(
            FoundSaddle saddle,
            @Nullable Copy one,
            @Nullable Copy other) {
        /** What this saddle joins after a symmetry. */
        Optional<Ways> joinOf(Symmetry symmetry) {
            return one == null || other == null
                    ? Optional.empty()
                    : Optional.of(new Ways(
                            new Copy(one.end(), symmetry.compose(one.symmetry())),
                            new Copy(other.end(), symmetry.compose(other.symmetry()))));
        }
    }

    private void join(Ways ways) {
        joined.join(place(known.parameters(ways.one())), place(known.parameters(ways.other())));
    }

    private int place(double[] parameters) {
        for (int k = 0; k < places.size(); k++) {
            if (distance(places.get(k), parameters) <= SAME_PLACE * norm(parameters)) {
                return k;
            }
        }
        places.add(parameters);
        joined.grow(places.size());
        return places.size() - 1;
    }

    /** The first gap on the shortest way: steps between joined places cost nothing, others the square of their length. */
    private Gap gap(int from, int to) {
        int count = places.size();
        double[] length = new double[count];
        int[] before = new int[count];
        boolean[] settled = new boolean[count];
        Arrays.fill(length, Double.POSITIVE_INFINITY);
        length[to] = 0;
        before[to] = to;
        while (!settled[from]) {
            int next = -1;
            for (int k = 0; k < count; k++) {
                if (!settled[k] && (next < 0 || length[k] < length[next])) {
                    next = k;
                }
            }
            settled[next] = true;
            for (int k = 0; k < count; k++) {
                double through = length[next] + cost(k, next);
                if (!settled[k] && through < length[k]) {
                    length[k] = through;
                    before[k] = next;
                }
            }
        }
        int k = from;
        while (joined.joined(k, before[k])) {
            k = before[k];
        }
        return new Gap(Math.min(k, before[k]), Math.max(k, before[k]));
    }

    private double cost(int a, int b) {
        if (joined.joined(a, b)) {
            return 0;
        }
        double distance = distance(places.get(a), places.get(b));
        boolean inVain = tried.contains(new Gap(Math.min(a, b), Math.max(a, b)));
        return distance * distance * (inVain ? IN_VAIN : 1);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return Math.sqrt(sum);
    }

    private static double norm(double[] x) {
        return distance(x, new double[x.length]);
    }
}
