package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopwatchTest {
    /** What the parts took adds up to what passed, to a millisecond for each. */
    @Test
    void partsAreInOrderAndAddUp() {
        long before = System.nanoTime();
        Stopwatch watch = new Stopwatch();
        busy(20);
        watch.lap("train");
        busy(5);
        watch.lap("polish");
        double passed = (System.nanoTime() - before) / 1e9;

        assertThat(watch.seconds()).containsOnlyKeys("train_seconds", "polish_seconds");
        assertThat(watch.seconds().keySet()).containsExactly("train_seconds", "polish_seconds");
        assertThat(watch.seconds().get("train_seconds")).isBetween(0.019, passed);
        assertThat(watch.seconds().get("polish_seconds")).isBetween(0.004, passed - 0.018);
    }

    @Test
    void whatIsGivenOutIsACopy() {
        Stopwatch watch = new Stopwatch();
        watch.seconds().put("other", 1.0);

        assertThat(watch.seconds()).isEmpty();
    }

    private static void busy(int milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
