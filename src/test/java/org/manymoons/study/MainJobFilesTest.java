package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.cluster.Cluster;
import org.manymoons.cluster.ClusterWork;
import org.manymoons.dl4j.Backend;
import org.manymoons.dl4j.Dl4jTraining;
import org.manymoons.json.Json;
import org.manymoons.json.SealedJson;
import org.manymoons.results.MadeUp;
import org.manymoons.results.SeedResult;
import org.manymoons.study.folder.RunFolder;

/** What counts as a finished seed, with files that were made up; only the last test trains. */
class MainJobFilesTest {
    private static final SeedResult FIVE = MadeUp.trained(5, 0.25);
    private static final SeedResult THREE = SeedResult.failed(3, 2, null);

    @TempDir
    private Path temp = Path.of("");

    private final List<RunFolder> opened = new ArrayList<>();
    private Experiment experiment = Tiny.experiment("listeners.dump_parameters_every=null");

    @BeforeEach
    void inAFolderOfItsOwn() throws Exception {
        opened.add(RunFolder.open(temp.resolve("run"), "me", false));
    }

    @AfterEach
    void closed() throws IOException {
        opened.get(0).close();
    }

    @Test
    void withoutFilesEverySeedIsMissing() throws Exception {
        assertThat(job().missingSeeds()).containsExactly(5L, 3L);
    }

    @Test
    void finishedSeedsAreTakenFromTheFolderInTheOrderOfThePlan() throws Exception {
        seal(THREE);
        write("seed-5.zip", "model");
        seal(FIVE, "seed-5.zip");

        assertThat(job().missingSeeds()).isEmpty();
        assertThat(job().run(2, done -> {}))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(FIVE, THREE);
    }

    @Test
    void aSeedThatDidNotFailNeedsItsModel() throws Exception {
        seal(THREE);
        seal(FIVE);

        assertThat(job().missingSeeds()).containsExactly(5L);
    }

    @Test
    void theDumpIsNeededWhereOneIsAskedFor() throws Exception {
        experiment = Tiny.experiment("listeners.dump_parameters_every=1");
        write("seed-3.parameters.csv", "dump");
        seal(THREE, "seed-3.parameters.csv");
        write("seed-5.zip", "model");
        seal(FIVE, "seed-5.zip");

        assertThat(job().missingSeeds()).containsExactly(5L);
        write("seed-5.parameters.csv", "dump");
        seal(FIVE, "seed-5.zip", "seed-5.parameters.csv");
        assertThat(job().missingSeeds()).isEmpty();
    }

    @Test
    void whatCannotBeReadOrIsOfAnotherSeedIsDoneAgain() throws Exception {
        write("seed-3.json", "{\"seed\": 3");
        write("seed-5.zip", "model");
        folder().seal("seed-5.json", MadeUp.trained(6, 0.25), List.of("seed-5.zip"));

        assertThat(job().missingSeeds()).containsExactly(5L, 3L);
    }

    /** Halved, another model, another figure, another version's without checksums. */
    @Test
    void whatIsNotAsItWasWrittenIsDoneAgain() throws Exception {
        seal(THREE);
        write("seed-5.zip", "model");
        seal(FIVE, "seed-5.zip");
        String sealed = Files.readString(folder().file("seed-5.json"));
        assertThat(job().missingSeeds()).isEmpty();

        write("seed-5.zip", "mod");
        assertThat(job().missingSeeds()).containsExactly(5L);
        write("seed-5.zip", "nodel");
        assertThat(job().missingSeeds()).containsExactly(5L);
        write("seed-5.zip", "model");
        write("seed-5.json", sealed.replaceFirst("\"cost\" : 0", "\"cost\" : 1"));
        assertThat(job().missingSeeds()).containsExactly(5L);
        write("seed-5.json", Json.write(FIVE));
        assertThat(job().missingSeeds()).containsExactly(5L);
        write("seed-5.json", sealed);
        assertThat(job().missingSeeds()).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsToldInOneLine() throws Exception {
        Files.createDirectory(folder().file("seed-5.json"));
        seal(THREE);

        assertThatThrownBy(() -> job().run(1, done -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + folder().file("seed-5.json") + ": it is a folder");
    }

    /** The platform says that the disk is full, but not with which file. */
    @Test
    void aFullDiskIsToldWithTheFile() {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Backend.start();
        Dl4jTraining training = new Dl4jTraining(experiment.plan().recipe(), 5);

        assertThatThrownBy(() -> training.train(temp.resolve("zip"), full, 1, null, step -> true))
                .isInstanceOfSatisfying(
                        IOException.class,
                        e -> assertThat(RunFolder.describe(e))
                                .isEqualTo("/dev/full: cannot be written (No space left on device)"));
    }

    /** The cluster leaves the seed that failed without a model. */
    @Test
    void theFilesOfAClusterAreTakenAndMissingSeedsAloneAreSent() throws Exception {
        write("seed-5.zip", "model");
        seal(FIVE, "seed-5.zip");
        Files.createDirectories(folder().file(RunFolder.BLOCKS));
        MemoryCluster memory = new MemoryCluster(temp);
        String sealed = SealedJson.write(THREE, folder().file("seed-3.json"), List.of());
        List<Integer> sent = new ArrayList<>();
        List<Integer> progress = new ArrayList<>();
        Cluster cluster = new Cluster() {
            @Override
            public void run(String master, ClusterWork work, List<Integer> parts, String at, IntConsumer told) {
                sent.addAll(parts);
                memory.files.put("seed-3.json", sealed);
                told.accept(work.size(1));
            }

            @Override
            public Folder folder(String address) {
                return memory.folder(address);
            }
        };
        memory.files.put("other", "kept");

        job().train(
                        experiment,
                        ClusterRun.of(cluster, "x", null, folder().file(RunFolder.BLOCKS), "me"),
                        progress::add);

        assertThat(sent).containsExactly(1);
        assertThat(progress).containsExactly(3);
        assertThat(folder().read("seed-3.json")).isEqualTo(sealed);
        assertThat(memory.files).containsOnlyKeys("other");
        assertThat(job().missingSeeds()).isEmpty();
        assertThat(folder().file(RunFolder.BLOCKS)).doesNotExist();
    }

    @Test
    void aSeedThatIsMissingIsTrained() throws Exception {
        seal(THREE);
        AtomicLong updates = new AtomicLong();

        List<SeedResult> results = job().run(1, updates::addAndGet);

        assertThat(results).extracting(SeedResult::seed).containsExactly(5L, 3L);
        assertThat(results.get(0).lockstep().steps()).isEqualTo(3);
        assertThat(updates).hasValue(3);
        assertThat(job().missingSeeds()).isEmpty();
    }

    private MainJob job() {
        return new MainJob(experiment.plan(), folder());
    }

    private RunFolder folder() {
        return opened.get(0);
    }

    private void seal(SeedResult result, String... files) throws IOException {
        folder().seal("seed-" + result.seed() + ".json", result, List.of(files));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder().file(name), text);
    }
}
