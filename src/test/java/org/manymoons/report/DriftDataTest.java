package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftDataTest {
    private static List<double[]> places(int count) {
        return IntStream.range(0, count).mapToObj(k -> new double[] {k}).toList();
    }

    @Test
    void fewPlacesAreAllKept() {
        assertThat(DriftData.thinned(places(5), 5))
                .extracting(place -> place[0])
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        assertThat(DriftData.thinned(places(1), 5)).hasSize(1);
    }

    @Test
    void ofManyPlacesSomeAreKeptEvenlyTheFirstAndTheLastAmongThem() {
        assertThat(DriftData.thinned(places(101), 5))
                .extracting(place -> place[0])
                .containsExactly(0.0, 25.0, 50.0, 75.0, 100.0);
    }
}
