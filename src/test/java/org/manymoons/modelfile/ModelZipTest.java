package org.manymoons.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.ZipBytes.Entry;

/** Each field of a zip in turn: set to something else the model is refused, for the reason that it is. */
class ModelZipTest {
    private static final byte[] JSON = "{\"confs\": []}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ARRAY = noise(100_000); // more than one chunk of the reader, hardly compressible

    @TempDir
    private Path temp = Path.of("");

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private static ZipBytes model() {
        return new ZipBytes().with(new Entry("configuration.json", JSON)).with(new Entry("coefficients.bin", ARRAY));
    }

    /** A model whose second entry, the coefficients, is changed. */
    private static ZipBytes with(Consumer<Entry> change) {
        ZipBytes zip = model();
        change.accept(zip.entries.get(1));
        return zip;
    }

    private static ZipBytes zip(Consumer<ZipBytes> change) {
        ZipBytes zip = model();
        change.accept(zip);
        return zip;
    }

    private Path file(ZipBytes zip) throws IOException {
        return Files.write(temp.resolve("model.zip"), zip.bytes());
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("deflated", model()),
                Arguments.of("stored", with(Entry::stored)),
                Arguments.of("descriptor", with(entry -> entry.described(true))),
                Arguments.of("descriptor without its signature", with(entry -> entry.described(false))),
                Arguments.of("sizes before and behind the data", with(entry -> {
                    entry.described(true);
                    entry.localCrc = entry.crc;
                    entry.localCompressed = entry.compressed;
                    entry.localSize = entry.size;
                })),
                Arguments.of("extra field", with(entry -> entry.extra = new byte[] {1, 0, 0, 0})),
                Arguments.of("comment of an entry", with(entry -> entry.comment = new byte[7])),
                Arguments.of("comment of the zip", zip(zip -> zip.comment = new byte[300])),
                Arguments.of(
                        "comment that looks like an end",
                        zip(zip -> zip.comment = "PK\5\6".getBytes(StandardCharsets.US_ASCII))),
                Arguments.of("UTF-8 flag", with(entry -> entry.flags = 0x800)),
                Arguments.of("longest comment", zip(zip -> zip.comment = new byte[0xFFFF])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void whatAZipMayBeIsRead(String name, ZipBytes zip) throws IOException {
        assertThat(ModelZip.read(file(zip)))
                .containsOnlyKeys("configuration.json", "coefficients.bin")
                .containsEntry("configuration.json", JSON)
                .containsEntry("coefficients.bin", ARRAY);
    }

    @Test
    void theNormaliserIsReadAndTheUpdatersStateIsNot() throws IOException {
        ZipBytes zip = model().with(new Entry("updaterState.bin", ARRAY)).with(new Entry("normalizer.bin", JSON));

        assertThat(ModelZip.read(file(zip)))
                .containsOnlyKeys("configuration.json", "coefficients.bin", "normalizer.bin")
                .containsEntry("normalizer.bin", JSON);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                // the zip itself
                Arguments.of(zip(zip -> zip.disk = 1), "is a zip in several parts"),
                Arguments.of(zip(zip -> zip.directoryDisk = 1), "is a zip in several parts"),
                Arguments.of(zip(zip -> zip.countHere = 1), "is a zip in several parts"),
                Arguments.of(zip(zip -> zip.directorySize = 90), "central directory is not where"),
                Arguments.of(zip(zip -> zip.directoryBegin = 90), "central directory is not where"),
                Arguments.of(new ZipBytes(), "is no zip file"),
                Arguments.of(zip(zip -> zip.count = zip.countHere = 0), "has 0 entries"),
                Arguments.of(zip(zip -> zip.count = zip.countHere = 5), "has 5 entries"),
                Arguments.of(zip(zip -> zip.count = zip.countHere = 3), "its central directory is cut off"),
                Arguments.of(zip(zip -> zip.count = zip.countHere = 1), "has bytes that belong to no entry"),
                Arguments.of(zip(zip -> zip.between = new byte[1]), "has bytes that belong to no entry"),
                Arguments.of(
                        new ZipBytes().with(new Entry("configuration.json", JSON)), "has no entry coefficients.bin"),
                Arguments.of(
                        new ZipBytes().with(new Entry("coefficients.bin", JSON)), "has no entry configuration.json"),
                Arguments.of(model().with(new Entry("coefficients.bin", ARRAY)), "coefficients.bin is there twice"),
                Arguments.of(model().with(new Entry("preprocessor.bin", JSON)), "is a serialised Java object"),
                Arguments.of(model().with(new Entry("other.bin", JSON)), "entry other.bin is no entry of a"),
                Arguments.of(model().with(new Entry("x".repeat(200), JSON)), "entry " + "x".repeat(200) + " is no"),
                Arguments.of(model().with(new Entry("x".repeat(201), JSON)), "entry " + "x".repeat(200) + "... is no"),
                // an entry
                Arguments.of(with(entry -> entry.flags = 1), "is encrypted or compressed by method 8"),
                Arguments.of(with(entry -> entry.flags = 9), "is encrypted"),
                Arguments.of(with(entry -> entry.method = 12), "is encrypted or compressed by method 12"),
                Arguments.of(
                        with(entry -> entry.size = (96 << 20) + 1), "has 100663297 bytes inflated; at most 100663296"),
                Arguments.of(with(entry -> entry.stored().size++), "is stored, but its two sizes differ"),
                Arguments.of(with(entry -> entry.offset = 1), "does not begin where the entry before it ends"),
                Arguments.of(with(entry -> entry.compressed++), "lies outside of the file"),
                Arguments.of(
                        with(entry -> entry.localCrc = 1), "its local header and the central directory do not agree"),
                Arguments.of(with(entry -> entry.localCompressed = 1), "do not agree"),
                Arguments.of(with(entry -> entry.localSize = 1), "do not agree"),
                Arguments.of(with(entry -> entry.localMethod = 0), "do not agree"),
                Arguments.of(with(entry -> entry.localFlags = 2), "do not agree"),
                Arguments.of(with(entry -> entry.described(true).localCrc = 1), "do not agree"),
                Arguments.of(with(entry -> entry.described(true).localCompressed = 1), "do not agree"),
                Arguments.of(with(entry -> entry.described(true).localSize = 1), "do not agree"),
                Arguments.of(
                        with(entry -> {
                            entry.localCrc = 0;
                            entry.localCompressed = 0;
                            entry.localSize = 0;
                        }),
                        "do not agree"),
                Arguments.of(with(entry -> entry.described(true).descriptor[0]++), "its data descriptor and the"),
                Arguments.of(with(entry -> entry.described(true).descriptor[4]++), "its data descriptor and the"),
                Arguments.of(with(entry -> entry.described(false).descriptor[4]++), "its data descriptor and the"),
                Arguments.of(with(entry -> entry.described(true).descriptor[12]++), "its data descriptor and the"),
                Arguments.of(
                        with(entry -> {
                            byte[] descriptor = entry.described(false).descriptor;
                            entry.descriptor = Arrays.copyOf(descriptor, 11);
                        }),
                        "its data descriptor and the"),
                // the data
                Arguments.of(with(entry -> entry.crc ^= 1), "is damaged: its checksum is wrong"),
                Arguments.of(with(entry -> entry.stored().crc ^= 1), "is damaged: its checksum is wrong"),
                Arguments.of(with(entry -> entry.size--), "inflates to more than the 99999 bytes that it says"),
                Arguments.of(with(entry -> entry.size++), "inflates to 100000 bytes, but says 100001"),
                Arguments.of(
                        with(entry -> {
                            entry.data = Arrays.copyOf(entry.data, entry.data.length + 1);
                            entry.compressed++;
                        }),
                        "inflates to 100000 bytes, but says 100000"),
                Arguments.of(
                        with(entry -> {
                            entry.data = Arrays.copyOf(entry.data, entry.data.length - 9);
                            entry.compressed -= 9;
                        }),
                        "is cut off or damaged"),
                Arguments.of(with(entry -> entry.data[0] |= 6), "is damaged: it cannot be inflated"));
    }

    @ParameterizedTest(name = "{1} [{index}]")
    @MethodSource("refused")
    void whatDoesNotAgreeIsRefused(ZipBytes zip, String reason) throws IOException {
        Path file = file(zip);

        assertThatThrownBy(() -> ModelZip.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }

    /** The entry lies in the last byte before the directory, and one further is outside. */
    @Test
    void theLastEntryMayEndWhereTheDirectoryBegins() throws IOException {
        ZipBytes stored = with(Entry::stored);
        assertThat(ModelZip.read(file(stored))).hasSize(2);
        stored.entries.get(1).compressed++;
        stored.entries.get(1).size++;
        assertThatThrownBy(() -> ModelZip.read(file(stored))).hasMessageContaining("lies outside of the file");
    }

    @Test
    void theSignaturesOfTheHeadersAreNeeded() throws IOException {
        byte[] bytes = model().bytes();
        int directory = bytes.length - 22 - 2 * 46 - "configuration.json".length() - "coefficients.bin".length();
        for (int at : new int[] {directory, directory + 3, bytes.length - 22}) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            Path file = Files.write(temp.resolve("damaged.zip"), damaged);
            assertThatThrownBy(() -> ModelZip.read(file))
                    .hasMessageContaining(
                            at == bytes.length - 22 ? "no whole zip file" : "its central directory is damaged");
        }
        byte[] second = bytes.clone();
        second[30 + "configuration.json".length() + ZipBytes.deflated(JSON).length] ^= 1;
        Path file = Files.write(temp.resolve("second.zip"), second);
        assertThatThrownBy(() -> ModelZip.read(file)).hasMessageContaining("coefficients.bin lies outside");
    }

    @Test
    void threeHundredAndTwentyMegabytesAreTheMost() throws IOException {
        Path file = temp.resolve("large.zip");
        for (long size : new long[] {320L << 20, (320L << 20) + 1}) {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(size);
            }
            assertThatThrownBy(() -> ModelZip.read(file))
                    .hasMessageContaining(
                            size == 320L << 20
                                    ? "is no zip file"
                                    : "has 335544321 bytes; a model may have at most 335544320");
        }
    }

    @Test
    void aFileShorterThanAnEndRecordIsNoZip() throws IOException {
        for (int size : new int[] {0, 4, 21, 22}) {
            Path file = Files.write(
                    temp.resolve("short.zip"), Arrays.copyOf("PK\3\4".getBytes(StandardCharsets.US_ASCII), size));
            assertThatThrownBy(() -> ModelZip.read(file))
                    .hasMessageContaining(size < 22 ? "is no zip file" : "no whole zip file");
        }
    }

    @Test
    void reasonsAreOnePrintableLineOfAtMostFourHundredCharacters() {
        DataException refused = ModelZip.refused(Path.of("a.zip"), "b\n\u001b", "c".repeat(500));

        assertThat(refused).hasMessage("a.zip: " + ("entry b?? " + "c".repeat(500)).substring(0, 400));
    }
}
