package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SciPy 1.17, binomtest(min(a, b), a + b, 0.5).pvalue. */
class McNemarTest {
    @ParameterizedTest
    @CsvSource({
        "0,   0,    1",
        "1,   0,    1",
        "0,   1,    1",
        "5,   5,    1",
        "7,   8,    1",
        "3,   12,   0.03515625",
        "12,  3,    0.03515625",
        "0,   5,    0.0625",
        "0,   6,    0.03125",
        "40,  61,   0.046044066929342785",
        "480, 520,  0.2174482932041415",
        "20,  80,   1.1159089057251951e-09",
        "3,   60,   9.048317650695026e-15",
        "0,   1000, 1.8665272370064378e-301"
    })
    void thePValueIsThatOfTheExactBinomialTest(int onlyFirst, int onlySecond, double pValue) {
        McNemar test = McNemar.of(onlyFirst, onlySecond);

        assertThat(test.onlyFirst()).isEqualTo(onlyFirst);
        assertThat(test.onlySecond()).isEqualTo(onlySecond);
        assertThat(test.pValue()).isCloseTo(pValue, within(1e-9 * pValue)).isLessThanOrEqualTo(1);
    }
}
