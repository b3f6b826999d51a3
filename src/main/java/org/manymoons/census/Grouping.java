package org.manymoons.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.manymoons.landscape.EndState;
import org.manymoons.landscape.Kind;
import org.manymoons.landscape.SameEndState.Verdict;

/**
 * Sorts end states, which come in ascending order of their seeds, into groups that are one each. The first seed of a
 * group stands for it, and every comparison is with the one that stands for a group.
 *
 * <p>Contradictions are not hidden: where a state is the same as two groups that were found different from each other,
 * these two are undecided from then on; where they were undecided, they become one.
 */
final class Grouping {
    private final BiFunction<EndState, EndState, Verdict> comparison;
    private final List<Group> groups = new ArrayList<>();

    Grouping(BiFunction<EndState, EndState, Verdict> comparison) {
        this.comparison = comparison;
    }

    /** Seeds whose end states are one; {@code others} are the verdicts about the groups of these representatives. */
    static final class Group {
        private final long representative;
        private final EndState endState;
        private final List<Long> seeds = new ArrayList<>();
        private final TreeMap<Long, Verdict> others = new TreeMap<>();
        private final Set<Long> contradicted = new HashSet<>();

        private Group(long seed, EndState endState) {
            this.representative = seed;
            this.endState = endState;
            seeds.add(seed);
        }

        /** The smallest seed. */
        long representative() {
            return representative;
        }

        EndState endState() {
            return endState;
        }

        /** In ascending order. */
        List<Long> seeds() {
            return List.copyOf(seeds);
        }

        boolean differsFrom(Group other) {
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
        List<Verdict> verdicts = new ArrayList<>();
        List<Group> same = new ArrayList<>();
        for (Group group : groups) {
            Verdict verdict = comparison.apply(group.endState, endState);
            verdicts.add(verdict);
            if (verdict == Verdict.SAME) {
                same.add(group);
            }
        }
        if (same.isEmpty()) {
            Group group = new Group(seed, endState);
            for (int i = 0; i < verdicts.size(); i++) {
                relate(group, groups.get(i), verdicts.get(i));
            }
            groups.add(group);
            return;
        }
        Group home = same.get(0);
        home.seeds.add(seed);
        for (Group other : same.subList(1, same.size())) {
            if (home.differsFrom(other)) {
                contradict(home, other);
            } else if (!home.contradicted.contains(other.representative)) {
                unite(home, other);
            }
        }
    }

    private void unite(Group home, Group other) {
        groups.remove(other);
        home.seeds.addAll(other.seeds);
        home.seeds.sort(Comparator.naturalOrder());
        home.others.remove(other.representative);
        for (Group third : groups) {
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

    private static void contradict(Group a, Group b) {
        relate(a, b, Verdict.UNDECIDED);
        a.contradicted.add(b.representative);
        b.contradicted.add(a.representative);
    }

    private static void relate(Group a, Group b, Verdict verdict) {
        a.others.put(b.representative, verdict);
        b.others.put(a.representative, verdict);
    }

    List<Group> groups() {
        return List.copyOf(groups);
    }

    /** The number of pairs of classified groups that may be one. */
    int undecidedPairs() {
        List<Group> classified = classified();
        int twice = 0;
        for (Group group : classified) {
            twice += (int) classified.stream()
                    .filter(other -> group.others.get(other.representative) == Verdict.UNDECIDED)
                    .count();
        }
        return twice / 2;
    }

    private List<Group> classified() {
        return groups.stream()
                .filter(group -> group.endState.kind() != Kind.NOT_CONVERGED)
                .toList();
    }

    /** A number of groups that differ from each other, each from each: there are at least so many end states. */
    int provenDifferent() {
        List<Group> fewestDoubtsFirst = classified().stream()
                .sorted(Comparator.comparingInt(
                                (Group group) -> group.undecidedWith().size())
                        .thenComparingLong(Group::representative))
                .toList();
        List<Group> chosen = new ArrayList<>();
        for (Group group : fewestDoubtsFirst) {
            if (chosen.stream().allMatch(group::differsFrom)) {
                chosen.add(group);
            }
        }
        return chosen.size();
    }
}
