package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.descent.TrustRegionProblem.Solution;
import org.manymoons.reference.Golden;
import org.manymoons.spectrum.Eigen;
import tools.jackson.databind.JsonNode;

/** Against closed forms, the conditions of Moré and Sorensen, and SciPy's root finder. */
class TrustRegionProblemTest {
    @Test
    void decreaseOfTheModelByHand() {
        // -(1 * 2 + 2 * -1) - (3 * 2^2 - 4 * 1^2) / 2 = 0 - 4
        assertThat(TrustRegionProblem.decrease(new double[] {3, -4}, new double[] {1, 2}, new double[] {2, -1}))
                .isEqualTo(-4);
    }

    @Test
    void minimumInsideIsTheNewtonStep() {
        double[] values = {1, 4};
        double[] g = {1, -2};
        Solution inside = TrustRegionProblem.shift(values, g, Math.sqrt(1.25) + 1e-9);
        assertThat(inside.mu()).isZero();
        assertThat(inside.step()).containsExactly(-1, 0.5);
        assertThat(TrustRegionProblem.solve(values, g, 10)).containsExactly(-1, 0.5);
        assertThat(TrustRegionProblem.shift(values, g, 1).mu()).isPositive();
        assertThat(TrustRegionProblem.shift(new double[] {0.25}, new double[] {1}, 4))
                .satisfies(atTheEdge -> assertThat(atTheEdge.mu()).isZero());
    }

    /** With equal eigenvalues 1 / |y| is linear in mu, so that Newton's method finds the root in one step. */
    @Test
    void equalEigenvaluesGoStraightDownhillToTheEdge() {
        double[] g = {2, -3, 6};
        for (double value : new double[] {1e-3, 0.5, 3}) {
            for (double radius : new double[] {1e-8, 0.1, 2}) {
                Solution solution = TrustRegionProblem.shift(new double[] {value, value, value}, g, radius);
                assertThat(solution.mu()).isCloseTo(7 / radius - value, within(1e-12 * (7 / radius + 5)));
                for (int k = 0; k < 3; k++) {
                    assertThat(solution.step()[k]).isCloseTo(-g[k] / 7 * radius, within(1e-11 * radius));
                }
            }
        }
    }

    @Test
    void flatDirectionWithoutSlopeIsLeftAlone() {
        Solution solution = TrustRegionProblem.shift(new double[] {0, 2}, new double[] {0, 2}, 10);
        assertThat(solution.step()[0]).isZero();
        assertThat(solution.step()[1]).isCloseTo(-1, within(1e-12));
    }

    @Test
    void hardCaseGoesAlongTheNegativeCurvatureToTheEdge() {
        // mu = 1: y = (+-sqrt(25 - 1/9), -1/3), and the model falls by (25 - 1/9) / 2 - 1/9 + 1/3
        double[] values = {-1, 2};
        double[] g = {0, 1};
        Solution solution = TrustRegionProblem.shift(values, g, 5);
        assertThat(solution.mu()).isCloseTo(1, within(1e-11));
        assertThat(Math.abs(solution.step()[0])).isCloseTo(Math.sqrt(25 - 1.0 / 9), within(1e-10));
        assertThat(solution.step()[1]).isCloseTo(-1.0 / 3, within(1e-10));
        assertThat(TrustRegionProblem.decrease(values, g, solution.step())).isCloseTo(38.0 / 3, within(1e-9));
    }

    @Test
    void nearlyHardCaseStillGoesDownhill() {
        for (double slope : new double[] {1e-13, -1e-13}) {
            double[] step = TrustRegionProblem.solve(new double[] {-1, 2}, new double[] {slope, 1}, 5);
            assertThat(step[0] * slope).isNegative();
            assertThat(Eigen.norm(step)).isBetween(4.95, 5.2);
        }
    }

    /** A slope of 1e-20 does not carry the step to the edge within rounding of mu, but it says which way is down. */
    @Test
    void hardCaseGoesTheWayTheLeastSlopeGoes() {
        for (double slope : new double[] {1e-20, -1e-20}) {
            double[] step = TrustRegionProblem.solve(new double[] {-1, 2}, new double[] {slope, 1}, 5);
            assertThat(step[0]).isCloseTo(-Math.signum(slope) * Math.sqrt(25 - 1.0 / 9), within(1e-3));
            assertThat(step[1]).isCloseTo(-1.0 / 3, within(1e-9));
        }
    }

