package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kinds of loops on small whole numbers, whose sums and products are exact in any order. */
class LoopsTest {
    private static final int N = 16;
    private static final double BEHIND = 7; // what stands behind the first n numbers stays

    static List<Loops> loops() {
        return List.of(new VectorLoops(N), new ScalarLoops(N));
    }

    private static double[] row(long seed) {
        double[] row = new Random(seed).ints(N + 8, -9, 10).asDoubleStream().toArray();
        Arrays.fill(row, N, row.length, BEHIND);
        return row;
    }

    private static double[] expected(IntToDoubleFunction f) {
        return IntStream.range(0, N + 8)
                .mapToDouble(i -> i < N ? f.applyAsDouble(i) : BEHIND)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("loops")
    void rowsAreScaledAndMultipliedTermByTerm(Loops loops) {
        double[] x = row(1);
        double[] y = row(2);
        double[] z = row(3);
        double[] before = z.clone();
        loops.addProduct(-3, x, y, z, N);
        assertThat(z).containsExactly(expected(i -> before[i] - 3 * x[i] * y[i]));
        loops.multiply(-3, x, y, z, N);
        assertThat(z).usingElementComparator(LoopsTest::compare).containsExactly(expected(i -> -3 * x[i] * y[i]));
        loops.scale(-3, x, z, N);
        assertThat(z).usingElementComparator(LoopsTest::compare).containsExactly(expected(i -> -3 * x[i]));
    }

    private static int compare(double a, double b) { // 0 and -0 are the same
        return a == b ? 0 : Double.compare(a, b);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void aLinearFormIsRoundedTermByTermWhateverTheNumberOfColumns(Loops loops) {
        Random random = new Random(4);
        for (int columns = 0; columns <= 5; columns++) {
            double[] weights = random.doubles(8, -1, 1).toArray();
            double[][] x = new double[columns][];
            for (int j = 0; j < columns; j++) {
                x[j] = random.doubles(N + 8, -1, 1).toArray();
            }
            double[] z = row(5);
            loops.linear(0.1, weights, 2, x, z, N);
            assertThat(z).as("%d columns", columns).containsExactly(expected(i -> {
                double sum = 0.1;
                for (int j = 0; j < x.length; j++) {
                    sum += weights[2 + j] * x[j][i];
                }
                return sum;
            }));
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void sumsWithEveryColumnAndTheTotalAreAddedToWhatWasThere(Loops loops) {
        double[] x = row(6);
        double[] y = row(7);
        int lanes = loops.lanes();
        for (int columns = 0; columns <= 6; columns++) {
            double[][] c = new double[columns][];
            for (int j = 0; j < columns; j++) {
                c[j] = row(8 + j);
            }
            for (int from = 0; from <= columns; from++) {
                double[] sums = new double[9 * lanes];
                Arrays.fill(sums, 100);
                loops.addSums(x, y, c, from, N, sums, lanes);
                for (int k = -1; k <= 7; k++) {
                    double total = 0;
                    for (int lane = 0; lane < lanes; lane++) {
                        total += sums[(k + 1) * lanes + lane];
                    }
                    double added = 0;
                    for (int i = 0; i < N; i++) {
                        double factor = k >= 0 && from + k < columns ? c[from + k][i] : k == columns - from ? 1 : 0;
                        added += x[i] * y[i] * factor;
                    }
                    assertThat(total - 100 * lanes)
                            .as("%d columns from %d, number %d", columns, from, k)
                            .isEqualTo(added);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void theLargestMagnitudeMayStandAnywhereAndHaveEitherSign(Loops loops) {
        for (int i = 0; i < N; i++) {
            double[] x = row(20);
            x[i] = i % 2 == 0 ? -11.5 : 11.5;
            x[N] = 100;
            assertThat(loops.largestMagnitude(x, N)).isEqualTo(11.5);
        }
        assertThat(loops.largestMagnitude(new double[N], N)).isZero();
    }

    @ParameterizedTest
    @MethodSource("loops")
    void aNumberIsTheSumOfItsLanesAndEachStartsAtZero(Loops loops) {
        RunningSums sums = new RunningSums(3, loops);
        loops.addSums(row(1), row(2), new double[][] {row(3)}, 0, N, sums.values(), sums.at(1));
        double[] x = row(1);
        double[] y = row(2);
        double[] c = row(3);
        assertThat(sums.total(0)).isZero();
        assertThat(sums.total(1))
                .isEqualTo(IntStream.range(0, N)
                        .mapToDouble(i -> x[i] * y[i] * c[i])
                        .sum());
        assertThat(sums.total(2))
                .isEqualTo(IntStream.range(0, N).mapToDouble(i -> x[i] * y[i]).sum());
        sums.clear();
        assertThat(sums.values()).containsOnly(0);
    }

    /** Rows with numbers that the vectors do not cover are done again in plain Java. */
    @ParameterizedTest
    @MethodSource("loops")
    void veryLargeArgumentsSaturate(Loops loops) {
        double[] z = row(1);
        z[3] = 1e4;
        z[5] = -1e4;
        double[] value = row(2);
        double[] derivative = row(3);
        loops.tanh(z, value, derivative, N);
        assertThat(value[0]).isCloseTo(Math.tanh(z[0]), within(1e-15));
        assertThat(new double[] {value[3], value[5], derivative[3], derivative[5]})
                .containsExactly(1, -1, 0, 0);
        loops.sigmoid(z, value, derivative, N);
        assertThat(new double[] {value[3], value[5], derivative[3], derivative[5]})
                .containsExactly(1, 0, 0, 0);
        loops.softplus(z, value, N);
        assertThat(new double[] {value[3], value[5]}).containsExactly(1e4, 0);
    }
}
