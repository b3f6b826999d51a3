package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.CensusResult;
import org.manymoons.cli.Printed;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.Dataset;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.results.AnswerSection;
import org.manymoons.results.RunPlan;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.results.SeedResult.Disagreement;
import org.manymoons.results.SeedResult.FreeRunSummary;
import org.manymoons.results.SeedResult.LockstepSummary;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;

/** Whole lines for runs that are made up. */
class RunSummaryTest {
    @TempDir
    private Path temp = Path.of("");

    /** Of z = w x + b on the sample 3 with the label 1: with (2, -1) it is 4 off. */
    @Test
    void whereNumbersArePredictedTheTestErrorStandsForAccuracies() throws Exception {
        Network line = Network.of(1, List.of(), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0.5);
        Samples samples = new Samples(new double[][] {{1}, {2}}, new double[] {0.5, 1.5});
        Samples test = new Samples(new double[][] {{3}}, new double[] {1});
        SeedResult run = new SeedResult(
                1,
                null,
                new SeedResult.Figures(0.25, null, null, null, null, 0.0, 1.0, null),
                null,
                null,
                null,
                new double[] {2, -1});

        assertThat(lines(experiment(line, samples, test), null, run))
                .contains("seed  cost     mean squared error on the test set  hidden weights, unit by unit")
                .contains("   1  0.25000  16.00000");
        assertThat(lines(experiment(line, samples, null), null, run)).contains("   1  0.25000  no test set");
    }

    private static Experiment experiment(int inputs, Integer... hidden) {
        Samples samples = new Samples(new double[][] {new double[inputs]}, new double[] {1});
        return experiment(Network.of(inputs, List.of(hidden), Activation.TANH, 0), samples, null);
    }

    private static Experiment experiment(Network network, Samples samples, @Nullable Samples test) {
        Recipe recipe = new Recipe(
                network,
                new Updater.Sgd(1),
                samples,
                List.of(samples),
                5,
                seed -> new double[network.parameterCount()]);
        return new Experiment(
                ConfigurationFile.load(Path.of("config/quick.yaml"), List.of()),
                Dataset.of(samples),
                new RunPlan(recipe, test, List.of(1L), null, null, null, 1e-12));
    }

    private static SeedResult seed(
            long seed,
            @Nullable Double test,
            @Nullable LockstepSummary lockstep,
            @Nullable FreeRunSummary free,
            @Nullable Double sharpness,
            @Nullable Double threshold,
            double... parameters) {
        return new SeedResult(
                seed,
                null,
                new SeedResult.Figures(
                        0.25,
                        null,
                        0.9708,
                        test,
                        test == null ? null : List.of(0.951, 0.976),
                        1e-3,
                        sharpness,
                        threshold),
                lockstep,
                free,
                null,
                parameters);
    }

    private static SeedResult failed(long seed, int iteration) {
        return SeedResult.failed(seed, iteration, null);
    }

    private static LockstepSummary lockstep(
            int steps, double largest, double allowed, long clipped, @Nullable Disagreement disagreement) {
        return new LockstepSummary(steps, largest, 1e-12, allowed, disagreement == null, clipped, disagreement, null);
    }

    private List<String> lines(Experiment experiment, @Nullable CensusResult census, SeedResult... seeds)
            throws Exception {
        RunResults results = new RunResults(
                Arrays.stream(seeds)
                        .map(seed -> new RunRecord(seed, null, null, null, null, null, null))
                        .toList(),
                List.of(),
                census,
                null,
                List.of("A short answer."),
                List.of(
                        new AnswerSection(AnswerSection.Topic.AS_TRAINED, List.of("An answer.", "Another.")),
                        new AnswerSection(AnswerSection.Topic.MANY_STARTS, List.of("Of many."))),
                experiment.provenance());
        try (RunFolder folder = RunFolder.open(temp, "x", true)) {
            return Printed.lines(new RunSummary(experiment, results, folder)::print);
        }
    }

    @Test
    void theWholeSummaryOfTwoSeeds() throws Exception {
        Experiment experiment = experiment(2, 2);
        SeedResult one =
                seed(1, 0.965, lockstep(1000, 1e-14, 2e-12, 0, null), null, null, null, 1, 2, 3, -4, 0, 0, 0, 0, 0);
        SeedResult two =
                seed(12, null, lockstep(1500, 3e-14, 1e-12, 0, null), null, null, null, 5, 6, 7, 8, 0, 0, 0, 0, 0);

        assertThat(lines(experiment, null, one, two))
                .containsExactly(
                        experiment.title(),
                        "",
                        "A short answer.",
                        "",
                        "seed  cost     train acc.  test acc. (95 % interval)  hidden weights, unit by unit",
                        "   1  0.25000  97.08 %     96.50 % (95.10-97.60)      (1.00, 2.00) (3.00, -4.00)",
                        "  12  0.25000  97.08 %     no test set                (5.00, 6.00) (7.00, 8.00)",
                        "",
                        "As trained",
                        "- An answer.",
                        "- Another.",
                        "",
                        "Many starts",
                        "- Of many.",
                        "",
                        "How it was checked",
                        "- Lockstep: 2,500 single updates of DL4J repeated in plain Java; largest difference of a parameter 3.0e-14 (allowed",
                        "  2.0e-12).",
                        "",
                        "Models, dumps and results.json: " + temp,
                        "The report, for your browser: " + temp.resolve("report.html"));
    }

