package org.manymoons.modelfile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.numpy.NumpyArchive;
import org.manymoons.modelfile.numpy.SampleArrays;
import org.manymoons.modelfile.numpy.WeightArrays;
import org.manymoons.reference.Activation;

/**
 * A fuzz target in the form that Jazzer calls: any bytes as a model file, or as one entry of a well-formed one, are read or
 * refused in one line; the first byte says which. {@code mvn -Pfuzz test-compile exec:exec} runs it for ten minutes, starting
 * from the corpus in src/test/resources/fuzz, which {@link FuzzCorpusTest} goes through.
 */
public final class SavedModelFuzz {
    private static final byte[] LABELS = labels();
    private static final Path MODEL = Path.of("models/examples/seed-1.zip");
    private static final Map<String, byte[]> ENTRIES = ModelZip.read(MODEL);
    private static final Path FOLDER = folder();

    private SavedModelFuzz() {}

    /** The bytes of an array 0, 1. */
    private static byte[] labels() {
        try {
            ByteArrayOutputStream npz = new ByteArrayOutputStream();
            NumpyArchive archive = new NumpyArchive(npz);
            archive.doubles("y", new double[] {0, 1}, 2);
            archive.finish();
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz.toByteArray()));
            zip.getNextEntry();
            return zip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        byte[] rest = java.util.Arrays.copyOfRange(data, 1, data.length);
        switch (data[0] & 7) {
            case 0 -> read("model.zip", rest);
            case 1 -> read("model.zip", with(ModelZip.CONFIGURATION, rest));
            case 2 -> read("model.zip", with(ModelZip.COEFFICIENTS, rest));
            case 3 -> read("model.zip", with(ModelZip.NORMALIZER, rest));
            case 4 -> read("W1.npy", rest);
            case 5 -> {
                read("weights.npz", rest);
                read("data.npz", rest);
            }
            case 6 -> {
                read("weights.npz", zip(Map.of("W1.npy", rest)));
                read("data.npz", zip(Map.of("X.npy", rest, "y.npy", LABELS)));
            }
            default -> read("model.zip", with(ModelZip.UPDATER, rest));
        }
    }

    private static void read(String name, byte[] bytes) throws IOException {
        Path file = FOLDER.resolve(name);
        Files.write(file, bytes);
        try {
            if (name.equals("data.npz")) {
                SampleArrays.read(file);
            } else if (name.equals("model.zip")) {
                SavedModel.read(file);
            } else {
                WeightArrays.read(file, new Unsaid(Activation.TANH, 0, null, "as named"));
            }
        } catch (DataException refusal) {
            String message = String.valueOf(refusal.getMessage());
            if (!message.contains(name) || message.lines().count() != 1 || message.length() > 1000) {
                throw new AssertionError("no refusal in one line that names the file: " + message, refusal);
            }
        }
    }

    private static byte[] with(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(ENTRIES);
        entries.put(name, content);
        return zip(entries);
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
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
