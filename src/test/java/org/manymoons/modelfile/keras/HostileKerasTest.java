package org.manymoons.modelfile.keras;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.manymoons.modelfile.ForeignFiles.file;
import static org.manymoons.modelfile.ForeignFiles.said;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Unsaid;

/** HDF5 files of foreign/hostile_keras.py, and sound ones with damaged bytes: read, or refused in one line. */
class HostileKerasTest {
    private static final Unsaid NOTHING = said(null, null);

    @TempDir
    private Path temp = Path.of("");

    private Path unpacked(String name) throws IOException {
        try (ZipFile zip = new ZipFile(file("hostile-keras.zip").toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry(name + ".h5")).readAllBytes();
            return Files.write(temp.resolve("m.h5"), bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound", "sound-old"})
    void theSoundOnesAreRead(String name) throws IOException {
        assertThat(KerasFile.read(unpacked(name), NOTHING).parameters()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no_config | has no model_config, so it holds weights only; save the whole model",
                "config_is_a_number | has no model_config",
                "config_is_a_list | has no model_config",
                "config_is_no_json | its configuration is not readable JSON",
                "no_names | layer dense has no weights kernel",
                "names_numbers | layer dense has no weights kernel",
                "names_elsewhere | layer dense has no weights kernel",
                "names_of_nothing | layer dense has no weights kernel",
                "soft_link | is a link, which is never followed",
                "soft_link_to_itself | is a link, which is never followed",
                "external_link | is a link, which is never followed",
                "external_data | m.h5: ",
                "virtual | m.h5: ",
                "group | is no dataset in one piece",
                "chunked | is no dataset in one piece",
                "compressed_bomb | is no dataset in one piece",
                "big_endian | is of another type",
                "whole_numbers | is of another type",
                "complex | is of another type",
                "texts | is of another type",
                "variable_texts | is of another type",
                "long_double | is of another type",
                "boolean | is of another type",
                "scalar | has weights [1] and biases [1], but a matrix",
                "empty | is no dataset in one piece",
                "no_rows | m.h5: ",
                "three_sizes | has the shape [2, 1, 1]; up to two sizes",
                "turned | has weights [1, 2] and biases [1], but a matrix",
                "not_a_number | has NaN, which is not a finite number",
                "infinite | has -Infinity, which is not a finite number",
                "two_biases | has weights [2, 1] and biases [2], but a matrix",
                "no_bias | layer dense has no weights bias",
                "layer_lambda | is a Lambda; Dense,",
                "units_otherwise | says 1000000000 units, but its weights are [2, 1]"
            })
    void theOthersAreRefusedInOneLine(String name, String why) throws IOException {
        expectRefused(unpacked(name), why);
    }

    private static void expectRefused(Path file, String why) {
        assertThatThrownBy(() -> KerasFile.read(file, NOTHING))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    /** A byte, four bytes or the rest of the file. */
    @ParameterizedTest
    @ValueSource(strings = {"net.h5", "net-3.h5", "net.keras"})
    void damageIsReadOrRefusedAndNeverTakesLong(String name) throws IOException {
        byte[] sound = Files.readAllBytes(file(name));
        Random random = new Random(1);
        for (int k = 0; k < 400; k++) {
            byte[] damaged = sound.clone();
            int at = random.nextInt(damaged.length);
            switch (k % 4) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(damaged, at, Math.min(at + 4, damaged.length), (byte) random.nextInt(256));
                default -> damaged = Arrays.copyOf(damaged, at);
            }
            Path file = Files.write(temp.resolve("m"), damaged);
            assertTimeoutPreemptively(ofSeconds(20), () -> readOrRefused(file));
        }
    }

    private static void readOrRefused(Path file) {
        try {
            KerasFile.read(file, NOTHING);
        } catch (DataException refusal) {
            assertThat(refusal.getMessage()).startsWith(file + ": ").doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Test
    void hostileZipsAreRefusedInOneLine() throws IOException {
        byte[] config = "{}".getBytes(StandardCharsets.UTF_8);
        expectRefused(zip("config.json", config), "has no model.weights.h5, so it is no model of Keras");
        expectRefused(zip("metadata.json", config), "has no config.json, so it is no model of Keras");
        expectRefused(zip("config.json", config, "model.weights.h5", config), "is damaged, or no HDF5 file");
        expectRefused(zip("config.json", new byte[37 << 20]), "has more than 37748736 bytes inflated");
        Object[] many = new Object[44];
        for (int k = 0; k < many.length; k += 2) {
            many[k] = k == 0 ? "config.json" : "assets/../../" + k;
            many[k + 1] = config;
        }
        expectRefused(zip(many), "or more than 20 entries");
    }

    private Path zip(Object... namesAndBytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int k = 0; k < namesAndBytes.length; k += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[k]));
                zip.write((byte[]) namesAndBytes[k + 1]);
            }
        }
        Path file = Files.write(temp.resolve("m.keras"), bytes.toByteArray());
        assertThat(ModelFormat.of(file)).isEqualTo(ModelFormat.KERAS);
        return file;
    }
}
