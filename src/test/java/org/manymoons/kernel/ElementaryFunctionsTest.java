package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The functions that the kernel is made of, against mpmath (elementary_functions.json) and dense sweeps of StrictMath. */
class ElementaryFunctionsTest {
    // rounding is at most 1.1e-16
    private static final double VALUES = 4e-16;
    private static final double SWEEPS = 5e-16; // the expected values are rounded several times themselves
    private static final double DERIVATIVES = 1e-15;
    private static final double SECOND_DERIVATIVES = 1.5e-15;

    private record Unit(double[] value, double[] derivative, double[] second) {}

    private static Unit unit(UnitFunction function, double[] z) {
        int n = z.length;
        Decay decay = new Decay(n);
        decay.evaluate(z, function.rate, n);
        Unit unit = new Unit(new double[n], new double[n], new double[n]);
        function.evaluate(decay, unit.value, unit.derivative, n);
        function.secondDerivative(decay, unit.value, unit.derivative, unit.second, n);
        return unit;
    }

    private static double softplus(double z) {
        return new OutputBlock(1).loss(new double[] {z}, new double[] {1}, 1);
    }

    private static double[] column(JsonNode golden, String name) {
        int c = 0;
        while (!golden.get("columns").get(c).asString().equals(name)) {
            c++;
        }
        int column = c;
        return golden.get("rows")
                .valueStream()
                .mapToDouble(row -> row.get(column).asDouble())
                .toArray();
    }

    private static JsonNode golden() throws IOException {
        try (InputStream in = ElementaryFunctionsTest.class.getResourceAsStream("/golden/elementary_functions.json")) {
            return JsonMapper.shared().readTree(in);
        }
    }

    /** The largest relative error; below the normal numbers, relative to the smallest of them. */
    private static double worst(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected).isNotEmpty();
        return IntStream.range(0, actual.length)
                .mapToDouble(i -> {
                    double error =
                            Math.abs(actual[i] - expected[i]) / Math.max(Math.abs(expected[i]), Double.MIN_NORMAL);
                    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
                })
                .max()
                .orElseThrow();
    }

    @Test
    void tanhAndItsDerivativesAgreeWithHighPrecision() throws IOException {
        JsonNode golden = golden();
        Unit tanh = unit(UnitFunction.TANH, column(golden, "x"));
        assertThat(worst(tanh.value, column(golden, "tanh"))).isLessThan(VALUES);
        assertThat(worst(tanh.derivative, column(golden, "tanh_derivative"))).isLessThan(DERIVATIVES);
        assertThat(worst(tanh.second, column(golden, "tanh_second_derivative"))).isLessThan(SECOND_DERIVATIVES);
    }

    @Test
    void sigmoidAndItsDerivativesAgreeWithHighPrecision() throws IOException {
        JsonNode golden = golden();
        Unit sigmoid = unit(UnitFunction.SIGMOID, column(golden, "x"));
        assertThat(worst(sigmoid.value, column(golden, "sigmoid"))).isLessThan(VALUES);
        assertThat(worst(sigmoid.derivative, column(golden, "sigmoid_derivative")))
                .isLessThan(DERIVATIVES);
        assertThat(worst(sigmoid.second, column(golden, "sigmoid_second_derivative")))
                .isLessThan(SECOND_DERIVATIVES);
    }

    @Test
    void lossErrorAndCurvatureAgreeWithHighPrecision() throws IOException {
        JsonNode golden = golden();
        double[] z = column(golden, "x");
        double[] loss =
                DoubleStream.of(z).map(ElementaryFunctionsTest::softplus).toArray();
        assertThat(worst(loss, column(golden, "softplus"))).isLessThan(VALUES);

        double[] labelSigns = new double[z.length];
        Arrays.fill(labelSigns, 1);
        OutputBlock output = new OutputBlock(z.length);
        output.differentiate(z, labelSigns, z.length);
        assertThat(worst(output.errors, column(golden, "sigmoid"))).isLessThan(VALUES);
        assertThat(worst(output.curvatures, column(golden, "sigmoid_derivative")))
                .isLessThan(DERIVATIVES);
    }

    @Test
    void denseSweepsAgreeWithStrictMath() {
        assertThat(worstInSweep(UnitFunction.TANH, StrictMath::tanh)).isLessThan(SWEEPS);
        assertThat(worstInSweep(UnitFunction.SIGMOID, z -> {
                    double e = StrictMath.exp(-Math.abs(z));
                    return z >= 0 ? 1 / (1 + e) : e / (1 + e);
                }))
                .isLessThan(SWEEPS);
    }

    /** Linear over [-25, 25], and logarithmic from 1e-310 to 1e3 with both signs. */
    private static double worstInSweep(UnitFunction function, DoubleUnaryOperator expected) {
        int n = 200_000;
        double[] linear =
                IntStream.rangeClosed(0, n).mapToDouble(i -> -25 + 50.0 * i / n).toArray();
        double[] logarithmic = IntStream.rangeClosed(0, n)
                .mapToDouble(i -> (i % 2 == 0 ? 1 : -1) * StrictMath.pow(10, -310 + 313.0 * i / n))
                .toArray();
        return DoubleStream.of(worst(function, linear, expected), worst(function, logarithmic, expected))
                .max()
                .orElseThrow();
    }

    private static double worst(UnitFunction function, double[] z, DoubleUnaryOperator expected) {
        return worst(unit(function, z).value, DoubleStream.of(z).map(expected).toArray());
    }

    @Test
    void infinitiesSaturateAndNotANumberStays() {
        double[] z = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN};
        Unit tanh = unit(UnitFunction.TANH, z);
        assertThat(tanh.value).containsExactly(-1, 1, Double.NaN);
        assertThat(tanh.derivative).containsExactly(0, 0, Double.NaN);
        Unit sigmoid = unit(UnitFunction.SIGMOID, z);
        assertThat(sigmoid.value).containsExactly(0, 1, Double.NaN);
        assertThat(sigmoid.derivative).containsExactly(0, 0, Double.NaN);
    }

    @Test
    void tanhKeepsTheSignOfZero() {
        double[] value = unit(UnitFunction.TANH, new double[] {0.0, -0.0}).value;
        assertThat(1 / value[0]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(1 / value[1]).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
