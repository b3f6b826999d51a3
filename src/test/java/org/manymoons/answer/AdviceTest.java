package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.answer.AnswerTest.SAME;
import static org.manymoons.answer.AnswerTest.answer;
import static org.manymoons.compare.PairVerdict.DIFFERENT_END_STATES;
import static org.manymoons.compare.PairVerdict.SAME_CHANNEL_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.SAME_MINIMUM_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.UNDECIDED;
import static org.manymoons.results.MadeUp.TANH;
import static org.manymoons.results.MadeUp.network;
import static org.manymoons.results.MadeUp.pair;
import static org.manymoons.results.MadeUp.pairs;
import static org.manymoons.results.MadeUp.run;
import static org.manymoons.results.MadeUp.runs;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.Channel.Way;
import org.manymoons.compare.PairResult;
import org.manymoons.endstate.Kind;
import org.manymoons.reference.Activation;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunRecord;

/** What is advised, for results that were made up. */
class AdviceTest {
    @Test
    void weightDecayIsAdvisedWhereNothingCouldBeEstablishedAndThereIsNone() {
        UnaryOperator<MadeUp.Run> unknown = run -> run.end(Kind.NOT_CONVERGED, 0.1, "why");
        List<PairResult> undecided = List.of(pair(UNDECIDED, 3, 2, 0));

        assertThat(answer(TANH, runs(2, unknown), undecided, null))
                .last()
                .isEqualTo("Add weight decay (such as training.l2=1e-4): where weights grow without end it is harder to"
                        + " establish where a run ends.");
        assertThat(answer(network(Activation.TANH, 1e-3), runs(2, unknown), undecided, null))
                .noneMatch(sentence -> sentence.contains("weight decay"));
        assertThat(answer(TANH, runs(2, run -> run), undecided, null))
                .noneMatch(sentence -> sentence.contains("weight decay"));
    }

    @Test
    void weightDecayIsAdvisedWhereWeightsGrowAndThereIsNone() {
        UnaryOperator<MadeUp.Run> channel = run -> run.channel(0.05, Way.SATURATE);
        List<PairResult> same = List.of(pair(SAME_CHANNEL_AFTER_POLISHING, 3, 2, 0));

        assertThat(answer(TANH, runs(2, channel), same, null))
                .last()
                .isEqualTo(
                        "Add weight decay (such as training.l2=1e-4): with it no weight can grow without end. There may still be"
                                + " several minima, and each of them fits a little less closely.");
        assertThat(answer(network(Activation.SOFTPLUS, 0), runs(2, channel), same, null))
                .last()
                .asString()
                .startsWith(
                        "Add weight decay (such as training.l2=1e-4): with it no weight can grow without end, but the bias of"
                                + " a softplus unit still can. There");
        assertThat(answer(network(Activation.TANH, 1e-3), runs(2, channel), same, null))
                .last()
                .isEqualTo("Nothing more needs to be done: training had converged.");
    }

    @Test
    void trainingLongerIsAdvisedWhereARunHadNotConverged() {
        RunRecord channel = run(run -> run.channel(0.05, Way.SATURATE).gradient(1e-3, 0));

        assertThat(answer(List.of(run(run -> run), run(run -> run.gradient(1e-3, 0))), List.of(SAME)))
                .last()
                .isEqualTo(
                        "Train longer: the lowest cost of a run is 0.10000, and carried on it falls to 0.09000; longer training"
                                + " need not lead to the same end.");
        assertThat(answer(network(Activation.TANH, 1e-3), List.of(channel), List.of(), null))
                .last()
                .isEqualTo(
                        "Train longer: the lowest cost of a run is 0.10000, and carried on it falls to 0.05000; longer training"
                                + " need not lead to the same end, and where weights grow without end it never gets there.");
    }

    /** The lowest end is another run's. */
    @Test
    void theCostThatFallsIsThatOfOneRun() {
        assertThat(answer(
                        List.of(
                                run(run -> run.cost(0.1, 0.9)
                                        .end(Kind.STRICT_MINIMUM, 0.08)
                                        .gradient(1e-3, 0)),
                                run(run -> run.cost(0.2, 0.9)
                                        .end(Kind.STRICT_MINIMUM, 0.05)
                                        .gradient(1e-3, 0))),
                        List.of(SAME)))
                .anyMatch(s -> s.startsWith(
                        "Train longer: the lowest cost of a run is 0.10000, and carried on it falls to 0.08000;"));
        assertThat(answer(
                        List.of(
                                run(run -> run.cost(0.2, 0.9)
                                        .end(Kind.STRICT_MINIMUM, 0.05)
                                        .gradient(1e-3, 0)),
                                run(run -> run.cost(0.1, 0.9)
                                        .end(Kind.STRICT_MINIMUM, 0.08)
                                        .gradient(1e-3, 0))),
                        List.of(SAME)))
                .anyMatch(s -> s.startsWith(
                        "Train longer: the lowest cost of a run is 0.10000, and carried on it falls to 0.08000;"));
    }

    /** The labels are half and half: the entropy is log 2 = 0.693. */
    @Test
    void aCostAboveThatOfAConstantAnswerAsksForASmallerLearningRateAndNotForMoreOfTheSame() {
        assertThat(answer(runs(2, run -> run.cost(2.5e27, 0.5).gradient(1e3, 0)), List.of(SAME)))
                .contains(
                        "Train with a smaller learning rate or from smaller weights: some run's cost is above 0.693, that of a"
                                + " constant answer.")
                .noneMatch(s -> s.startsWith("Train longer"));
    }

    /** Of four labels each the entropy is log 2: exactly as much is not above it. */
    @Test
    void theCostOfAConstantAnswerItselfIsNotAboveIt() {
        double constant = -Math.log(0.5);
        assertThat(answer(runs(2, run -> run.cost(constant, 0.5).gradient(1e3, 0)), List.of(SAME)))
                .noneMatch(s -> s.startsWith("Train with a smaller learning rate or"));
        assertThat(answer(runs(2, run -> run.cost(constant * (1 + 1e-15), 0.5).gradient(1e3, 0)), List.of(SAME)))
                .anyMatch(s -> s.startsWith("Train with a smaller learning rate or"));
    }

    @Test
    void averagingIsAdvisedWhereSolutionsThatAreNotOneSayDifferentLabels() {
        String advice = "Average the predicted probabilities of the runs, not their weights, to use them all.";

        assertThat(answer(runs(2, run -> run), List.of(pair(UNDECIDED, 3, 2, 0.02))))
                .last()
                .isEqualTo(advice);
        assertThat(answer(runs(2, run -> run.cost(2.5e27, 0.5)), List.of(pair(UNDECIDED, 3, 2, 0.02))))
                .doesNotContain(advice);
        assertThat(answer(runs(2, run -> run), pairs(SAME_MINIMUM_AFTER_POLISHING)))
                .doesNotContain(advice);
        assertThat(answer(runs(2, run -> run), List.of(pair(DIFFERENT_END_STATES, 3, 2, 0))))
                .doesNotContain(advice);
    }
}
