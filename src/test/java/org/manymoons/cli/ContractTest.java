package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any command with any kind of file in any place: a documented status, on failure a printable reason and no stack trace,
 * nothing touched but what was named as output, and an end.
 */
class ContractTest {
    private static final int CALLS = 180;

    /** Far more than any of them needs on a busy machine; what waits for ever is found. */
    private static final long MINUTES = 5;

    private static final String TINY = """
            name: tiny
            data: {n_samples: 20, noise: 0.2, test: null}
            network: {hidden: [1]}
            training: {iterations: 5, seeds: 1-2}
            listeners: {log_loss_every: null, dump_parameters_every: 1, sharpness_every: null}
            """;

    @TempDir
    private Path temp = Path.of("");

    private final List<String> files = new ArrayList<>();

    private Path inputs() {
        return temp.resolve("in");
    }

    private void file(String name, byte[] content) throws IOException {
        Files.write(inputs().resolve(name), content);
        files.add(inputs().resolve(name).toString());
    }

    private void file(String name, String text) throws IOException {
        file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void filesOfEveryKind() throws Exception {
        Files.createDirectories(inputs().resolve("empty-folder"));
        byte[] model = Files.readAllBytes(Path.of("models/examples/seed-1.zip"));
        byte[] noise = new byte[3000];
        new Random(5).nextBytes(noise);
        file("tiny.yaml", TINY);
        file("sweep.yaml", "name: s\nbase: tiny.yaml\nseeds: 1\ngrid: {training.l2: [0, 1e-3]}\n");
        file("escapes.yaml", TINY.replace("tiny", "\"\\e]0;x\\a\\u202e\""));
        file(
                "csv.yaml",
                "data: {source: csv, file: data.csv, label: 2, test: null}\n" + TINY.replaceAll("data.*\n", ""));
        file("nothing.yaml", "");
        file("data.csv", "a,b,label\n1,2,0\n2,1,1\n1,1,0\n2,2,1\n");
        file("units.csv", "\uFEFFunit,w1,w2\n\u001b[31m,0.5,0.25\n\"x\ny\",1,2\n");
        file("latin.csv", "unit,w1\n\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));
        file("huge.csv", "unit,w1,w2\n1,1e160,1\n2,1,1\n");
        file("model.zip", model);
        file("cut.zip", Arrays.copyOf(model, model.length / 2));
        file("bad\u001b[31m.zip", noise);
        file("weights.npz", Files.readAllBytes(Path.of("src/test/resources/numpy/c.npz")));
        for (String name : List.of("data.npz", "objects.npz", "softmax.npz")) {
            file(name, Files.readAllBytes(Path.of("src/test/resources/notebook").resolve(name)));
        }
        for (String name : List.of("net.onnx", "net.safetensors", "net.h5", "normalized.keras", "tfjs.json")) {
            file(name, Files.readAllBytes(Path.of("src/test/resources/foreign").resolve(name)));
        }
        file("dump.csv", "iteration,W1_1_1,b1_1\n0,1,2\n1,1,2.5\n");
        file("certificate.json", "{\"claim\": \"critical_point\", \"midpoint\": [1e999999999]}");
        file("noise.npz", noise);
        file("W1.npy", noise);
        file("results.json", "{\"runs\": [");
        file("noise.html", noise);
        for (String name : List.of("pipe.zip", "pipe.npz", "pipe.csv", "pipe.yaml")) {
            Process made = new ProcessBuilder("mkfifo", inputs().resolve(name).toString()).start();
            assertThat(made.waitFor()).isZero();
            files.add(inputs().resolve(name).toString());
        }
        files.addAll(List.of(
                inputs().resolve("empty-folder").toString(),
                inputs().resolve("missing").toString(),
                "models/examples",
                "/dev/null",
                "a\0b",
                ""));
    }

    private List<String> command(Random random, String out) {
        String a = files.get(random.nextInt(files.size()));
        String b = files.get(random.nextInt(files.size()));
        List<List<String>> commands = List.of(
                List.of("run", a, "--out", out),
                List.of("run", a, "--out", out, "--set", "name=" + b),
                List.of("census", a, "--out", out, "--set", "census.seeds=1-2"),
                List.of("sweep", a, "--out", out),
                List.of("data", a, "-o", out + ".csv"),
                List.of("data", a, "-o", out + ".npz", "--set", "data.file='" + b + "'"),
                List.of("report", a, "-o", out + ".html"),
                List.of("inspect", a, "--data", b),
                List.of("inspect", a, "--no-data", "--json"),
                List.of("inspect", a, "--npz", out + ".npz", "--data", inputs() + "/tiny.yaml"),
                List.of("compare", a, b),
                List.of("compare", a, b, "--no-data"),
                List.of("compare", a, b, "--data", inputs() + "/data.npz", "--l2", "0.01"),
                List.of("inspect", a, "--data", b, "--label", "label", "--orientation", "units-by-inputs"),
                List.of("compare", a, inputs() + "/model.zip", "--data", b),
                List.of("polish", a, "--data", b, "-o", out + ".zip"),
                List.of("polish", a, "--data", inputs() + "/tiny.yaml", "-o", out + ".zip"),
                List.of(
                        "polish",
                        a,
                        "--data",
                        b,
                        "-o",
                        out,
                        "--to",
                        "onnx",
                        "--activation",
                        "tanh",
                        "--output",
                        "sigmoid"),
                List.of("inspect", a, "--data", b, "--activation", "tanh", "--output", "sigmoid"),
                List.of("compare", a, b, "--no-data", "--activation", "tanh", "--output", "sigmoid"),
                List.of("prove", a, "--data", b, "--out", out),
                List.of("prove", "--check", a, "--data", b),
                List.of("prove", "--complete", a),
                List.of("landscape", a),
                List.of("schema", a),
                List.of(a, b));
        return commands.get(random.nextInt(commands.size()));
    }

    /** What lies in a folder; of a file its size and when it was changed. */
    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                contents.put(
                        path.toString(),
                        Files.isRegularFile(path) ? Files.size(path) + " " + Files.getLastModifiedTime(path) : "");
            }
        }
        return contents;
    }

    @Test
    void anyCommandWithAnyFilesKeepsTheContract() throws Exception {
        Map<String, String> before = contents(inputs());
        Map<String, String> models = contents(Path.of("models"));
        Random random = new Random(17);
        for (int n = 0; n < CALLS; n++) {
            List<String> arguments = command(random, temp.resolve("out-" + n).toString());

            CompletableFuture<Program> call =
                    CompletableFuture.supplyAsync(() -> Program.call(arguments.toArray(String[]::new)));
            assertThatCode(() -> call.get(MINUTES, TimeUnit.MINUTES))
                    .as("%s", arguments)
                    .doesNotThrowAnyException();
            check(arguments, call.get());
        }
        assertThat(contents(inputs())).isEqualTo(before);
        assertThat(contents(Path.of("models"))).isEqualTo(models);
        try (Stream<Path> made = Files.list(temp)) {
            assertThat(made.map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.equals("in") || name.startsWith("out-"));
        }
    }

    private static void check(List<String> arguments, Program program) {
        String call = arguments + " gave " + program.status() + ": " + program.err();
        assertThat(program.status())
                .as(call)
                .isIn(
                        ExitStatus.DONE,
                        ExitStatus.USAGE,
                        ExitStatus.UNREADABLE,
                        ExitStatus.REFERENCE_DISAGREES,
                        ExitStatus.SEEDS_FAILED);
        assertThat(program.out() + program.err()).as(call).doesNotContainPattern("[\\p{Cntrl}&&[^\r\n\t]]|\u202e");
        assertThat(program.err()).as(call).doesNotContain("Exception", "\tat ", "Error:");
        if (program.status() == ExitStatus.UNREADABLE) {
            assertThat(program.err()).as(call).hasLineCount(1);
        } else if (program.status() == ExitStatus.USAGE) {
            assertThat(program.err()).as(call).isNotBlank();
        }
    }
}
