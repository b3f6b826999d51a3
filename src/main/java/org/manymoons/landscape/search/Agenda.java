package org.manymoons.landscape.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.manymoons.landscape.search.SearchTask.Curve;
import org.manymoons.landscape.search.SearchTask.Mode;
import org.manymoons.landscape.search.SearchTask.Pair;
import org.manymoons.landscape.search.SearchTask.Smaller;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.align.Alignment;

/**
 * Which searches are made, in this order up to their number: a path from each end state to another so that all hang together
 * (the shortest such tree), the copies of each, curves between runs, smaller networks, then modes and the other pairs, nearest first.
 */
public final class Agenda {
    /** Chosen: softest modes of an end state that are followed, to both sides. */
    private static final int MODES = 8;

    /** Chosen: the first end states, which lose their units one by one; they lead to the same few smaller minima. */
    private static final int EMBEDDED = 4;

    /** Chosen: runs between which curves are laid. */
    private static final int RUNS = 6;

    private record Distant(Pair pair, double distance) {}

    private Agenda() {}

    /** How many searches there would be without a limit. */
    public static int size(LandscapePlan plan) {
        int ends = plan.ends().size();
        return ends * (ends + 1) / 2
                + 2 * ends * modes(plan.network())
                + Math.min(EMBEDDED, ends) * units(plan.network())
                + curves(plan.runs().size()).size();
    }

    /** Between the first few runs. */
    private static List<Curve> curves(int runs) {
        List<Curve> curves = new ArrayList<>();
        for (int b = 1; b < Math.min(RUNS, runs); b++) {
            for (int a = 0; a < b; a++) {
                curves.add(new Curve(a, b));
            }
        }
        return curves;
    }

    /** Those that are left out one by one, to look at the smaller network. */
    private static int units(Network network) {
        return Embedding.applies(network) ? network.layers().get(0).units() : 0;
    }

    private static int modes(Network network) {
        return Math.min(MODES, network.parameterCount());
    }

    /** The searches in their order. */
    public static List<SearchTask> of(LandscapePlan plan) {
        List<GivenEnd> ends = plan.ends();
        List<Distant> pairs = distances(plan.network(), ends);
        List<SearchTask> tasks = new ArrayList<>(tree(pairs, ends.size()));
        for (int k = 0; k < ends.size(); k++) {
            tasks.add(new Pair(k, k));
        }
        tasks.addAll(curves(plan.runs().size()));
        for (int unit = 0; unit < units(plan.network()); unit++) {
            for (int k = 0; k < Math.min(EMBEDDED, ends.size()); k++) {
                tasks.add(new Smaller(k, unit));
            }
        }
        for (int mode = 0; mode < modes(plan.network()); mode++) {
            for (int k = 0; k < ends.size(); k++) {
                tasks.add(new Mode(k, mode, 1));
                tasks.add(new Mode(k, mode, -1));
            }
        }
        Set<SearchTask> there = Set.copyOf(tasks);
        pairs.stream().map(Distant::pair).filter(pair -> !there.contains(pair)).forEach(tasks::add);
        return tasks.subList(0, Math.min(plan.searches(), tasks.size()));
    }

    private static List<Distant> distances(Network network, List<GivenEnd> ends) {
        List<Distant> pairs = new ArrayList<>();
        for (int a = 0; a < ends.size(); a++) {
            for (int b = a + 1; b < ends.size(); b++) {
                pairs.add(new Distant(
                        new Pair(a, b),
                        Alignment.between(
                                        network,
                                        ends.get(a).parameters(),
                                        ends.get(b).parameters())
                                .distance()));
            }
        }
        pairs.sort(Comparator.comparingDouble(Distant::distance));
        return pairs;
    }

    private static List<Pair> tree(List<Distant> pairs, int count) {
        Components joined = new Components(count);
        return pairs.stream()
                .map(Distant::pair)
                .filter(pair -> joined.join(pair.a(), pair.b()))
                .toList();
    }
}