    @Test
    void aFailedSeedIsNamedWithItsUpdateAndCountsForNothingElse() throws Exception {
        assertThat(lines(experiment(2, 2), null, failed(7, 33)))
                .contains(
                        "   7  failed: the loss or a weight was no finite number after update 33; a smaller training.learning_rate helps")
                .noneMatch(line -> line.contains("Lockstep"));
    }

    @Test
    void aDisagreementIsNamedWithParameterAndDifferenceAndClippingIsCounted() throws Exception {
        double[] p = new double[9];
        assertThat(lines(
                        experiment(2, 2),
                        null,
                        seed(
                                1,
                                null,
                                lockstep(5, 1e-3, 1e-12, 2, new Disagreement(4, 3, 1e-3, 1e-12)),
                                null,
                                null,
                                null,
                                p),
                        seed(
                                2,
                                null,
                                lockstep(5, 1e-3, 1e-12, 3, new Disagreement(5, 8, null, 1e-12)),
                                null,
                                null,
                                null,
                                p)))
                .contains(
                        "- Lockstep: DISAGREES for seed 1 at iteration 4 in parameter W1_2_2: difference 1.0e-03, allowed 1.0e-12",
                        "- Lockstep: DISAGREES for seed 2 at iteration 5 in parameter b2_1: difference not finite, allowed 1.0e-12",
                        "- Probabilities were clipped at 1e-15 for 5 samples of these updates.");
    }

    @Test
    void ofManyUnitsSixAreShownOfManyInputsFourBelowEachOther() throws Exception {
        double[] counting = IntStream.range(0, 60).mapToDouble(k -> k).toArray();
        String left = " ".repeat(54);

        assertThat(lines(experiment(5, 7), null, seed(1, null, null, null, null, null, counting))
                        .subList(5, 9))
                .containsExactly(
                        "   1  0.25000  97.08 %     no test set                (0.00, 1.00, 2.00, 3.00, ...) (5.00, 6.00, 7.00, 8.00, ...)",
                        left + "(10.00, 11.00, 12.00, 13.00, ...)",
                        left + "(15.00, 16.00, 17.00, 18.00, ...)",
                        left + "(20.00, 21.00, 22.00, 23.00, ...)");
        assertThat(lines(experiment(5, 7), null, seed(1, null, null, null, null, null, counting)))
                .contains(left + "(25.00, 26.00, 27.00, 28.00, ...) ...")
                .filteredOn(line -> !line.contains(temp.toString()))
                .allMatch(line -> line.length() <= 120);
        assertThat(lines(experiment(2), null, seed(1, null, null, null, null, null, 1, 2, 3))
                        .get(5))
                .isEqualTo("   1  0.25000  97.08 %     no test set");
    }

    @Test
    void freeRunsSayWhereTheyPartAndRaiseTheAlarm() throws Exception {
        double[] p = new double[9];
        String printed = String.join(
                " ",
                lines(
                        experiment(2, 2),
                        null,
                        seed(1, null, null, new FreeRunSummary(null, null, null, false), null, null, p),
                        seed(2, null, null, new FreeRunSummary(12345L, 0.5, 20000L, false), 1.5, null, p),
                        seed(3, null, null, new FreeRunSummary(7L, 1e-3, 5000L, true), 2.0, 1.75, p)));
        assertThat(printed.replaceAll(" +", " "))
                .contains(
                        "- Training alone, seed 1: DL4J and plain Java never part by more than 1e-9 (a start changed by one ulp: never).",
                        "- Training alone, seed 2: DL4J and plain Java part by more than 1e-9 at iteration 12,345 (a start changed by one ulp: at 20,000); final difference 5.0e-01; sharpness 1.500.",
                        "- Training alone, seed 3: DL4J and plain Java part by more than 1e-9 at iteration 7 (a start changed by one ulp: at 5,000); final difference 1.0e-03; sharpness 2.000, stable below 1.750; SUSPECTED DEFECT: rounding alone does not part them so early.");
    }
}
