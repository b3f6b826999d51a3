package org.manymoons.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
    /** Weights of 1e29 do occur, where a learning rate is far too large. */
    @Test
    void numbersWithMoreDigitsThanCanBeReadHaveAnExponent() {
        assertThat(Wording.fixed(1234567.25, 2)).isEqualTo("1234567.25");
        assertThat(Wording.fixed(9999999, 2)).isEqualTo("9999999.00");
        assertThat(Wording.fixed(-1e7, 2)).isEqualTo("-1.00e+07");
        assertThat(Wording.fixed(8.8982554e28, 5)).isEqualTo("8.90e+28");
        assertThat(Wording.fixed(0.0004, 2)).isEqualTo("0.00");
        assertThat(Wording.short2(99.6)).isEqualTo("100");
        assertThat(Wording.short2(9999999)).isEqualTo("9999999");
        assertThat(Wording.short2(8.8982554e28)).isEqualTo("8.9e+28");
    }

    @Test
    void whatIsNotNothingIsNotPrintedAsZero() {
        assertThat(Wording.fixedOrSmall(0, 3)).isEqualTo("0.000");
        assertThat(Wording.fixedOrSmall(0.0005, 3)).isEqualTo("0.001");
        assertThat(Wording.fixedOrSmall(-0.00049, 3)).isEqualTo("-4.90e-04");
        assertThat(Wording.fixedOrSmall(2e-30, 3)).isEqualTo("2.00e-30");
    }
}
