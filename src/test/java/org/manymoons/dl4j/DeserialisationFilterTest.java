package org.manymoons.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.modelfile.SavedModel;

class DeserialisationFilterTest {
    @TempDir
    private Path temp = Path.of("");

    private static byte[] serialised() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(List.of("harmless")));
        }
        return bytes.toByteArray();
    }

    private static Object deserialised(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsDeserialisedOnAThreadWhileItReadsAZip() throws IOException {
        byte[] bytes = serialised();

        assertThatThrownBy(() -> DeserialisationFilter.closed(() -> deserialised(bytes)))
                .hasCauseInstanceOf(InvalidClassException.class)
                .hasMessageContaining("REJECTED");
        assertThat(deserialised(bytes)).isEqualTo(List.of("harmless"));
    }

    @Test
    void otherThreadsDeserialiseAsBefore() throws IOException {
        byte[] bytes = serialised();

        Object elsewhere = DeserialisationFilter.closed(
                () -> CompletableFuture.supplyAsync(() -> deserialised(bytes)).join());

        assertThat(elsewhere).isEqualTo(List.of("harmless"));
    }

    /** DL4J would read this entry with Java's serialisation; {@link SavedModel} refuses it, and so does what stands behind. */
    @Test
    void aPreprocessorInAZipIsNotDeserialisedByDl4j() throws IOException {
        Path zip = temp.resolve("preprocessor.zip");
        try (ZipFile model = new ZipFile("models/examples/seed-1.zip");
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (ZipEntry entry : model.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(model.getInputStream(entry).readAllBytes());
            }
            out.putNextEntry(new ZipEntry("preprocessor.bin"));
            out.write(serialised());
        }

        assertThatThrownBy(() -> Dl4jPredictions.of(zip, new double[][] {{0, 0}}))
                .hasStackTraceContaining("filter status: REJECTED");
        assertThatThrownBy(() -> SavedModel.read(zip)).hasMessageContaining("preprocessor.bin");
    }
}
