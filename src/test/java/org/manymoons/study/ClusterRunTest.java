package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.Census;
import org.manymoons.cluster.Cluster;
import org.manymoons.cluster.ClusterWork;
import org.manymoons.config.Sweep;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.config.file.SweepFile;
import org.manymoons.json.Json;
import org.manymoons.study.folder.RunFolder;
import org.manymoons.sweep.SweepJob;
import org.manymoons.sweep.SweepResults;

/** What a cluster's tasks do and what is made of their files; {@code .ci/cluster} does the same on Spark. */
@Tag("slow")
class ClusterRunTest {
    private static final List<String> SMALL = List.of(
            "data.n_samples=200",
            "training.iterations=60",
            "training.seeds=0-2",
            "census.seeds=1-11",
            "census.block=4",
            "network.hidden=[2]",
            "training.l2=1e-3");

    @TempDir
    private Path temp = Path.of("");

    private final OneMachine cluster = new OneMachine();

    @Test
    void aCensusStoppedInTheMiddleGoesOnAndGivesTheBytesOfThreads() throws Exception {
        Experiment experiment = experiment();
        try (RunFolder folder = folder("cluster", experiment)) {
            ClusterRun run = clusterRun(folder, experiment, null);
            cluster.stopAfter = 1;
            assertThatThrownBy(() -> census(experiment, run, folder)).isInstanceOf(IOException.class);
            cluster.stopAfter = Integer.MAX_VALUE;

            String onCluster = census(experiment, run, folder);

            assertThat(cluster.done).containsExactly(0, 1, 2);
            assertThat(onCluster).isEqualTo(census(experiment, "threads"));
            assertThat(folder.file(Census.JOURNAL)).isEmptyFile();
            ClusterRun.takeIn(experiment, folder, folder.file(Census.JOURNAL));
            assertThat(Files.readAllLines(folder.file(Census.JOURNAL)))
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(temp.resolve("threads/census.jsonl")));
        }
    }

    @Test
    void anotherExperimentHasOtherBlocks() throws Exception {
        Experiment one = experiment();
        Experiment other = experiment("training.iterations=61");
        String place = temp.resolve("shared").toUri().toString();
        try (RunFolder folder = folder("one", one);
                RunFolder second = folder("other", other)) {
            census(one, clusterRun(folder, one, place), folder);
            census(other, clusterRun(second, other, place), second);
        }

        assertThat(cluster.done).containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void theMainJobsFilesAreThoseOfThreads() throws Exception {
        Experiment experiment = experiment();
        try (RunFolder folder = folder("cluster", experiment);
                RunFolder local = folder("threads", experiment)) {
            MainJob job = new MainJob(experiment.plan(), folder);
            List<Integer> progress = new ArrayList<>();
            job.train(experiment, clusterRun(folder, experiment, null), progress::add);

            assertThat(progress).containsExactly(60, 60, 60);
            assertThat(job.missingSeeds()).isEmpty();
            new MainJob(experiment.plan(), local).run(2, done -> {});
            for (String file : List.of("seed-0.json", "seed-2.json", "seed-1.parameters.csv")) {
                assertThat(folder.file(file)).hasSameBinaryContentAs(local.file(file));
            }
            assertThat(folder.file("seed-1.zip")).isNotEmptyFile();
            assertThat(folder.file(RunFolder.BLOCKS)).doesNotExist();
        }
    }

    @Test
    void aSweepIsThatOfThreads() throws Exception {
        Files.writeString(
                temp.resolve("base.yaml"),
                "data: {n_samples: 200}\ntraining: {iterations: 60}\ncensus: {block: 3}\ncluster: {master: x}\n");
        Sweep sweep = SweepFile.load(
                Files.writeString(
                        temp.resolve("sweep.yaml"),
                        "name: s\nbase: base.yaml\nseeds: 1-7\ngrid:\n  network.hidden: [[1], [2]]\n"
                                + "  network.activation: [tanh, relu]\n"),
                List.of());
        String identity = SweepJob.identity(sweep);
        try (RunFolder folder = RunFolder.open(temp.resolve("cluster"), identity, false);
                RunFolder local = RunFolder.open(temp.resolve("threads"), identity, false)) {
            List<Integer> progress = new ArrayList<>();
            SweepResults results = new SweepJob(sweep, folder)
                    .run(ClusterRun.of(cluster, "x", null, folder.file(RunFolder.BLOCKS), identity), 2, progress::add);

            assertThat(progress).hasSize(12).startsWith(3, 3, 1, 3);
            assertThat(Json.write(results)).isEqualTo(Json.write(new SweepJob(sweep, local).run(2, done -> {})));
            assertThat(folder.file(RunFolder.BLOCKS)).doesNotExist();
        }
    }

    @Test
    void forceThrowsTheBlocksOfAnotherExperimentAway() throws Exception {
        Experiment experiment = experiment();
        try (RunFolder folder = folder("cluster", experiment)) {
            census(experiment, clusterRun(folder, experiment, null), folder);
            assertThat(folder.file(RunFolder.BLOCKS)).isNotEmptyDirectory();
        }

        RunFolder.open(temp.resolve("cluster"), "another", true).close();

        assertThat(temp.resolve("cluster/blocks")).doesNotExist();
    }

    private Experiment experiment(String... settings) {
        List<String> all = new ArrayList<>(SMALL);
        all.addAll(List.of(settings));
        return Experiment.of(ConfigurationFile.load(Path.of("config/quick.yaml"), all));
    }

    private RunFolder folder(String name, Experiment experiment) throws Exception {
        return RunFolder.open(temp.resolve(name), experiment.identity(), false);
    }

    private ClusterRun clusterRun(RunFolder folder, Experiment experiment, String place) throws IOException {
        return ClusterRun.of(cluster, "x", place, folder.file(RunFolder.BLOCKS), experiment.identity());
    }

    private static String census(Experiment experiment, ClusterRun run, RunFolder folder) throws IOException {
        return Json.write(Census.run(
                        experiment.census(),
                        folder.file(Census.JOURNAL),
                        run.census(experiment, experiment.census()),
                        done -> {})
                .result());
    }

    private String census(Experiment experiment, String name) throws Exception {
        try (RunFolder folder = folder(name, experiment)) {
            return Json.write(Census.run(experiment.census(), folder.file(Census.JOURNAL), 2, done -> {})
                    .result());
        }
    }

    /** Does the parts one after another, each sent as bytes. */
    private static final class OneMachine implements Cluster {
        private final List<Integer> done = new ArrayList<>();
        private int stopAfter = Integer.MAX_VALUE;

        @Override
        public void run(String master, ClusterWork work, List<Integer> parts, String folder, IntConsumer progress)
                throws IOException {
            ClusterWork sent = (ClusterWork) copy(work);
            Path shared = Files.createDirectories(Path.of(java.net.URI.create(folder)));
            for (int part : parts) {
                if (done.size() == stopAfter) {
                    throw new IOException("stopped");
                }
                Path scratch = Files.createTempDirectory(shared, "scratch");
                for (String name : sent.run(part, scratch)) {
                    Files.move(scratch.resolve(name), shared.resolve(name));
                }
                try (Stream<Path> left = Files.list(scratch)) {
                    for (Path path : left.toList()) {
                        Files.delete(path);
                    }
                }
                Files.delete(scratch);
                done.add(part);
                progress.accept(sent.size(part));
            }
        }

        private static Object copy(ClusterWork work) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(work);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return in.readObject();
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Folder folder(String address) {
            Path shared = Path.of(java.net.URI.create(address));
            return new Folder() {
                @Override
                public Set<String> names() throws IOException {
                    if (!Files.exists(shared)) {
                        return Set.of();
                    }
                    try (Stream<Path> files = Files.list(shared)) {
                        return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
                    }
                }

                @Override
                public InputStream open(String name) throws IOException {
                    return Files.newInputStream(shared.resolve(name));
                }

                @Override
                public void delete(String name) throws IOException {
                    Files.delete(shared.resolve(name));
                    if (names().isEmpty()) {
                        Files.delete(shared);
                    }
                }
            };
        }
    }
}
