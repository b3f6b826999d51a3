package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.compare.PairVerdict.DIFFERENT_END_STATES;
import static org.manymoons.compare.PairVerdict.IDENTICAL;
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

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.census.CensusResult;
import org.manymoons.census.Fabricated;
import org.manymoons.census.FoundEndState;
import org.manymoons.channel.Channel.Way;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.results.AnswerSection;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunRecord;
import org.manymoons.results.SeedResult.FreeRunSummary;

/** Whole sentences for runs and pairs whose figures were made up; the short answer has a test of its own. */
class AnswerTest {
    static final PairResult SAME = pair(SAME_MINIMUM_AFTER_POLISHING, 3, 2, 0);
    private static final String CARRIED_ON =
            "Carried on to where the gradient vanishes, or along where the cost falls for ever, the runs end as: ";

    @Test
    void whereEveryRunFailedThereAreNoDetails() {
        assertThat(answer(List.of(MadeUp.failed(1), MadeUp.failed(2)), List.of()))
                .isEmpty();
    }

    @Test
    void oneConvergedRunIsCompleteInFiveSentences() {
        assertThat(answer(runs(1, run -> run), List.of()))
                .containsExactly(
                        "1 run: cost 0.10000, training accuracy 97.00 %.",
                        "With one run there is nothing to compare; give training.seeds more seeds.",
                        "Training had converged: the largest component of the gradient at the end is 2.0e-17, and the cost curves"
                                + " downwards in no direction.",
                        CARRIED_ON + "1 in a strict minimum (cost 0.0900000000).",
                        "Nothing more needs to be done: training had converged.");
    }

    @Test
    void runsThatFailedAreNotCounted() {
        assertThat(answer(List.of(run(run -> run), MadeUp.failed(2), run(run -> run)), List.of(SAME)))
                .first()
                .isEqualTo("2 runs: cost 0.10000, training accuracy 97.00 %.");
    }

    @Test
    void rangesGoFromTheSmallestToTheLargest() {
        List<RunRecord> runs = List.of(
                run(run -> run.cost(0.3, 0.9).gradient(1e-3, 0)),
                run(run -> run.cost(0.1, 0.99).gradient(4e-2, 2)),
                run(run -> run.cost(0.2, 0.95)));

        assertThat(answer(runs, List.of(SAME, SAME, SAME)))
                .contains("3 runs: cost 0.10000 to 0.30000, training accuracy 90.00 to 99.00 %.")
                .contains(
                        "Training had converged in 1 of 3 runs: the largest component of the gradient at the end is 2.0e-17"
                                + " to 4.0e-02, and in 1 of 3 runs the cost still curves downwards in some direction.");
    }

    /** The nearest as they stand (4.00) and the nearest aligned (0.25) are two pairs: both numbers are of the latter. */
    @Test
    void theNearestPairIsOnePairWithBothItsDistances() {
        List<PairResult> pairs = List.of(
                pair(IDENTICAL, 7, 0.5, 0),
                pair(SAME_UP_TO_SYMMETRY, 4, 0.75, 0),
                pair(SAME_UP_TO_SYMMETRY, 5, 0.25, 0),
                pair(SAME_MINIMUM_AFTER_POLISHING, 6, 0.5, 0),
                pair(DIFFERENT_END_STATES, 8, 9, 0),
                pair(UNDECIDED, 8, 9, 0));

        assertThat(answer(runs(4, run -> run), pairs))
                .contains(
                        "3 of 6 pairs are equal up to the symmetries of the network. Nearest to each other are seeds 1 and 2:"
                                + " 5.00 apart, 0.250 after the best alignment, measured in the parameters.")
                .contains(
                        "Of 6 pairs 4 are then one solution, 1 is two different end states and of 1 it is undecided.");
    }

    /** Nobody says "3 of 3", or "0 different". */
    @Test
    void allAndNoneAreSaidSo() {
        List<RunRecord> runs = runs(3, run -> run.gradient(1e-3, 2));

        assertThat(answer(runs, Collections.nCopies(3, pair(SAME_MINIMUM_AFTER_POLISHING, 6, 0.5, 0))))
                .contains("All 3 pairs then are one solution.")
                .anyMatch(sentence -> sentence.startsWith("None of 3 pairs is equal up to"))
                .anyMatch(sentence -> sentence.startsWith("Training had converged in none of 3 runs: ")
                        && sentence.endsWith(" in all 3 runs the cost still curves downwards in some direction."));
        assertThat(answer(runs(3, run -> run.gradient(1e-3, 0)), List.of(SAME)))
                .anyMatch(sentence ->
                        sentence.endsWith(", and the cost curves downwards in no direction in any of them."));
        assertThat(answer(runs, Collections.nCopies(3, pair(DIFFERENT_END_STATES, 6, 0.5, 0))))
                .contains("All 3 pairs then are different end states.");
        assertThat(answer(runs, Collections.nCopies(3, pair(UNDECIDED, 6, 0.5, 0))))
                .contains("Of all 3 pairs it is undecided whether they then are one solution.");
        assertThat(answer(runs(1, run -> run.gradient(1e-3, 2)), List.of()))
                .contains(
                        "Training had not converged: the largest component of the gradient at the end is 1.0e-03, and the"
                                + " cost still curves downwards in some direction.");
    }

