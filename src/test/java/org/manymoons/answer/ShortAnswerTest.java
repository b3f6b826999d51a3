package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.answer.ShortAnswers.answer;
import static org.manymoons.answer.ShortAnswers.census;
import static org.manymoons.answer.ShortAnswers.near;
import static org.manymoons.answer.ShortAnswers.pair;
import static org.manymoons.answer.ShortAnswers.two;
import static org.manymoons.compare.PairVerdict.DIFFERENT_END_STATES;
import static org.manymoons.compare.PairVerdict.SAME_MINIMUM_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.UNDECIDED;
import static org.manymoons.results.MadeUp.TANH;
import static org.manymoons.results.MadeUp.network;
import static org.manymoons.results.MadeUp.run;
import static org.manymoons.results.MadeUp.samples;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.census.CensusResult;
import org.manymoons.channel.Channel.Way;
import org.manymoons.compare.PairResult;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunRecord;

/** Every other outcome of the short answer, for runs and pairs whose figures were made up. */
class ShortAnswerTest {
    private static final String SYMMETRY =
            "Hidden units have no fixed order, and a tanh unit may change all its signs without changing what it does";
    private static final String OK = "Yes, this is OK.";
    private static final Samples TEST = samples(500, 500);

    @Test
    void oneValleyAsTrainedAndSeveralEndsBeyond() {
        UnaryOperator<MadeUp.Run> unfinished =
                run -> run.costBeforeLastTenth(0.1001).gradient(1e-3, 1);
        List<RunRecord> runs = List.of(
                run(run -> unfinished.apply(run.seed(1)).match(Verdict.SAME, 0)),
                run(run -> unfinished.apply(run.seed(2)).match(Verdict.SAME, 2)));

        assertThat(answer(
                        TANH,
                        TEST,
                        runs,
                        List.of(pair(1, 2, DIFFERENT_END_STATES, 23.9, 0.226, 1.57, 0.0007, 0.0114)),
                        census(4)))
                .containsExactly(
                        OK,
                        SYMMETRY
                                + ": with that undone your 2 runs nearly coincide (23.9 apart become 0.23 for seeds 1 and 2), and"
                                + " the cost rises by at most 0.0007 on the straight line between two of them, where it rose by up to"
                                + " 1.6 before.",
                        "They label at least 98.8 % of the test samples alike, and no two differ in accuracy by more than chance"
                                + " explains.",
                        "Training had not finished: carried on, the runs would reach 2 different ends, 2 of at least 4 that this"
                                + " network has.",
                        "Do not read meaning into single weights.");
    }

    @Test
    void oneSolution() {
        List<String> answer = answer(
                TANH,
                TEST,
                two(run -> run.match(Verdict.SAME, 0)),
                List.of(near(SAME_MINIMUM_AFTER_POLISHING)),
                census(1));

        assertThat(answer).first().isEqualTo(OK);
        assertThat(answer)
                .contains(
                        "Training was finished: the runs are one and the same end, a minimum; all 9 starts lead there.")
                .last()
                .isEqualTo("Read meaning into single weights only after the units are put into one order.");
    }

    /** An end without finite weights is nothing to be at. */
    @Test
    void oneRunInAChannelIsOnItsWay() {
        assertThat(answer(TANH, TEST, List.of(run(run -> run.channel(0.05, Way.MERGE))), List.of(), census(1)))
                .anyMatch(sentence ->
                        sentence.contains("on which weights grow without end while the cost falls towards 0.05000"));
    }

