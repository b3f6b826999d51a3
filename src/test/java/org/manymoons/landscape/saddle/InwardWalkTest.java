package org.manymoons.landscape.saddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On x^2 + 10 y^2 - 40 x, whose lowest place on a sphere around zero is where it crosses the positive x axis. */
class InwardWalkTest {
    private static final PlainSurface BOWL = new PlainSurface() {
        @Override
        public double loss(double[] p) {
            return p[0] * p[0] + 10 * p[1] * p[1] - 40 * p[0];
        }

        @Override
        public double[] gradient(double[] p) {
            return new double[] {2 * p[0] - 40, 20 * p[1]};
        }

        @Override
        public double[][] hessian(double[] p) {
            return new double[][] {{2, 0}, {0, 20}};
        }
    };

    @Test
    void onEverySphereTheLowestPlaceIsFound() {
        List<double[]> walk = InwardWalk.from(BOWL, new double[] {7, 5}, () -> false);

        assertThat(walk).hasSize(InwardWalk.inside(Math.sqrt(74)) + 1);
        for (int k = 0; k < walk.size(); k++) {
            assertThat(walk.get(k)[0]).isCloseTo(InwardWalk.radius(walk.size() - 1 - k), within(1e-9));
            assertThat(walk.get(k)[1]).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void insideOfAllSpheresThereIsNoWalk() {
        assertThat(InwardWalk.from(BOWL, new double[] {4.9, 0}, () -> false)).isEmpty();
        assertThat(InwardWalk.inside(4.9)).isEqualTo(-1);
        assertThat(InwardWalk.inside(5)).isZero();
        assertThat(InwardWalk.radius(2)).isCloseTo(6.05, within(1e-12));
    }

    @Test
    void aWalkThatIsToldToStopGoesNowhere() {
        assertThat(InwardWalk.from(BOWL, new double[] {70, 5}, () -> true)).isEmpty();
    }

    private static final double[][] A = {{2, 0.5, 0.3}, {0.5, 4, -0.7}, {0.3, -0.7, 9}};
    private static final double[] C = {40, 10, -5};

    /** x.Ax/2 - c.x with the places of its gradient noted. */
    private static Formula tilted(List<double[]> seen) {
        return new Formula(
                p -> Vectors.dot(p, Vectors.times(A, p)) / 2 - Vectors.dot(C, p),
                p -> {
                    seen.add(p.clone());
                    return Vectors.minus(Vectors.times(A, p), C);
                },
                p -> A);
    }

    /** By SciPy: (A + m) x = c with the m that makes x as long as the radius. */
    @Test
    void offTheAxesTheLowestPlacesAreFoundInAFewNewtonSteps() {
        List<double[]> seen = new ArrayList<>();

        List<double[]> walk = InwardWalk.from(tilted(seen), new double[] {9, 2, -1}, () -> false);

        assertThat(walk).hasSize(7);
        assertThat(walk.get(6))
                .containsExactly(
                        new double[] {4.931786665781679, 0.7211957099189584, -0.3966825320234276}, within(1e-6));
        assertThat(walk.get(3))
                .containsExactly(
                        new double[] {6.589326393587954, 0.791803076856557, -0.49279870763393574}, within(1e-6));
        assertThat(seen).hasSizeLessThan(7 * 4);
    }

    /** Downhill is once around half the sphere, in steps of a twentieth of its radius along the tangent: 60 of them. */
    @Test
    void onOneSphereSixtyStepsAreTaken() {
        Formula slope = new Formula(p -> -p[0], p -> new double[] {-1, 0}, p -> new double[2][2]);
        double start = 0.06;

        double[] there = InwardWalk.from(
                        slope, new double[] {-5.2 * Math.cos(start), 5.2 * Math.sin(start)}, () -> false)
                .get(0);

        double angle = Math.PI - start - 60 * Math.atan(0.05);
        assertThat(there).containsExactly(new double[] {5 * Math.cos(angle), 5 * Math.sin(angle)}, within(1e-9));
    }

    /** sqrt(1 + (100 y)^2): a whole step, of 1/4, goes past the valley and up again as far as it may; half of it does not. */
    @Test
    void aStepThatEndsHigherIsHalved() {
        List<double[]> seen = new ArrayList<>();
        Formula narrow = new Formula(
                p -> Math.hypot(1, 100 * p[1]),
                p -> {
                    seen.add(p.clone());
                    return new double[] {0, 1e4 * p[1] / Math.hypot(1, 100 * p[1])};
                },
                p -> new double[][] {{0, 0}, {0, 1e4 / Math.pow(Math.hypot(1, 100 * p[1]), 3)}});
        double y = 0.1;

        double[] there = InwardWalk.from(narrow, new double[] {Math.sqrt(25 - y * y), y}, () -> false)
                .get(0);

        assertThat(there[1]).isCloseTo(0, within(1e-6));
        double angle = Math.asin(y / 5) - Math.atan(0.025);
        assertThat(seen.get(1)[1]).isCloseTo(5 * Math.sin(angle), within(1e-9));
    }

    @Test
    void whereNumbersAreNoneAPlaceIsTheOneOfTheRay() {
        Formula broken = new Formula(p -> p[1], p -> new double[] {0, 1}, p ->
                new double[][] {{Double.POSITIVE_INFINITY, 0}, {0, 1}});

        assertThat(InwardWalk.from(broken, new double[] {3.6, 4.8}, () -> false))
                .first()
                .satisfies(p -> assertThat(p).containsExactly(new double[] {3.3, 4.4}, within(1e-12)));
    }
}
