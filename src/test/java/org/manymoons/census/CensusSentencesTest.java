package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/** The results are made up, one for each way to speak; the percentages are 1 - 0.05^(1 / seeds) by NumPy. */
class CensusSentencesTest {
    private static final String HITS = "Hits depend on the recipe and the polisher, not on the landscape alone.";

    @Test
    void oneEndStateOfAllSeeds() {
        assertThat(sentences(20, 0, 0, 1, 0, 0.0))
                .containsExactly(
                        "All 20 seeds lead to the same end state.", unseen("about 0.0", "", "13.9", "20 seeds"), HITS);
        assertThat(sentences(2, 0, 0, 1, 0, 0.0))
                .containsExactly(
                        "All 2 seeds lead to the same end state.", few("2 seeds say", "77.6", "2 seeds"), HITS);
    }

    @Test
    void aLoneSeedIsNotCalledAll() {
        assertThat(sentences(1, 0, 0, 1, 0, 1.0))
                .containsExactly(
                        "One seed leads to at least one end state.", few("1 seed says", "95.0", "1 seed"), HITS);
    }

    @Test
    void severalEndStates() {
        assertThat(sentences(100, 0, 0, 2, 0, 0.014))
                .containsExactly(
                        "100 seeds lead to at least 2 different end states.",
                        unseen("about 1.4", "", "3.0", "100 seeds"),
                        HITS);
    }

    /** With 20 seeds there is an estimate, with 19 there is none. */
    @Test
    void anUndecidedPairMakesTheEstimateAnUpperBound() {
        assertThat(sentences(20, 0, 0, 1, 1, 0.1))
                .contains(
                        unseen("at most about 10.0", ", with undecided ones counted as seen once", "13.9", "20 seeds"));
        assertThat(sentences(19, 0, 0, 1, 1, 0.1)).contains(few("19 seeds say", "14.6", "19 seeds"));
    }

    @Test
    void anUndecidedPairTakesBackThatAllAreOne() {
        assertThat(sentences(5, 0, 0, 1, 1, 0.4))
                .containsExactly(
                        "5 seeds lead to at least one end state.",
                        undecided("1 pair"),
                        few("5 seeds say", "45.1", "5 seeds"),
                        HITS);
        assertThat(sentences(5, 0, 0, 3, 2, 0.4))
                .containsExactly(
                        "5 seeds lead to at least 3 different end states.",
                        undecided("2 pairs"),
                        few("5 seeds say", "45.1", "5 seeds"),
                        HITS);
    }

    @Test
    void seedsWithoutAKindAreLeftOutOfAll() {
        assertThat(sentences(20, 0, 3, 1, 0, 0.0))
                .containsExactly(
                        "All 17 seeds that could be classified lead to the same end state.",
                        notConverged("3 seeds", ""),
                        unseen(
                                "at most about 0.0",
                                ", with seeds whose end is not known counted as seen once",
                                "13.9",
                                "20 seeds"),
                        HITS);
        assertThat(sentences(2, 0, 1, 1, 0, 0.5))
                .containsExactly(
                        "One seed leads to at least one end state.",
                        notConverged("1 seed", ""),
                        few("2 seeds say", "77.6", "2 seeds"),
                        HITS);
    }

    @Test
    void withoutASeedOfAKindNothingIsSaidOfEndStates() {
        assertThat(sentences(4, 0, 4, 0, 0, null)).containsExactly(notConverged("4 seeds", ""), HITS);
    }

    @ParameterizedTest
    @CsvSource({"999, ''", "1000, ''", "1001, ', which has the first 1000 of them'"})
    void aListCutShortSaysSo(int seeds, String cut) {
        assertThat(sentences(seeds, 0, seeds, 0, 0, null)).containsExactly(notConverged(seeds + " seeds", cut), HITS);
    }

    @Test
    void failedSeedsAreLeftOutOfEveryCount() {
        assertThat(sentences(14, 2, 1, 1, 0, 0.0))
                .containsExactly(
                        "2 of 14 seeds failed because their numbers were no longer finite; a smaller"
                                + " training.learning_rate helps.",
                        "All 11 seeds that could be classified lead to the same end state.",
                        notConverged("1 seed", ""),
                        few("12 seeds say", "22.1", "12 seeds"),
                        HITS);
    }

    @Test
    void whereAllSeedsFailedThereIsNothingElseToSay() {
        assertThat(sentences(3, 3, 0, 0, 0, null))
                .containsExactly("3 of 3 seeds failed because their numbers were no longer finite; a smaller"
                        + " training.learning_rate helps.");
    }

    @Test
    void noSeedsNoSentences() {
        assertThat(sentences(0, 0, 0, 0, 0, null)).isEmpty();
    }

    @Test
    void activationsWithAKinkAreNamedOnceEach() {
        assertThat(CensusSentences.notPossible(Network.of(2, List.of(4, 3), Activation.RELU, 0)))
                .containsExactly(
                        "There is no census for relu: kinks are treated in one hidden layer of relu or leakyrelu"
                                + " before one sigmoid output only, and without polishing every seed would count as an end state of its own.");
        List<Network.Layer> layers = new ArrayList<>();
        layers.add(new Network.Layer(2, 1, Activation.LEAKYRELU, 0, 2));
        layers.add(new Network.Layer(1, 1, Activation.RELU, 3, 4));
        layers.add(new Network.Layer(1, 1, OutputLoss.SIGMOID_CROSS_ENTROPY.activation(), 5, 6));
        assertThat(CensusSentences.notPossible(new Network(layers, OutputLoss.SIGMOID_CROSS_ENTROPY, 0))
                        .get(0))
                .startsWith("There is no census for leakyrelu, relu: ");
    }

    private static List<String> sentences(
            int seeds, int failed, int notConverged, int atLeast, int undecidedPairs, Double unseenMass) {
        return CensusSentences.of(CensusResult.of(
                new CensusResult.Counts(seeds, failed, List.of(), notConverged, atLeast, undecidedPairs, unseenMass),
                List.of(),
                null));
    }

    private static String notConverged(String seeds, String cut) {
        return "Of " + seeds + " polishing could not establish what the end state is; each stands alone in the list"
                + cut + ", and counts for the upper ends of all other intervals.";
    }

    private static String undecided(String pairs) {
        return "For " + pairs + " of end states it is undecided whether they are one; they are kept apart, and only end"
                + " states proven different from each other count for the lower bound.";
    }

    private static String few(String say, String missed, String seeds) {
        return say + " little of end states that were not seen here: one that " + missed
                + " % of the seeds lead to is missed by " + seeds + " with a chance of 5 %.";
    }

    private static String unseen(String chance, String how, String missed, String seeds) {
        return "The chance that one more seed leads to an end state not seen here is " + chance
                + " % (Good-Turing estimate" + how + "); an end state that " + missed
                + " % of the seeds lead to is missed by " + seeds + " with a chance of 5 %.";
    }
}
