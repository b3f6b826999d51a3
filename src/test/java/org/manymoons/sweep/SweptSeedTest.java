package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.Fabricated;
import org.manymoons.census.FoundEndState;
import org.manymoons.census.SeedTraining;
import org.manymoons.census.SmallMoons;
import org.manymoons.data.DataException;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.journal.BlockLines;
import org.manymoons.journal.Journal;
import org.manymoons.json.Json;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

/** A seed of a cell beside the reference and beside a census, and as a line that comes from another machine. */
class SweptSeedTest {
    private static final Network DECAYED = SmallMoons.tanh(2, 1e-2);
    private static final Samples TEST = SmallMoons.moons(30, 1);

    @TempDir
    private Path temp = Path.of("");

    /** Weights that are no numbers, and an output weight of 1e200 squared in the weight decay. */
    @Test
    void aSeedWithoutAFiniteCostHasNoFigures() {
        for (double weight : new double[] {Double.NaN, 1e200}) {
            assertThat(startedAt(SmallMoons.moons(4, 0), 1e-3, 1, weight)).isEqualTo(new SweptSeed(5, null, null));
        }
    }

    /** Inputs of 1e10, weights of 1e-160 and 1e150: the logits are 1 and 2, but the Hessian has the square of 1e160. */
    @Test
    void aHessianThatIsNotFiniteIsAFailureOfPolishingAlone() {
        double[][] inputs = {{1e10, 0}, {2e10, 0}, {-1e10, 0}, {-2e10, 0}};
        Samples wide = new Samples(inputs, new double[] {1, 1, 0, 1});

        SweptSeed swept = startedAt(wide, 0, 1e-160, 1e150);

        assertThat(swept.end()).isNull();
        assertThat(swept.trained().trainingAccuracy()).isEqualTo(0.75);
    }

    private static SweptSeed startedAt(Samples samples, double l2, double incoming, double outgoing) {
        Recipe recipe = new Recipe(SmallMoons.tanh(1, l2), new Updater.Sgd(0.1), samples, List.of(samples), 0, seed ->
                new double[] {incoming, 0, 0, outgoing, 0});
        return new SweptSeedWork(new CensusPlan(recipe, null, List.of(5L), 1), true).of(5);
    }

    /** By the reference: the training cost has the weight decay, the test cost has not. */
    @Test
    void whatIsNotedOfATrainedSeedIsTheReferences() {
        CensusPlan plan = new CensusPlan(SmallMoons.descent(DECAYED, 40, 300), TEST, List.of(3L), 1);
        double[] end = new SeedTraining(plan.recipe()).train(3).parameters();

        SweptSeed seed = new SweptSeedWork(plan, false).of(3);

        SweptSeed.Trained trained = seed.trained();
        assertThat(seed.seed()).isEqualTo(3);
        assertThat(seed.end()).isNull();
        Samples training = plan.recipe().training();
        assertThat(trained.cost()).isCloseTo(Objective.of(DECAYED, training).loss(end), within(1e-14));
        assertThat(trained.testCost())
                .isCloseTo(Objective.of(SmallMoons.tanh(2, 0), TEST).loss(end), within(1e-14));
        assertThat(trained.trainingAccuracy()).isEqualTo(Prediction.accuracy(DECAYED, end, training));
        assertThat(trained.testAccuracy()).isEqualTo(Prediction.accuracy(DECAYED, end, TEST));
        BitSet labels = BitSet.valueOf(HexFormat.of().parseHex(trained.testLabels()));
        int[] classes = Prediction.classes(DECAYED, end, TEST);
        for (int n = 0; n < classes.length; n++) {
            assertThat(labels.get(n)).isEqualTo(classes[n] == 1);
        }
        assertThat(labels.cardinality()).isBetween(1, 29);
    }

    @Test
    void withoutATestSetOnlyTheTrainingIsNoted() {
        CensusPlan plan = new CensusPlan(SmallMoons.descent(DECAYED, 40, 10), null, List.of(3L), 1);

        SweptSeed.Trained trained = new SweptSeedWork(plan, false).of(3).trained();

        assertThat(trained.cost()).isPositive();
        assertThat(trained.testCost()).isNull();
        assertThat(trained.testAccuracy()).isNull();
        assertThat(trained.testLabels()).isNull();
    }

    @Test
    void aSweptSeedEndsWhereThatOfACensusEnds() throws Exception {
        CensusPlan plan = new CensusPlan(SmallMoons.descent(DECAYED, 40, 300), null, List.of(3L), 1);

        EndState.Decision swept = new SweptSeedWork(plan, true).of(3).end();
        FoundEndState found = Census.run(plan, temp.resolve("census"), 1, done -> {})
                .result()
                .endStates()
                .get(0);

        assertThat(found.seeds()).containsExactly(3L);
        assertThat(found.figures().kind()).isEqualTo(swept.kind()).isNotEqualTo(Kind.NOT_CONVERGED);
        assertThat(found.figures().cost()).isEqualTo(swept.loss());
        assertThat(found.parameters()).containsExactly(swept.parameters());
    }

    @Test
    void aSeedOfASweepLacksNoNumber() throws IOException {
        SweptSeed seed = new SweptSeed(
                3, new SweptSeed.Trained(0.3, 0.75, 0.4, 0.5, "01"), Fabricated.end(Kind.STRICT_MINIMUM, 0.3));
        String line = Json.line(seed);
        for (String needed : List.of("seed", "cost", "training_accuracy", "loss_bound")) {
            assertThatThrownBy(() -> takeIn(line.replace("\"" + needed + "\":", "\"of_" + needed + "\":")))
                    .as(needed)
                    .isInstanceOf(DataException.class);
        }
        takeIn(line);
        try (Journal<SweptSeed> journal = Journal.open(temp.resolve("swept"), SweptSeed.class)) {
            assertThat(journal.seeds()).containsExactly(3L);
            assertThat(journal.read(3).trained()).isEqualTo(seed.trained());
        }
    }

    /** It would otherwise be one of a seed that failed. */
    @Test
    void theLinesOfACensusAreNoSweep() throws IOException {
        Path file = temp.resolve("lines");
        Files.writeString(
                file, Census.block(new CensusPlan(SmallMoons.descent(DECAYED, 8, 1), null, List.of(3L), 1), 0));
        try (Journal<SweptSeed> sweep = Journal.open(file, SweptSeed.class)) {
            assertThat(sweep.seeds()).isEmpty();
            SweptSeed failed = new SweptSeed(7, null, null);
            sweep.append(failed);
            assertThat(sweep.read(7)).isEqualTo(failed);
        }
    }

    private void takeIn(String line) throws IOException {
        CellCensus.takeIn(
                new BlockLines("block", new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8))),
                temp.resolve("swept"));
    }
}
