package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void writesTrainingAndTestSetAsCsv() throws Exception {
        Path file = temp.resolve("moons.csv");

        assertThat(Program.call("data", "config/quick.yaml", "-o", file.toString())
                        .status())
                .isZero();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("x1,x2,label");
        assertThat(lines).hasSize(401);
        assertThat(temp.resolve("moons-test.csv")).exists();
    }

    @Test
    void doesNotOverwriteWithoutForce() throws Exception {
        Path file = Files.writeString(temp.resolve("moons.npz"), "precious");

        Program refused = Program.call("data", "config/quick.yaml", "-o", file.toString());

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(file).hasContent("precious");
        assertThat(Program.call("data", "config/quick.yaml", "-o", file.toString(), "--force")
                        .status())
                .isZero();
    }

    @Test
    void refusesOtherFormats() {
        Program refused = Program.call(
                "data", "config/quick.yaml", "-o", temp.resolve("moons.xls").toString());

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).contains(".csv or .npz");
    }
}
