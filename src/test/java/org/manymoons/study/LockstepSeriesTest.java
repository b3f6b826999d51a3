package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.manymoons.json.Json;
import org.manymoons.results.SeedResult.LockstepDifference;

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

    /** 400 updates in 200 stretches of two; of equal differences the first is kept. */
    @Test
    void eachStretchIsOneOfItsTwoUpdates() {
        LockstepSeries series = new LockstepSeries();
        IntStream.rangeClosed(1, 400).forEach(k -> series.add(k, k == 4 ? 2 : 1));

        assertThat(series.thinned())
                .hasSize(200)
                .startsWith(new LockstepDifference(1, 1), new LockstepDifference(4, 2), new LockstepDifference(5, 1))
                .endsWith(new LockstepDifference(399, 1));
    }

    @Test
    void isWrittenAsPairsOfIterationAndDifference() {
        LockstepDifference point = new LockstepDifference(12, 2.5e-16);

        assertThat(Json.line(point)).isEqualTo("[12,2.5E-16]\n");
        assertThat(Json.read("[12,2.5E-16]", LockstepDifference.class)).isEqualTo(point);
    }
}
