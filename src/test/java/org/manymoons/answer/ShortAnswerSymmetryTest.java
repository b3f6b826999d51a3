package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.answer.ShortAnswers.answer;
import static org.manymoons.answer.ShortAnswers.near;
import static org.manymoons.answer.ShortAnswers.pair;
import static org.manymoons.answer.ShortAnswers.softmax;
import static org.manymoons.answer.ShortAnswers.two;
import static org.manymoons.compare.PairVerdict.DIFFERENT_END_STATES;
import static org.manymoons.compare.PairVerdict.IDENTICAL;
import static org.manymoons.compare.PairVerdict.SAME_CHANNEL_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.SAME_MINIMUM_AFTER_POLISHING;
import static org.manymoons.compare.PairVerdict.SAME_UP_TO_SYMMETRY;
import static org.manymoons.compare.PairVerdict.UNDECIDED;
import static org.manymoons.results.MadeUp.TANH;
import static org.manymoons.results.MadeUp.network;
import static org.manymoons.results.MadeUp.run;
import static org.manymoons.results.MadeUp.samples;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Channel.Way;
import org.manymoons.compare.PairResult;
import org.manymoons.endstate.Kind;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.results.RunRecord;

/** What the short answer says of symmetries, of what lies between the runs, and of reading weights. */
class ShortAnswerSymmetryTest {
    private static final String SYMMETRY =
            "Hidden units have no fixed order, and a tanh unit may change all its signs without changing what it does";
    private static final String OK = "Yes, this is OK.";
    private static final Samples TEST = samples(500, 500);

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

    @Test
    void theSameRunsAndTheSameNetworksAreCalledSo() {
        assertThat(answer(TANH, TEST, two(run -> run), List.of(near(IDENTICAL)), null))
                .startsWith("Yes, this is OK: the runs have the very same weights.", SYMMETRY + ".");
        assertThat(answer(TANH, TEST, two(run -> run), List.of(near(SAME_UP_TO_SYMMETRY)), null))
                .contains(SYMMETRY + ": with that undone your 2 runs are exactly the same network.");
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
    void aLineThatDoesNotRiseIsSaidToBeLevel() {
        assertThat(answer(TANH, TEST, two(run -> run), List.of(pair(1, 2, UNDECIDED, 23.9, 0.226, 0, 0, 0)), null))
                .anyMatch(sentence ->
                        sentence.contains("and the cost does not rise on the straight line between two of them."));
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
}
