package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.manymoons.modelfile.HostileModelTest.coefficients;
import static org.manymoons.modelfile.HostileModelTest.configuration;
import static org.manymoons.modelfile.HostileModelTest.expectOneLine;
import static org.manymoons.modelfile.HostileModelTest.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.DataException;

/** The example with bytes changed or missing: refused in one line, or read as what it was. */
class DamagedModelTest {
    private static final Path EXAMPLE = Path.of("models/examples/seed-1.zip");

    @TempDir
    private Path temp = Path.of("");

    @Test
    void theExampleItselfIsRead() throws IOException {
        Path file = temp.resolve("model.zip");
        Files.write(file, model(configuration(), coefficients()));

        assertThat(SavedModel.read(file).parameters())
                .isEqualTo(SavedModel.read(EXAMPLE).parameters());
    }

    /** Every byte of a model in turn, then several at random places: refused, or read as it was. */
    @Test
    void damageAnywhereIsRefusedOrChangesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(EXAMPLE);
        SavedModel sound = SavedModel.read(EXAMPLE);
        Path file = temp.resolve("model.zip");
        Random random = new Random(20);
        for (int k = 0; k < whole.length + 500; k++) {
            byte[] damaged = whole.clone();
            if (k < whole.length) {
                damaged[k] ^= (byte) (1 + random.nextInt(255));
            } else {
                for (int n = 0; n < 1 + random.nextInt(8); n++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
            }
            Files.write(file, damaged);
            expectRefusedOr(sound, file);
        }
    }

    /** One damaged byte of an entry's data is never read: a CRC-32 finds every burst of at most 32 bits. */
    @Test
    void aDamagedByteOfAStoredEntryIsRefused() throws IOException {
        byte[] json = configuration().getBytes(StandardCharsets.UTF_8);
        byte[] array = coefficients();
        ZipBytes zip = new ZipBytes()
                .with(new ZipBytes.Entry(ModelZip.CONFIGURATION, json).stored())
                .with(new ZipBytes.Entry(ModelZip.COEFFICIENTS, array).stored());
        byte[] whole = zip.bytes();
        int first = 30 + ModelZip.CONFIGURATION.length();
        int second = first + json.length + 30 + ModelZip.COEFFICIENTS.length();
        Path file = temp.resolve("model.zip");
        Random random = new Random(22);
        for (int k = 0; k < json.length + array.length; k += 5) {
            byte[] damaged = whole.clone();
            int at = k < json.length ? first + k : second + k - json.length;
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            assertThatThrownBy(() -> SavedModel.read(file))
                    .as("byte %d", at)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining((k < json.length ? ModelZip.CONFIGURATION : ModelZip.COEFFICIENTS)
                            + " is damaged: its checksum is wrong");
        }
    }

    /** The same inside the entries, where no checksum stands in the way. */
    @Test
    void damageInsideTheEntriesIsReadOrRefused() throws IOException {
        byte[] json = configuration().getBytes(StandardCharsets.UTF_8);
        byte[] array = coefficients();
        String[] sound = configuration().split(" : ", -1);
        Path file = temp.resolve("model.zip");
        Random random = new Random(21);
        String[] values = {"-1", "null", "true", "\"x\"", "[]", "{}", "1e999", "99999999999999999999", "0.5"};
        for (int k = 0; k < 900; k++) {
            byte[] configuration = json.clone();
            byte[] coefficients = array.clone();
            switch (k % 3) {
                case 0 -> configuration[random.nextInt(json.length)] = (byte) random.nextInt(256);
                case 1 -> coefficients[random.nextInt(array.length)] = (byte) random.nextInt(256);
                default -> {
                    String[] parts = sound.clone();
                    int at = 1 + random.nextInt(parts.length - 1);
                    parts[at] = parts[at].replaceFirst(
                            "^(\"[^\"]*\"|[-0-9.E]+|null|true|false|\\[ \\]|\\{ \\})",
                            values[random.nextInt(values.length)]);
                    configuration = String.join(" : ", parts).getBytes(StandardCharsets.UTF_8);
                }
            }
            Files.write(file, model(new String(configuration, StandardCharsets.ISO_8859_1), coefficients));
            expectReadOrRefused(file);
        }
    }

    private static void expectRefusedOr(SavedModel sound, Path file) {
        SavedModel read;
        try {
            read = SavedModel.read(file);
        } catch (DataException e) {
            expectOneLine(file, e);
            return;
        }
        assertThat(read.network()).isEqualTo(sound.network());
        assertThat(read.parameters()).isEqualTo(sound.parameters());
        assertThat(read.notes()).isEqualTo(sound.notes());
    }

    private static void expectReadOrRefused(Path file) {
        try {
            assertThat(Arrays.stream(SavedModel.read(file).parameters()))
                    .hasSize(13)
                    .allMatch(Double::isFinite);
        } catch (DataException e) {
            expectOneLine(file, e);
        }
    }
}
