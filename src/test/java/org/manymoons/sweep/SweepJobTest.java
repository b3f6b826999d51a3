package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.config.Sweep;
import org.manymoons.data.DataException;
import org.manymoons.json.Json;
import org.manymoons.study.ClusterRun;
import org.manymoons.study.Experiment;
import org.manymoons.study.MemoryCluster;
import org.manymoons.study.Tiny;
import org.manymoons.study.folder.RunFolder;

class SweepJobTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void theIdentityHasEverythingThatResultsDependOn() throws Exception {
        Sweep sweep = Tiny.sweep(temp, "polish: false\n", "training.iterations: [3, 4]");

        String identity = SweepJob.identity(sweep);

        assertThat(identity)
                .startsWith("# sweep: s\n# seeds: 1-3\n# polish: false\n---\n# data (SHA-256): ")
                .isEqualTo("# sweep: s\n# seeds: 1-3\n# polish: false\n---\n"
                        + Experiment.of(sweep.cells().get(0).configuration()).identity() + "---\n"
                        + Experiment.of(sweep.cells().get(1).configuration()).identity());
    }

    @Test
    void whatIsFinishedIsNotDoneAgain() throws Exception {
        Sweep sweep = Tiny.sweep(temp, "polish: false\n", "training.iterations: [3, 4]");
        List<Integer> progress = new ArrayList<>();
        try (RunFolder folder = RunFolder.open(temp.resolve("run"), "me", false)) {
            SweepJob job = new SweepJob(sweep, folder);
            assertThat(job.missing()).isEqualTo(6);
            SweepResults results = job.run(1, progress::add);

            assertThat(progress.stream().mapToInt(k -> k).sum()).isEqualTo(6);
            assertThat(job.missing()).isZero();
            assertThat(results.name()).isEqualTo("s");
            assertThat(results.keys()).containsExactly("training.iterations");
            assertThat(results.cells())
                    .extracting(SweepResults.Cell::values)
                    .containsExactly(List.of("3"), List.of("4"));

            List<String> second = Files.readAllLines(folder.file("cell-0002.jsonl"));
            Files.write(folder.file("cell-0002.jsonl"), second.subList(0, 2));
            assertThat(job.missing()).isEqualTo(1);
            assertThat(Json.write(job.run(1, progress::add))).isEqualTo(Json.write(results));
        }
    }

    @Test
    void cellsAreNotPolishedWhereTheyCannotBeOrNeedNotBe() throws Exception {
        Sweep polished =
                Tiny.sweep(temp, "", "network.activation: [tanh, relu]", "network.hidden: [[1], [100], [2, 2]]");
        Sweep not = Tiny.sweep(temp, "polish: false\n", "network.activation: [tanh, relu]");

        List<SweepResults.Cell> cells = run(polished, "a").cells();

        assertThat(cells)
                .extracting(SweepResults.Cell::notPolished)
                .containsExactly(
                        null,
                        "it has more than 300 parameters (401)",
                        null,
                        null,
                        "it has more than 300 parameters (401)",
                        "its activation has kinks, where its slope jumps; these are treated in one hidden layer of relu or leakyrelu before one"
                                + " sigmoid output only");
        assertThat(cells)
                .extracting(cell -> cell.result().endStates() != null)
                .containsExactly(true, false, true, true, false, false);
        assertThat(run(not, "b").cells())
                .extracting(SweepResults.Cell::notPolished)
                .containsExactly("polish is false", "polish is false");
    }

    private SweepResults run(Sweep sweep, String name) throws Exception {
        try (RunFolder folder = RunFolder.open(temp.resolve(name), "me", false)) {
            return new SweepJob(sweep, folder).run(1, done -> {});
        }
    }

    /** Of two cells with two blocks each the first block of the first is there. */
    @Test
    void aClusterDoesTheBlocksThatAreMissingAndItsFilesAreTaken() throws Exception {
        Sweep sweep = Tiny.sweep(temp, "", "network.activation: [tanh, relu]");
        MemoryCluster cluster = new MemoryCluster(temp);
        List<Integer> progress = new ArrayList<>();
        try (RunFolder folder = RunFolder.open(temp.resolve("cluster"), "me", false);
                RunFolder local = RunFolder.open(temp.resolve("local"), "me", false)) {
            SweepResults expected = new SweepJob(sweep, local).run(1, done -> {});
            List<String> finished = Files.readAllLines(local.file("cell-0001.jsonl"));
            Files.write(folder.file("cell-0001.jsonl"), finished.subList(0, 2));
            Files.createDirectories(folder.file(RunFolder.BLOCKS));

            SweepResults results = new SweepJob(sweep, folder)
                    .run(ClusterRun.of(cluster, "x", null, folder.file(RunFolder.BLOCKS), "me"), 1, progress::add);

            assertThat(cluster.done).containsExactly(1, 2, 3);
            assertThat(progress).containsExactly(1, 2, 1);
            assertThat(cluster.files).isEmpty();
            assertThat(Json.write(results)).isEqualTo(Json.write(expected));
            assertThat(Files.readAllLines(folder.file("cell-0001.jsonl"))).isEqualTo(finished);
            assertThat(folder.file(RunFolder.BLOCKS)).doesNotExist();
        }
    }

    @Test
    void aBlockOfAClusterThatLacksANumberIsRefusedWithFileAndLine() throws Exception {
        Sweep sweep = Tiny.sweep(temp, "polish: false\n", "training.iterations: [3, 4]");
        MemoryCluster cluster = new MemoryCluster(temp);
        cluster.files.put("cell-0001-block-000001.jsonl", "{\"seed\":1}\n");
        try (RunFolder folder = RunFolder.open(temp.resolve("damaged"), "me", false)) {
            ClusterRun run = ClusterRun.of(cluster, "x", "hdfs://there", folder.file(RunFolder.BLOCKS), "me");

            assertThatThrownBy(() -> new SweepJob(sweep, folder).run(run, 1, done -> {}))
                    .isInstanceOf(DataException.class)
                    .hasMessageMatching(
                            "hdfs://there/[0-9a-f]{16}/cell-0001-block-000001\\.jsonl, line 1: not what a task"
                                    + " writes of a block of seeds, Missing creator property 'trained'; delete this file,"
                                    + " and its seeds are trained again");
        }
        assertThat(cluster.files).containsKey("cell-0001-block-000001.jsonl");
    }

    @Test
    void keysWithOneValueAreNotVaried() {
        SweepResults.Cell one = new SweepResults.Cell(List.of("1", "a", "x"), null, null);
        SweepResults.Cell other = new SweepResults.Cell(List.of("1", "b", "x"), null, null);
        SweepResults.Cell third = new SweepResults.Cell(List.of("1", "b", "y"), null, null);

        assertThat(new SweepResults("s", List.of("k", "l", "m"), List.of(one, other, third)).varied())
                .containsExactly(1, 2);
        assertThat(new SweepResults("s", List.of("k", "l", "m"), List.of(one)).varied())
                .isEmpty();
    }
}
