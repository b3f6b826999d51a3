package org.manymoons.landscape.saddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.manymoons.descent.Surface;

/** On surfaces that are written out: where a climb ends, and which climbs end nowhere. */
class EigenvectorFollowingTest {
    private static final double[] ALONG_X = {1, 0};
    private static final double[] ALONG_Y = {0, 1};

    private static Optional<double[]> climb(Surface surface, double x, double y, double[] direction) {
        return EigenvectorFollowing.from(surface, new double[] {x, y}, direction);
    }

    /** Near it the step is Newton's, which is exact on a quadratic surface. */
    @Test
    void theSaddleOfAQuadraticIsReachedExactly() {
        double[] saddle =
                climb(Formula.quadratic(-2, 3, 0.75, -0.5), 0.7, -0.45, ALONG_X).orElseThrow();

        assertThat(saddle).containsExactly(new double[] {0.75, -0.5}, within(1e-15));
    }

    @Test
    void fromEitherMinimumOfADoubleWellTheSaddleBetweenThemIsReached() {
        for (double x : new double[] {-0.98, 0.98, -0.6, 0.6}) {
            assertThat(climb(Formula.doubleWell(3), x, 0.3, ALONG_X).orElseThrow())
                    .containsExactly(new double[] {0, 0}, within(1e-12));
        }
    }

    /** The softer mode is y: the climb along x has to keep to x as long as both are positive. */
    @Test
    void theModeThatIsFollowedIsTheOneThatIsNearestToTheDirection() {
        Surface soft = Formula.doubleWell(0.5);

        assertThat(climb(soft, 0.9, 0.2, ALONG_X).orElseThrow()).containsExactly(new double[] {0, 0}, within(1e-12));
        assertThat(climb(soft, 0.9, 0.2, ALONG_Y)).isEmpty();
    }

    /** Beyond the inflexion, at 1/sqrt(3), x is the only way over, whatever was followed before. */
    @Test
    void aModeOfNegativeCurvatureIsFollowedWhateverTheDirection() {
        assertThat(climb(Formula.doubleWell(3), 0.5, 0.2, ALONG_Y).orElseThrow())
                .containsExactly(new double[] {0, 0}, within(1e-12));
    }

    /** Of a maximum one direction is followed uphill, the other falls away. */
    @Test
    void aMaximumIsNoEnd() {
        assertThat(climb(Formula.quadratic(-1, -2, 0, 0), 1e-3, 1e-3, ALONG_X)).isEmpty();
        assertThat(climb(Formula.quadratic(-1, -2, 0, 0), 0, 0, ALONG_X)).isEmpty();
    }

    @Test
    void aMinimumIsNoEnd() {
        assertThat(climb(Formula.quadratic(1, 2, 0, 0), 0, 0, ALONG_X)).isEmpty();
        assertThat(climb(Formula.quadratic(1, 2, 0, 0), 0.1, 0, ALONG_X)).isEmpty();
    }

    /** A flat direction beside the negative one is none that is negative. */
    @Test
    void aPassAlongWhichNothingChangesIsAnEnd() {
        Surface trough = new Formula(
                p -> (p[2] * p[2] - 2 * (p[0] - 0.5) * (p[0] - 0.5)) / 2,
                p -> new double[] {-2 * (p[0] - 0.5), 0, p[2]},
                p -> new double[][] {{-2, 0, 0}, {0, 0, 0}, {0, 0, 1}});

        assertThat(EigenvectorFollowing.from(trough, new double[] {0.45, 0.25, 0.1}, new double[] {1, 0, 0})
                        .orElseThrow())
                .containsExactly(new double[] {0.5, 0.25, 0}, within(1e-15));
    }

    /** On a slope uphill there is no end, within four times the norm of the start, or 4. */
    @Test
    void whatRunsAwayIsGivenUp() {
        List<double[]> seen = new ArrayList<>();
        Surface slope = new Formula(
                p -> p[0],
                p -> {
                    seen.add(p.clone());
                    return new double[] {1, p[1]};
                },
                p -> new double[][] {{0, 0}, {0, 1}});

        assertThat(climb(slope, 0, 0, ALONG_X)).isEmpty();
        assertThat(seen).allMatch(p -> p[0] < 5);
        assertThat(seen.get(seen.size() - 1)[0]).isGreaterThan(4);
    }

    @Test
    void numbersThatAreNoneEndTheClimb() {
        Surface broken = new Formula(p -> 0, p -> new double[] {1, 1}, p -> new double[][] {{Double.NaN, 0}, {0, 1}});

        assertThat(climb(broken, 0, 0, ALONG_X)).isEmpty();
    }

    private static List<double[]> places(Surface surface, double x, double y, double[] direction) {
        List<double[]> seen = new ArrayList<>();
        Surface watched = new Formula(
                surface::loss,
                p -> {
                    seen.add(p.clone());
                    return surface.gradient(p);
                },
                surface::hessian);
        climb(watched, x, y, direction);
        return seen;
    }

