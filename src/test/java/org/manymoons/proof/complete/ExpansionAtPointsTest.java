package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Objective;

/**
 * Expansions over small boxes around units whose best outputs mpmath knows (golden/one-unit.json): in the middle they are the reference's gradient
 * and Hessian in other coordinates, and what they leave open falls with the square of the radius and holds at every corner.
 */
class ExpansionAtPointsTest {
    private static final int UNITS = 3;
    private static final Objective OBJECTIVE = Objective.of(OneUnit.NETWORK, OneUnit.SAMPLES);

    static Stream<OneUnit.Point> points() {
        return Stream.concat(OneUnit.units().stream(), OneUnit.critical().stream());
    }

    private static Expansion over(OneUnitData data, OneUnit.Point point, double radius) {
        Expansion expansion = new Expansion(data);
        assertThat(expansion.over(OneUnit.parallelepiped(point.unit(data), radius)))
                .isTrue();
        return expansion;
    }

    /** Rows: w, b, v, c of the network; columns: w, b around the centre, v and c + v f0, the last two moved along with the unit. */
    private static double[][] coordinates(OneUnitData data, Expansion at, double[][] follow) {
        double[][] t = new double[5][5];
        t[0][0] = 1;
        t[1][1] = 1;
        t[2] = new double[] {-data.centre()[0], -data.centre()[1], 1, 0, 0};
        t[3] = new double[] {follow[0][0], follow[0][1], follow[0][2], 1, 0};
        for (int k = 0; k < 5; k++) {
            t[4][k] = (k < 3 ? follow[1][k] : k == 4 ? 1 : 0) - at.shift() * t[3][k];
        }
        return t;
    }

    private static double[][] transformed(double[][] h, double[][] t) {
        double[][] result = new double[5][5];
        for (int k = 0; k < 5; k++) {
            for (int l = 0; l < 5; l++) {
                for (int i = 0; i < 5; i++) {
                    for (int j = 0; j < 5; j++) {
                        result[k][l] += t[i][k] * h[i][j] * t[j][l];
                    }
                }
            }
        }
        return result;
    }

    @ParameterizedTest
    @MethodSource("points")
    void inTheMiddleItIsTheReferencesGradientAndHessian(OneUnit.Point point) throws Exception {
        OneUnitData data = OneUnit.data();
        Expansion at = over(data, point, 1e-6);
        assertThat(at.output()).isCloseTo(point.parameters()[3], within(1e-7));
        assertThat(at.bias()[0]).isCloseTo(point.parameters()[4], within(1e-7));
        assertThat(at.lossLow()).isCloseTo(point.loss(), within(1e-4)).isLessThan(point.loss());

        double[] p = point.parameters().clone();
        p[3] = at.output();
        p[4] = at.bias()[0];
        double[][] h = OBJECTIVE.hessian(p);
        double[][] still = transformed(h, coordinates(data, at, new double[2][UNITS]));
        for (int q = 0; q < 2; q++) {
            for (int k = 0; k < UNITS; k++) {
                assertThat(at.follow[q][k]).isCloseTo(-still[UNITS + q][k] / still[UNITS + q][UNITS + q], within(1e-8));
            }
        }
        double[][] t = coordinates(data, at, at.follow);
        double[][] expected = transformed(h, t);
        double[] gradient = OBJECTIVE.gradient(p);
        for (int k = 0; k < 5; k++) {
            double slope = 0;
            for (int i = 0; i < 5; i++) {
                slope += t[i][k] * gradient[i];
            }
            assertThat(at.gradient[k]).isCloseTo(slope, within(1e-11));
            for (int l = 0; l < 5; l++) {
                assertThat(at.hessian[k][l]).isCloseTo(expected[k][l], within(1e-9));
            }
        }
    }

    /** Twice the radius, four times the rest: it is of second order, but for rounding. */
    @ParameterizedTest
    @MethodSource("points")
    void whatIsLeftIsOfSecondOrder(OneUnit.Point point) throws Exception {
        OneUnitData data = OneUnit.data();
        Expansion small = over(data, point, 1e-4);
        Expansion large = over(data, point, 2e-4);
        for (int k = 0; k < 5; k++) {
            assertThat(large.rest[k] / small.rest[k]).isBetween(3.9, 4.1);
            assertThat(small.rest[k]).isLessThan(1e-6);
        }
        assertThat(small.radius[UNITS]).isLessThan(1e-6);
        assertThat(small.radius[UNITS + 1]).isLessThan(1e-6);
        double followed = 0;
        for (int k = 0; k < UNITS; k++) {
            followed += Math.abs(small.follow[0][k]) * 1e-4;
        }
        assertThat(small.outputReach()).isCloseTo(followed, within(1e-6));
        assertThat(large.lossLow() - small.lossLow()).isBetween(-2e-3, 0.0);
    }

