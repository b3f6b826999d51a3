package org.manymoons.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.results.RunRecord;

/** The runs grouped by where polishing carries them, as far as the verdicts on pairs tell. */
final class RunGroups {
    private final List<List<Long>> groups = new ArrayList<>();
    private final int provenDifferent;

    /** Of the seeds that were compared two by two. */
    RunGroups(List<Long> seeds, List<PairResult> pairs) {
        Map<Long, Map<Long, PairVerdict>> verdicts = new HashMap<>();
        for (PairResult pair : pairs) {
            verdicts.computeIfAbsent(pair.a(), seed -> new HashMap<>()).put(pair.b(), pair.verdict());
            verdicts.computeIfAbsent(pair.b(), seed -> new HashMap<>()).put(pair.a(), pair.verdict());
        }
        for (long seed : seeds) {
            Map<Long, PairVerdict> mine = verdicts.getOrDefault(seed, Map.of());
            groups.stream()
                    .filter(group -> group.stream().anyMatch(member -> isSame(mine.get(member))))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(seed), () -> groups.add(new ArrayList<>(List.of(seed))));
        }
        List<Long> apart = new ArrayList<>();
        for (long seed : seeds) {
            Map<Long, PairVerdict> mine = verdicts.getOrDefault(seed, Map.of());
            if (apart.stream().allMatch(other -> mine.get(other) == PairVerdict.DIFFERENT_END_STATES)) {
                apart.add(seed);
            }
        }
        provenDifferent = apart.size();
    }

    /** The seeds of the runs that were compared two by two: of many only the first. */
    static List<Long> compared(List<RunRecord> runs, List<PairResult> pairs) {
        return runs.stream()
                .map(RunRecord::seed)
                .filter(seed -> pairs.stream().anyMatch(pair -> pair.a() == seed || pair.b() == seed))
                .toList();
    }

    private static boolean isSame(@Nullable PairVerdict verdict) {
        return verdict != null && verdict.isSame();
    }

    /** Runs of one group are one solution; runs of different groups may be. */
    int count() {
        return groups.size();
    }

    /** A lower bound of the number of different end states. */
    int provenDifferent() {
        return provenDifferent;
    }

    boolean areDecided() {
        return count() == provenDifferent;
    }
}
