package org.manymoons.results;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.proof.ProvenEnds;

/**
 * The results of the main job, as results.json has them.
 *
 * @param runs   one for each seed, in the order of the configuration
 * @param pairs  the runs compared two by two; of more than {@link Conclusion#MOST_COMPARED} runs only the first so many
 * @param census null where none was asked for or none is possible
 * @param predictions how much the finished runs disagree on the test set, on the training set where there is none; null for
 *                    fewer than two or other than two classes
 * @param shortAnswer the answer in a few sentences for everybody
 * @param answer      the details
 * @param proof       what is proven of the ends of census and runs; null where that was not asked for
 */
public record RunResults(
        List<RunRecord> runs,
        List<PairResult> pairs,
        @Nullable CensusResult census,
        @Nullable PredictiveMultiplicity predictions,
        List<String> shortAnswer,
        List<AnswerSection> answer,
        Provenance provenance,
        @Nullable ProvenEnds proof) {
    public RunResults {
        runs = List.copyOf(runs);
        pairs = List.copyOf(pairs);
        shortAnswer = List.copyOf(shortAnswer);
        answer = List.copyOf(answer);
    }

    /** Of which nothing was to be proven. */
    public RunResults(
            List<RunRecord> runs,
            List<PairResult> pairs,
            @Nullable CensusResult census,
            @Nullable PredictiveMultiplicity predictions,
            List<String> shortAnswer,
            List<AnswerSection> answer,
            Provenance provenance) {
        this(runs, pairs, census, predictions, shortAnswer, answer, provenance, null);
    }

    /** With what is proven of the ends, in the short answer too. */
    public RunResults proven(ProvenEnds ends) {
        List<String> inShort = new ArrayList<>(shortAnswer);
        if (proof != null) {
            inShort.removeAll(proof.sentences());
        }
        inShort.addAll(ends.sentences());
        return new RunResults(runs, pairs, census, predictions, inShort, answer, provenance, ends);
    }

    /** What training gave, for each seed. */
    public List<SeedResult> trainings() {
        return runs.stream().map(RunRecord::training).toList();
    }
}
