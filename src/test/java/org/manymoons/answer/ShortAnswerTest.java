package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.compare.PairVerdict.DIFFERENT_END_STATES;
import static org.manymoons.compare.PairVerdict.IDENTICAL;
import static org.manymoons.compare.PairVerdict.SAME_CHANNEL_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.SAME_MINIMUM_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.SAME_UP_TO_SYMMETRY;
import static org.manymoons.compare.PairVerdict.UNDECIDED;
import static org.manymoons.reference.OutputLoss.IDENTITY_SQUARED_ERROR;
import static org.manymoons.reference.OutputLoss.SIGMOID_CROSS_ENTROPY;
import static org.manymoons.reference.OutputLoss.SOFTMAX_CROSS_ENTROPY;
import static org.manymoons.results.MadeUp.TANH;
import static org.manymoons.results.MadeUp.network;
import static org.manymoons.results.MadeUp.plan;
import static org.manymoons.results.MadeUp.run;
import static org.manymoons.results.MadeUp.samples;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.census.CensusResult;
import org.manymoons.channel.Channel.Way;
import org.manymoons.compare.McNemar;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.results.MadeUp;
import org.manymoons.results.RunRecord;

/** Every outcome of the short answer, for runs and pairs whose figures were made up. */
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

    /** Nearer than half is said from the other side: "at least 0.0 % alike" is true and says nothing. */
    @Test
    void whereMostLabelsDifferThatIsSaid() {
        assertThat(answer(TANH, TEST, two(run -> run), List.of(pair(1, 2, UNDECIDED, 1, 0.5, 1, 0.1, 0.9371)), null))
                .anyMatch(sentence -> sentence.startsWith("Two of them label 93.8 % of the test samples differently"));
    }

    /** Runs that are worse than a constant answer have a flat line between them, too. */
    @Test
    void betweenRunsThatLearntNothingNoRiseIsReported() {
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run.cost(8, 0.5)),
                        List.of(pair(1, 2, UNDECIDED, 216, 148.3, 0, 0, 0.5)),
                        null))
                .contains(SYMMETRY + ": with that undone weights that were 216 apart become 148 for seeds 1 and 2.");
    }

    @Test
    void aLineThatDoesNotRiseIsSaidToBeLevel() {
        assertThat(answer(TANH, TEST, two(run -> run), List.of(pair(1, 2, UNDECIDED, 23.9, 0.226, 0, 0, 0)), null))
                .anyMatch(sentence ->
                        sentence.contains("and the cost does not rise on the straight line between two of them."));
    }

    @Test
    void oneChannelHasNoWeightsToRead() {
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run.channel(0.05, Way.MERGE)),
                        List.of(near(SAME_CHANNEL_AFTER_POLISHING)),
                        null))
                .contains(
                        "Training was finished: the runs are one and the same end, a cost that is only approached while weights"
                                + " grow without end.")
                .last()
                .isEqualTo("Do not read meaning into single weights.");
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
    void aValleyHasNoWeightsToReadEither() {
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run.end(Kind.FLAT_MINIMUM, 0.09)),
                        List.of(near(SAME_MINIMUM_AFTER_POLISHING)),
                        null))
                .last()
                .isEqualTo("Do not read meaning into single weights.");
    }

    @Test
    void aNetworkWithoutHiddenUnitsHasNothingToReorder() {
        assertThat(answer(
                        Network.of(2, List.of(), Activation.TANH, 0),
                        TEST,
                        two(run -> run),
                        List.of(near(SAME_MINIMUM_AFTER_POLISHING)),
                        null))
                .contains("There are no hidden units that could be reordered, so other weights are another function.")
                .last()
                .isEqualTo("Its weights may be read: no other ones give the same function.");
    }

    /** Adding one number to the weights of all classes changes no softmax: exp(z + c) / sum exp(z + c). */
    @Test
    void theClassesOfASoftmaxMayBeMovedTogether() {
        List<PairResult> same = List.of(near(SAME_MINIMUM_AFTER_POLISHING));

        assertThat(answer(softmax(), TEST, two(run -> run), same, null))
                .contains(
                        "There are no hidden units that could be reordered; only the weights of all classes may be moved by"
                                + " the same amount, any other change of the weights is another function.")
                .last()
                .isEqualTo("Of its weights the differences between the classes may be read: no other ones give the same"
                        + " function.");
        assertThat(answer(softmax(2), TEST, two(run -> run), same, null).get(1))
                .startsWith(
                        "Hidden units have no fixed order, a tanh unit may change all its signs without changing what it"
                                + " does, and the same amount may be added to the weights of all classes: with that undone");
    }

    @Test
    void weightsThatTheSamplesDoNotDetermineAreNotRead() {
        assertThat(answer(
                        Network.of(2, List.of(), Activation.TANH, 0),
                        TEST,
                        two(run -> run.end(Kind.FLAT_MINIMUM, 0.1)),
                        List.of(near(SAME_MINIMUM_AFTER_POLISHING)),
                        null))
                .last()
                .isEqualTo("Do not read meaning into single weights: these samples do not determine them.");
    }

    @Test
    void runsThatAreFarApartDoNotCoincideHoweverLittleLiesBetween() {
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run),
                        List.of(pair(1, 2, DIFFERENT_END_STATES, 9, 4, 1.0, 0.001, 0)),
                        null))
                .anyMatch(sentence -> sentence.contains(
                        ": with that undone hardly anything lies between your 2 runs (9.00 apart become 4.0 for seeds 1 and 2): the"
                                + " cost rises by at most 0.001 on"));
    }

    @Test
    void ofMoreRunsThanWereComparedOnlyTheFirstAreSpokenOf() {
        List<RunRecord> three = List.of(run(run -> run), run(run -> run.seed(2)), run(run -> run.seed(3)));

        assertThat(answer(TANH, TEST, three, List.of(near(SAME_MINIMUM_AFTER_POLISHING)), null))
                .anyMatch(sentence -> sentence.contains("the first 2 of your 3 runs nearly coincide"));
    }

    @Test
    void theSameRunsAndTheSameNetworksAreCalledSo() {
        assertThat(answer(TANH, TEST, two(run -> run), List.of(near(IDENTICAL)), null))
                .startsWith("Yes, this is OK: the runs have the very same weights.", SYMMETRY + ".");
        assertThat(answer(TANH, TEST, two(run -> run), List.of(near(SAME_UP_TO_SYMMETRY)), null))
                .contains(SYMMETRY + ": with that undone your 2 runs are exactly the same network.");
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

    /** A twentieth of the labels is still alike, and a hundredth negligible. */
    @ParameterizedTest
    @CsvSource({"0.05, 'Yes, this is OK'", "0.0501, Only on average", "0.01, 'Yes, this is OK.'"})
    void theShareOfLabelsThatDifferDecidesTheFirstSentence(double share, String beginning) {
        assertThat(answer(
                                TANH,
                                samples(10, 10),
                                two(run -> run),
                                List.of(pair(1, 2, UNDECIDED, 3, 0.1, 1.0, 0.0, share)),
                                null)
                        .get(0))
                .startsWith(beginning);
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
    void hillsBetweenTheRunsAreNotHidden() {
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run),
                        List.of(pair(1, 2, DIFFERENT_END_STATES, 9, 4, 1.0, 0.2, 0)),
                        null))
                .contains(SYMMETRY
                        + ", but that is not all here: with it undone (9.00 apart become 4.0 for seeds 1 and 2) the cost still"
                        + " rises by up to 0.2 on the straight line between two runs.");
        List<RunRecord> three = List.of(run(run -> run), run(run -> run.seed(2)), run(run -> run.seed(3)));
        assertThat(answer(
                        TANH,
                        TEST,
                        three,
                        List.of(
                                pair(1, 2, DIFFERENT_END_STATES, 9, 4, 1.0, 0.2, 0),
                                pair(1, 3, DIFFERENT_END_STATES, 9, 4, 1.0, 0.0, 0),
                                pair(2, 3, DIFFERENT_END_STATES, 9, 1, 1.0, 0.001, 0)),
                        null))
                .anyMatch(sentence -> sentence.contains("nothing much lies between the runs of 2 of 3 pairs"));
    }

    @Test
    void predictionsThatDifferTakeTheYesBack() {
        PredictionDifference significant = new PredictionDifference(0.5, 0.04, new McNemar(40, 0, 1e-12), null);
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run),
                        List.of(MadeUp.pair(1, 2, DIFFERENT_END_STATES, 3, 0.1, 1.0, 0.0, significant)),
                        null))
                .first()
                .isEqualTo("Not quite: the runs do not predict equally well, so it matters which one you take.");
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run),
                        List.of(pair(1, 2, DIFFERENT_END_STATES, 3, 0.1, 1.0, 0.0, 0.051)),
                        null))
                .first()
                .isEqualTo(
                        "Only on average: the runs are about equally good, but they decide differently on many single samples.");
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run.testAccuracy(0.52)),
                        List.of(near(SAME_MINIMUM_AFTER_POLISHING)),
                        null))
                .first()
                .isEqualTo(
                        "No, but not because the weights differ: no run is better than always answering with the more frequent"
                                + " label by more than chance explains.");
    }

    /** Two runs that differ on k labels, the one right on all, have p = 2 / 2^k: 0.0625 for five, 0.03125 for six. */
    @ParameterizedTest
    @CsvSource({"100, 5, true", "150, 6, false", "600, 6, false"})
    void aTestSetThatIsTooSmallToTellIsSaidToBe(int size, int differing, boolean small) {
        List<PairResult> pairs =
                List.of(pair(1, 2, SAME_MINIMUM_AFTER_POLISHING, 3, 0.1, 1.0, 0.0, (double) differing / size));

        assertThat(answer(TANH, samples(size / 2, size / 2), two(run -> run), pairs, null))
                .first()
                .isEqualTo(
                        small
                                ? "Yes, this is OK, as far as " + size + " test samples can tell, which is not far."
                                : OK);
    }

    @Test
    void withoutATestSetTheTrainingSamplesSpeak() {
        List<String> answer =
                answer(TANH, null, two(run -> run.cost(0.1, 1.0)), List.of(near(SAME_MINIMUM_AFTER_POLISHING)), null);

        assertThat(answer)
                .startsWith("Yes, this is OK, as far as the training samples tell; there is no test set.")
                .contains("They label all training samples alike.");
    }

    @Test
    void whatIsSaidToBeAtMostIsRoundedUp() {
        assertThat(answer(
                        TANH,
                        TEST,
                        two(run -> run),
                        List.of(pair(1, 2, UNDECIDED, 3, 0.1, 1.21, 0.00141, 0.01141)),
                        null))
                .anyMatch(sentence ->
                        sentence.contains("rises by at most 0.0015 on") && sentence.contains("by up to 1.3 before"))
                .anyMatch(sentence -> sentence.startsWith("They label at least 98.8 % of the test samples alike"));
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
                                + " activation has kinks, which are treated in one hidden layer of relu or leakyrelu before one"
                                + " sigmoid output only.")
                .noneMatch(sentence -> sentence.startsWith("Training"));
    }

    @ParameterizedTest
    @CsvSource({
        "TANH, ', and a tanh unit may change all its signs without changing what it does'",
        "SIGMOID, ', and a sigmoid unit may change all its signs if the next bias makes up for it'",
        "RELU, ', and the weights into a relu unit may grow if those out of it shrink alike'",
        "IDENTITY, ', and units without an activation may be mixed in any way'",
        "SOFTPLUS, ''"
    })
    void theSymmetryIsThatOfTheActivation(Activation activation, String freedom) {
        assertThat(answer(network(activation, 0), TEST, two(run -> run), List.of(near(SAME_UP_TO_SYMMETRY)), null))
                .contains("Hidden units have no fixed order" + freedom
                        + ": with that undone your 2 runs are exactly the same network.");
    }

    /** Entropies in nats: ln 2, and of one in four -0.25 ln 0.25 - 0.75 ln 0.75 = 0.5623351446188083. */
    @Test
    void theLossOfAConstantIsTheEntropyOfTheLabels() {
        assertThat(lossOfAConstant(SIGMOID_CROSS_ENTROPY, 1, 0, 0, 0, 1, 1, 1)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(lossOfAConstant(SIGMOID_CROSS_ENTROPY, 1, 0, 0, 0, 1)).isCloseTo(0.5623351446188083, within(1e-15));
        assertThat(lossOfAConstant(SIGMOID_CROSS_ENTROPY, 1, 0, 0, 0)).isZero();
        assertThat(lossOfAConstant(SOFTMAX_CROSS_ENTROPY, 3, 0, 1, 2)).isCloseTo(Math.log(3), within(1e-15));
    }

    /** Three sigmoids have each class once in three: 3 (ln 3 - 2/3 ln 2) = 1.9095425048844383. */
    @Test
    void theLossOfAConstantOfSeveralSigmoidsIsSummedUp() {
        assertThat(lossOfAConstant(SIGMOID_CROSS_ENTROPY, 3, 0, 1, 2)).isCloseTo(1.9095425048844383, within(1e-14));
    }

    /** numpy.var([1, 2, 4]) = 1.5555555555555556; of the targets of two classes, both once, 1/4 each. */
    @Test
    void theLossOfAConstantOfNumbersIsTheirVariance() {
        assertThat(lossOfAConstant(IDENTITY_SQUARED_ERROR, 1, 1, 2, 4)).isCloseTo(1.5555555555555556, within(1e-15));
        assertThat(lossOfAConstant(IDENTITY_SQUARED_ERROR, 2, 0, 1)).isCloseTo(0.25, within(1e-15));
    }

    private static double lossOfAConstant(OutputLoss loss, int outputs, double... labels) {
        Network network = Network.of(1, List.of(2), Activation.TANH, loss, outputs, 0);
        Samples samples = new Samples(new double[labels.length][1], labels);
        return TrainingProgress.lossOfAConstant(
                new Recipe(network, new Updater.Sgd(1), samples, List.of(samples), 1, seed -> new double[0]));
    }

    private static List<String> answer(
            Network network, Samples test, List<RunRecord> runs, List<PairResult> pairs, CensusResult census) {
        return ShortAnswer.of(plan(network, test), runs, pairs, census);
    }

    private static Network softmax(Integer... hidden) {
        return Network.of(2, List.of(hidden), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
    }

    private static List<RunRecord> two(UnaryOperator<MadeUp.Run> changes) {
        return List.of(run(run -> changes.apply(run.seed(1))), run(run -> changes.apply(run.seed(2))));
    }

    private static CensusResult census(int atLeast) {
        return new CensusResult(
                new CensusResult.Counts(9, 0, List.of(), 0, atLeast, 0, null),
                List.of(),
                null,
                List.of(),
                List.of(),
                null);
    }

    private static PairResult near(PairVerdict verdict) {
        return pair(1, 2, verdict, 3, 0.1, 1.0, 0.0, 0);
    }

    private static PairResult pair(
            long a,
            long b,
            PairVerdict verdict,
            double raw,
            double aligned,
            double barrierRaw,
            double barrierAligned,
            double disagreement) {
        return MadeUp.pair(
                a,
                b,
                verdict,
                raw,
                aligned,
                barrierRaw,
                barrierAligned,
                new PredictionDifference(0.1, disagreement, new McNemar(1, 1, 1), null));
    }
}
