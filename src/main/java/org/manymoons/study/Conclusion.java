package org.manymoons.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.manymoons.answer.Answer;
import org.manymoons.answer.ShortAnswer;
import org.manymoons.census.Census;
import org.manymoons.census.CensusMatch;
import org.manymoons.census.CensusResult;
import org.manymoons.compare.PairComparison;
import org.manymoons.compare.PairComparison.Candidate;
import org.manymoons.compare.PairResult;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.kernel.Kernels;
import org.manymoons.predictions.PredictedSamples;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.reference.Network;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.study.Polishing.Polished;
import org.manymoons.threads.Tasks;

/** From trained runs to results: each is polished, all are compared two by two, and the answer is put into words. */
public final class Conclusion {
    /** Of more runs only the first so many are compared two by two. */
    public static final int MOST_COMPARED = 20;

    private final Experiment experiment;
    private final RunPlan plan;

    /** The conclusion of this experiment. */
    public Conclusion(Experiment experiment) {
        this.experiment = experiment;
        this.plan = experiment.plan();
    }

    /** Whether the network can be polished: twice differentiable and not too large. */
    public static boolean canPolish(Experiment experiment) {
        return PolishingObstacle.of(experiment.plan().recipe().network()) == null;
    }

    /** The results; they do not depend on the number of threads. */
    public RunResults of(List<SeedResult> trained, @Nullable Census census, int threads) throws InterruptedException {
        List<Polished> polished = new Polishing(plan).polish(trained, threads);
        List<PairResult> pairs = compare(polished, threads);
        List<RunRecord> runs = new ArrayList<>();
        for (Polished run : polished) {
            runs.add(census == null || run.end() == null ? run.record() : matched(run.record(), run.end(), census));
        }
        CensusResult found = census == null ? null : census.result();
        PredictiveMultiplicity predictions = predictions(runs);
        return new RunResults(
                runs,
                pairs,
                found,
                predictions,
                ShortAnswer.of(plan, runs, pairs, found),
                Answer.of(plan, runs, pairs, found, predictions),
                experiment.provenance());
    }

    private @Nullable PredictiveMultiplicity predictions(List<RunRecord> runs) {
        List<SeedResult> finished = runs.stream()
                .map(RunRecord::training)
                .filter(run -> !run.hasFailed())
                .limit(MOST_COMPARED)
                .toList();
        Network network = plan.recipe().network();
        if (finished.size() < 2 || !PredictedSamples.arePossible(network)) {
            return null;
        }
        SeedResult best = Collections.min(
                finished, Comparator.comparingDouble((SeedResult run) -> Objects.requireNonNull(run.cost())));
        return PredictiveMultiplicity.of(
                PredictedSamples.of(
                        network,
                        finished.stream().map(SeedResult::seed).toList(),
                        finished.stream().map(Polishing::parameters).toList(),
                        plan.test() == null ? plan.recipe().training() : plan.test()),
                finished.indexOf(best));
    }

    private static RunRecord matched(RunRecord run, EndState end, Census census) {
        CensusMatch match = census.match(end);
        return run.matching(match.verdict(), match.endStates());
    }

    private List<PairResult> compare(List<Polished> runs, int threads) throws InterruptedException {
        List<Candidate> candidates = runs.stream()
                .filter(run -> !run.record().training().hasFailed())
                .limit(MOST_COMPARED)
                .map(run -> new Candidate(
                        run.record().seed(), Polishing.parameters(run.record().training()), run.end()))
                .toList();
        List<Callable<PairResult>> tasks = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            for (int j = i + 1; j < candidates.size(); j++) {
                Candidate a = candidates.get(i);
                Candidate b = candidates.get(j);
                tasks.add(() -> new PairComparison(
                                Kernels.objective(
                                        plan.recipe().network(), plan.recipe().training()),
                                plan.test())
                        .compare(a, b));
            }
        }
        return Tasks.all(tasks, threads);
    }
}