    /** Only what the census proves is said: not "the only one" with starts of unknown end, nor for an end that it did not see. */
    @Test
    void whatTheCensusDoesNotProveIsNotSaid() {
        List<PairResult> same = List.of(near(SAME_MINIMUM_AFTER_POLISHING));
        String one = "Training was finished: the runs are one and the same end, a minimum";
        CensusResult open = new CensusResult(
                new CensusResult.Counts(9, 0, List.of(), 3, 1, 0, null), List.of(), null, List.of(), List.of(), null);
        CensusResult undecided = new CensusResult(
                new CensusResult.Counts(9, 0, List.of(), 0, 1, 1, null), List.of(), null, List.of(), List.of(), null);

        assertThat(answer(TANH, TEST, two(run -> run.match(Verdict.SAME, 0)), same, open))
                .contains(one + ".");
        assertThat(answer(TANH, TEST, two(run -> run.match(Verdict.SAME, 0)), same, undecided))
                .contains(one + ".");
        assertThat(answer(TANH, TEST, two(run -> run.match(Verdict.DIFFERENT)), same, census(1)))
                .contains(one + ".");
        assertThat(answer(TANH, TEST, two(run -> run.match(Verdict.UNDECIDED)), same, census(3)))
                .contains(one + "; this network has at least 3 different ends.");
        assertThat(answer(TANH, TEST, two(run -> run.match(Verdict.SAME, 0)), List.of(near(UNDECIDED)), census(3)))
                .anyMatch(sentence -> sentence.endsWith(
                        "undecided whether they are one; this network has at least 3 different ends."));
    }

    /** Runs that differ are known to be as many; "at least 2" beside 3 of them is no knowledge, nor is "2 of at least 2". */
    @Test
    void theNetworkHasAtLeastTheEndsOfTheRuns() {
        List<PairResult> two = List.of(pair(1, 2, DIFFERENT_END_STATES, 5, 3, 0.3, 0.1, 0));

        assertThat(answer(TANH, TEST, two(run -> run.match(Verdict.SAME, 0)), two, census(2)))
                .anyMatch(sentence -> sentence.endsWith("2 different ends, all that are known of this network."));
        assertThat(answer(TANH, TEST, two(run -> run.match(Verdict.UNDECIDED)), two, census(2)))
                .anyMatch(sentence -> sentence.endsWith("2 different ends."));
        assertThat(answer(TANH, TEST, two(run -> run.match(Verdict.UNDECIDED)), two, census(3)))
                .anyMatch(
                        sentence -> sentence.endsWith("2 different ends; this network has at least 3 different ends."));
    }

