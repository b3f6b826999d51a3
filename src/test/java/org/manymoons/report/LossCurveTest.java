package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossCurveTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void keepsFirstAndLastAndAFewHundredOnALogarithmicGrid() throws IOException {
        List<double[]> curve = LossCurve.read(dump(100_000));

        assertThat(curve).hasSizeBetween(250, 401);
        assertThat(curve.get(0)).containsExactly(1, 1.0);
        assertThat(curve.get(curve.size() - 1)).containsExactly(100_000, 1.0 / 100_000);
        assertThat(curve).allSatisfy(point -> assertThat(point[1]).isEqualTo(1 / point[0]));
        assertThat(curve.stream().map(point -> point[0])).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keepsEveryRowOfAShortDumpAndSkipsWhatIsNoNumber() throws IOException {
        Path dump = Files.writeString(temp.resolve("short.csv"), "iteration,loss\n1,0.5,1\n2,NaN,1\n3,0.25,1\n");

        assertThat(LossCurve.read(dump)).hasSize(2);
    }

    /** The grid grows by 10^(1/80) = 1.029 from a kept row to the next: 100, 103, 107, but the last is kept always. */
    @Test
    void theGridGrowsByAnEightiethOfADecade() throws IOException {
        Path dump = Files.writeString(
                temp.resolve("grid.csv"),
                IntStream.rangeClosed(100, 108)
                        .mapToObj(k -> k + ",1,0")
                        .collect(Collectors.joining("\n", "iteration,loss\n", "\n")));

        assertThat(LossCurve.read(dump).stream().map(point -> point[0])).containsExactly(100.0, 103.0, 107.0, 108.0);
    }

    @Test
    void aRowMayEndWithItsLoss() throws IOException {
        assertThat(LossCurve.read(Files.writeString(temp.resolve("two.csv"), "iteration,loss\n0,0.5\n2,0.25\n")))
                .containsExactly(new double[] {0, 0.5}, new double[] {2, 0.25});
    }

    @Test
    void aDumpWithoutRowsGivesNoPoints() throws IOException {
        assertThat(LossCurve.read(Files.writeString(temp.resolve("none.csv"), "iteration,loss\n")))
                .isEmpty();
    }

    private Path dump(int rows) throws IOException {
        return Files.writeString(
                temp.resolve("dump.csv"),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(k -> k + "," + 1.0 / k + ",0")
                        .collect(Collectors.joining("\n", "iteration,loss_before_update,W1_1_1\n", "\n")));
    }
}
