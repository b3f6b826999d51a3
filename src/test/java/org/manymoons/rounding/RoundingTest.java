package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RoundingTest {
    private static final double U = 0x1p-53;

    @Test
    void gammaIsSlightlyMoreThanSoManyRoundings() {
        assertThat(Rounding.gamma(0)).isZero();
        // k u / (1 - k u) with k u = 1/4, where it shows
        assertThat(Rounding.gamma(1L << 51)).isEqualTo(1.0 / 3);
        assertThat(Rounding.gamma(3)).isGreaterThan(3 * U).isCloseTo(3 * U, within(1e-15 * U));
    }

    @Test
    void theErrorOfAProductIsThatOfItsFactorsAndItsRounding() {
        // |a b| moves from 3 * 2 to 3.5 * 2.25 = 7.875 at most
        assertThat(Rounding.product(-3, 0.5, 2, 0.25)).isEqualTo(1.875 + 6 * U);
        assertThat(Rounding.product(3, 0, -2, 0)).isEqualTo(6 * U);
        assertThat(Rounding.product(0, 0, 7, 0)).isEqualTo(Double.MIN_NORMAL);
    }
}
