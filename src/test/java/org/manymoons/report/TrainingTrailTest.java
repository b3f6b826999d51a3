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
import org.manymoons.results.Provenance;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;

/** On dumps written by hand, whose parameters are the iteration and its negative. */
class TrainingTrailTest {
    @TempDir
    private Path temp = Path.of("");

    private static RunResults run(double... trained) {
        SeedResult.Figures figures = new SeedResult.Figures(0.5, null, 0.75, null, null, 0.0, 0.0, null);
        SeedResult training = new SeedResult(7, null, figures, null, null, null, trained);
        Provenance provenance = new Provenance("", "", "", "", "", "", null);
        return new RunResults(
                List.of(new RunRecord(training, 0, false, null, null, null, null)),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                provenance);
    }

    private void dump(int rows) throws IOException {
        String table = IntStream.rangeClosed(1, rows)
                .mapToObj(k -> 10 * k + ",0.5," + 10 * k + "," + -10 * k)
                .collect(Collectors.joining("\n", "iteration,loss_before_update,W1_1_1,b1_1\n", "\n"));
        Files.writeString(temp.resolve("seed-7.parameters.csv"), table);
    }

    @Test
    void firstAndLastPlaceAreKeptAndFewBetween() throws IOException {
        dump(999);
        TrainingTrail trail = TrainingTrail.of(run(1, 2), temp).get(0);

        assertThat(trail.seed()).isEqualTo(7);
        assertThat(trail.places().get(0)).containsExactly(10, -10);
        assertThat(trail.places().get(trail.places().size() - 1)).containsExactly(9990, -9990);
        assertThat(trail.places()).hasSizeBetween(20, 40);
    }

    @Test
    void whatIsNotThereOrOfAnotherNetworkIsNotDrawn() throws IOException {
        assertThat(TrainingTrail.of(run(1, 2), temp)).isEmpty();
        dump(3);
        assertThat(TrainingTrail.of(run(1, 2, 3), temp)).isEmpty();
        assertThat(TrainingTrail.of(run(1, 2), temp)).hasSize(1);
    }
}
