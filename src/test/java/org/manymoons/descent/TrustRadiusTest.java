package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustRadiusTest {
    @ParameterizedTest
    @CsvSource({"1, true", "1.01e-4, true", "1e-4, false", "0, false", "-1, false", "NaN, false", "-Infinity, false"})
    void aStepIsTakenIfItKeepsSomeOfItsPromise(double ratio, boolean taken) {
        assertThat(TrustRadius.takes(ratio)).isEqualTo(taken);
    }

    /** From a radius of 8 and at most 16. */
    @ParameterizedTest
    @CsvSource({
        "NaN, 8, 2", // refused: a quarter of the step
        "0, 4, 1",
        "0, 12, 2", // no longer step than the radius counts
        "0.2, 8, 4", // poor: half of it
        "0.2, 4, 2",
        "0.25, 8, 8",
        "0.6, 8, 8", // fair: as before
        "0.61, 7.2, 8", // good, but the radius did not hold it back
        "0.61, 7.3, 16", // 2.5 times, but at most 16
        "3, 8, 16"
    })
    void theRadiusFollowsHowWellThePromiseWasKept(double ratio, double length, double expected) {
        assertThat(new TrustRadius(8, 16).after(ratio, length)).isEqualTo(new TrustRadius(expected, 16));
    }

    @ParameterizedTest
    @CsvSource({"8, 20", "4, 10"})
    void aGoodStepLetsItGrow(double radius, double expected) {
        assertThat(new TrustRadius(radius, 100).after(0.9, radius).value()).isEqualTo(expected);
    }
}
