package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/** By hand; the parameters are W row by row, then b. */
class ErrorVectorTest {
    private static final double U = 0x1p-53;
    private static final Layer LAYER =
            Network.of(2, List.of(3), Activation.TANH, 0).layers().get(0);
    private static final double[] PARAMETERS = {1, -2, 4, 8, -16, 32, 0.5, -3, 7, 0, 0, 0, 0};

    private static ErrorVector vector(double[] value, double... error) {
        ErrorVector vector = new ErrorVector(value.length);
        System.arraycopy(value, 0, vector.value, 0, value.length);
        System.arraycopy(error, 0, vector.error, 0, error.length);
        return vector;
    }

    private static void isClose(double[] actual, double... expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).isCloseTo(expected[k], within(1e-13 * expected[k]));
        }
    }

    @Test
    void aProductWithAMatrixInheritsErrorsByAbsoluteWeights() {
        ErrorVector z = new ErrorVector(3);
        z.multiply(LAYER, PARAMETERS, vector(new double[] {3, 5}, 0.5, 0.25), true);
        assertThat(z.value).containsExactly(3 - 10 + 0.5, 12 + 40 - 3, -48 + 160 + 7);
        isClose(z.error, 0.5 + 0.5, 2 + 2, 8 + 8);
    }

    @Test
    void itsRoundingIsThatOfThreeOperationsOnTheAbsoluteTerms() {
        ErrorVector z = new ErrorVector(3);
        z.multiply(LAYER, PARAMETERS, vector(new double[] {-3, 5}), true);
        assertThat(z.value).containsExactly(-3 - 10 + 0.5, -12 + 40 - 3, 48 + 160 + 7);
        isClose(z.error, 3 * U * 13.5, 3 * U * 55, 3 * U * 215);
    }

    @Test
    void withoutTheBiasItIsThatOfTheTermsThatAreLeft() {
        ErrorVector z = new ErrorVector(3);
        z.multiply(LAYER, PARAMETERS, vector(new double[] {-3, 5}), false);
        assertThat(z.value).containsExactly(-3 - 10, -12 + 40, 48 + 160);
        isClose(z.error, 3 * U * 13, 3 * U * 52, 3 * U * 208);
    }

    @Test
    void theTransposeRunsOverTheUnits() {
        ErrorVector d = new ErrorVector(2);
        d.multiplyTransposed(LAYER, PARAMETERS, vector(new double[] {3, -5, 2}, 0.5, 0.25, 0.125));
        assertThat(d.value).containsExactly(3 - 20 - 32, -6 - 40 + 64);
        isClose(d.error, 0.5 + 1 + 2, 1 + 2 + 4);

        d.multiplyTransposed(LAYER, PARAMETERS, vector(new double[] {3, -5, 2}));
        isClose(d.error, 3 * U * (3 + 20 + 32), 3 * U * (6 + 40 + 64));
    }

    @Test
    void whatUnderflowsIsAllowedFor() {
        ErrorVector none = new ErrorVector(2);
        ErrorVector z = new ErrorVector(3);
        z.multiply(LAYER, PARAMETERS, none, false);
        assertThat(z.error).containsOnly(Double.MIN_NORMAL);
        none.multiplyTransposed(LAYER, PARAMETERS, new ErrorVector(3));
        assertThat(none.error).containsOnly(Double.MIN_NORMAL);
    }

    @Test
    void componentsAreMultipliedWithTheirErrors() {
        ErrorVector product = new ErrorVector(2);
        product.multiply(vector(new double[] {-3, 4}, 0.5, 0), vector(new double[] {2, 0.5}, 0.25, 0));
        assertThat(product.value).containsExactly(-6, 2);
        isClose(product.error, 3.5 * 2.25 - 6 + 6 * U, 2 * U);
    }

    @Test
    void whatIsAddedBringsItsErrorAndTheRoundingOfTheSum() {
        ErrorVector v = vector(new double[] {3, 7}, 0, 0.5);
        v.add(0, -5, 0);
        v.add(1, 1, 0.25);
        assertThat(v.value).containsExactly(-2, 8);
        isClose(v.error, 2 * U, 0.75 + 8 * U);
        v.clear();
        assertThat(v.value).containsOnly(0);
        assertThat(v.error).containsOnly(0);
    }
}
