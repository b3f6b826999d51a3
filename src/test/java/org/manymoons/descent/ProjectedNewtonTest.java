package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.endstate.Landscapes;
import org.manymoons.kernel.LogisticRegression;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Eigen;

/** Steps on a slope of which they can be written down, and towards a minimum that is known beforehand. */
class ProjectedNewtonTest {
    private static final double CLOSE = 1e-12;

    private static ProjectedNewton slope(double ratio, double radius) {
        return new ProjectedNewton(Curve.of(x -> 1e6 - ratio * x, x -> -1, x -> 0, 0), new double[1], radius);
    }

    @ParameterizedTest
    @CsvSource({"1, 2.5", "0.61, 2.5", "0.59, 1", "0.26, 1", "0.24, 0.5", "0.001, 0.5"})
    void radiusIsAsLargeAsTheLastStepWasGood(double ratio, double factor) {
        ProjectedNewton newton = slope(ratio, 2);
        assertThat(newton.step()).isTrue();
        assertThat(newton.parameters()[0]).isCloseTo(2, within(CLOSE));
        assertThat(newton.loss()).isCloseTo(1e6 - 2 * ratio, within(1e-9));
        assertThat(newton.gradient()).containsExactly(-1);
        assertThat(newton.radius()).isCloseTo(2 * factor, within(CLOSE));
        assertThat(newton.step()).isTrue();
        assertThat(newton.parameters()[0]).isCloseTo(2 + 2 * factor, within(CLOSE));
    }

    @ParameterizedTest
    @CsvSource({"-1", "0.00009", "NaN"})
    void stepThatGainsNothingIsNotMadeAndTheRadiusIsAQuarter(double ratio) {
        ProjectedNewton newton =
                new ProjectedNewton(Curve.of(x -> x == 0 ? 0 : -ratio * x, x -> -1, x -> 0, 0), new double[1], 2);
        assertThat(newton.step()).isTrue();
        assertThat(newton.parameters()).containsExactly(0);
        assertThat(newton.radius()).isCloseTo(0.5, within(CLOSE));
    }

    @Test
    void stepsEndWhereTheRadiusIsNothing() {
        // no loss at the start, so that no predicted decrease is rounding; the radius falls to 3.75e-10 and 9.4e-11
        ProjectedNewton newton = new ProjectedNewton(Curve.of(x -> x, x -> -1, x -> 0, 0), new double[1], 1.5e-9);
        assertThat(newton.step()).isTrue();
        assertThat(newton.radius()).isCloseTo(3.75e-10, within(1e-20));
        assertThat(newton.step()).isFalse();
        assertThat(newton.radius()).isBetween(9e-11, 1e-10);
    }

    @Test
    void radiusGrowsToAThousandAtMost() {
        ProjectedNewton newton = slope(1, 900);
        newton.step();
        assertThat(newton.radius()).isEqualTo(1000);
    }

    @Test
    void stepWithinTheRadiusDoesNotWidenIt() {
        ProjectedNewton newton =
                new ProjectedNewton(Curve.of(x -> x * x / 2, x -> x, x -> 1, 0), new double[] {1.7}, 2);
        newton.step();
        assertThat(newton.radius()).isEqualTo(2);
        assertThat(newton.parameters()).containsExactly(0);
    }

    @Test
    void predictedDecreaseThatIsRoundingEndsTheSteps() {
        // predicted: x^2 / 2, of a loss of 1, with 1e-15 for nothing
        Curve surface = Curve.of(x -> 1 + 1000 * x * x, x -> x, x -> 1, 0);
        assertThat(new ProjectedNewton(surface, new double[] {4e-8}, 1).step()).isFalse();
        assertThat(new ProjectedNewton(surface, new double[] {5e-8}, 1).step()).isTrue();
    }

    @Test
    void nothingIsDoneWhereLossOrHessianAreNotFinite() {
        assertThat(new ProjectedNewton(Curve.of(x -> Double.NaN, x -> x, x -> 1, 0), new double[] {1}, 1).step())
                .isFalse();
        assertThat(new ProjectedNewton(Curve.of(x -> 1, x -> x, x -> Double.NaN, 0), new double[] {1}, 1).step())
                .isFalse();
    }

