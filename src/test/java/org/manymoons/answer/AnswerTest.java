package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.compare.PairVerdict.DIFFERENT_END_STATES;
import static org.manymoons.compare.PairVerdict.IDENTICAL;
import static org.manymoons.compare.PairVerdict.SAME_CHANNEL_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.SAME_MINIMUM_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.SAME_UP_TO_SYMMETRY;
import static org.manymoons.compare.PairVerdict.UNDECIDED;
import static org.manymoons.results.MadeUp.TANH;
import static org.manymoons.results.MadeUp.network;
import static org.manymoons.results.MadeUp.pair;
import static org.manymoons.results.MadeUp.pairs;
import static org.manymoons.results.MadeUp.plan;
import static org.manymoons.results.MadeUp.run;
import static org.manymoons.results.MadeUp.runs;
import static org.manymoons.results.MadeUp.samples;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.manymoons.census.CensusResult;
import org.manymoons.channel.Channel.Way;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunRecord;

/** Whole sentences for runs and pairs whose figures were made up; the forum's question has a test of its own. */
class AnswerTest {
    private static final PairResult SAME = pair(SAME_MINIMUM_AFTER_POLISHING, 3, 2, 0);

    @Test
    void whereEveryRunFailedThereIsNothingElseToSay() {
        assertThat(answer(List.of(MadeUp.failed(1), MadeUp.failed(2)), List.of()))
                .containsExactly(
                        "Every run failed, so there is nothing to compare; a smaller training.learning_rate helps.");
    }

    @Test
    void oneConvergedRunIsCompleteInFourSentences() {
        assertThat(answer(runs(1, run -> run), List.of()))
                .containsExactly(
                        "1 run: cost 0.10000, training accuracy 97.00 %. With one run there is nothing to compare; give"
                                + " training.seeds more seeds.",
                        "Training had converged in 1 of 1 run: the largest gradient component at the end is 2.0e-17, and"
                                + " the Hessian has negative eigenvalues in 0 of them.",
                        "Carried on to their critical points the runs end as: 1 strict minimum (cost 0.0900000000).",
                        "Nothing more needs to be done: training had converged.");
    }

    @Test
    void runsThatFailedAreNotCounted() {
        assertThat(answer(List.of(run(run -> run), MadeUp.failed(2), run(run -> run)), List.of(SAME)))
                .first()
                .asString()
                .startsWith("2 runs: cost 0.10000, training accuracy 97.00 %.");
    }

    @Test
    void rangesGoFromTheSmallestToTheLargest() {
        List<RunRecord> runs = List.of(
                run(run -> run.cost(0.3, 0.9).gradient(1e-3, 0)),
                run(run -> run.cost(0.1, 0.99).gradient(4e-2, 2)),
                run(run -> run.cost(0.2, 0.95)));

        List<String> answer = answer(runs, List.of(SAME, SAME, SAME));

        assertThat(answer.get(0)).startsWith("3 runs: cost 0.10000 to 0.30000, training accuracy 90.00 to 99.00 %. As");
        assertThat(answer.get(1))
                .isEqualTo(
                        "Training had converged in 1 of 3 runs: the largest gradient component at the end is 2.0e-17 to"
                                + " 4.0e-02, and the Hessian has negative eigenvalues in 1 of them.");
    }

    @Test
    void asTheyStandOnlySymmetryMakesPairsTheSame() {
        List<PairResult> pairs = List.of(
                pair(IDENTICAL, 7, 0.5, 0),
                pair(SAME_UP_TO_SYMMETRY, 4, 0.75, 0),
                pair(SAME_UP_TO_SYMMETRY, 5, 0.25, 0),
                pair(SAME_MINIMUM_AFTER_POLISHING, 6, 0.5, 0),
                pair(DIFFERENT_END_STATES, 8, 9, 0),
                pair(UNDECIDED, 8, 9, 0));

        List<String> answer = answer(runs(4, run -> run), pairs);

        assertThat(answer.get(0))
                .isEqualTo(
                        "4 runs: cost 0.10000, training accuracy 97.00 %. As they stand, 3 of 6 pairs are the same up to"
                                + " the symmetries of the network; the nearest pair is 4.00 apart, 0.250 after the best alignment,"
                                + " measured in the parameters.");
        assertThat(answer.get(3))
                .isEqualTo(
                        "After polishing, 4 of 6 pairs are one solution, 1 are different end states and 1 are undecided.");
    }

