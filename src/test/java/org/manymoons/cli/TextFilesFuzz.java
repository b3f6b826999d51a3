package org.manymoons.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.compare.UnitsComparison;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.config.file.SweepFile;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.data.CsvFile;
import org.manymoons.data.DataException;
import org.manymoons.data.UnitsFile;
import org.manymoons.dl4j.CsvSource;
import org.manymoons.dl4j.LabelColumn;
import org.manymoons.journal.Journal;
import org.manymoons.journal.SeedLine;
import org.manymoons.json.SealedJson;
import org.manymoons.landscape.search.TaskEnd;
import org.manymoons.modelfile.dump.CsvDump;
import org.manymoons.models.CertificateFiles;
import org.manymoons.models.CertifiedFolder;
import org.manymoons.proof.Statement;
import org.manymoons.proof.check.CertificateCheck;
import org.manymoons.reference.Samples;
import org.manymoons.study.Experiment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fuzz target in the form that Jazzer calls: any bytes as one of the program's files of text are read or refused in one line;
 * the first byte says as which. {@code mvn -Pfuzz -Dfuzz.target=cli.TextFilesFuzz -Dfuzz.corpus=fuzz-text test-compile
 * exec:exec} runs it for ten minutes, starting from the corpus in src/test/resources/fuzz-text, which {@link
 * TextFilesFuzzCorpusTest} goes through.
 */
public final class TextFilesFuzz {
    private static final List<String> VALUES = List.of(
            "null",
            "-1",
            "0",
            "1e308",
            "1e-320",
            "9223372036854775807",
            "1.5",
            "\"\"",
            "\"\\u001b[31m\\u202e\"",
            "\"NaN\"",
            "[]",
            "{}",
            "[1]",
            "[null]",
            "[[1]]",
            "[1,2,3,4,5,6,7,8,9]",
            "true",
            "{\"a\": 1}");

    private static final List<Class<? extends SeedLine>> LINES =
            List.of(line("org.manymoons.census.SeedEnd"), line("org.manymoons.sweep.SweptSeed"), TaskEnd.class);

    private static final int SWEEP = 1;
    private static final int LARGEST_PROOF = 9; // parameters; more of them take seconds

    private static final Path FOLDER = folder();
    private static final Path RUN = FOLDER.resolve("run");

    private TextFilesFuzz() {}

    /** A finished one in the folder {@link #RUN}, made when it is first asked for. */
    private static final class Census {
        static final String JSON;
        static final Samples SAMPLES;

        static {
            try {
                Path yaml = Files.writeString(FOLDER.resolve("tiny.yaml"), """
                        data: {n_samples: 12, noise: 0.3, random_state: 2, test: null}
                        network: {hidden: [1], initial_weights: {scale: 1.0}}
                        training: {iterations: 20, l2: 0.1}
                        census: {seeds: 1-2}
                        """);
                Program.call("census", yaml.toString(), "--out", RUN.toString());
                JSON = Files.readString(RUN.resolve("census.json"));
                SAMPLES = Experiment.of(ConfigurationFile.load(yaml, List.of()))
                        .data()
                        .training();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Census() {}
    }

    /** One that only its room knows. */
    private static Class<? extends SeedLine> line(String name) {
        try {
            return Class.forName(name).asSubclass(SeedLine.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called by Jazzer; throws where anything but a refusal in one line comes of these bytes. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        Path file = FOLDER.resolve("file");
        Files.write(file, rest);
        try {
            switch (data[0] & 7) {
                case 0 -> ConfigurationFile.load(file, List.of()).toYaml();
                case SWEEP -> SweepFile.load(file, List.of());
                case 2 -> units(file);
                case 3 ->
                    CsvFile.write(
                            FOLDER.resolve("out.csv"), new CsvSource(file, null, new LabelColumn.At(-1)).readAsItIs());
                case 4 -> certificate(file);
                case 5 -> journals(file, rest);
                case 6 -> CsvDump.read(file);
                default -> results(rest);
            }
        } catch (ConfigurationException refusal) {
            boolean named = (data[0] & 7) == SWEEP; // whose problem may be the base that it names
            refusal.problems().forEach(problem -> expectOneLine(problem.toString(), named, refusal));
        } catch (DataException refusal) {
            expectOneLine(String.valueOf(refusal.getMessage()), false, refusal);
        }
    }

    private static void expectOneLine(String message, boolean named, RuntimeException refusal) {
        boolean plain = message.chars().noneMatch(Character::isISOControl);
        if (!(named || message.contains(FOLDER.toString())) || !plain || message.length() > 1000) {
            throw new AssertionError("no refusal in one line that names the file: " + message, refusal);
        }
    }

    private static void units(Path file) {
        UnitsFile units = UnitsFile.read(file);
        new UnitsComparison(units, units).result();
    }

    private static void certificate(Path file) {
        Statement certificate = CertificateFiles.read(file);
        if (certificate.midpoint().size() <= LARGEST_PROOF) {
            CertificateCheck.refusal(certificate, Census.SAMPLES, share -> {});
        }
    }

    private static void journals(Path file, byte[] content) throws IOException {
        for (Class<? extends SeedLine> type : LINES) {
            Files.write(file, content);
            try (Journal<? extends SeedLine> journal = Journal.open(file, type)) {
                for (long seed : journal.seeds()) {
                    if (journal.read(seed).seed() != seed) {
                        throw new AssertionError("the line of another seed than " + seed);
                    }
                }
                journal.arrange(journal.seeds().stream().sorted().toList());
            }
        }
    }

    /** The results of a census, each two bytes of which say which value is another one, and a third which. */
    private static void results(byte[] edits) throws IOException {
        Path census = RUN.resolve("census.json");
        JsonNode tree = JsonMapper.shared().readTree(Census.JSON);
        ((ObjectNode) tree).remove("checksums");
        for (int k = 0; k + 2 < Math.min(edits.length, 12); k += 3) {
            int place = Byte.toUnsignedInt(edits[k]) << 8 | Byte.toUnsignedInt(edits[k + 1]);
            edit(tree, place, Byte.toUnsignedInt(edits[k + 2]));
        }
        Files.writeString(census, SealedJson.write(tree, census, List.of()));
        for (String command : List.of("report", "prove", "landscape")) {
            Program called = Program.call(command, RUN.toString());
            boolean whole =
                    called.status() == ExitStatus.DONE || called.err().lines().count() == 1;
            if (!whole
                    || called.status() == ExitStatus.UNEXPECTED
                    || called.err().contains("Exception")) {
                throw new AssertionError(command + " gave " + called.status() + ": " + called.err());
            }
        }
        CertifiedFolder.candidates(RUN, 5);
    }

    private static void edit(JsonNode tree, int place, int what) {
        List<JsonNode> parents = new ArrayList<>();
        collect(tree, parents);
        JsonNode parent = parents.get(place % parents.size());
        JsonNode value = JsonMapper.shared().readTree(VALUES.get(what % VALUES.size()));
        int child = place / parents.size() % parent.size();
        if (parent instanceof ArrayNode array) {
            array.set(child, value);
        } else if (parent instanceof ObjectNode object) {
            String key = new ArrayList<>(object.propertyNames()).get(child);
            if (what < VALUES.size()) {
                object.set(key, value);
            } else if (what < 2 * VALUES.size() && object.get(key) instanceof ArrayNode array) {
                array.add(value);
            } else {
                object.remove(key);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainer() && !node.isEmpty()) {
            parents.add(node);
        }
        node.forEach(child -> collect(child, parents));
    }
}