    /** The first step is a twentieth long, the others a tenth, as long as the model holds and asks for more. */
    @Test
    void stepsAreShort() {
        List<double[]> seen = places(Formula.doubleWell(3), 0.8, 0, ALONG_X);

        assertThat(seen.get(1)).containsExactly(new double[] {0.75, 0}, within(1e-14));
        assertThat(seen.get(2)).containsExactly(new double[] {0.65, 0}, within(1e-14));
        assertThat(seen.get(3)).containsExactly(new double[] {0.55, 0}, within(1e-14));
        assertThat(seen).hasSizeLessThan(20);
    }

    /** At a norm of 10 the first step may be 0.5 long: with h = -2 and g = 0.8 it is 1.6/(2 + sqrt(4 + 4 0.64)). */
    @Test
    void theLengthOfStepsGoesByTheNorm() {
        List<double[]> seen = places(Formula.quadratic(-2, 1, 10.4, 0), 10, 0, ALONG_X);

        assertThat(seen.get(1)).containsExactly(new double[] {10 + 1.6 / (2 + Math.sqrt(6.56)), 0}, within(1e-13));
    }

    /** The gradient jumps 0.02 beyond the start: steps of 0.05 and 0.025 are taken back, one of 0.0125 is not. */
    @Test
    void aStepThatTheModelDoesNotForeseeIsTakenBackAndHalved() {
        Surface jump = new Formula(
                p -> 0, p -> new double[] {-2 * (p[0] - 0.5) + (Math.abs(p[0] - 0.1) > 0.02 ? 100 : 0), p[1]}, p ->
                        new double[][] {{-2, 0}, {0, 1}});

        List<double[]> seen = places(jump, 0.1, 0, ALONG_X);

        assertThat(seen.subList(0, 4))
                .extracting(p -> Math.round((p[0] - 0.1) * 1e6) / 1e6)
                .containsExactly(0.0, 0.05, 0.025, 0.0125);
        assertThat(seen.get(4)[0]).isGreaterThan(0.1125);
    }

    @Test
    void oneParameterAloneHasASaddleTooWhereItHasAMaximum() {
        Surface hill = new Formula(p -> Math.cos(p[0]), p -> new double[] {-Math.sin(p[0])}, p ->
                new double[][] {{-Math.cos(p[0])}});

        assertThat(EigenvectorFollowing.from(hill, new double[] {0.4}, new double[] {1})
                        .orElseThrow()[0])
                .isCloseTo(0, within(1e-15));
    }

    /** A gradient of 1 + s and Hessian 1 at 10 + s, the gradient 10 more from some s on; the s at which it is asked for. */
    private static List<Double> asked(double from) {
        List<Double> seen = new ArrayList<>();
        Formula jump = new Formula(
                p -> 0,
                p -> {
                    double s = p[0] - 10;
                    seen.add(s);
                    return new double[] {1 + s + (s > from ? 10 : 0), 0};
                },
                p -> new double[][] {{1, 0}, {0, 3}});
        EigenvectorFollowing.from(jump, new double[] {10, 0}, new double[] {1, 0});
        return seen;
    }

    private static void begins(List<Double> seen, double... wanted) {
        assertThat(seen.subList(0, wanted.length).stream().mapToDouble(s -> s).toArray())
                .containsExactly(wanted, within(1e-9));
    }

    /** The first step is a twentieth of the norm, the next twice that, where the model holds as long as a tenth. */
    @Test
    void stepsGrowWhereTheModelHolds() {
        double second = 2 * 1.5 / (1 + Math.sqrt(1 + 4 * 1.5 * 1.5));
        begins(asked(1e9), 0, 0.5, 0.5 + second);
    }

    /** Steps of 1/2 and 1/4 are refused, 1/8 is taken, and the next is of 1/4 again. */
    @Test
    void aStepThatTheModelDidNotForeseeIsHalved() {
        begins(asked(0.2), 0, 0.5, 0.25, 0.125, 0.375, 0.25, 0.1875);
    }

    /** 1e-4 of the norm of 10 is taken whatever comes of it. */
    @Test
    void theShortestStepIsTakenAnyway() {
        List<Double> seen = asked(0);
        begins(seen, 0, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125, 0.00390625, 0.001953125, 0.001);
        assertThat(seen.get(11)).isGreaterThan(0.001);
    }

    /** A gradient that never changes: each step is short, and after 200 nothing was found. */
    @Test
    void whatDoesNotArriveIsLeftAfterTwoHundredSteps() {
        List<double[]> seen = new ArrayList<>();
        Formula endless = new Formula(p -> 0, p -> new double[] {0.001, 0}, p -> {
            seen.add(p);
            return new double[][] {{1, 0}, {0, 3}};
        });

        assertThat(EigenvectorFollowing.from(endless, new double[] {1, 0}, new double[] {1, 0}))
                .isEmpty();
        assertThat(seen).hasSize(200);
    }
}