    @Test
    void onePairIsOnePair() {
        List<String> answer = answer(runs(2, run -> run), List.of(pair(UNDECIDED, 8, 9, 0)));

        assertThat(answer.get(0)).contains("As they stand, 0 of 1 pair are the same");
        assertThat(answer.get(3))
                .isEqualTo(
                        "After polishing, 0 of 1 pair are one solution, 0 are different end states and 1 are undecided.");
    }

    /** The edge begins at nine tenths of the threshold; nine tenths of 2 are 1.8 to the bit. */
    @Test
    void theEdgeOfStabilityIsSpokenOfAboveNineTenthsOfTheThreshold() {
        String below = " The sharpness is 1.250 to 1.800, full-batch training is stable below 2.000.";
        String at =
                " The sharpness is 1.250 to 1.801, full-batch training is stable below 2.000: the edge of stability,"
                        + " where rounding is amplified and end points are not reproducible.";

        assertThat(withSharpness(1.8).get(1)).endsWith(below);
        assertThat(withSharpness(1.801).get(1)).endsWith(at);
        assertThat(withSharpness(1.8)).last().asString().contains("train longer, since lower losses are near;");
        assertThat(withSharpness(1.801))
                .last()
                .asString()
                .contains("train longer and with a smaller learning rate, since");
    }

    private static List<String> withSharpness(double sharpness) {
        return answer(
                List.of(
                        run(run -> run.sharpness(1.25, 2).gradient(1e-3, 0)),
                        run(run -> run.sharpness(sharpness, 2).gradient(1e-3, 0))),
                List.of(SAME));
    }

    @Test
    void endStatesAreGroupedByKindWithWhatTheyReach() {
        List<RunRecord> runs = List.of(
                run(run -> run.end(Kind.STRICT_MINIMUM, 0.25)),
                run(run -> run.channel(0.5, Way.SATURATE, Way.MERGE_AND_SATURATE, Way.SATURATE)),
                run(run -> run.end(Kind.STRICT_MINIMUM, 0.125)),
                run(run -> run.end(Kind.STRICT_MINIMUM, 0.25)),
                run(run -> run.end(Kind.NOT_CONVERGED, 0.75, "other", "the valley leaves into a saddle")),
                run(run -> run.end(Kind.NOT_CONVERGED, 0.875, "other")));

        assertThat(answer(runs, List.of()).get(2))
                .isEqualTo(
                        "Carried on to their critical points the runs end as: 1 channel to infinity (limit 0.5000000000 by"
                                + " saturate + merge and saturate), 2 not converged (cost 0.7500000000, in a valley that leaves into"
                                + " a saddle; cost 0.8750000000), 3 strict minimum (cost 0.1250000000; cost 0.2500000000).");
    }

    @Test
    void aCensusIsQuotedAndTheRunsComparedWithIt() {
        CensusResult census = new CensusResult(9, 0, List.of(), 0, 1, 0, null, List.of(), List.of("One.", "Two."));
        RunRecord same = run(run -> run.match(Verdict.SAME));
        RunRecord other = run(run -> run.match(Verdict.DIFFERENT));
        RunRecord open = run(run -> run.match(Verdict.UNDECIDED));

        assertThat(answer(TANH, List.of(same, other, same), List.of(), census))
                .contains("Census: One. Two.")
                .contains(
                        "Of the 3 runs trained by DL4J 2 end in an end state that the census found too, 1 in another one.");
        assertThat(answer(TANH, List.of(open), List.of(), census))
                .contains(
                        "Of the 1 run trained by DL4J 0 end in an end state that the census found too, 0 in another one, 1"
                                + " are undecided.");
    }

    @Test
    void predictionsAreThoseOfTheTestSetWithTheLargestDifferences() {
        PredictionDifference training = new PredictionDifference(0.9, 0.9, new McNemar(9, 0, 0.001));
        List<PairResult> pairs = List.of(
                pair(UNDECIDED, training, new PredictionDifference(0.5, 0.02, new McNemar(1, 1, 0.75))),
                pair(UNDECIDED, training, new PredictionDifference(0.25, 0.04, new McNemar(1, 3, 0.625))));
        List<RunRecord> runs = List.of(run(run -> run.testAccuracy(0.95)), run(run -> run.testAccuracy(0.96)));

        assertThat(answer(runs, pairs).get(4))
                .isEqualTo(
                        "Any two runs differ in at most 4.00 % of the predicted labels on the test set, and by at most 0.50"
                                + " in a predicted probability. Test accuracies are 95.00 to 96.00 %; no pair differs significantly"
                                + " (McNemar, smallest p 0.625 of 2 pairs, Bonferroni).");
    }

