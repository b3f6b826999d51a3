package org.manymoons.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checksums are those of sha256sum. */
class SealedJsonTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String OF_THE_DOCUMENT = "ba41100c292ae66e2571f891d1de89930f2c3ff88e82f446dd8816c7233f8985";

    @TempDir
    private Path folder = Path.of("");

    private Path sealed() throws IOException {
        Path document = folder.resolve("d.json");
        Files.writeString(folder.resolve("abc"), "abc");
        Files.writeString(document, SealedJson.write(Map.of("a", 1), document, List.of("abc")));
        return document;
    }

    @Test
    void theSealIsTheLastKeyAndHasTheChecksumsOfTheFilesAndOfTheRest() throws IOException {
        assertThat(sealed()).hasContent("""
                {
                  "a" : 1,
                  "checksums" : {
                    "d.json" : "%s",
                    "abc" : "%s"
                  }
                }
                """.formatted(OF_THE_DOCUMENT, OF_ABC));
        assertThat(SealedJson.damaged(folder.resolve("d.json"))).isEmpty();
    }

    @Test
    void whatIsMissingOrAlteredIsNamed() throws IOException {
        Path document = sealed();
        Files.writeString(folder.resolve("abc"), "abd");
        assertThat(SealedJson.damaged(document)).containsExactly("abc");
        Files.delete(folder.resolve("abc"));
        assertThat(SealedJson.damaged(document)).containsExactly("abc");
        Files.createDirectory(folder.resolve("abc"));
        assertThat(SealedJson.damaged(document)).containsExactly("abc");
    }

    @Test
    void anAlteredDocumentIsNamedItself() throws IOException {
        Path document = sealed();
        Files.writeString(document, Files.readString(document).replace("\"a\" : 1", "\"a\" : 2"));
        assertThat(SealedJson.damaged(document)).containsExactly("d.json");
        Files.writeString(document, "{}");
        assertThat(SealedJson.damaged(document)).containsExactly("d.json");
        Files.delete(document);
        assertThat(SealedJson.damaged(document)).containsExactly("d.json");
    }

    /** The seal of the document itself is right. */
    @ParameterizedTest
    @ValueSource(strings = {"../abc", "/etc/passwd", "\\u0000", "..", "", "a/b", "a\\\\b"})
    void noFileOfAnotherFolderIsSealed(String name) throws IOException {
        Path document = sealed();
        Files.writeString(document, Files.readString(document).replace("\"abc\"", "\"" + name + "\""));

        assertThat(SealedJson.damaged(document)).containsExactly("d.json");
    }
}