    @Test
    void onePairIsOnePair() {
        assertThat(answer(runs(2, run -> run), List.of(pair(UNDECIDED, 8, 9, 0))))
                .contains(
                        "The two runs are not equal up to the symmetries of the network: 8.00 apart, 9.00 after the best"
                                + " alignment, measured in the parameters.")
                .contains("Whether the two then are one solution is undecided.");
        assertThat(answer(runs(2, run -> run), List.of(pair(PairVerdict.SAME_UP_TO_SYMMETRY, 8, 9, 0))))
                .anyMatch(
                        sentence -> sentence.startsWith("The two runs are equal up to the symmetries of the network:"))
                .contains("The two then are one solution.");
        assertThat(answer(runs(2, run -> run), List.of(pair(DIFFERENT_END_STATES, 8, 9, 0))))
                .contains("The two then are different end states.");
    }

    @Test
    void barriersAreSaidWhereTheyWereComputed() {
        List<PairResult> pairs =
                List.of(MadeUp.pair(UNDECIDED, 3, 2, 0.5, 0.0), MadeUp.pair(UNDECIDED, 3, 2, 1.25, 0.125));

        assertThat(answer(runs(3, run -> run), pairs))
                .contains(
                        "On the straight line between two runs the cost rises above that of its ends by 0.50 to 1.3; after"
                                + " alignment by 0.0 to 0.13.");
        assertThat(answer(runs(2, run -> run), List.of(SAME)))
                .noneMatch(sentence -> sentence.startsWith("On the straight line"));
    }

    /** Nine tenths of 2 are 1.8 to the bit. */
    @Test
    void theEdgeOfStabilityNeedsASharpnessNearTheThresholdAndRoundingThatWasAmplified() {
        String edge = ": the edge of stability, where rounding is amplified and end points are not reproducible.";
        FreeRunSummary parted = new FreeRunSummary(100L, 1e-3, 90L, false);
        FreeRunSummary together = new FreeRunSummary(null, 1e-15, null, false);

        assertThat(withSharpness(1.8, parted))
                .contains("The sharpness is 1.250 to 1.800; full-batch training is stable below 2.000.");
        assertThat(withSharpness(1.801, parted))
                .contains("The sharpness is 1.250 to 1.801; full-batch training is stable below 2.000" + edge);
        assertThat(withSharpness(1.95, together))
                .contains("The sharpness is 1.250 to 1.950; full-batch training is stable below 2.000.");
        assertThat(withSharpness(1.801, parted))
                .anyMatch(s -> s.startsWith("Train longer and with a smaller learning rate:"));
        assertThat(withSharpness(1.95, together)).anyMatch(s -> s.startsWith("Train longer: "));
    }

