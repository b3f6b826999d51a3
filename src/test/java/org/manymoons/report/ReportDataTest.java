package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.compare.PairComparison;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.Dataset;
import org.manymoons.json.Json;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.study.Experiment;
import org.manymoons.symmetry.UnitMove;

/** What the page is drawn from, for runs that are made up: a unit and its flip on two samples. */
class ReportDataTest {
    private static final Samples SIGNS = new Samples(new double[][] {{-1}, {1}}, new double[] {0, 1});
    private static final double[] UNIT = {1, 0, 2, 0};
    private static final double[] FLIPPED = {-1, 0, -2, 0};

    @TempDir
    private Path temp = Path.of("");

    private static Experiment experiment(Samples samples, @Nullable Samples test, @Nullable Integer dumpEvery) {
        Network network = Network.of(samples.features(), List.of(1), Activation.TANH, 0.5);
        Recipe recipe =
                new Recipe(network, new Updater.Sgd(1), samples, List.of(samples, samples), 30, seed -> new double[4]);
        Dataset data = Dataset.of(samples);
        return new Experiment(
                ConfigurationFile.load(Path.of("config/quick.yaml"), List.of()),
                new Dataset(samples, test, data.featureNames(), data.labelName()),
                new RunPlan(recipe, test, List.of(1L), null, dumpEvery, null, 1e-12));
    }

