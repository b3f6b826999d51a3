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
}