    /** The corners are where the most is missing; it is a good part of what is allowed. */
    @ParameterizedTest
    @CsvSource({"1e-2", "1e-3"})
    void atTheCornersTheRestHoldsAndIsNotFarTooLarge(double radius) throws Exception {
        OneUnitData data = OneUnit.data();
        for (OneUnit.Point point : points().toList()) {
            Expansion at = over(data, point, radius);
            double[] missing = new double[UNITS];
            for (int corner = 0; corner < 8; corner++) {
                double[] x = new double[UNITS];
                double[] unit = point.unit(data);
                for (int k = 0; k < UNITS; k++) {
                    x[k] = (corner >> k & 1) == 0 ? radius : -radius;
                    unit[k] += x[k];
                }
                double[] found = missing(data, at, unit, x);
                Arrays.setAll(missing, k -> Math.max(missing[k], found[k]));
            }
            for (int k = 0; k < UNITS; k++) {
                assertThat(missing[k]).isLessThan(at.rest[k]);
                assertThat(at.rest[k]).isLessThan(20 * Math.max(missing[k], 0.3 * radius * radius));
            }
        }
    }

    /** How far the gradient by the unit, the outputs being the best, is from its expansion. */
    private static double[] missing(OneUnitData data, Expansion at, double[] unit, double[] x) {
        OutputNewton newton = new OutputNewton(data);
        double[] f = Arrays.stream(data.x())
                .mapToDouble(row -> Math.tanh(unit[0] * row[0] + unit[1] * row[1] + unit[2]))
                .toArray();
        for (int n = 0; n < 3; n++) { // each makes the digits of the last twice as many
            assertThat(newton.solve(f)).isTrue();
        }
        double[] p = {unit[0], unit[1], unit[2], newton.v, newton.c};
        p[2] -= unit[0] * data.centre()[0] + unit[1] * data.centre()[1];
        double[] gradient = OBJECTIVE.gradient(p);
        double[] q = {newton.v - at.middle[3], newton.c + newton.v * at.shift() - at.middle[4]};
        for (int k = 0; k < UNITS; k++) {
            q[0] -= at.follow[0][k] * x[k];
            q[1] -= at.follow[1][k] * x[k];
        }
        assertThat(Math.abs(q[0])).isLessThan(at.radius[3]);
        assertThat(Math.abs(q[1])).isLessThan(at.radius[4]);
        double[] missing = new double[UNITS];
        for (int k = 0; k < UNITS; k++) {
            double linear = at.gradient[k] + at.hessian[k][3] * q[0] + at.hessian[k][4] * q[1];
            for (int l = 0; l < UNITS; l++) {
                linear += at.hessian[k][l] * x[l];
            }
            double exact = gradient[k] - (k < 2 ? data.centre()[k] * gradient[2] : 0);
            missing[k] = Math.abs(exact - linear);
        }
        return missing;
    }

    /** By Newton's steps: the box of a critical point becomes as small as the square of its radius. */
    @Test
    void aBoxAroundACriticalPointIsCutToItsSquare() throws Exception {
        OneUnitData data = OneUnit.data();
        for (OneUnit.Point point :
                List.of(OneUnit.critical().get(0), OneUnit.critical().get(1))) {
            for (double radius : new double[] {1e-4, 1e-5}) {
                double[] unit = point.unit(data);
                double[] aside = unit.clone();
                aside[0] += 0.5 * radius;
                aside[2] -= 0.5 * radius;
                Cone cone = OneUnit.cone(aside, radius);
                Expansion at = new Expansion(data);
                assertThat(at.over(cone.around())).isTrue();
                assertThat(new Contraction(at).cut(cone)).isTrue();
                assertThat(OneUnit.holds(cone, unit)).isTrue();
                assertThat(cone.units().widest()).isLessThan(2000 * radius * radius);
            }
        }
    }
}