    private static List<String> withSharpness(double sharpness, FreeRunSummary free) {
        return answer(
                List.of(
                        run(run -> run.sharpness(1.25, 2).gradient(1e-3, 0)),
                        run(run -> run.sharpness(sharpness, 2).freeRun(free).gradient(1e-3, 0))),
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

        assertThat(answer(runs, List.of()))
                .contains(CARRIED_ON
                        + "1 in a channel to infinity (limit 0.5000000000 by saturate + merge and saturate), 2 where"
                        + " nothing could be established (cost 0.7500000000, in a valley that leaves into a saddle; cost"
                        + " 0.8750000000), 3 in a strict minimum (cost 0.1250000000; cost 0.2500000000).");
    }

    /** From 0.1 down to 0.09 by polishing; the last tenth of training gained 0.005 for one, 0.02 for the other. */
    @Test
    void wherePolishingDidMoreThanTheLastTenthOfTrainingThatIsSaid() {
        RunRecord more = run(run -> run.costBeforeLastTenth(0.105).gradient(1e-3, 0));
        RunRecord less = run(run -> run.costBeforeLastTenth(0.12).gradient(1e-3, 0));
        String said = "Polishing lowered the cost of";

        assertThat(answer(List.of(more, less), List.of(SAME)))
                .contains(
                        "Polishing lowered the cost of seed 1 by more than the last tenth of training did: training was not"
                                + " finished, and which end state is reached is the polisher's work.");
        assertThat(answer(List.of(less, less), List.of(SAME))).noneMatch(s -> s.startsWith(said));
        assertThat(answer(runs(2, run -> run.costBeforeLastTenth(0.1001)), List.of(SAME)))
                .noneMatch(s -> s.startsWith(said));
    }

    @Test
    void aCensusIsQuotedAndTheRunsComparedWithIt() {
        List<FoundEndState> ends = List.of(Fabricated.found(Kind.STRICT_MINIMUM, 0.1, null, 9));
        CensusResult census = new CensusResult(
                new CensusResult.Counts(9, 0, List.of(), 0, 1, 0, null),
                ends,
                null,
                List.of(),
                List.of("One.", "Two."),
                null);
        RunRecord same = run(run -> run.match(Verdict.SAME, 0));
        RunRecord other = run(run -> run.match(Verdict.DIFFERENT));
        RunRecord open = run(run -> run.match(Verdict.UNDECIDED));

        assertThat(answer(TANH, List.of(same, other, same), List.of(), census))
                .contains("One.", "Two.")
                .contains(
                        "Of the 3 runs trained by DL4J 2 reach an end state that the census found too, 1 reaches one that it did not find.");
        assertThat(answer(TANH, List.of(open), List.of(), census))
                .contains(
                        "It is undecided whether the run trained by DL4J reaches an end state that the census found.");
    }

    @Test
    void predictionsAreThoseOfTheTestSetWithTheLargestDifferences() {
        PredictionDifference training = new PredictionDifference(0.9, 0.9, new McNemar(9, 0, 0.001), null);
        List<PairResult> pairs = List.of(
                pair(UNDECIDED, training, new PredictionDifference(0.5, 0.02, new McNemar(1, 1, 0.75), null)),
                pair(UNDECIDED, training, new PredictionDifference(0.25, 0.04, new McNemar(1, 3, 0.625), null)));
        List<RunRecord> runs = List.of(run(run -> run.testAccuracy(0.95)), run(run -> run.testAccuracy(0.96)));

        assertThat(answer(runs, pairs))
                .contains(
                        "The two runs that differ most label 4.00 % of the test samples differently; the largest difference of a"
                                + " probability is 0.50.")
                .contains(
                        "Test accuracies are 95.00 to 96.00 %; no pair differs significantly (McNemar's test, smallest p 0.625 of 2"
                                + " pairs, Bonferroni).");
    }

    @Test
    void aSignificantPairIsSaidToBeOne() {
        PairResult pair =
                pair(UNDECIDED, null, new PredictionDifference(0.5, 0.1, new McNemar(0, 9, 0.00390625), null));

        assertThat(answer(runs(2, run -> run), List.of(pair)))
                .anyMatch(
                        s -> s.endsWith(
                                "; some pair differs significantly (McNemar's test, smallest p 0.00391 of 1 pair, Bonferroni)."));
    }

    @Test
    void withoutATestSetThePredictionsAreThoseOfTheTrainingSet() {
        PairResult pair =
                pair(UNDECIDED, new PredictionDifference(0.5, 0.1, new McNemar(0, 9, 0.00390625), null), null);

        assertThat(sentences(
                        Answer.of(plan(TANH, null), runs(2, run -> run.testAccuracy(null)), List.of(pair), null, null)))
                .contains(
                        "The two runs that differ most label 10.00 % of the training samples differently; the largest difference"
                                + " of a probability is 0.50.")
                .noneMatch(s -> s.startsWith("Test accuracies"));
    }

    @Test
    void whatCannotBePolishedIsComparedByWeightsAndPredictionsOnly() {
        List<String> relu = answer(
                network(Activation.HARDTANH, 0),
                runs(2, MadeUp.Run::notPolished),
                List.of(pair(IDENTICAL, 0, 0, 0)),
                null);

        assertThat(relu)
                .contains("The largest component of the gradient at the end is 2.0e-17.")
                .contains(
                        "The runs were not carried on, since its activation has kinks, where its slope jumps; these are treated in one hidden layer of relu or leakyrelu before one sigmoid output only; they are compared by"
                                + " symmetry and predictions only.")
                .last()
                .isEqualTo("Take a twice differentiable activation, such as tanh, to have the end states decided.");
        assertThat(answer(
                        Network.of(2, List.of(90), Activation.TANH, 0),
                        runs(1, MadeUp.Run::notPolished),
                        List.of(),
                        null))
                .last()
                .isEqualTo("Take a smaller network to have the end states decided.");
    }

    static List<String> answer(List<RunRecord> runs, List<PairResult> pairs) {
        return answer(TANH, runs, pairs, null);
    }

    static List<String> answer(Network network, List<RunRecord> runs, List<PairResult> pairs, CensusResult census) {
        return sentences(Answer.of(plan(network, samples(25, 25)), runs, pairs, census, null));
    }

    private static List<String> sentences(List<AnswerSection> sections) {
        return sections.stream()
                .flatMap(section -> section.sentences().stream())
                .toList();
    }
}