    /** Nothing slopes at a saddle: only the curvature shows where to go. */
    @Test
    void saddleIsLeftAlongItsNegativeCurvature() {
        double[] step = TrustRegionProblem.solve(new double[] {-2, 1}, new double[] {0, 0}, 0.5);
        assertThat(step).containsExactly(new double[] {0.5, 0}, within(1e-12));
    }

    @Test
    void conditionsOfMoreAndSorensenHoldForRandomProblems() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(8);
            double[] values = random.doubles(size, -2, 5)
                    .map(x -> x * Math.pow(10, random.nextInt(6) - 3))
                    .sorted()
                    .toArray();
            double[] g = random.doubles(size, -1, 1).toArray();
            double radius = Math.pow(10, 4 * random.nextDouble() - 3);
            Solution solution = TrustRegionProblem.shift(values, g, radius);
            assertThat(solution.mu()).isGreaterThanOrEqualTo(Math.max(0, -values[0]));
            for (int k = 0; k < size; k++) {
                assertThat((values[k] + solution.mu()) * solution.step()[k]).isCloseTo(-g[k], within(1e-14));
            }
            double norm = Eigen.norm(solution.step());
            if (solution.mu() == 0) {
                assertThat(norm).isLessThanOrEqualTo(radius);
            } else {
                assertThat(norm).as("seed %d", seed).isCloseTo(radius, within(0.01 * radius));
            }
        }
    }

    @Test
    void fallsAsFarAsTheExactSolutionsThatSciPyFound() {
        for (JsonNode node : Golden.json("trust-region.json").get("cases")) {
            double[] values = Golden.vector(node.get("eigenvalues"));
            double[] g = Golden.vector(node.get("gradient"));
            double exact = node.get("decrease").asDouble();
            double[] step =
                    TrustRegionProblem.solve(values, g, node.get("radius").asDouble());
            // the edge is met to within 1 %, the model's decrease along the path is concave in it
            assertThat(TrustRegionProblem.decrease(values, g, step))
                    .as("%s", node)
                    .isCloseTo(exact, within(0.021 * exact));
        }
    }

    /** A curvature of 1e-21 of the largest still says how far to go; a smaller one is none. */
    @ParameterizedTest
    @CsvSource({"1, 1.1e-21, true", "1, 0.9e-21, false", "1024, 1.1e-18, true", "1024, 0.9e-18, false"})
    void leastCurvatureMustBeAMillionthOfRounding(double largest, double least, boolean isNewtonStep) {
        Solution solution = TrustRegionProblem.shift(new double[] {least, largest}, new double[] {0, largest}, 10);
        assertThat(solution.mu() == 0).isEqualTo(isNewtonStep);
        assertThat(solution.step()[1]).isCloseTo(-1, within(1e-12));
    }

    /** The same problem in another unit of the loss: powers of two change no digit. */
    @Test
    void theUnitOfTheLossDoesNotMatter() {
        for (double unit : new double[] {0x1p-40, 0x1p40}) {
            double[] step = TrustRegionProblem.solve(new double[] {-1, 0.5, 2}, new double[] {0.3, 1, -2}, 0.7);
            double[] other = TrustRegionProblem.solve(
                    new double[] {-unit, 0.5 * unit, 2 * unit}, new double[] {0.3 * unit, unit, -2 * unit}, 0.7);
            assertThat(other).containsExactly(step);
        }
    }

    /** In the hard case the rest is at right angles to the step. */
    @Test
    void restOfANearlyHardCaseFillsTheRadius() {
        double[] step = TrustRegionProblem.solve(new double[] {-1, 2}, new double[] {1e-13, 3}, 1.005);
        // mu = 1 leaves (-, -1): the rest is sqrt(1.005^2 - 1) = 0.1001
        assertThat(step[1]).isCloseTo(-1, within(1e-3));
        assertThat(Eigen.norm(step)).isCloseTo(1.005, within(0.01 * 1.005));
    }
}
