package org.manymoons.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairResult;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.results.AnswerSection;
import org.manymoons.results.AnswerSection.Topic;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;

/**
 * The answer to the forum's question for one run, in sentences that are made of its verdicts and numbers: are the runs the
 * same solution, had they converged, do they predict differently, and what can be done.
 */
public final class Answer {
    private final RunPlan plan;
    private final List<RunRecord> runs;
    private final List<PairResult> pairs;
    private final @Nullable CensusResult census;
    private final PredictionEvidence predictions;

    private Answer(RunPlan plan, List<RunRecord> runs, List<PairResult> pairs, @Nullable CensusResult census) {
        this.plan = plan;
        this.runs = runs.stream().filter(run -> !run.training().hasFailed()).toList();
        this.pairs = pairs;
        this.census = census;
        this.predictions = new PredictionEvidence(plan, this.runs, pairs);
    }

    /** The sections, in the order in which they are to be read; none where every run failed. */
    public static List<AnswerSection> of(
            RunPlan plan,
            List<RunRecord> runs,
            List<PairResult> pairs,
            @Nullable CensusResult census,
            @Nullable PredictiveMultiplicity multiplicity) {
        return new Answer(plan, runs, pairs, census).sections(multiplicity);
    }

    private List<AnswerSection> sections(@Nullable PredictiveMultiplicity multiplicity) {
        if (runs.isEmpty()) {
            return List.of();
        }
        List<AnswerSection> sections = new ArrayList<>();
        sections.add(new AnswerSection(Topic.AS_TRAINED, new AsTrainedDetails(plan, runs, pairs).sentences()));
        sections.add(new AnswerSection(Topic.CARRIED_ON, new CarriedOnDetails(plan, runs, pairs, census).sentences()));
        if (census != null && !census.sentences().isEmpty()) {
            sections.add(new AnswerSection(Topic.MANY_STARTS, census.sentences()));
        }
        if (!pairs.isEmpty()) {
            sections.add(new AnswerSection(
                    Topic.PREDICTIONS, new PredictionSentences(predictions, runs, pairs).with(multiplicity)));
        }
        sections.add(new AnswerSection(Topic.WHAT_YOU_CAN_DO, new Advice(plan, runs, pairs).sentences()));
        return sections;
    }
}