    /** Polishing gained 0.01, the last tenth of training 0.02: that proves neither that training was finished nor the contrary. */
    @Test
    void trainingIsCalledFinishedOnlyWhereItConverged() {
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run.costBeforeLastTenth(0.12).gradient(1e-3, 0)),
                        List.of(near(SAME_MINIMUM_AFTER_POLISHING)),
                        null))
                .contains("Carried on, the runs would reach one and the same end, a minimum.")
                .last()
                .isEqualTo(
                        "Read meaning into single weights only after the units are put into one order, and of a network that was"
                                + " trained to its end.");
    }

    @Test
    void ofMoreRunsThanWereComparedOnlyTheFirstAreSpokenOf() {
        List<RunRecord> three = List.of(run(run -> run), run(run -> run.seed(2)), run(run -> run.seed(3)));

        assertThat(answer(TANH, TEST, three, List.of(near(SAME_MINIMUM_AFTER_POLISHING)), null))
                .anyMatch(sentence -> sentence.contains("the first 2 of your 3 runs nearly coincide"));
    }

    @Test
    void oneRunAndNoRun() {
        assertThat(answer(TANH, TEST, List.of(run(run -> run)), List.of(), null))
                .containsExactly(
                        "There is nothing to compare yet: one run has finished. Give training.seeds several seeds.",
                        SYMMETRY + ", so another seed gives other weights even where it gives the same function.",
                        "It labels 96.0 % of the test samples rightly.",
                        "Training was finished: this is a minimum at a cost of 0.09000.",
                        "Read meaning into single weights only after the units are put into one order.");
        assertThat(answer(TANH, TEST, List.of(MadeUp.failed(1), MadeUp.failed(2)), List.of(), null))
                .containsExactly(
                        "There is no answer: every run failed, its numbers grew until they were none.",
                        "Seed 1 was the first, after 3 updates.",
                        "That says nothing about the solution: such growth comes of steps that are too large for the data or"
                                + " for the initial weights.",
                        "Train with a smaller training.learning_rate.");
        assertThat(answer(TANH, TEST, List.of(MadeUp.failed(1)), List.of(), null))
                .startsWith(
                        "There is no answer: the only run failed, its numbers grew until they were none.",
                        "Seed 1 came to that after 3 updates.");
    }

    @Test
    void failedRunsAreSaidAndTheRestIsOfTheOthers() {
        List<RunRecord> runs = List.of(run(run -> run), MadeUp.failed(7), run(run -> run.seed(2)));

        assertThat(answer(TANH, TEST, runs, List.of(near(SAME_MINIMUM_AFTER_POLISHING)), null))
                .contains("1 of 3 runs failed, their numbers grew until they were none; this is about the other 2.");
    }

    /** What is left is 0.006 of ln 2 - 0.09 = 0.603 for a cost of 0.096, and 0.04 of it for 0.13; a twentieth is 0.030. */
    @ParameterizedTest
    @CsvSource({"0.119, false", "0.121, true"})
    void farFromFinishedIsMoreThanATwentiethOfWhatTrainingCanGain(double cost, boolean far) {
        List<RunRecord> runs =
                two(run -> run.cost(cost, 0.9).costBeforeLastTenth(cost + 1e-3).gradient(1e-2, 1));

        List<String> answer = answer(TANH, TEST, runs, List.of(near(DIFFERENT_END_STATES)), null);

        assertThat(answer.get(0).startsWith("It is too early to say: training was stopped long before it was finished"))
                .isEqualTo(far);
    }

    @Test
    void whatIsUndecidedIsSaidToBe() {
        assertThat(answer(TANH, TEST, two(run -> run), List.of(near(UNDECIDED)), null))
                .contains("Training was finished: the runs are ends of which it is undecided whether they are one.");
        assertThat(answer(TANH, TEST, two(run -> run.end(Kind.NOT_CONVERGED, 0.09)), List.of(near(UNDECIDED)), null))
                .contains("Training was finished: where the runs would end could not be established for any of them.");
        List<RunRecord> three = List.of(run(run -> run), run(run -> run.seed(2)), run(run -> run.seed(3)));
        assertThat(answer(
                        TANH,
                        TEST,
                        three,
                        List.of(
                                pair(1, 2, DIFFERENT_END_STATES, 3, 0.1, 1.0, 0.0, 0),
                                pair(1, 3, UNDECIDED, 3, 0.1, 1.0, 0.0, 0),
                                pair(2, 3, UNDECIDED, 3, 0.1, 1.0, 0.0, 0)),
                        null))
                .contains(
                        "Training was finished: the runs are at least 2 different ends; of some it is undecided whether they are"
                                + " one.");
    }

    @Test
    void whatWasNotPolishedIsNotSpokenOfAsAnEnd() {
        assertThat(answer(
                        network(Activation.HARDTANH, 0),
                        TEST,
                        two(MadeUp.Run::notPolished),
                        List.of(near(UNDECIDED)),
                        null))
                .contains(
                        "Whether they would end in the same place if they were trained for ever was not examined, since its"
                                + " activation has kinks, where its slope jumps; these are treated in one hidden layer of relu or leakyrelu before one"
                                + " sigmoid output only.")
                .noneMatch(sentence -> sentence.startsWith("Training"));
    }

    /** Seeds 1 and 3 ended in the same weights but for rounding: nothing is left to be undone there. */
    @Test
    void runsThatCoincideAsTheyStandCoincideAfterAlignmentToo() {
        for (double left : new double[] {3.1e-6, 3.3e-6}) {
            List<PairResult> pairs = List.of(
                    pair(1, 2, SAME_MINIMUM_AFTER_POLISHING, 3.2, 5.8e-15, 0.09, 0, 0),
                    pair(1, 3, SAME_MINIMUM_AFTER_POLISHING, left, left, 0, 0, 0),
                    pair(2, 3, SAME_MINIMUM_AFTER_POLISHING, 3.2, 5.8e-15, 0.09, 0, 0));

            assertThat(answer(TANH, TEST, MadeUp.runs(3, run -> run), pairs, null)
                            .get(1))
                    .contains(
                            left < 3.2e-6 ? "your 3 runs nearly coincide (3.20 apart" : "hardly anything lies between");
        }
    }
}
