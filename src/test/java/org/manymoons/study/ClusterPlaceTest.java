package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.Census;
import org.manymoons.census.SeedBlocks;
import org.manymoons.data.DataException;
import org.manymoons.journal.BlockLines;
import org.manymoons.study.folder.RunFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a cluster's files lie, which parts it is given, and what is taken from it. */
class ClusterPlaceTest {
    /** hashlib.sha256(b"me").hexdigest()[:16] */
    private static final String NAME = "2744ccd10c7533bd";

    @TempDir
    private Path temp = Path.of("");

    @Test
    void thePlaceIsNamedByTheIdentity() throws Exception {
        MemoryCluster cluster = new MemoryCluster(temp);
        try (RunFolder folder = RunFolder.open(temp.resolve("run"), "me", false)) {
            ClusterRun.of(cluster, "x", "hdfs://there/place", folder.file(RunFolder.BLOCKS), "me");
            ClusterRun.of(cluster, "x", "hdfs://there/place/", folder.file(RunFolder.BLOCKS), "me");
            ClusterRun.of(cluster, "x", null, folder.file(RunFolder.BLOCKS), "me");
        }

        assertThat(cluster.addresses)
                .containsExactly(
                        "hdfs://there/place/" + NAME,
                        "hdfs://there/place/" + NAME,
                        temp.resolve("run/blocks").toAbsolutePath().toUri() + "/" + NAME);
    }

    @Test
    void onlyPartsThatAreNotFinishedAreSent() throws Exception {
        Experiment experiment = Tiny.experiment();
        MemoryCluster cluster = new MemoryCluster(temp);
        cluster.files.put("block-000003.jsonl", "finished");
        List<Integer> progress = new ArrayList<>();
        try (RunFolder folder = RunFolder.open(temp.resolve("run"), "me", false)) {
            ClusterRun run = ClusterRun.of(cluster, "host", "there", folder.file(RunFolder.BLOCKS), "me");
            SeedBlocks blocks = run.census(experiment, experiment.census());
            assertThat(blocks.finished()).containsExactly(2);

            blocks.train(List.of(0, 2), progress::add);

            assertThat(cluster.done).containsExactly(0);
            assertThat(progress).containsExactly(1, 2);
            assertThat(blocks.finished()).containsExactlyInAnyOrder(0, 2);
            assertThat(cluster.addresses).containsExactly("there/" + NAME, "host there/" + NAME);
            try (BlockLines lines = blocks.open(0)) {
                lines.skip();
                List<JsonNode> expected = Census.block(experiment.census(), 0)
                        .lines()
                        .skip(1)
                        .map(line -> JsonMapper.shared().readTree(line))
                        .toList();
                assertThat(List.of(lines.required(JsonNode.class), lines.required(JsonNode.class)))
                        .isEqualTo(expected);
                assertThat(lines.next(JsonNode.class)).isNull();
            }
            blocks.train(List.of(0, 2), progress::add);
        }

        assertThat(cluster.addresses).hasSize(2);
        assertThat(progress).containsExactly(1, 2, 2, 1);
    }

    @Test
    void finishedBlocksBesideTheResultsAreTakenIn() throws Exception {
        Experiment experiment = Tiny.experiment();
        try (RunFolder folder = RunFolder.open(temp.resolve("run"), experiment.identity(), false)) {
            Path journal = folder.file("journal.jsonl");
            ClusterRun.takeIn(experiment, folder, journal);
            assertThat(journal).doesNotExist();
            MemoryCluster cluster = new MemoryCluster(temp);
            ClusterRun.of(cluster, "x", null, folder.file(RunFolder.BLOCKS), experiment.identity());
            Path blocks = Files.createDirectories(Path.of(java.net.URI.create(cluster.addresses.get(0))));
            Files.writeString(blocks.resolve("block-000001.jsonl"), Census.block(experiment.census(), 0));
            Files.writeString(blocks.resolve("block-000002.jsonl.part"), "head\n{");

            ClusterRun.takeIn(experiment, folder, journal);

            assertThat(Files.readAllLines(journal))
                    .hasSize(2)
                    .containsExactlyElementsOf(
                            Census.block(experiment.census(), 0).lines().skip(1).toList());
        }
    }

    @Test
    void aBlockThatLacksANumberIsRefusedWithFileAndLineAndNothingOfItIsTaken() throws Exception {
        Experiment experiment = Tiny.experiment();
        try (RunFolder folder = RunFolder.open(temp.resolve("run"), experiment.identity(), false)) {
            MemoryCluster cluster = new MemoryCluster(temp);
            ClusterRun.of(cluster, "x", null, folder.file(RunFolder.BLOCKS), experiment.identity());
            Path blocks = Files.createDirectories(Path.of(java.net.URI.create(cluster.addresses.get(0))));
            Path block = blocks.resolve("block-000001.jsonl");
            String whole = Census.block(experiment.census(), 0);
            Files.writeString(block, whole.lines().limit(2).collect(Collectors.joining("\n")) + "\n{\"seed\":9}\n");
            Path journal = folder.file("journal.jsonl");

            assertThatThrownBy(() -> ClusterRun.takeIn(experiment, folder, journal))
                    .isInstanceOf(DataException.class)
                    .hasMessage(block + ", line 3: not what a task writes of a block of seeds, Missing creator property"
                            + " 'failed'; delete this file, and its seeds are trained again");
            assertThat(journal).isEmptyFile();
        }
    }

    @Test
    void anEmptyPlaceBesideTheResultsIsDeletedAndAnyOtherIsNot() throws Exception {
        try (RunFolder folder = RunFolder.open(temp.resolve("run"), "me", false)) {
            ClusterRun run = ClusterRun.of(new MemoryCluster(temp), "x", null, folder.file(RunFolder.BLOCKS), "me");
            run.tidy();
            Path other = Files.createDirectories(folder.file("blocks/other"));
            run.tidy();
            assertThat(other).exists();
            Files.delete(other);

            run.tidy();

            assertThat(folder.file("blocks")).doesNotExist();
        }
    }
}
