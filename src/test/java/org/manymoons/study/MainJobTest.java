package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.config.Configuration;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.results.SeedResult;
import org.manymoons.study.folder.RunFolder;

/** The whole main job on small data: it agrees with DL4J whatever is configured, and gives the same bytes every time. */
class MainJobTest {
    private static final List<String> SMALL = List.of(
            "data.n_samples=200", "training.iterations=60", "training.seeds=0-2", "listeners.sharpness_every=20");

    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.updater=sgd",
                "training.updater=nesterovs",
                "training.updater=adam",
                "training.batch_size=64",
                "network.activation=sigmoid",
                "network.activation=relu",
                "network.activation=softplus",
                "network.activation=identity",
                "network.hidden=[5, 3]",
                "network.hidden=[3, 4, 2]",
                "network.initial_weights={scheme: xavier}",
                "training.l2=0.01",
                "training.learning_rate=300",
                "data.source=make_circles"
            })
    void everyUpdateAgreesInLockstep(String setting) throws Exception {
        List<SeedResult> runs = run("lockstep", 2, "training.seeds=0-1", "training.iterations=40", setting);

        assertThat(runs).hasSize(2).allSatisfy(run -> {
            assertThat(run.lockstep()).isNotNull();
            assertThat(run.lockstep().agrees()).isTrue();
            assertThat(run.lockstep().steps()).isEqualTo(40);
            assertThat(run.freeRun().suspectedDefect()).isFalse();
        });
    }

    @Test
    void theSameBytesComeOutOnAnyNumberOfThreads() throws Exception {
        run("one", 1, "network.initial_weights={scheme: xavier}", "training.batch_size=64");
        run("three", 3, "network.initial_weights={scheme: xavier}", "training.batch_size=64");

        assertThat(contents(temp.resolve("three"))).isEqualTo(contents(temp.resolve("one")));
    }

    @Test
    void aFinishedSeedIsNotTrainedAgain() throws Exception {
        run("again", 2);
        Map<String, String> before = contents(temp.resolve("again"));
        Files.delete(temp.resolve("again/seed-1.zip"));
        Files.delete(temp.resolve("again/seed-2.json"));
        Object kept = Files.getLastModifiedTime(temp.resolve("again/seed-0.zip"));

        run("again", 2);

        assertThat(contents(temp.resolve("again"))).isEqualTo(before);
        assertThat((Object) Files.getLastModifiedTime(temp.resolve("again/seed-0.zip")))
                .isEqualTo(kept);
    }

    @Test
    void noIterationsSaveTheInitialNetworks() throws Exception {
        List<SeedResult> runs = run("none", 1, "training.iterations=0", "training.seeds=7");

        double[] loaded = MultiLayerNetwork.load(temp.resolve("none/seed-7.zip").toFile(), true)
                .params()
                .toDoubleVector();
        assertThat(runs.get(0).parameters()).containsExactly(boxed(loaded));
        assertThat(runs.get(0).lockstep().steps()).isZero();
    }

    @Test
    void aLearningRateThatOverflowsFailsItsSeedsOnly() throws Exception {
        List<SeedResult> runs = run("nan", 2, "training.learning_rate=1e200", "network.activation=relu");

        assertThat(runs).isNotEmpty().allSatisfy(run -> {
            assertThat(run.hasFailed()).isTrue();
            assertThat(run.failedAtIteration()).isPositive();
            assertThat(run.cost()).isNull();
        });
    }

    private List<SeedResult> run(String name, int threads, String... settings) throws Exception {
        List<String> overrides = new ArrayList<>(SMALL);
        overrides.addAll(List.of(settings));
        Configuration configuration = ConfigurationFile.load(Path.of("config/moons.yaml"), overrides);
        Experiment experiment = Experiment.of(configuration);
        try (RunFolder folder = RunFolder.open(temp.resolve(name), experiment.identity(), false)) {
            return new MainJob(experiment.plan(), folder).run(threads, updates -> {});
        }
    }

    /** Every file's content; of a zip, every entry's, since entries carry the time they were written. */
    static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".zip")) {
                    try (ZipFile zip = new ZipFile(file.toFile())) {
                        for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                            byte[] bytes = zip.getInputStream(entry).readAllBytes();
                            contents.put(file.getFileName() + "/" + entry.getName(), java.util.Arrays.toString(bytes));
                        }
                    }
                } else {
                    contents.put(String.valueOf(file.getFileName()), Files.readString(file));
                }
            }
        }
        return contents;
    }

    private static Double[] boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
    }
}
