package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.data.DataException;
import org.manymoons.models.Certification.Point;

/** Where certificates go, and what is already there. */
class CertificationTest {
    private static final Certification NOTHING_PROVEN =
            new Certification(List.of(new Point(1, "a", null, null, null, null, null, null, null, "none")), List.of());

    private static final String OLDER = """
            {"claim": "critical_point", "network": {"inputs": 1, "hidden": 1, "activation": "tanh"},
             "loss": "binary_cross_entropy", "l2": 0.0, "data": {"sha256": "", "samples": 1, "source": ""},
             "midpoint": [0, 0, 0, 0], "radius": [1, 1, 1, 1], "index": 0, "loss_interval": [0, 1]}
            """;

    @TempDir
    private Path temp = Path.of("");

    @Test
    void anOlderCertificateOfAPointThatHasNoneNowIsDeleted() throws IOException {
        Path older = Files.writeString(temp.resolve("1.json"), OLDER);

        CertificateFiles.write(NOTHING_PROVEN, temp, file -> false);

        assertThat(older).doesNotExist();
    }

    @Test
    void theFileOfSomebodyElseIsNeverDeleted() throws IOException {
        Path theirs = Files.writeString(temp.resolve("1.json"), "theirs");

        assertThatThrownBy(() -> CertificateFiles.write(NOTHING_PROVEN, temp, file -> false))
                .isInstanceOf(DataException.class)
                .hasMessage(theirs + ": is in the way and no certificate; overwrite it with --force");
        CertificateFiles.write(NOTHING_PROVEN, temp, file -> true);

        assertThat(theirs).hasContent("theirs");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noLinkIsFollowedAndNoFolderReplaced(boolean force) throws IOException {
        Path elsewhere = Files.writeString(temp.resolve("elsewhere.json"), OLDER);
        Path folder = Files.createDirectory(temp.resolve("linked"));
        Files.createSymbolicLink(folder.resolve("1.json"), elsewhere);
        Path file = Files.writeString(temp.resolve("file"), "");
        Files.createDirectories(temp.resolve("filled/1.json/x"));

        for (String name : List.of("linked", "filled")) {
            assertThatThrownBy(() -> CertificateFiles.write(NOTHING_PROVEN, temp.resolve(name), any -> force))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("1.json: is in the way and no plain file");
        }
        assertThatThrownBy(() -> CertificateFiles.write(NOTHING_PROVEN, file, any -> force))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": is no folder");
        assertThat(elsewhere).hasContent(OLDER);
    }
}