    private static RunRecord run(long seed, double @Nullable ... parameters) {
        return new RunRecord(
                new SeedResult(
                        seed,
                        null,
                        new SeedResult.Figures(null, null, null, null, null, null, null, null),
                        null,
                        null,
                        null,
                        parameters),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static RunResults results(List<PairResult> pairs, RunRecord... runs) {
        return new RunResults(Arrays.asList(runs), pairs, null, null, List.of(), List.of(), null);
    }

    private static PairResult pair(long a, long b) {
        PredictionDifference none =
                PredictionDifference.of(Network.of(1, List.of(1), Activation.TANH, 0), UNIT, UNIT, SIGNS);
        return new PairResult(
                a,
                b,
                PairVerdict.UNDECIDED,
                0,
                0,
                true,
                "",
                "",
                List.of(),
                null,
                null,
                none,
                null,
                null,
                null,
                List.of(),
                null);
    }

    @Test
    void theNetworkIsGivenAsThePageEvaluatesIt() throws IOException {
        ReportData data = ReportData.of(
                experiment(SIGNS, new Samples(new double[][] {{3}}, new double[] {1}), null),
                results(List.of(), run(1, UNIT)),
                temp);

        assertThat(data.name()).isEqualTo("quick");
        assertThat(data.network())
                .isEqualTo(new ReportData.NetworkData(
                        List.of(
                                new ReportData.LayerData(1, 1, "tanh", 0, 1),
                                new ReportData.LayerData(1, 1, "sigmoid", 2, 3)),
                        0.5,
                        List.of("W1_1_1", "b1_1", "W2_1_1", "b2_1")));
        assertThat(data.trainingSize()).isEqualTo(2);
        assertThat(data.testSize()).isEqualTo(1);
        assertThat(ReportData.of(experiment(SIGNS, null, null), results(List.of(), run(1, UNIT)), temp)
                        .testSize())
                .isNull();
    }

    /** With l2 0.5 the loss is log(1 + exp(-2 s tanh s)) + (s^2 + 4 s^2)/4 at s = 1 - 2 t. */
    @Test
    void theLineToTheFlipPassesTheOriginAndTheAlignedOneStandsStill() {
        BetweenData between = BetweenData.of(
                experiment(SIGNS, null, null), results(List.of(pair(1, 2)), run(1, UNIT), run(2, FLIPPED)));

        assertThat(between.places()).hasSize(51).startsWith(0.0, 1 / 50.0).endsWith(1.0);
        assertThat(between.samples()).isEqualTo(2);
        BetweenData.Pair pair = between.pairs().get(0);
        assertThat(pair.a()).isEqualTo(1);
        assertThat(pair.b()).isEqualTo(2);
        assertThat(pair.moves()).isEqualTo(List.of(List.of(new UnitMove(0, -1))));
        assertThat(pair.polishedMoves()).isNull();
        assertThat(pair.alignedOutputResidual()).isZero();
        for (int k = 0; k <= 50; k++) {
            double s = 1 - k / 25.0;
            assertThat(pair.raw().get(k))
                    .isCloseTo(Math.log1p(Math.exp(-2 * s * Math.tanh(s))) + 1.25 * s * s, within(1e-14));
            assertThat(pair.aligned().get(k)).isCloseTo(pair.raw().get(0), within(1e-14));
        }
    }

    /** What was computed for the verdict is what the page shows; a page made from the file computes it again. */
    @Test
    void theAlignmentThatTheVerdictIsFromIsTheOneOfThePage() {
        PairResult fresh = new PairComparison(
                        Kernels.objective(Network.of(1, List.of(1), Activation.TANH, 0.5), SIGNS), null)
                .compare(
                        new PairComparison.Candidate(1, UNIT, null),
                        new PairComparison.Candidate(2, new double[] {-0.75, 0.25, -1.5, 0.125}, null));
        PairResult readBack = Json.read(Json.write(fresh), PairResult.class);

        assertThat(readBack.alignment()).isNull();
        assertThat(between(fresh)).isEqualTo(between(readBack));
    }

    private BetweenData between(PairResult pair) {
        return BetweenData.of(experiment(SIGNS, null, null), results(List.of(pair), run(1, UNIT), run(2, new double[] {
            -0.75, 0.25, -1.5, 0.125
        })));
    }

    @Test
    void aRunThatFailedCannotBeCompared() {
        assertThatThrownBy(() -> BetweenData.of(
                        experiment(SIGNS, null, null),
                        results(List.of(pair(1, 2)), run(1, UNIT), run(2, (double[]) null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("a run that failed cannot be compared");
    }

    /** 4e9 over 2 lines x 51 places x parameters x samples. */
    @Test
    void sixPairsHaveLinesAndMoreWhereThatIsAffordable() {
        assertThat(BetweenData.affordableLines(1000, 3000)).isEqualTo(13);
        assertThat(BetweenData.affordableLines(1000, 5000)).isEqualTo(7);
        assertThat(BetweenData.affordableLines(1000, 1_000_000)).isEqualTo(6);
    }

    @Test
    void allPairsOfASmallRunHaveLines() {
        List<PairResult> pairs = Collections.nCopies(9, pair(1, 2));

        assertThat(BetweenData.of(experiment(SIGNS, null, null), results(pairs, run(1, UNIT), run(2, FLIPPED)))
                        .pairs())
                .hasSize(9)
                .allSatisfy(pair -> assertThat(pair.raw()).isNotNull());
    }

    @Test
    void aLossThatOverflowsIsNull() {
        Objective objective = Objective.of(Network.of(1, List.of(1), Activation.TANH, 1), SIGNS);
        List<@Nullable Double> losses = BetweenData.losses(objective, UNIT, new double[] {1e200, 0, 0, 0}, null);

        assertThat(losses).hasSize(51).element(0).isNotNull();
        assertThat(losses.subList(1, 51)).containsOnlyNulls();
    }

    /** A weight of 1 and its flip of the outgoing weight alone disagree wherever the logit is not 0. */
    @Test
    void samplesOnWhichTheRunsDoNotAgreeAreDisputed() {
        Samples three = new Samples(new double[][] {{-1}, {0}, {1}}, new double[] {0, 1, 1});
        LearntData learnt = LearntData.of(
                experiment(three, null, null),
                results(List.of(), run(1, UNIT), run(2, 1, 0, -2, 0), run(3, UNIT), run(4, (double[]) null)));

        assertThat(learnt.disputedTotal()).isEqualTo(2);
        assertThat(learnt.disputed()).extracting(LearntData.Disputed::ones).containsExactly(1, 2);
        assertThat(learnt.disputed()).extracting(LearntData.Disputed::label).containsExactly(0, 1);
        assertThat(learnt.disputed().get(1).input()).containsExactly(1);
        assertThat(learnt.inputs()).isDeepEqualTo(three.inputs());
        assertThat(learnt.labels()).containsExactly(0, 1, 1);
    }

    @Test
    void whereAllRunsAgreeNothingIsDisputed() {
        LearntData learnt =
                LearntData.of(experiment(SIGNS, null, null), results(List.of(), run(1, UNIT), run(2, FLIPPED)));

        assertThat(learnt.disputedTotal()).isZero();
    }

    @Test
    void ofManySamplesAThousandAreDrawnEvenlyAndThreeHundredDisputed() {
        Samples many = new Samples(
                IntStream.range(0, 2500).mapToObj(n -> new double[] {n + 1}).toArray(double[][]::new),
                IntStream.range(0, 2500).mapToDouble(n -> n % 2).toArray());
        LearntData learnt =
                LearntData.of(experiment(many, null, null), results(List.of(), run(1, UNIT), run(2, 1, 0, -2, 0)));

        assertThat(learnt.inputs()).hasDimensions(1000, 1);
        assertThat(learnt.inputs()[1][0]).isEqualTo(3);
        assertThat(learnt.inputs()[999][0]).isEqualTo(2498);
        assertThat(learnt.labels()[1]).isZero();
        assertThat(learnt.disputed()).hasSize(300);
        assertThat(learnt.disputedTotal()).isEqualTo(2500);
    }

    /** 4,000 numbers are 40 rows of 100 features, but 50 are drawn at the least; of 8 features 500. */
    @Test
    void ofManyFeaturesFewerSamplesAreDrawn() {
        assertThat(drawn(100)).isEqualTo(50);
        assertThat(drawn(8)).isEqualTo(500);
    }

    private static int drawn(int features) {
        Samples samples = new Samples(
                IntStream.range(0, 600).mapToObj(n -> new double[features]).toArray(double[][]::new), new double[600]);
        return LearntData.of(experiment(samples, null, null), results(List.of()))
                .labels()
                .length;
    }

    @Test
    void curvesAreThoseOfTheSeedsWhoseDumpIsThere() throws IOException {
        Files.writeString(temp.resolve("seed-2.parameters.csv"), "iteration,loss,b\n0,0.7,1\n10,0.5,1\n");
        RunResults results = results(List.of(), run(1, UNIT), run(2, UNIT));

        TrainingData training = TrainingData.of(experiment(SIGNS, null, 10), results, temp);

        assertThat(training.iterations()).isEqualTo(30);
        assertThat(training.every()).isEqualTo(10);
        assertThat(training.batches()).isEqualTo(2);
        assertThat(training.curves()).singleElement().satisfies(curve -> {
            assertThat(curve.seed()).isEqualTo(2);
            assertThat(curve.losses().get(1)).containsExactly(10, 0.5);
        });
        assertThat(TrainingData.of(experiment(SIGNS, null, null), results, temp).curves())
                .isEmpty();
    }

    @Test
    void everySettingIsListedWithItsPathAndItsValue() {
        List<MethodData.Setting> settings = MethodData.of(
                        ConfigurationFile.load(Path.of("config/quick.yaml"), List.of()))
                .settings();

        assertThat(settings)
                .contains(
                        new MethodData.Setting("name", "quick"),
                        new MethodData.Setting("data.test.random_state", "1"),
                        new MethodData.Setting("network.hidden", "[3]"),
                        new MethodData.Setting("network.initial_weights.scheme", "numpy_normal"))
                .doesNotContain(new MethodData.Setting("data", ""));
    }
}
