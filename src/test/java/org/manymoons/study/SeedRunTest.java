package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.compare.SixPoints;
import org.manymoons.dl4j.Backend;
import org.manymoons.json.Json;
import org.manymoons.lockstep.FreeRunComparison;
import org.manymoons.lockstep.Lockstep;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.results.RunPlan;
import org.manymoons.results.SeedResult;
import org.manymoons.results.SeedResult.FreeRunSummary;
import org.manymoons.results.SeedResult.SharpnessPoint;
import org.manymoons.study.folder.RunFolder;

/** One seed trained by DL4J, on so little that the results are known. */
class SeedRunTest {
    private static final Samples TEST = new Samples(new double[][] {{0}, {1}, {4}, {3}}, new double[] {1, 1, 1, 0});

    @TempDir
    private Path temp = Path.of("");

    /** Without an update the results are those of the start: the minimum of six points. */
    @Test
    void theFiguresAreThoseOfTheEndPoint() throws Exception {
        SeedResult result =
                run(plan(Activation.TANH, 0.02, 0, List.of(SixPoints.SAMPLES), null, null, SixPoints.right()));

        assertThat(result.seed()).isEqualTo(1);
        assertThat(result.hasFailed()).isFalse();
        assertThat(result.cost()).isCloseTo(SixPoints.RIGHT_COST, within(1e-15));
        assertThat(result.figures().trainingAccuracy()).isEqualTo(5.0 / 6);
        assertThat(result.figures().testAccuracy()).isEqualTo(0.75);
        assertThat(result.figures().gradientMaxAbs()).isLessThan(1e-15);
        assertThat(result.parameters()).containsExactly(SixPoints.right());
        assertThat(result.figures().sharpnessThreshold()).isEqualTo(4);
        assertThat(result.sharpnessAlongRun()).isNull();
        assertThat(result.freeRun().partsAtIteration()).isNull();
        assertThat(result.freeRun().controlPartsAtIteration()).isNull();
        assertThat(result.freeRun().suspectedDefect()).isFalse();
        assertThat(temp.resolve("run/seed-1.zip")).isNotEmptyFile();
        assertThat(temp.resolve("run/seed-1.parameters.csv")).doesNotExist();
        assertThat(Json.write(Json.read(Files.readString(temp.resolve("run/seed-1.json")), SeedResult.class)))
                .isEqualTo(Json.write(result));
        assertThat(Files.readString(temp.resolve("run/seed-1.json")))
                .containsPattern("\"checksums\" : \\{\\s+\"seed-1.json\" : \"[0-9a-f]{64}\",\\s+\"seed-1.zip\" : ");
    }

    /** Wilson's 95 % interval of 3 of 4, by statsmodels. */
    @Test
    void theTestAccuracyHasItsInterval() throws Exception {
        SeedResult result =
                run(plan(Activation.TANH, 0.02, 0, List.of(SixPoints.SAMPLES), null, null, SixPoints.right()));

        assertThat(result.figures().testAccuracyInterval().get(0)).isCloseTo(0.30064184258086064, within(1e-8));
        assertThat(result.figures().testAccuracyInterval().get(1)).isCloseTo(0.9544127391902995, within(1e-8));
    }

    /** At nought the Hessian's largest eigenvalue is 5/12 + 0.02; gradient descent stays there. */
    @Test
    void everyUpdateIsCheckedAndTheSharpnessKept() throws Exception {
        List<Long> progress = new ArrayList<>();
        try (RunFolder folder = RunFolder.open(temp.resolve("run"), "me", false)) {
            Backend.start();
            SeedResult result = new SeedRun(
                            plan(Activation.TANH, 0.02, 4, List.of(SixPoints.SAMPLES), 3, 2, new double[4]), folder)
                    .run(1, progress::add);

            assertThat(progress).containsExactly(1L, 1L, 1L, 1L);
            assertThat(result.lockstep().steps()).isEqualTo(4);
            assertThat(result.lockstep().agrees()).isTrue();
            assertThat(result.figures().sharpness()).isCloseTo(5.0 / 12 + 0.02, within(1e-14));
            assertThat(result.sharpnessAlongRun())
                    .extracting(SharpnessPoint::iteration)
                    .containsExactly(2L, 4L);
            assertThat(result.freeRun().finalDifference()).isZero();
            assertThat(Files.readAllLines(folder.file("seed-1.parameters.csv")))
                    .hasSize(2)
                    .last()
                    .isEqualTo("3," + Math.log(2) + ",0.0,0.0,0.0,0.0");
        }
    }