    @Test
    void withoutHiddenLayersOnlyTheFitIsLeft() {
        // the mean of the labels is 3/4 at x = 1 and 1/4 at x = -1: logit log(3) x
        Samples samples = new Samples(
                new double[][] {{1}, {1}, {1}, {1}, {-1}, {-1}, {-1}, {-1}}, new double[] {1, 1, 1, 0, 1, 0, 0, 0});
        Network network = Network.of(1, List.of(), Activation.TANH, 0);
        double[] start = {0, 0};
        ProjectedNewton newton = new ProjectedNewton(new NetworkSurface(Objective.of(network, samples)), start, 1);
        assertThat(newton.parameters()).containsExactly(new double[] {Math.log(3), 0}, within(1e-12));
        assertThat(newton.step()).isFalse();
        assertThat(start).containsExactly(0, 0);
    }

    /** sigmoid(1.5 tanh(2 x - 1.5 y + 0.5) - 0.3) itself gives the labels: no loss is below their entropy. */
    private static final double[] TRUTH = {2, -1.5, 0.5, 1.5, -0.3};

    private static final Samples SAYING =
            Landscapes.saying(x -> 1.5 * Math.tanh(2 * x[0] - 1.5 * x[1] + 0.5) - 0.3, 60, 1);

    private static NetworkSurface surface(int units, double l2) {
        return new NetworkSurface(Objective.of(Network.of(2, List.of(units), Activation.TANH, l2), SAYING));
    }

    @Test
    void eachStepSquaresTheDistanceFromTheMinimum() {
        double[] start = {2.02, -1.49, 0.49, -7, 4}; // the output weights do not matter
        ProjectedNewton newton = new ProjectedNewton(surface(1, 0), start, 1);
        double distance = distance(newton.parameters());
        assertThat(distance).isBetween(0.01, 0.1);
        for (int step = 0; step < 3; step++) {
            assertThat(Arrays.copyOfRange(newton.gradient(), 3, 5)).containsExactly(new double[2], within(1e-9));
            assertThat(newton.step()).isTrue();
            assertThat(distance(newton.parameters())).isLessThan(10 * distance * distance + 1e-9);
            distance = distance(newton.parameters());
        }
        assertThat(newton.loss()).isCloseTo(Landscapes.entropy(SAYING), within(1e-14));
        assertThat(start).containsExactly(2.02, -1.49, 0.49, -7, 4);
    }

    private static double distance(double[] p) {
        double[] difference = new double[p.length];
        Arrays.setAll(difference, k -> p[k] - TRUTH[k]);
        return Eigen.norm(difference);
    }

    /** r(w), the least loss over the output weights; its derivatives by central differences. */
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 0.01", "2, 0.01"})
    void isNewtonsStepOfTheLossWithTheOutputWeightsFitted(int units, double l2) {
        NetworkSurface surface = surface(units, l2);
        double[] start = units == 1
                ? new double[] {1.8, -1.3, 0.4, 0, 0}
                : new double[] {1.8, -1.3, 0.2, 0.6, 0.4, -0.2, 0, 0, 0};
        int size = 3 * units;
        double h = 1e-3;
        double[] slope = new double[size];
        double[][] curvature = new double[size][size];
        for (int i = 0; i < size; i++) {
            slope[i] = (fitted(surface, start, i, h, i, 0) - fitted(surface, start, i, -h, i, 0)) / (2 * h);
            for (int j = 0; j <= i; j++) {
                curvature[i][j] = (fitted(surface, start, i, h, j, h)
                                - fitted(surface, start, i, h, j, -h)
                                - fitted(surface, start, i, -h, j, h)
                                + fitted(surface, start, i, -h, j, -h))
                        / (4 * h * h);
                curvature[j][i] = curvature[i][j];
            }
        }
        ProjectedNewton newton = new ProjectedNewton(surface, start, 0.05);
        assertThat(newton.step()).isTrue();
        double[] step = new double[size];
        Arrays.setAll(step, k -> newton.parameters()[k] - start[k]);
        // y = -g / (lambda + mu) for the mu that makes it as long as it is, 0 where it is shorter than the radius
        Eigen eigen = Eigen.of(curvature);
        double[] g = new double[size];
        Arrays.setAll(g, k -> eigen.dot(k, slope));
        double[] expected = eigen.combine(TrustRegionProblem.solve(eigen.values(), g, 0.05));
        for (int k = 0; k < size; k++) {
            assertThat(step[k]).isCloseTo(expected[k], within(1e-4));
        }
        assertThat(newton.loss()).isCloseTo(fitted(surface, newton.parameters(), 0, 0, 0, 0), within(1e-14));
    }

