package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.kink.Ray.Stop;
import org.manymoons.kink.ScaledUnits.Role;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** By hand on a line; against the reference's loss at many places along random rays. */
class RayTest {
    private static ScaledUnits onOneKink(double l2) {
        return new ScaledUnits(
                new KinkedLoss(
                        Network.of(1, List.of(1), Activation.RELU, l2),
                        Line.onOneKink().samples()),
                Line.minimumOnOneKink(l2));
    }

    /** A unit with l2 = 0 that is off: only the constant is left, best at logit(1/2) = 0. */
    @Test
    void betweenKinksItStopsWhereTheSlopeVanishes() {
        ScaledUnits units = new ScaledUnits(
                new KinkedLoss(
                        Network.of(1, List.of(1), Activation.RELU, 0),
                        Line.balanced().samples()),
                new double[] {1, -3, 1, 1.5});
        assertThat(Ray.walk(units, new double[] {0, 0, 1})).isEqualTo(Stop.UPHILL);
        assertThat(units.c).isEqualTo(1.5);
        assertThat(Ray.walk(units, new double[] {5, 5, -0.25})).isEqualTo(Stop.MINIMUM);
        assertThat(units.c).isCloseTo(0, within(1e-15));
        assertThat(Ray.walk(units, new double[] {0, 0, 0})).isEqualTo(Stop.UPHILL);
    }

    @Test
    void aLossThatFallsForeverIsFollowedAMillionDirectionsFar() {
        ScaledUnits units = new ScaledUnits(
                new KinkedLoss(
                        Network.of(1, List.of(1), Activation.RELU, 0),
                        new Line().at(1, 2, 0).at(2, 1, 0).samples()),
                new double[] {1, -3, 1, 0});
        assertThat(Ray.walk(units, new double[] {0, 0, 1e-5})).isEqualTo(Stop.NONE);
        assertThat(units.c).isEqualTo(0x1p20 * 1e-5);
    }

    @Test
    void onAKinkWhereTheLossStopsFallingTheSampleHolds() {
        double[] p = Line.minimumOnOneKink(0.01);
        ScaledUnits units = onOneKink(0.01);
        units.u[0][1] += 0.125;
        units.right[0][1] = true;
        assertThat(Ray.walk(units, new double[] {0, -1, 0})).isEqualTo(Stop.MINIMUM);
        assertThat(units.held.get(0)).containsExactly(1);
        assertThat(units.u[0]).containsExactly(new double[] {p[2] * p[2], -p[2] * p[2] / 2}, within(1e-14));
        assertThat(units.right[0][1]).isFalse();
    }

    @Test
    void aKinkAtTheVeryBeginningBlocks() {
        ScaledUnits units = onOneKink(0.01);
        units.right[0][1] = false;
        double[] before = units.u[0].clone();
        assertThat(Ray.walk(units, new double[] {0, 1, 0})).isEqualTo(Stop.BLOCKED);
        assertThat(units.held.get(0)).containsExactly(1);
        assertThat(units.u[0]).containsExactly(before, within(1e-15));
    }

    /** With l2 = 0.05 the multiplier is beyond its range: the walk goes over the kink, to where the two residuals cancel. */
    @Test
    void aKinkThatDoesNotHoldIsCrossed() {
        ScaledUnits units = onOneKink(0.05);
        units.u[0][1] -= 0.125;
        units.right[0][1] = false;
        assertThat(Ray.walk(units, new double[] {0, 1, 0})).isEqualTo(Stop.MINIMUM);
        assertThat(units.held.get(0)).isEmpty();
        assertThat(units.right[0]).containsExactly(false, true, true);
        double[] z = units.logits();
        assertThat(z[1]).isGreaterThan(units.c);
        assertThat(units.loss.residual(1, z[1]) + units.loss.residual(2, z[2])).isCloseTo(0, within(1e-15));
    }

    /** In one dimension a unit on one kink can only grow and shrink: where the loss falls as it shrinks, it ends as nothing. */
    @Test
    void aUnitOnAsManyKinksAsThereAreFeaturesVanishesAtTheNext() {
        // on both sides of the kink at 1/2 there are zeros only: the unit should not be there at all
        ScaledUnits units = new ScaledUnits(
                new KinkedLoss(
                        Network.of(1, List.of(1), Activation.RELU, 0.1),
                        new Line().at(-1, 0, 1).at(0.5, 1, 0).at(1.5, 0, 1).samples()),
                new double[] {1, -0.5, 1, 0});
        units.held.get(0).add(1);
        assertThat(Ray.walk(units, new double[] {-1, 0.5, 0})).isEqualTo(Stop.MINIMUM);
        assertThat(units.role[0]).isEqualTo(Role.APEX);
        assertThat(units.u[0]).containsExactly(0, 0);
        assertThat(units.held.get(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RELU, 0.01, 1", "RELU, 0, 2", "LEAKYRELU, 0.01, 3", "LEAKYRELU, 0, 4"})
    void theLossFallsAllTheWayAndRisesBehind(Activation activation, double l2, long seed) {
        Random random = new Random(seed);
        Network network = Network.of(2, List.of(3), activation, l2);
        int walked = 0;
        for (int run = 0; run < 60; run++) {
            double[][] x = new double[12][];
            double[] y = new double[12];
            for (int i = 0; i < 12; i++) {
                x[i] = random.doubles(2, -2, 2).toArray();
                y[i] = random.nextInt(2);
            }
            Samples samples = new Samples(x, y);
            ScaledUnits start = new ScaledUnits(
                    new KinkedLoss(network, samples),
                    random.doubles(network.parameterCount(), -1, 1).toArray());
            double[] direction = new Cell(start).steepestDirection();
            ScaledUnits end = start.copy();
            Stop stop = Ray.walk(end, direction);
            if (stop != Stop.MINIMUM || !java.util.Arrays.equals(end.role, start.role)) {
                continue;
            }
            walked++;
            double t = (end.c - start.c) / direction[direction.length - 1];
            double before = loss(network, samples, start, direction, 0);
            for (int k = 1; k <= 40; k++) {
                double now = loss(network, samples, start, direction, t * k / 40);
                assertThat(now).isLessThan(before + 1e-15);
                before = now;
            }
            assertThat(Loss.loss(network, end.parameters(), samples)).isCloseTo(before, within(1e-13));
            assertThat(loss(network, samples, start, direction, t * (1 + 1e-4))).isGreaterThan(before - 1e-14);
        }
        assertThat(walked).isGreaterThan(40);
    }

    /** Of the network whose scaled units are t directions away; sides are looked at anew. */
    private static double loss(Network network, Samples samples, ScaledUnits start, double[] direction, double t) {
        double[] p = new double[network.parameterCount()];
        for (int j = 0; j < start.u.length; j++) {
            double[] u = start.u[j].clone();
            for (int k = 0; k < 3; k++) {
                u[k] += start.isLive(j) ? t * direction[3 * j + k] : 0;
            }
            double v = Math.sqrt(Math.hypot(u[0], u[1]));
            for (int k = 0; k < 3; k++) {
                p[
                        k < 2
                                ? network.layers().get(0).weight(j, k)
                                : network.layers().get(0).bias(j)] = v > 0 ? u[k] / v : 0;
            }
            p[network.output().weight(0, j)] = start.sign[j] * v;
        }
        p[network.output().bias(0)] = start.c + t * direction[direction.length - 1];
        return Loss.loss(network, p, samples);
    }
}
