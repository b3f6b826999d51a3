package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.kernel.SampleBlocks.Block;
import org.manymoons.reference.CrossEntropy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The functions that the kernel is made of, against mpmath (elementary_functions.json) and dense sweeps of StrictMath. */
class ElementaryFunctionsTest {
    // rounding is at most 1.1e-16
    private static final double VALUES = 4e-16;
    private static final double SWEEPS = 8e-16; // the expected values are rounded several times themselves
    private static final double DERIVATIVES = 1e-15;
    private static final double SECOND_DERIVATIVES = 1.5e-15;

    private record Unit(double[] value, double[] derivative, double[] second) {}

    static List<Loops> loops() {
        return List.of(new VectorLoops(500_000), new ScalarLoops(500_000));
    }

    private static Unit unit(Loops loops, UnitFunction function, double[] z) {
        double[] x = filledUp(z, loops);
        int n = x.length;
        Unit unit = new Unit(new double[n], new double[n], new double[n]);
        function.evaluate(loops, x, unit.value, unit.derivative, n);
        function.secondDerivative(loops, x, unit.value, unit.derivative, unit.second, new double[n], n);
        return new Unit(
                Arrays.copyOf(unit.value, z.length),
                Arrays.copyOf(unit.derivative, z.length),
                Arrays.copyOf(unit.second, z.length));
    }

    private static double[] filledUp(double[] row, Loops loops) {
        return Arrays.copyOf(row, (row.length + loops.lanes() - 1) / loops.lanes() * loops.lanes());
    }

    private static double[] softplus(Loops loops, double[] z) {
        double[] x = filledUp(z, loops);
        double[] value = new double[x.length];
        loops.softplus(x, value, x.length);
        return Arrays.copyOf(value, z.length);
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

    @ParameterizedTest
    @MethodSource("loops")
    void tanhAndItsDerivativesAgreeWithHighPrecision(Loops loops) throws IOException {
        JsonNode golden = golden();
        Unit tanh = unit(loops, UnitFunction.TANH, column(golden, "x"));
        assertThat(worst(tanh.value, column(golden, "tanh"))).isLessThan(VALUES);
        assertThat(worst(tanh.derivative, column(golden, "tanh_derivative"))).isLessThan(DERIVATIVES);
        assertThat(worst(tanh.second, column(golden, "tanh_second_derivative"))).isLessThan(SECOND_DERIVATIVES);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void sigmoidAndItsDerivativesAgreeWithHighPrecision(Loops loops) throws IOException {
        JsonNode golden = golden();
        Unit sigmoid = unit(loops, UnitFunction.SIGMOID, column(golden, "x"));
        assertThat(worst(sigmoid.value, column(golden, "sigmoid"))).isLessThan(VALUES);
        assertThat(worst(sigmoid.derivative, column(golden, "sigmoid_derivative")))
                .isLessThan(DERIVATIVES);
        assertThat(worst(sigmoid.second, column(golden, "sigmoid_second_derivative")))
                .isLessThan(SECOND_DERIVATIVES);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void lossErrorAndCurvatureAgreeWithHighPrecision(Loops loops) throws IOException {
        JsonNode golden = golden();
        double[] z = column(golden, "x");
        assertThat(worst(softplus(loops, z), column(golden, "softplus"))).isLessThan(VALUES);

        double[] labels = new double[z.length];
        Block block = SampleBlocks.of(new double[][] {z}, labels, z.length, loops.lanes())
                .get(0);
        OutputBlock output = new OutputBlock(loops, block.length(), CrossEntropy.EXACT);
        output.differentiate(block.columns()[0], block);
        assertThat(worst(Arrays.copyOf(output.errors, z.length), column(golden, "sigmoid")))
                .isLessThan(VALUES);
        assertThat(worst(Arrays.copyOf(output.curvatures, z.length), column(golden, "sigmoid_derivative")))
                .isLessThan(DERIVATIVES);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void denseSweepsAgreeWithStrictMath(Loops loops) {
        assertThat(worstInSweep(loops, UnitFunction.TANH, StrictMath::tanh)).isLessThan(SWEEPS);
        assertThat(worstInSweep(loops, UnitFunction.SIGMOID, z -> {
                    double e = StrictMath.exp(-Math.abs(z));
                    return z >= 0 ? 1 / (1 + e) : e / (1 + e);
                }))
                .isLessThan(SWEEPS);
    }

    /** Linear over [-25, 25], and logarithmic from 1e-310 to 1e3 with both signs. */
    private static double worstInSweep(Loops loops, UnitFunction function, DoubleUnaryOperator expected) {
        int n = 200_000;
        double[] linear =
                IntStream.rangeClosed(0, n).mapToDouble(i -> -25 + 50.0 * i / n).toArray();
        double[] logarithmic = IntStream.rangeClosed(0, n)
                .mapToDouble(i -> (i % 2 == 0 ? 1 : -1) * StrictMath.pow(10, -310 + 313.0 * i / n))
                .toArray();
        return DoubleStream.of(worst(loops, function, linear, expected), worst(loops, function, logarithmic, expected))
                .max()
                .orElseThrow();
    }

    private static double worst(Loops loops, UnitFunction function, double[] z, DoubleUnaryOperator expected) {
        return worst(
                unit(loops, function, z).value, DoubleStream.of(z).map(expected).toArray());
    }

    @ParameterizedTest
    @MethodSource("loops")
    void softplusOfInfinitiesAndNotANumber(Loops loops) {
        double[] z = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, -800, 800};
        assertThat(softplus(loops, z)).containsExactly(0, Double.POSITIVE_INFINITY, Double.NaN, 0, 800);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void infinitiesSaturateAndNotANumberStays(Loops loops) {
        double[] z = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN};
        Unit tanh = unit(loops, UnitFunction.TANH, z);
        assertThat(tanh.value).containsExactly(-1, 1, Double.NaN);
        assertThat(tanh.derivative).containsExactly(0, 0, Double.NaN);
        Unit sigmoid = unit(loops, UnitFunction.SIGMOID, z);
        assertThat(sigmoid.value).containsExactly(0, 1, Double.NaN);
        assertThat(sigmoid.derivative).containsExactly(0, 0, Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void tanhKeepsTheSignOfZero(Loops loops) {
        double[] value = unit(loops, UnitFunction.TANH, new double[] {0.0, -0.0}).value;
        assertThat(1 / value[0]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(1 / value[1]).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
