package org.manymoons.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;

/**
 * The results of the main job, as results.json has them.
 *
 * @param runs   one for each seed, in the order of the configuration
 * @param pairs  the runs compared two by two; of more than {@link Conclusion#MOST_COMPARED} runs only the first so many
 * @param census null where none was asked for or none is possible
 * @param answer in sentences
 */
public record RunResults(
        List<RunRecord> runs,
        List<PairResult> pairs,
        @Nullable CensusResult census,
        List<String> answer,
        Provenance provenance) {
    public RunResults {
        runs = List.copyOf(runs);
        pairs = List.copyOf(pairs);
        answer = List.copyOf(answer);
    }

    /** What training gave, for each seed. */
    public List<SeedResult> trainings() {
        return runs.stream().map(RunRecord::training).toList();
    }
}
