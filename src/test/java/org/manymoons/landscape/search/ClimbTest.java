package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.Kind;
import org.manymoons.models.Fabricated;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Spectrum;

/**
 * One tanh unit on x = -1 and 1 with probabilities 1/4 and 3/4 of class 1: at zero weights the Hessian of (w, v) is l2 on the
 * diagonal and mean(r x) = -1/4 beside it, so its eigenvalues are l2 +- 1/4, that of the output's bias is 1/4, that of the
 * dead unit's bias 0. Down both ways lies the same minimum, its unit flipped.
 */
class ClimbTest {
    private static final Samples TWO = new Samples(new double[][] {{-1}, {1}}, new double[] {0.25, 0.75});
    private static final double L2 = 0.1;

    private static Climb climb(double l2) {
        return new Climb(objective(l2), () -> false);
    }

    private static Objective objective(double l2) {
        return Objective.of(Network.of(1, List.of(1), Activation.TANH, l2), TWO);
    }

    @Test
    void aSaddleIsVerifiedWithItsFigures() {
        FoundSaddle saddle = climb(L2).verified(new double[4]).orElseThrow();
        assertThat(saddle.cost()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(saddle.costBound()).isBetween(1e-17, 1e-14);
        assertThat(saddle.negativeEigenvalue()).isCloseTo(L2 - 0.25, within(1e-14));
        assertThat(saddle.secondEigenvalue()).isCloseTo(0, within(1e-14));
        assertThat(saddle.flatDirections()).isEqualTo(1);
        assertThat(saddle.gradientMaxAbs()).isLessThan(1e-16);
        assertThat(saddle.parameterError()).isLessThan(1e-13);
        assertThat(saddle.oneSide()).isNull();
    }

    @Test
    void aMinimumAndAPlaceThatIsNotCriticalAreNoSaddles() {
        assertThat(climb(0.3).verified(new double[4])).isEmpty();
        assertThat(climb(L2).verified(new double[] {0, 0, 0, 1e-9})).isEmpty();
        assertThat(climb(L2).verified(new double[] {0, 0, 0, 0.1})).isEmpty();
    }

    @Test
    void bothWaysDownLeadToTheMinimumAndItsCopy() {
        Climb climb = climb(L2);
        FoundSaddle saddle = climb.withSides(climb.verified(new double[4]).orElseThrow());
        double[] one = saddle.oneSide().parameters();
        double[] other = saddle.otherSide().parameters();
        assertThat(saddle.oneSide().kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(saddle.otherSide().kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(one[0]).isCloseTo(-other[0], within(1e-10));
        assertThat(one[2]).isCloseTo(-other[2], within(1e-10));
        // the minimum: residual v tanh' + l2 w = 0 and residual tanh + l2 v = 0, see PolisherTurnsTest
        double t = Math.tanh(one[0]);
        double residual = 1 / (1 + Math.exp(-one[2] * t)) - 0.75;
        assertThat(residual * t + L2 * one[2]).isCloseTo(0, within(1e-12));
        assertThat(Math.abs(saddle.oneWay()[0][0])).isLessThan(Math.abs(one[0]) / 5);
        assertThat(saddle.oneWay()[saddle.oneWay().length - 1]).containsExactly(one);
        assertThat(saddle.otherWay()[saddle.otherWay().length - 1]).containsExactly(other);
        double before = Double.POSITIVE_INFINITY;
        for (double[] p : saddle.oneWay()) {
            double loss = objective(L2).loss(p);
            assertThat(loss).isLessThanOrEqualTo(before + 1e-12);
            before = loss;
        }
        assertThat(saddle.oneWay().length).isBetween(3, 14);
    }

    /**
     * The eigenvectors are those of (w, v) = (1, +-1)/sqrt(2) and of the output's bias; along the flat one nothing is known. Each adds
     * its share of the gradient's bounds over its eigenvalue.
     */
    @Test
    void theErrorOfASaddleIsWhatTheGradientsBoundsAllow() {
        double[] p = new double[4];
        double[] bounds = RoundingBound.of(objective(L2).network(), p, TWO).gradient();
        double mixed = (bounds[0] + bounds[2]) / Math.sqrt(2);
        double expected = Math.sqrt(
                Math.pow(mixed / (0.25 - L2), 2) + Math.pow(mixed / (0.25 + L2), 2) + Math.pow(bounds[3] / 0.25, 2));

        FoundSaddle saddle = climb(L2).verified(p).orElseThrow();

        double largest =
                Arrays.stream(objective(L2).gradient(p)).map(Math::abs).max().orElseThrow();
        assertThat(saddle.parameterError()).isBetween(expected * (1 - 1e-9), (expected + 8 * largest) * (1 + 1e-9));
        assertThat(saddle.eigenvalueBound()).isBetween(1e-18, 1e-14);
    }

    /** Beside mpmath's saddle, along its softest mode with curvature 0.02: the error holds how far it is. */
    @Test
    void theExactSaddleLiesWithinTheError() {
        Objective objective = ThreeMinima.objective();
        double[] exact = ThreeMinima.lowerPass();
        for (double off : new double[] {0, 5e-15, 2e-14}) {
            double[] p = exact.clone();
            p[2] += off;
            FoundSaddle saddle = new Climb(objective, () -> false).verified(p).orElseThrow();

            assertThat(saddle.parameterError()).isBetween(off, 1e-12);
            double[] gradient = objective.gradient(p);
            double[] bounds = RoundingBound.of(objective.network(), p, objective.samples())
                    .gradient();
            int worst = 0;
            for (int k = 1; k < 5; k++) {
                worst = Math.abs(gradient[k]) > Math.abs(gradient[worst]) ? k : worst;
            }
            assertThat(saddle.gradientMaxAbs()).isEqualTo(Math.abs(gradient[worst]));
            assertThat(saddle.gradientBound()).isEqualTo(bounds[worst]);
            assertThat(saddle.flatDirections()).isZero();
            assertThat(saddle.secondEigenvalue())
                    .isCloseTo(ThreeMinima.LOWER_SECOND, within(1e-12 + saddle.secondEigenvalueBound()));
            assertThat(saddle.secondEigenvalueBound()).isBetween(1e-18, 1e-13);
        }
    }

    /** SciPy's BDF method goes down from there along the gradient to the minimum and to where the unit is dead, at log 2. */
    @Test
    void aValleyIsAnEndOfAWayDownToo() {
        Objective objective = Objective.of(Fabricated.xorNetwork(), Fabricated.XOR);
        Climb climb = new Climb(objective, () -> false);
        double[] near = {-0.0263, 0.0263, 0.6634, 0.0262, -0.0152};

        FoundSaddle saddle = climb.withSides(
                climb.from(near, new double[] {-0.6, 0.6, 0, 0.6, 0}).orElseThrow());

        assertThat(saddle.cost()).isCloseTo(0.6931506132728890510225162, within(1e-15));
        assertThat(List.of(saddle.oneSide().kind(), saddle.otherSide().kind()))
                .containsExactlyInAnyOrder(Kind.STRICT_MINIMUM, Kind.FLAT_MINIMUM);
        assertThat(new double[] {saddle.oneSide().loss(), saddle.otherSide().loss()})
                .contains(new double[] {Fabricated.XOR_COST, Math.log(2)}, within(1e-14));
    }

    /** Where the polisher may not take a step, what is no strict minimum yet is no end. */
    @Test
    void whatIsToldToStopIsNotSettled() {
        Climb climb = new Climb(ThreeMinima.objective(), () -> true);

        FoundSaddle saddle =
                climb.withSides(climb.verified(ThreeMinima.lowerPass()).orElseThrow());

        assertThat(saddle.oneSide()).isNull();
        assertThat(saddle.otherSide()).isNull();
        assertThat(saddle.oneWay()).isEmpty();
    }

    /** One side is against the direction of negative curvature, the other along it. */
    @Test
    void theSidesAreThoseOfTheDirection() {
        Objective objective = ThreeMinima.objective();
        Climb climb = new Climb(objective, () -> false);

        FoundSaddle saddle =
                climb.withSides(climb.verified(ThreeMinima.lowerPass()).orElseThrow());

        double[] direction = Spectrum.of(objective, saddle.parameters()).eigenvectors()[0];
        assertThat(along(direction, saddle.oneWay()[0], saddle.parameters())).isNegative();
        assertThat(along(direction, saddle.otherWay()[0], saddle.parameters())).isPositive();
    }

    private static double along(double[] direction, double[] there, double[] from) {
        double sum = 0;
        for (int k = 0; k < direction.length; k++) {
            sum += direction[k] * (there[k] - from[k]);
        }
        return sum;
    }

    /** Each eigenvector's share of the gradient and its bounds, over its eigenvalue. */
    @Test
    void theErrorGrowsWithTheGradientThatIsLeft() {
        Objective objective = ThreeMinima.objective();
        double[] p = ThreeMinima.lowerPass();
        p[2] += 2e-14;
        double[] gradient = objective.gradient(p);
        double[] bounds =
                RoundingBound.of(objective.network(), p, objective.samples()).gradient();
        Spectrum spectrum = Spectrum.of(objective, p);
        double square = 0;
        for (int k = 0; k < 5; k++) {
            double share = 0;
            for (int j = 0; j < 5; j++) {
                share += Math.abs(spectrum.eigenvectors()[k][j]) * (Math.abs(gradient[j]) + bounds[j]);
            }
            square += Math.pow(share / spectrum.eigenvalues()[k], 2);
        }

        FoundSaddle saddle = new Climb(objective, () -> false).verified(p).orElseThrow();

        assertThat(saddle.parameterError()).isCloseTo(Math.sqrt(square), withinPercentage(1e-6));
    }

    /** With the curvature -1e-6 the first step, of 1e-4, gains 5e-15, which rounding hides; longer ones are clearly lower. */
    @Test
    void offAShallowSaddleStepsAreDoubled() {
        Climb climb = climb(0.25 - 1e-6);
        FoundSaddle saddle = climb.verified(new double[4]).orElseThrow();
        FoundSaddle sides = climb.withSides(saddle);
        assertThat(sides.oneSide().kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(sides.otherSide().loss()).isLessThan(saddle.cost() - 10 * saddle.costBound());
        assertThat(sides.oneSide().loss()).isCloseTo(sides.otherSide().loss(), within(1e-15));
    }

    /** With -1e-8 nothing is: the minima to both sides are 1e-16 lower. */
    @Test
    void aSaddleWithoutAClearWayDownHasNoSides() {
        Climb climb = climb(0.25 - 1e-8);
        FoundSaddle saddle = climb.withSides(climb.verified(new double[4]).orElseThrow());
        assertThat(saddle.oneSide()).isNull();
        assertThat(saddle.otherSide()).isNull();
        assertThat(saddle.oneWay()).isEmpty();
    }
}