    private static double fitted(Surface surface, double[] w, int i, double di, int j, double dj) {
        double[] moved = w.clone();
        moved[i] += di;
        moved[j] += dj;
        double[] v = LinearFit.solve(surface.regression(moved), new double[surface.linearParameters().length], 50);
        System.arraycopy(v, 0, moved, moved.length - v.length, v.length);
        return surface.loss(moved);
    }

    @Test
    void twoEqualUnitsAreCarriedToTheMinimumOfOne() {
        double[] start = {1.8, -1.3, 1.8, -1.3, 0.4, 0.4, 0, 0, 0};
        ProjectedNewton newton = new ProjectedNewton(surface(2, 0), start, 1);
        for (int step = 0; step < 12 && newton.step(); step++) {}
        assertThat(newton.loss()).isCloseTo(Landscapes.entropy(SAYING), within(1e-14));
        assertThat(newton.parameters()[6] + newton.parameters()[7]).isCloseTo(1.5, within(1e-6));
    }

    /** A quadratic, whose linear parameters, the second and the fourth, stay where they are when the others are held fixed. */
    private record Quadratic(double[][] hessian, double[] minimum, double lowest) implements Surface {
        @Override
        public double loss(double[] parameters) {
            double[] gradient = gradient(parameters);
            double sum = lowest;
            for (int k = 0; k < gradient.length; k++) {
                sum += gradient[k] * (parameters[k] - minimum[k]) / 2;
            }
            return sum;
        }

        @Override
        public double[] gradient(double[] parameters) {
            double[] gradient = new double[parameters.length];
            for (int i = 0; i < gradient.length; i++) {
                for (int j = 0; j < gradient.length; j++) {
                    gradient[i] += hessian[i][j] * (parameters[j] - minimum[j]);
                }
            }
            return gradient;
        }

        @Override
        public double[][] hessian(double[] parameters) {
            return hessian;
        }

        @Override
        public Rounding rounding(double[] parameters) {
            return new Rounding(0, new double[parameters.length]);
        }

        @Override
        public boolean isProjectable() {
            return true;
        }

        @Override
        public int[] linearParameters() {
            return new int[] {1, 3};
        }

        /** Of features that are zero, where no weight changes anything. */
        @Override
        public LogisticRegression regression(double[] parameters) {
            return new LogisticRegression(new double[2][1], new double[1], new double[] {0.5}, new double[2]);
        }
    }

    /** Whatever the unit of the loss: eliminated and put back, the linear parameters take part in Newton's step. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0x1p-40, 0x1p40})
    void oneStepReachesTheMinimumOfAQuadratic(double unit) {
        double[][] hessian = {{4, 1, 0.5, -1}, {1, 3, 1, 0.5}, {0.5, 1, 5, 1}, {-1, 0.5, 1, 2}};
        for (double[] row : hessian) {
            Arrays.setAll(row, k -> unit * row[k]);
        }
        double[] minimum = {1, -2, 3, 0.5};
        ProjectedNewton newton = new ProjectedNewton(new Quadratic(hessian, minimum, unit), new double[4], 100);
        assertThat(newton.step()).isTrue();
        assertThat(newton.parameters()).containsExactly(minimum, within(1e-12));
        assertThat(newton.loss()).isCloseTo(unit, within(1e-12 * unit));
    }

    /** The linear parameters' part (1 1; 1 1) is flat along their difference, which nothing else depends on. */
    @Test
    void whereLinearParametersAreFlatOnlyTheirSumIsMoved() {
        double[][] hessian = {{4, 1, 0.5, 1}, {1, 1, 0.25, 1}, {0.5, 0.25, 5, 0.25}, {1, 1, 0.25, 1}};
        ProjectedNewton newton =
                new ProjectedNewton(new Quadratic(hessian, new double[] {1, -2, 3, 0.5}, 1), new double[4], 100);
        assertThat(newton.step()).isTrue();
        assertThat(newton.parameters()).containsExactly(new double[] {1, -0.75, 3, -0.75}, within(1e-12));
    }
}
