package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.Census;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.SixPoints;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Activation;
import org.manymoons.results.AnswerSection;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;

/** From end points of training that were made up to results, on the six points whose minima are known. */
class ConclusionTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void runsArePolishedAndComparedTwoByTwo() throws Exception {
        List<SeedResult> trained = List.of(
                MadeUp.trained(3, SixPoints.right()),
                SeedResult.failed(4, 2, null),
                MadeUp.trained(5, SixPoints.left()),
                MadeUp.trained(6, SixPoints.moved(SixPoints.flipped(SixPoints.left()), 0.01)));

        RunResults results = conclusion(SixPoints.plan(0.02)).of(trained, null, 1);

        assertThat(results.trainings()).isEqualTo(trained);
        assertThat(results.runs())
                .extracting(RunRecord::seed, RunRecord::converged)
                .containsExactly(tuple(3L, true), tuple(4L, null), tuple(5L, true), tuple(6L, false));
        assertThat(results.pairs())
                .extracting(PairResult::a, PairResult::b, PairResult::verdict)
                .containsExactly(
                        tuple(3L, 5L, PairVerdict.DIFFERENT_END_STATES),
                        tuple(3L, 6L, PairVerdict.DIFFERENT_END_STATES),
                        tuple(5L, 6L, PairVerdict.SAME_MINIMUM_AFTER_POLISHING));
        assertThat(results.census()).isNull();
        assertThat(results.answer())
                .filteredOn(section -> section.topic() == AnswerSection.Topic.CARRIED_ON)
                .flatExtracting(AnswerSection::sentences)
                .contains("Of 3 pairs 1 is then one solution and 2 are two different end states.");
        assertThat(results.shortAnswer()).anyMatch(sentence -> sentence.contains("2 different ends"));
        assertThat(results.provenance().dataChecksum()).hasSize(64);
    }

    @Test
    void onlyTheFirstTwentyRunsAreCompared() throws Exception {
        List<SeedResult> trained = new ArrayList<>();
        for (int seed = 0; seed < 22; seed++) {
            trained.add(MadeUp.trained(seed, new double[] {seed, 0, 0, 0, 0, 0, 0, 0, 0}));
        }

        RunResults results = conclusion(MadeUp.plan(MadeUp.network(Activation.HARDTANH, 0), null))
                .of(trained, null, 1);

        assertThat(results.runs()).hasSize(22);
        assertThat(results.pairs()).hasSize(190);
        assertThat(results.pairs()).extracting(PairResult::b).doesNotContain(20L, 21L);
    }

    /** 120 points, one unit and much weight decay: one minimum, in which every seed ends. */
    @Test
    void runsAreMatchedWithTheCensus() throws Exception {
        Experiment experiment = Tiny.experiment(
                "network.hidden=[1]",
                "training.l2=1e-2",
                "data.n_samples=120",
                "training.iterations=400",
                "census.seeds=1-2");
        Census census = Census.run(experiment.census(), temp.resolve("census.jsonl"), 1, done -> {});
        double[] end = census.result().endStates().get(0).parameters();

        RunResults results = new Conclusion(experiment)
                .of(List.of(MadeUp.trained(1, end), SeedResult.failed(2, 1, null)), census, 1);

        assertThat(results.census()).isEqualTo(census.result());
        assertThat(results.runs().get(0).censusMatch()).isEqualTo(Verdict.SAME);
        assertThat(results.runs().get(0).censusEndStates()).containsExactly(0);
        assertThat(results.runs().get(1).censusMatch()).isNull();
        assertThat(results.answer())
                .flatExtracting(AnswerSection::sentences)
                .contains("The run trained by DL4J reaches an end state that the census found too.");
    }

    @Test
    void kinksInSeveralLayersCannotBePolished() {
        assertThat(Conclusion.canPolish(Tiny.experiment())).isTrue();
        assertThat(Conclusion.canPolish(Tiny.experiment("network.activation=relu", "network.hidden=[2, 2]")))
                .isFalse();
    }

    private static Conclusion conclusion(RunPlan plan) {
        Experiment experiment = Tiny.experiment();
        return new Conclusion(new Experiment(experiment.configuration(), experiment.data(), plan));
    }
}
