package org.manymoons.modelfile.dump;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.DataException;

class CsvDumpTest {
    private static final int WIDTH = 50_000;

    @TempDir
    private Path temp = Path.of("");

    /** Two columns that name a network of 2.5 thousand million parameters, more than an int can count. */
    @Test
    void aHeaderThatNamesMoreParametersThanItHasColumnsIsRefusedBeforeTheyAreListed() throws IOException {
        Path file = Files.writeString(
                temp.resolve("dump.csv"),
                "iteration,W1_" + WIDTH + "_1,W2_" + WIDTH + "_" + WIDTH + ",x".repeat(WIDTH) + "\n0"
                        + ",1".repeat(WIDTH + 2) + "\n");

        assertThatThrownBy(() -> CsvDump.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file
                        + ": the columns name a network of 2,500,150,000 parameters, but there are 50,002 columns of"
                        + " parameters");
    }
}