    @Test
    void aSignificantPairIsSaidToBeOne() {
        PairResult pair = pair(UNDECIDED, null, new PredictionDifference(0.5, 0.1, new McNemar(0, 9, 0.00390625)));

        assertThat(answer(runs(2, run -> run), List.of(pair)).get(4))
                .endsWith("; some pair differs significantly (McNemar, smallest p 0.00391 of 1 pair, Bonferroni).");
    }

    @Test
    void withoutATestSetThePredictionsAreThoseOfTheTrainingSet() {
        PairResult pair = pair(UNDECIDED, new PredictionDifference(0.5, 0.1, new McNemar(0, 9, 0.00390625)), null);

        assertThat(Answer.of(plan(TANH, null), runs(2, run -> run.testAccuracy(null)), List.of(pair), null))
                .contains(
                        "Any two runs differ in at most 10.00 % of the predicted labels on the training set, and by at most"
                                + " 0.50 in a predicted probability.");
    }

    @Test
    void whatCannotBePolishedIsComparedByWeightsAndPredictionsOnly() {
        List<String> relu = answer(
                network(Activation.RELU, 0), runs(2, MadeUp.Run::notPolished), List.of(pair(IDENTICAL, 0, 0, 0)), null);

        assertThat(relu).hasSize(5);
        assertThat(relu.get(1))
                .isEqualTo(
                        "The largest gradient component at the end is 2.0e-17. The network was not polished, since its"
                                + " activation has kinks, so it has no Hessian; the runs are compared by symmetry and predictions"
                                + " only.");
        assertThat(relu.get(2)).startsWith("Any two runs");
        assertThat(relu.get(3)).startsWith("Different weights: no;");
        assertThat(relu.get(4))
                .isEqualTo(
                        "What you can do: take a twice differentiable activation, such as tanh, to have the end states"
                                + " decided.");
        assertThat(answer(
                        Network.of(2, List.of(90), Activation.TANH, 0),
                        runs(1, MadeUp.Run::notPolished),
                        List.of(),
                        null))
                .last()
                .isEqualTo("What you can do: take a smaller network to have the end states decided.");
    }

    @Test
    void weightDecayIsAdvisedWhereWeightsGrowAndThereIsNone() {
        UnaryOperator<MadeUp.Run> channel = run -> run.channel(0.5, Way.SATURATE);
        List<PairResult> same = List.of(pair(SAME_CHANNEL_AFTER_POLISHING, 3, 2, 0));

        assertThat(answer(TANH, runs(2, channel), same, null))
                .last()
                .isEqualTo(
                        "What you can do: add weight decay (such as training.l2=1e-4): with it the weights stay bounded and"
                                + " the question is well posed, though there may still be several minima, and each of them fits a"
                                + " little less closely.");
        assertThat(answer(network(Activation.TANH, 1e-3), runs(2, channel), same, null))
                .last()
                .isEqualTo("Nothing more needs to be done: training had converged.");
    }

    @Test
    void trainingLongerIsAdvisedWhereARunHadNotConverged() {
        RunRecord channel = run(run -> run.channel(0.5, Way.SATURATE).gradient(1e-3, 0));

        assertThat(answer(List.of(run(run -> run), run(run -> run.gradient(1e-3, 0))), List.of(SAME)))
                .last()
                .isEqualTo(
                        "What you can do: train longer, since lower losses are near; it need not lead to the end states"
                                + " above.");
        assertThat(answer(network(Activation.TANH, 1e-3), List.of(channel), List.of(), null))
                .last()
                .isEqualTo(
                        "What you can do: train longer, since lower losses are near; it need not lead to the end states"
                                + " above, and along a channel the weights grow without end.");
    }

    @Test
    void averagingIsAdvisedWhereSolutionsThatAreNotOneSayDifferentLabels() {
        String advice =
                "What you can do: average the predicted probabilities of the runs, not their weights, to use them"
                        + " all.";

        assertThat(answer(runs(2, run -> run), List.of(pair(UNDECIDED, 3, 2, 0.02))))
                .last()
                .isEqualTo(advice);
        assertThat(answer(runs(2, run -> run), pairs(SAME_MINIMUM_AFTER_POLISHING)))
                .last()
                .isNotEqualTo(advice);
        assertThat(answer(runs(2, run -> run), List.of(pair(DIFFERENT_END_STATES, 3, 2, 0))))
                .last()
                .isNotEqualTo(advice);
    }

    private static List<String> answer(List<RunRecord> runs, List<PairResult> pairs) {
        return answer(TANH, runs, pairs, null);
    }

    private static List<String> answer(
            Network network, List<RunRecord> runs, List<PairResult> pairs, CensusResult census) {
        return Answer.of(plan(network, samples(25, 25)), runs, pairs, census);
    }
}