    @Test
    void minibatchesAndKinksHaveNoThreshold() throws Exception {
        Samples half = new Samples(new double[][] {{-2}, {-1}, {0}}, new double[] {0, 1, 1});
        Samples rest = new Samples(new double[][] {{1}, {3}, {4}}, new double[] {1, 0, 0});

        SeedResult batches = run(plan(Activation.TANH, 0.02, 2, List.of(half, rest), null, null, SixPoints.right()));
        SeedResult kinks = run(plan(Activation.RELU, 0, 1, List.of(SixPoints.SAMPLES), null, 1, SixPoints.right()));

        assertThat(batches.figures().sharpnessThreshold()).isNull();
        assertThat(batches.figures().sharpness()).isNotNull();
        assertThat(kinks.figures().sharpnessThreshold()).isNull();
        assertThat(kinks.figures().sharpness()).isNull();
        assertThat(kinks.sharpnessAlongRun()).isNull();
    }

    /** Weight decay at 1e200 makes the first update overflow the loss. */
    @Test
    void aLossThatIsInfiniteAtTheEndFailsTheRun() throws Exception {
        SeedResult result = run(
                plan(Activation.TANH, 0.02, 1, List.of(SixPoints.SAMPLES), 1, null, new double[] {1e200, 0, 1e200, 0}));

        assertThat(result.failedAtIteration()).isEqualTo(1);
        assertThat(result.cost()).isNull();
        assertThat(Json.read(Files.readString(temp.resolve("run/seed-1.json")), SeedResult.class))
                .isEqualTo(result);
    }

    /** DumpDifference after 10 of 100 updates is much too early for differences of nothing, and explained by those of 1e-9. */
    @Test
    void partingEarlierThanRoundingExplainsRaisesTheAlarm() {
        LockstepCheck exact = lockstep(0);
        LockstepCheck rounding = lockstep(1e-9);
        FreeRunComparison.Result early = new FreeRunComparison.Result(10, 1e-3, 60, 1);
        FreeRunComparison.Result late = new FreeRunComparison.Result(40, 1e-3, 60, 1);
        FreeRunComparison.Result never = new FreeRunComparison.Result(0, Double.POSITIVE_INFINITY, 0, 1);

        assertThat(SeedRun.summary(early, exact, 100)).isEqualTo(new FreeRunSummary(10L, 1e-3, 60L, true));
        assertThat(SeedRun.summary(early, rounding, 100)).isEqualTo(new FreeRunSummary(10L, 1e-3, 60L, false));
        assertThat(SeedRun.summary(late, exact, 100)).isEqualTo(new FreeRunSummary(40L, 1e-3, 60L, false));
        assertThat(SeedRun.summary(never, exact, 100)).isEqualTo(new FreeRunSummary(null, null, null, false));
    }

    /** A check that saw one update which differed by so much. */
    private static LockstepCheck lockstep(double difference) {
        Network network = SixPoints.network(0);
        LockstepCheck check = new LockstepCheck(
                network,
                new Lockstep(network, new Updater.Sgd(1), CrossEntropy.EXACT, 1, (n, p, s, c) -> new double[4]),
                new LockstepPlan(1),
                1);
        check.accept(new ObservedUpdate(
                0, SixPoints.SAMPLES, new double[4], new double[0], new double[] {0, 0, 0, difference}, new double[0]));
        return check;
    }

    private SeedResult run(RunPlan plan) throws Exception {
        try (RunFolder folder = RunFolder.open(temp.resolve("run"), "me", false)) {
            Backend.start();
            return new SeedRun(plan, folder).run(1, done -> {});
        }
    }

    private static RunPlan plan(
            Activation activation,
            double l2,
            int iterations,
            List<Samples> batches,
            Integer dumpEvery,
            Integer sharpnessEvery,
            double[] start) {
        Recipe recipe = new Recipe(
                Network.of(1, List.of(1), activation, l2),
                new Updater.Sgd(0.5),
                SixPoints.SAMPLES,
                batches,
                iterations,
                seed -> start.clone());
        return new RunPlan(recipe, TEST, List.of(1L), null, dumpEvery, sharpnessEvery, 1e-12);
    }
}
