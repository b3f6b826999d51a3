package org.manymoons.modelfile.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.ForeignFiles;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;

/**
 * A fuzz target in the form that Jazzer calls: any bytes as a model of another framework, or as a part of a well-formed one, are
 * read or refused in one line; the first byte says as what. {@code mvn -Pfuzz -Dfuzz.target=modelfile.door.ForeignModelFuzz
 * -Dfuzz.corpus=fuzz-foreign test-compile exec:exec} runs it for ten minutes, starting from the corpus in
 * src/test/resources/fuzz-foreign, which {@link ForeignFuzzCorpusTest} goes through.
 */
public final class ForeignModelFuzz {
    private static final Unsaid SAID =
            new Unsaid(Activation.TANH, OutputLoss.SIGMOID_CROSS_ENTROPY, 0, null, "as named");
    private static final Map<String, byte[]> KERAS = entries("normalized.keras");
    private static final Path FOLDER = folder();

    private ForeignModelFuzz() {}

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("fuzz");
            Files.copy(ForeignFiles.file("tfjs.weights.bin"), folder.resolve("tfjs.weights.bin"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> entries(String name) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ForeignFiles.file(name)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** Called by Jazzer; throws where anything but a refusal in one line comes of these bytes. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        switch (data[0] & 7) {
            case 0 -> read(ModelFormat.SAFETENSORS, rest);
            case 1 -> read(ModelFormat.ONNX, rest);
            case 2, 3 -> read(ModelFormat.KERAS, rest);
            case 4 -> read(ModelFormat.KERAS, with("config.json", rest));
            case 5 -> read(ModelFormat.KERAS, with("model.weights.h5", rest));
            case 6 -> read(ModelFormat.TENSORFLOW_JS, rest);
            default -> read(ModelFormat.NUMPY, rest);
        }
    }

    private static void read(ModelFormat format, byte[] bytes) throws IOException {
        Path file = FOLDER.resolve("model");
        Files.write(file, bytes);
        ModelFormat.of(file);
        try {
            ModelFile.read(file, format, SAID);
        } catch (DataException refusal) {
            String message = String.valueOf(refusal.getMessage());
            boolean plain = message.chars().noneMatch(Character::isISOControl);
            if (!message.contains(FOLDER.toString()) || !plain || message.length() > 1000) {
                throw new AssertionError("no refusal in one line that names the file: " + message, refusal);
            }
        }
    }

    private static byte[] with(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(KERAS);
        entries.put(name, content);
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
}
