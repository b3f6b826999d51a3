package org.manymoons.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.json.Json;
import org.manymoons.run.SeedResult.LockstepDifference;

class LockstepSeriesTest {
    @Test
    void aShortRunKeepsEveryDifference() {
        LockstepSeries series = new LockstepSeries();
        IntStream.rangeClosed(1, 7).forEach(k -> series.add(k, 1.0 / k));

        assertThat(series.thinned()).hasSize(7).last().isEqualTo(new LockstepDifference(7, 1.0 / 7));
    }

    @Test
    void aLongRunKeepsItsLargestDifferencesInOrder() {
        LockstepSeries series = new LockstepSeries();
        IntStream.rangeClosed(1, 1999).forEach(k -> series.add(k, k == 777 ? 5 : Math.sin(k) * Math.sin(k)));

        assertThat(series.thinned())
                .hasSize(LockstepSeries.MOST)
                .contains(new LockstepDifference(777, 5))
                .isSortedAccordingTo(java.util.Comparator.comparingLong(LockstepDifference::iteration));
    }

    @Test
    void isWrittenAsPairsOfIterationAndDifference() {
        LockstepDifference point = new LockstepDifference(12, 2.5e-16);

        assertThat(Json.line(point)).isEqualTo("[12,2.5E-16]\n");
        assertThat(Json.read("[12,2.5E-16]", LockstepDifference.class)).isEqualTo(point);
    }
}
