package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.data.DataException;

/** Files that nobody vouches for: each is refused in one line that names the file, and nothing of it is run. */
class HostileModelTest {
    private static final Path EXAMPLE = Path.of("models/examples/seed-1.zip");

    /** Megabytes: one more than an entry may have. */
    private static final int BOMB = 97;

    @TempDir
    private Path temp = Path.of("");

    static String configuration() {
        return new String(ModelZip.read(EXAMPLE).get(ModelZip.CONFIGURATION), StandardCharsets.UTF_8);
    }

    static byte[] coefficients() {
        return ModelZip.read(EXAMPLE).get(ModelZip.COEFFICIENTS);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] model(String configuration, byte[] coefficients) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(ModelZip.CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
        entries.put(ModelZip.COEFFICIENTS, coefficients);
        return zip(entries);
    }

    static byte[] with(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(ModelZip.CONFIGURATION, configuration().getBytes(StandardCharsets.UTF_8));
        entries.put(ModelZip.COEFFICIENTS, coefficients());
        entries.put(name, content);
        return zip(entries);
    }

    private static byte[] serialised() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new HashMap<>(Map.of("a", "b")));
        }
        return bytes.toByteArray();
    }

    private static byte[] patched(byte[] bytes, int at, long value, int size) {
        byte[] copy = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(copy);
        if (size == 8) {
            buffer.putLong(at, value);
        } else {
            buffer.order(ByteOrder.LITTLE_ENDIAN).putInt(at, (int) value);
        }
        return copy;
    }

    /** The first place of a string in the bytes, from an offset on. */
    private static int find(byte[] bytes, byte[] what, int from) {
        for (int k = from; k + what.length <= bytes.length; k++) {
            if (Arrays.equals(bytes, k, k + what.length, what, 0, what.length)) {
                return k;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    private static byte[] twice() throws IOException {
        byte[] bytes = with("configuration.jsom", configuration().getBytes(StandardCharsets.UTF_8));
        byte[] other = "configuration.jsom".getBytes(StandardCharsets.US_ASCII);
        byte[] name = "configuration.json".getBytes(StandardCharsets.US_ASCII);
        for (int k = 0; k < 2; k++) {
            System.arraycopy(name, 0, bytes, find(bytes, other, 0), name.length);
        }
        return bytes;
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(ModelZip.CONFIGURATION));
            zip.write(configuration().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(ModelZip.COEFFICIENTS));
            byte[] zeros = new byte[1 << 20];
            for (int k = 0; k < BOMB; k++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /** A bomb whose directory and descriptor say that it is small. */
    private static byte[] lyingBomb() throws IOException {
        byte[] bytes = bomb();
        int size = BOMB << 20;
        byte[] little = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(size)
                .array();
        for (int k = 0; k < 2; k++) {
            int at = find(bytes, little, 0);
            bytes = patched(bytes, at, 218, 4);
        }
        return bytes;
    }

    private static byte[] swapped(String from, String to) throws IOException {
        assertThat(configuration()).contains(from);
        return model(configuration().replace(from, to), coefficients());
    }

    private static byte[] encoded(Charset charset) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        String named = configuration().replace("\"layer0\"", "\"sch\u00f6n\"");
        entries.put(ModelZip.CONFIGURATION, named.getBytes(charset));
        entries.put(ModelZip.COEFFICIENTS, coefficients());
        return zip(entries);
    }

    /** So many hidden layers of so many units, with two inputs. */
    private static String layers(int depth, int units) {
        StringBuilder confs = new StringBuilder();
        for (int l = 0; l < depth; l++) {
            confs.append("{'layer': {'dense': {'nIn': ")
                    .append(l == 0 ? 2 : units)
                    .append(", 'nOut': ")
                    .append(units);
            confs.append(", 'activationFn': {'TanH': {}}}}}, ");
        }
        return ("{'confs': [" + confs + "{'layer': {'output': {'nIn': " + units
                        + ", 'nOut': 1, 'activationFn': {'Sigmoid':" + " {}}, 'lossFn': {'BinaryXENT': {}}}}}]}")
                .replace('\'', '"');
    }

    private static byte[] number(double last) throws IOException {
        byte[] coefficients = coefficients();
        return model(
                configuration(), patched(coefficients, coefficients.length - 8, Double.doubleToRawLongBits(last), 8));
    }

    private static byte[] largeFloats() throws IOException {
        double[] values = new double[13];
        Arrays.fill(values, 3e38);
        return model(configuration(), Nd4jArray.row(values, true));
    }

    static Stream<Arguments> files() throws IOException {
        byte[] whole = Files.readAllBytes(EXAMPLE);
        byte[] coefficients = coefficients();
        int directory = find(whole, new byte[] {'P', 'K', 1, 2}, 0);
        return Stream.of(
                Arguments.of("empty", new byte[0], "is no zip"),
                Arguments.of("text", "hello, this is no zip at all".getBytes(StandardCharsets.UTF_8), "is no zip"),
                Arguments.of("cut in its directory", Arrays.copyOf(whole, directory + 20), "no whole zip"),
                Arguments.of("cut in its data", Arrays.copyOf(whole, 300), "no whole zip"),
                Arguments.of("appended to", Arrays.copyOf(whole, whole.length + 5), "no whole zip"),
                Arguments.of("Java object", with("preprocessor.bin", serialised()), "preprocessor.bin is a serialised"),
                Arguments.of("foreign entry", with("../../etc/passwd", new byte[3]), "../../etc/passwd is no entry"),
                Arguments.of("control characters", with("a\u001b[31m\n", new byte[3]), "entry a?[31m? is no entry"),
                Arguments.of(
                        "without configuration",
                        zip(Map.of(ModelZip.COEFFICIENTS, coefficients)),
                        "has no entry configuration.json"),
                Arguments.of(
                        "without coefficients",
                        zip(Map.of(ModelZip.CONFIGURATION, new byte[] {'{', '}'})),
                        "has no entry coefficients.bin"),
                Arguments.of("same entry twice", twice(), "is there twice"),
                Arguments.of("bomb", bomb(), "coefficients.bin has 101711872 bytes inflated"),
                Arguments.of("bomb that lies", lyingBomb(), "coefficients.bin inflates to more than the 218 bytes"),
                Arguments.of("local size differs", patched(whole, 22, 77, 4), "do not agree"),
                Arguments.of("local name differs", patched(whole, 30, 0x41414141, 4), "do not agree"),
                Arguments.of("directory size differs", patched(whole, directory + 24, 99999, 4), "do not agree"),
                Arguments.of("offset differs", patched(whole, directory + 42, 7, 4), "does not begin where"),
                Arguments.of("zip64", patched(whole, directory + 20, 0xFFFFFFFFL, 4), "outside of the file"),
                Arguments.of("empty object", model("{}", coefficients), "no list of 1 to 100 layers"),
                Arguments.of("no JSON", model("confs: []", coefficients), "is not readable JSON"),
                Arguments.of("array", model("[]", coefficients), "no list of 1 to 100 layers"),
                Arguments.of(
                        "deep JSON",
                        model("[".repeat(100_000) + "]".repeat(100_000), coefficients),
                        "is not readable JSON"),
                Arguments.of("key twice", swapped("\"nin\" : 2", "\"nin\" : 2, \"nin\" : 3"), "is not readable JSON"),
                Arguments.of(
                        "graph", model("{\"vertices\": {}, \"networkInputs\": []}", coefficients), "ComputationGraph"),
                Arguments.of(
                        "foreign class",
                        swapped("org.nd4j.linalg.learning.config.Sgd", "javax.script.ScriptEngineManager"),
                        "names the class javax.script.ScriptEngineManager"),
                Arguments.of(
                        "class of the program",
                        swapped("org.nd4j.linalg.learning.config.Sgd", "org.nd4j.common.io.ClassPathResource"),
                        "names the class org.nd4j.common"),
                Arguments.of("negative width", swapped("\"nout\" : 3", "\"nout\" : -3"), "nout = -3"),
                Arguments.of("huge width", swapped("\"nout\" : 3", "\"nout\" : 3000000000"), "nout = 3000000000"),
                Arguments.of("widths that do not fit", swapped("\"nin\" : 3", "\"nin\" : 4"), "takes 4 inputs"),
                Arguments.of(
                        "more parameters",
                        swapped("\"nin\" : 2", "\"nin\" : 5"),
                        "has 13 parameters, but the layers need 22"),
                Arguments.of(
                        "normalised layer",
                        swapped("\"hasLayerNorm\" : false", "\"hasLayerNorm\" : true"),
                        "layer normalisation"),
                Arguments.of(
                        "no biases",
                        swapped("\"hasBias\" : true", "\"hasBias\" : false"),
                        "13 parameters, but the layers need 9"),
                Arguments.of(
                        "preprocessor",
                        swapped("\"inputPreProcessors\" : { }", "\"inputPreProcessors\" : {\"0\": {}}"),
                        "input preprocessor"),
                Arguments.of("UTF-16", encoded(StandardCharsets.UTF_16), "is not UTF-8 text"),
                Arguments.of("UTF-16LE", encoded(StandardCharsets.UTF_16LE), "is not UTF-8 text"),
                Arguments.of(
                        "byte order mark", model("\uFEFF" + configuration(), coefficients), "is not readable JSON"),
                Arguments.of("no UTF-8", encoded(StandardCharsets.ISO_8859_1), "is not UTF-8 text"),
                Arguments.of("number of 10^8 digits", swapped("\"nin\" : 2", "\"nin\" : 1e99999999"), "has nin"),
                Arguments.of("99 layers", model(layers(99, 1), coefficients), "100 layers are too many; at most 17"),
                Arguments.of(
                        "a hundred thousand units twice",
                        model(layers(2, 100_000), coefficients),
                        "10,000,400,000 parameters are too many; at most 10,000,000"),
                Arguments.of("overflowing", number(1.7e308), "its number 12 is 1.7E308; finite numbers up to 1.0E30"),
                Arguments.of("large", number(-1.1e30), "its number 12 is -1.1E30; finite numbers up to 1.0E30"),
                Arguments.of("large float", largeFloats(), "its number 0 is 3.0"),
                Arguments.of(
                        "NaN",
                        model(
                                configuration(),
                                patched(
                                        coefficients,
                                        coefficients.length - 8,
                                        Double.doubleToRawLongBits(Double.NaN),
                                        8)),
                        "number 12 is NaN"),
                Arguments.of(
                        "infinite",
                        model(
                                configuration(),
                                patched(
                                        coefficients,
                                        coefficients.length - 8,
                                        Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY),
                                        8)),
                        "is -Infinity"),
                Arguments.of(
                        "2^33 numbers",
                        model(configuration(), patched(coefficients, 0x62, 1L << 33, 8)),
                        "says it has 8589934592 numbers"),
                Arguments.of(
                        "shape of 2^33",
                        model(configuration(), patched(coefficients, 0x28, 1L << 33, 8)),
                        "one of its dimensions"),
                Arguments.of(
                        "negative length",
                        model(configuration(), patched(coefficients, 0x62, -13, 8)),
                        "says it has -13 numbers"),
                Arguments.of(
                        "huge rank", model(configuration(), patched(coefficients, 0x20, 1L << 40, 8)), "its rank is"),
                Arguments.of(
                        "strides", model(configuration(), patched(coefficients, 0x30, 2, 8)), "not next to each other"),
                Arguments.of(
                        "no array",
                        model(configuration(), new byte[] {0, 3, 'a', 'b', 'c'}),
                        "unknown allocation mode"),
                Arguments.of("empty array", model(configuration(), new byte[0]), "is cut off"),
                Arguments.of(
                        "bytes behind",
                        model(configuration(), Arrays.copyOf(coefficients, coefficients.length + 8)),
                        "8 bytes too many"),
                Arguments.of(
                        "normaliser of nothing", with(ModelZip.NORMALIZER, new byte[0]), "normalizer.bin is cut off"),
                Arguments.of(
                        "Java object as normaliser",
                        with(ModelZip.NORMALIZER, serialised()),
                        "normalizer.bin is no normaliser"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedInOneLine(String name, byte[] content, String reason) throws IOException {
        Path file = temp.resolve("model.zip");
        Files.write(file, content);

        assertThatThrownBy(() -> SavedModel.read(file))
                .isInstanceOf(DataException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith(file.toString())
                        .contains(reason)
                        .doesNotContain("\n"));
    }

    @Test
    void aFolderAndAMissingFileAreRefused() {
        assertThatThrownBy(() -> SavedModel.read(temp)).hasMessage(temp + ": is a folder, not a file");
        assertThatThrownBy(() -> SavedModel.read(temp.resolve("none"))).hasMessageContaining("no such file");
    }

    @Test
    void aFileOfMoreThan320MegabytesIsNotEvenOpened() throws IOException {
        Path file = temp.resolve("model.zip");
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength((320L << 20) + 1);
        }
        assertThatThrownBy(() -> SavedModel.read(file)).hasMessageContaining("a model may have at most");
    }

    static void expectOneLine(Path file, DataException e) {
        assertThat(e.getMessage())
                .startsWith(file.toString())
                .doesNotContain("\n")
                .hasSizeLessThan(700);
    }
}
