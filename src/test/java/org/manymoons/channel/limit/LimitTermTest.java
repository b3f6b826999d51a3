package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.manymoons.channel.limit.LimitTerm.Form;
import org.manymoons.channel.limit.LimitTerm.Jet;
import org.manymoons.rounding.Rounding;

/** The forms of a term, the order of its derivatives, and the error of an exponential. */
class LimitTermTest {
    @Test
    void aFormHasAsManyParametersAsItNeeds() {
        assertThat(Form.SCALAR.size(3)).isEqualTo(1);
        assertThat(Form.LINEAR.size(3)).isEqualTo(3);
        assertThat(Form.AFFINE.size(3)).isEqualTo(4);
    }

    @Test
    void derivativesAreGivenFirstOnesFirstThenTheLowerTriangleByRows() {
        Jet jet = new Jet(4);
        jet.set(1, 10, 11, 12, 13, 20, 30, 31, 40, 41, 42, 50, 51, 52, 53);
        assertThat(jet.value).isEqualTo(1);
        assertThat(jet.first).containsExactly(10, 11, 12, 13);
        assertThat(jet.second[0][0]).isEqualTo(20);
        assertThat(jet.second[1]).startsWith(30, 31);
        assertThat(jet.second[2]).startsWith(40, 41, 42);
        assertThat(jet.second[3]).containsExactly(50, 51, 52, 53);
    }

    @Test
    void fewerFormsHaveFewerDerivatives() {
        Jet jet = new Jet(4);
        jet.set(1, 10, 20);
        assertThat(jet.second[0][0]).isEqualTo(20);
        jet.set(1, 10, 11, 20, 30, 31);
        assertThat(jet.second[1]).startsWith(30, 31);
        jet.set(1, 10, 11, 12, 20, 30, 31, 40, 41, 42);
        assertThat(jet.second[2]).startsWith(40, 41, 42);
    }

    /** Exp within 4 ulp of a rounded argument, whose own last digits are part of its error. */
    @Test
    void anExponentialOfAnExactArgumentIsKnownToEightUlp() {
        for (double z : new double[] {-20, 0, 2, 290}) {
            assertThat(LimitTerm.exponentialError(z, 0) / Math.exp(z))
                    .isBetween(1.9 * Rounding.FUNCTION, 2.1 * Rounding.FUNCTION);
        }
    }

    @Test
    void theErrorOfTheArgumentGrowsAsTheExponentialDoes() {
        double expected = Math.exp(2.5) - Math.exp(2);
        assertThat(LimitTerm.exponentialError(2, 0.5)).isCloseTo(expected, within(1e-12));
        assertThat(LimitTerm.exponentialError(2, 0.5)).isGreaterThan(expected + 2 * Rounding.FUNCTION * Math.exp(2));
        assertThat(LimitTerm.exponentialError(1e6, 0.5)).isEqualTo(LimitTerm.exponentialError(300, 0.5));
    }

    @Test
    void whereTheExponentialUnderflowsItsErrorIsTheSmallestNormalNumber() {
        assertThat(LimitTerm.exponentialError(-1000, 0)).isEqualTo(Double.MIN_NORMAL);
    }
}
