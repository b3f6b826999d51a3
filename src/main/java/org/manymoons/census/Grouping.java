package org.manymoons.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;

/**
 * Sorts end states, which come in ascending order of their seeds, into groups that are one each. The first seed of a
 * group stands for it, and every comparison is with the one that stands for a group. What has not converged may be any end
 * state: it is compared with none and stays alone. Of the seeds only the first {@value #LISTED} of a group, and as many that
 * have not converged, are kept, so that memory grows with the end states and not with the seeds.
 *
 * <p>Contradictions are not hidden: where a state is the same as two groups that were found different from each other,
 * these two are undecided from then on; where they were undecided, they become one.
 */
final class Grouping {
    /** Seeds that are named; more are only counted. */
    static final int LISTED = 1000;

    private final BiFunction<EndState, EndState, Verdict> comparison;
    private final List<SeedGroup> groups = new ArrayList<>();
    private final List<SeedGroup> notConverged = new ArrayList<>();
    private int notConvergedSeeds;

    Grouping(BiFunction<EndState, EndState, Verdict> comparison) {
        this.comparison = comparison;
    }

    /** Seeds whose end states are one; {@code others} are the verdicts about the groups of these representatives. */
    static final class SeedGroup {
        private final long representative;
        private final EndState endState;
        private final List<Long> seeds;
        private int hits;
        private final TreeMap<Long, Verdict> others = new TreeMap<>();
        private final Set<Long> contradicted = new HashSet<>();

        private SeedGroup(List<Long> seeds, int hits, EndState endState) {
            this.representative = seeds.get(0);
            this.endState = endState;
            this.seeds = new ArrayList<>(seeds);
            this.hits = hits;
        }

        /** The smallest seed. */
        long representative() {
            return representative;
        }

        EndState endState() {
            return endState;
        }

        /** The number of seeds. */
        int hits() {
            return hits;
        }

        /** The smallest ones, ascending. */
        List<Long> seeds() {
            return List.copyOf(seeds);
        }

        /** The representatives of the groups that were found both the same as this one and different from it. */
        Set<Long> contradicted() {
            return Set.copyOf(contradicted);
        }

        private void take(List<Long> more, int count) {
            hits += count;
            seeds.addAll(more);
            seeds.sort(Comparator.naturalOrder());
            if (seeds.size() > LISTED) {
                seeds.subList(LISTED, seeds.size()).clear();
            }
        }

        boolean differsFrom(SeedGroup other) {
            return others.get(other.representative) == Verdict.DIFFERENT;
        }

        /** The representatives of the groups that may be the same as this one. */
        List<Long> undecidedWith() {
            return others.keySet().stream()
                    .filter(seed -> others.get(seed) == Verdict.UNDECIDED)
                    .toList();
        }
    }

    void add(long seed, EndState endState) {
        add(List.of(seed), 1, endState);
    }

    /**
     * Adds seeds that were found to be one.
     *
     * @param seeds the smallest ones, ascending
     * @return the group that they are in now; adding more can unite it with another
     */
    SeedGroup add(List<Long> seeds, int hits, EndState endState) {
        if (endState.kind() == Kind.NOT_CONVERGED) {
            return addNotConverged(new SeedGroup(seeds, hits, endState));
        }
        List<Verdict> verdicts = new ArrayList<>();
        List<SeedGroup> same = new ArrayList<>();
        for (SeedGroup group : groups) {
            Verdict verdict = comparison.apply(group.endState, endState);
            verdicts.add(verdict);
            if (verdict == Verdict.SAME) {
                same.add(group);
            }
        }
        if (same.isEmpty()) {
            SeedGroup group = new SeedGroup(seeds, hits, endState);
            for (int i = 0; i < verdicts.size(); i++) {
                relate(group, groups.get(i), verdicts.get(i));
            }
            groups.add(group);
            return group;
        }
        SeedGroup home = same.get(0);
        home.take(seeds, hits);
        for (SeedGroup other : same.subList(1, same.size())) {
            if (home.differsFrom(other)) {
                contradict(home, other);
            } else if (!home.contradicted.contains(other.representative)) {
                unite(home, other);
            }
        }
        return home;
    }

    private SeedGroup addNotConverged(SeedGroup group) {
        notConvergedSeeds += group.hits;
        if (notConverged.size() < LISTED) {
            notConverged.add(group);
        }
        return group;
    }

    /** Counts seeds that have not converged and are not kept. */
    void countNotConverged(int seeds) {
        notConvergedSeeds += seeds;
    }

    /** Notes that two of the groups were found both the same and different. */
    void addContradiction(SeedGroup a, SeedGroup b) {
        if (a != b && groups.contains(a) && groups.contains(b)) {
            contradict(a, b);
        }
    }

    private void unite(SeedGroup home, SeedGroup other) {
        groups.remove(other);
        home.take(other.seeds, other.hits);
        home.others.remove(other.representative);
        for (SeedGroup third : groups) {
            third.others.remove(other.representative);
            if (third == home) {
                continue;
            }
            if (other.contradicted.contains(third.representative)) {
                contradict(home, third);
            } else if (other.differsFrom(third) && !home.contradicted.contains(third.representative)) {
                relate(home, third, Verdict.DIFFERENT);
            }
        }
    }

    private static void contradict(SeedGroup a, SeedGroup b) {
        relate(a, b, Verdict.UNDECIDED);
        a.contradicted.add(b.representative);
        b.contradicted.add(a.representative);
    }

    private static void relate(SeedGroup a, SeedGroup b, Verdict verdict) {
        a.others.put(b.representative, verdict);
        b.others.put(a.representative, verdict);
    }

    /** Those that have a kind. */
    List<SeedGroup> groups() {
        return List.copyOf(groups);
    }

    /** Each seed for itself; the first ones. */
    List<SeedGroup> notConverged() {
        return List.copyOf(notConverged);
    }

    /** How many have not converged, those that are not kept included. */
    int notConvergedSeeds() {
        return notConvergedSeeds;
    }

    /** The number of pairs of groups that may be one. */
    int undecidedPairs() {
        return groups.stream().mapToInt(group -> group.undecidedWith().size()).sum() / 2;
    }

    /** A number of groups that differ from each other, each from each: there are at least so many end states. */
    int provenDifferent() {
        List<SeedGroup> fewestDoubtsFirst = groups.stream()
                .sorted(Comparator.comparingInt(
                                (SeedGroup group) -> group.undecidedWith().size())
                        .thenComparingLong(SeedGroup::representative))
                .toList();
        List<SeedGroup> chosen = new ArrayList<>();
        for (SeedGroup group : fewestDoubtsFirst) {
            if (chosen.stream().allMatch(group::differsFrom)) {
                chosen.add(group);
            }
        }
        return chosen.size();
    }
}
