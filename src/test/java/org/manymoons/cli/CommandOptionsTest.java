package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that are refused, printed or looked up before any work is done. */
class CommandOptionsTest {
    @TempDir
    private Path temp = Path.of("");

    private Program census(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "census",
                "config/quick.yaml",
                "--set",
                "data.n_samples=20",
                "--out",
                temp.resolve("out").toString()));
        arguments.addAll(List.of(options));
        return Program.call(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Local", "local[", "local-cluster", "yarnx", "spark://", "://host", "local(2)"})
    void whatIsNoMasterIsRefused(String master) {
        Program called = census("--master", master);

        assertThat(called.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(called.err())
                .startsWith("--master " + master
                        + ": neither local (threads of this machine) nor a Spark master such as spark://host:7077");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[2]", "local[*]", "local-cluster[1,1,1024]", "yarn", "spark://host:7077", "k8s://h"})
    void whatIsOneNeedsSpark(String master) {
        assumeThat(getClass().getClassLoader().getResource("org/apache/spark/SparkConf.class"))
                .as("Spark on the class path")
                .isNull();
        Program called = census("--master", master);

        assertThat(called.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(called.err()).startsWith("--master " + master + ": Spark is not on the class path");
    }

    /** The option comes before the configuration, the configuration before what spark-submit was told. */
    @Test
    void theMasterIsLookedUpInOrder() {
        String before = System.getProperty("spark.master");
        System.setProperty("spark.master", "submitted");
        try {
            assertThat(census().err()).startsWith("--master submitted: neither");
            assertThat(census("--set", "cluster.master=configured").err()).startsWith("--master configured: neither");
            assertThat(census("--set", "cluster.master=configured", "--master", "named")
                            .err())
                    .startsWith("--master named: neither");
        } finally {
            if (before == null) {
                System.clearProperty("spark.master");
            } else {
                System.setProperty("spark.master", before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "census", "sweep"})
    void threadsMustBePositive(String command) {
        Program called = Program.call(command, "--threads", "0", "--out", temp.toString());

        assertThat(called.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(called.err()).startsWith("--threads: must be 1 or more, not 0");
        assertThat(temp).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "census"})
    void thePrintedConfigurationHasTheKeysThatWereSetAndNothingIsWritten(String command) {
        Program called = Program.call(
                command,
                "config/quick.yaml",
                "--set",
                "data.noise=0.375",
                "--print-config",
                "--threads",
                "1",
                "--out",
                temp.resolve("out").toString());

        assertThat(called.status()).isZero();
        assertThat(called.out()).startsWith("name: quick").contains("noise: 0.375");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aSweepPrintsEveryCellAndWritesNothing() throws IOException {
        Files.writeString(temp.resolve("base.yaml"), "name: base\ndata: {n_samples: 20}\n");
        Path sweep = Files.writeString(
                temp.resolve("sweep.yaml"),
                "name: small\nbase: base.yaml\nseeds: 1-2\ngrid:\n  training.l2: [0.125, 0.25]\n");

        Program called = Program.call(
                "sweep",
                sweep.toString(),
                "--print-config",
                "--out",
                temp.resolve("out").toString());

        assertThat(called.status()).isZero();
        assertThat(called.out()).contains("0.125", "0.25");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void theSchemaIsPrintedAsItIsShipped() throws IOException {
        assertThat(Program.call("schema").out()).isEqualTo(Files.readString(Path.of("config/manymoons.schema.json")));
    }

    private Program data(String file, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "data",
                "config/quick.yaml",
                "--set",
                "data.n_samples=20",
                "-o",
                temp.resolve(file).toString()));
        arguments.addAll(List.of(options));
        return Program.call(arguments.toArray(String[]::new));
    }

    @Test
    void theFilesOfTheDataAreNamed() {
        assertThat(data("moons.CSV").out().lines())
                .containsExactly("wrote " + temp.resolve("moons.CSV"), "wrote " + temp.resolve("moons-test.CSV"));
        assertThat(data("moons.npz").out().lines()).containsExactly("wrote " + temp.resolve("moons.npz"));
    }

    @Test
    void aTestSetThatIsThereIsKeptToo() throws IOException {
        Path test = Files.writeString(temp.resolve("moons-test.csv"), "precious");

        Program refused = data("moons.csv");

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).startsWith(test + ": exists; add --force to overwrite it");
        assertThat(test).hasContent("precious");
        assertThat(data("moons.csv", "--force").status()).isZero();
        assertThat(test).content().startsWith("x1,x2,label");
    }
}
