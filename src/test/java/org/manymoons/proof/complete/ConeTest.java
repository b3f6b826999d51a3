package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.proof.complete.Cone.Parallelepiped;

/** Random units, and the cones that they lie in. */
class ConeTest {
    private static final Random RANDOM = new Random(7);

    private static Cone random() {
        int axis = RANDOM.nextInt(3);
        double[] low = new double[3];
        double[] high = new double[3];
        for (int k = 0; k < 3; k++) {
            low[k] = k == axis ? Math.abs(RANDOM.nextGaussian()) * RANDOM.nextInt(3) : 3 * RANDOM.nextGaussian();
            high[k] = low[k] + Math.pow(10, -4 * RANDOM.nextDouble());
        }
        return new Cone(axis, RANDOM.nextBoolean() ? 1 : -1, new Box(low, high));
    }

    private static double[] unit(Cone cone, double... shares) {
        double[] at = new double[3];
        Arrays.setAll(at, k -> cone.box().low()[k] + shares[k] * cone.box().width(k));
        double scale = at[cone.axis()];
        double[] unit = new double[3];
        Arrays.setAll(unit, k -> scale * (k == cone.axis() ? cone.sign() : at[k]));
        return unit;
    }

    /** The parallelepiped's coordinates of a unit: the system of its directions, solved by Cramer's rule. */
    private static double[] coordinates(Parallelepiped box, double[] unit) {
        double[][] columns = box.directions();
        double[] right = new double[3];
        Arrays.setAll(right, j -> unit[j] - box.middle()[j]);
        double all = determinant(columns[0], columns[1], columns[2]);
        return new double[] {
            determinant(right, columns[1], columns[2]) / all,
            determinant(columns[0], right, columns[2]) / all,
            determinant(columns[0], columns[1], right) / all
        };
    }

    private static double determinant(double[] a, double[] b, double[] c) {
        return a[0] * (b[1] * c[2] - b[2] * c[1])
                - a[1] * (b[0] * c[2] - b[2] * c[0])
                + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }

    @Test
    void boxAndParallelepipedHoldEveryUnit() {
        for (int n = 0; n < 500; n++) {
            Cone cone = random();
            Parallelepiped around = cone.around();
            for (int m = 0; m < 9; m++) {
                double[] unit = unit(cone, m & 1, m >> 1 & 1, m == 8 ? RANDOM.nextDouble() : m >> 2 & 1);
                assertThat(cone.units().holds(new Box(unit, unit))).isTrue();
                double[] at = coordinates(around, unit);
                for (int k = 0; k < 3; k++) {
                    assertThat(Math.abs(at[k])).isLessThanOrEqualTo(around.radius()[k] * (1 + 1e-9) + 1e-11);
                }
            }
        }
    }

    /** A cut takes away only what has no coordinate in the interval, also after the cone was cut before. */
    @Test
    void aCutLeavesEveryUnitOfItsInterval() {
        int gone = 0;
        for (int n = 0; n < 2000; n++) {
            Cone before = random();
            Parallelepiped around = before.around();
            Cone cone = before.copy();
            double[] unit = unit(before, RANDOM.nextDouble(), RANDOM.nextDouble(), RANDOM.nextDouble());
            double[] at = coordinates(around, unit);
            boolean isInside = true;
            boolean isLeft = true;
            for (int cut = 0; cut < 4 && isLeft; cut++) {
                int k = RANDOM.nextInt(3);
                double from = around.radius()[k] * (2 * RANDOM.nextDouble() - 1);
                double to = from + around.radius()[k] * RANDOM.nextDouble();
                isInside &= from <= at[k] && at[k] <= to;
                isLeft = cone.cut(before, k, from, to);
            }
            gone += isLeft ? 0 : 1;
            if (isInside) {
                assertThat(isLeft).isTrue();
                assertThat(cone.box().low())
                        .satisfies(low ->
                                assertThat(before.box().holds(cone.box())).isTrue());
                assertThat(holdsNearly(cone, unit)).isTrue();
            }
        }
        assertThat(gone).isGreaterThan(100);
    }

    private static boolean holdsNearly(Cone cone, double[] unit) {
        double scale = unit[cone.axis()] * cone.sign();
        for (int k = 0; k < 3; k++) {
            double at = k == cone.axis() ? scale : unit[k] / scale;
            double slack = 1e-9 * (1 + Math.abs(at));
            if (at < cone.box().low()[k] - slack || at > cone.box().high()[k] + slack) {
                return false;
            }
        }
        return true;
    }

    @Test
    void halvesShareTheirBorder() {
        Cone cone = new Cone(1, -1, new Box(new double[] {-1, 2, 0}, new double[] {1, 8, 3}));
        assertThat(cone.half(0, true).box().low()[0]).isZero();
        assertThat(cone.half(1, false).largest()).isEqualTo(4);
        assertThat(cone.half(1, true).smallest()).isEqualTo(4);
        Cone fromZero = new Cone(1, -1, new Box(new double[] {-1, 0, 0}, new double[] {1, 8, 3}));
        assertThat(fromZero.half(1, false).largest()).isEqualTo(0.5);
        assertThat(fromZero.half(1, true).largest()).isEqualTo(8);
    }

    @Test
    void theConesOfASpaceHoldAllOfItAndNothingFarther() {
        double[] limits = {5, 4, 9};
        double[] weight = {0.7, 1.3, 1};
        for (int n = 0; n < 1000; n++) {
            double[] unit = new double[3];
            Arrays.setAll(unit, k -> limits[k] * (2 * RANDOM.nextDouble() - 1));
            assertThat(Cone.around(limits, weight)).anyMatch(cone -> OneUnit.holds(cone, unit));
        }
        assertThat(Cone.around(limits, weight)).noneMatch(cone -> OneUnit.holds(cone, new double[] {0.1, 0.1, 9.1}));
    }
}
