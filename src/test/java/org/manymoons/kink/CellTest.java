package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.kink.ScaledUnits.Role;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Eigen;

/** Against differences of the loss, and by hand. */
class CellTest {
    private static ScaledUnits random(Random random, Activation activation, double l2) {
        double[][] x = new double[10][];
        double[] y = new double[10];
        for (int i = 0; i < 10; i++) {
            x[i] = random.doubles(2, -2, 2).toArray();
            y[i] = i % 2;
        }
        Network network = Network.of(2, List.of(2), activation, l2);
        return new ScaledUnits(
                new KinkedLoss(network, new Samples(x, y)),
                random.doubles(network.parameterCount(), -1, 1).toArray());
    }

    private static ScaledUnits moved(ScaledUnits units, double[] direction, double t) {
        ScaledUnits moved = units.copy();
        double[] step = direction.clone();
        for (int k = 0; k < step.length; k++) {
            step[k] *= t;
        }
        moved.shift(step);
        return moved;
    }

    @ParameterizedTest
    @CsvSource({"RELU, 0.1", "RELU, 0", "LEAKYRELU, 0.1"})
    void theGradientIsTheSlopeOfTheLossAndNewtonsDirectionMakesItVanish(Activation activation, double l2) {
        Random random = new Random(6);
        for (int run = 0; run < 20; run++) {
            ScaledUnits units = random(random, activation, l2);
            Cell cell = new Cell(units);
            double[] axis = new double[7];
            for (int k = 0; k < 7; k++) {
                axis[k] = 1;
                double slope = (moved(units, axis, 1e-6).value()
                                - moved(units, axis, -1e-6).value())
                        / 2e-6;
                double live = k == 6 || units.isLive(k / 3) ? cell.gradient[k] : 0;
                assertThat(live).isCloseTo(slope, within(1e-9));
                axis[k] = 0;
            }
            assertThat(cell.noise).isBetween(1e-16, 1e-13);
            if (!units.isLive(0) || !units.isLive(1)) {
                continue;
            }
            double[] direction = cell.newtonDirection();
            double h = 1e-6 / Eigen.norm(direction);
            double[] there = new Cell(moved(units, direction, h)).gradient;
            double[] here = new Cell(moved(units, direction, -h)).gradient;
            if (Eigen.norm(direction) < 100) { // else there is no curvature in a direction
                for (int k = 0; k < 7; k++) {
                    assertThat((there[k] - here[k]) / (2 * h)).isCloseTo(-cell.gradient[k], within(1e-5));
                }
            }
            double[] steepest = cell.steepestDirection();
            for (int k = 0; k < 7; k++) {
                assertThat(steepest[k]).isCloseTo(-cell.gradient[k], within(1e-15));
            }
        }
    }

    @Test
    void unitsThatAreNotLiveDoNotMove() {
        ScaledUnits units = random(new Random(6), Activation.RELU, 0.1);
        units.role[0] = Role.APEX;
        units.clear(0);
        Cell cell = new Cell(units);
        double[] direction = cell.newtonDirection();
        assertThat(direction).startsWith(0, 0, 0);
        assertThat(direction[6]).isNotZero();
        assertThat(cell.reducedGradient()).hasSize(4);
    }

    private static ScaledUnits onOneKink(double l2, boolean held) {
        ScaledUnits units = new ScaledUnits(
                new KinkedLoss(
                        Network.of(1, List.of(1), Activation.RELU, l2),
                        Line.onOneKink().samples()),
                Line.minimumOnOneKink(l2));
        units.right[0][1] = false;
        if (held) {
            units.held.get(0).add(1);
        }
        return units;
    }

    @Test
    void alongAKinkThatHoldsTheMinimumHasNoSlope() {
        Cell cell = new Cell(onOneKink(0.01, true));
        assertThat(Eigen.norm(cell.reducedGradient())).isLessThan(1e-15);
        assertThat(cell.reducedGradient()).hasSize(2);
        // from the left of the kink: l2 (1/2, 1) times minus one, by hand
        assertThat(cell.gradient).containsExactly(new double[] {-0.005, -0.01, 0}, within(1e-15));
        assertThat(new Holds(cell).release().slope()).isZero();
        assertThat(new Holds(cell).atTheirEnds(0.29)).isEmpty();
        assertThat(new Holds(cell).atTheirEnds(0.3)).containsExactly(new Holds.Release(0, 1, false, 0));
    }

    /** The multiplier l2 is above the jump 1/32 + l2/4 by 3/4 (l2 - 1/24); the row (1/2, 1) has the length sqrt(5)/2. */
    @Test
    void whereTheMultiplierIsBeyondItsRangeTheKinkIsLetGoToThatSide() {
        Holds.Release release = new Holds(new Cell(onOneKink(0.05, true))).release();
        assertThat(release.unit()).isZero();
        assertThat(release.point()).isEqualTo(1);
        assertThat(release.toTheRight()).isTrue();
        assertThat(release.slope()).isCloseTo(0.75 * (0.05 - 1 / 24.0) * Math.sqrt(5) / 2, within(1e-14));
        assertThat(new Holds(new Cell(onOneKink(1 / 24.0, true))).atTheirEnds(1e-9))
                .containsExactly(new Holds.Release(0, 1, true, 0));
    }

    /** With residuals of the other sign beyond the kink the multiplier is below zero, and the loss falls to the left. */
    @Test
    void aNegativeMultiplierIsLetGoToTheLeft() {
        ScaledUnits units = onOneKink(0.01, true);
        double[] p = Line.minimumOnOneKink(0.01);
        units.u[0] = new double[] {2 * p[0] * p[0], -p[0] * p[0]};
        Holds.Release release = new Holds(new Cell(units)).release();
        double r2 = 0.5 / (1 + Math.exp(-(p[3] + 2 * p[2] * p[2]))) - 3 / 8.0;
        // gradient (l2 + 1.5 r2, r2); its component along (1/2, 1) is (l2 / 2 + 1.75 r2) / 1.25
        assertThat(release.toTheRight()).isFalse();
        assertThat(release.slope()).isCloseTo((0.005 + 1.75 * r2) / 1.25 * Math.sqrt(1.25), within(1e-14));
    }

    /** Two units that are parallel and one's bias where it is active everywhere: shares can be traded. */
    @Test
    void levelDirectionsLeaveTheLogits() {
        KinkedLoss loss = new KinkedLoss(
                Network.of(1, List.of(2), Activation.RELU, 0.01),
                Line.balanced().samples());
        ScaledUnits units = new ScaledUnits(loss, new double[] {1, 2, 0, 0, 1, 1, 0});
        double[] before = units.logits();
        List<double[]> level = new Cell(units).levelDirections();

        assertThat(level).hasSize(2); // two numbers of (1, 0) and (2, 0): weights may be traded, and biases
        for (double[] direction : level) {
            assertThat(Eigen.norm(direction)).isCloseTo(1, within(1e-14));
            assertThat(moved(units, direction, 1e-3).logits()).containsExactly(before, within(1e-15));
        }
    }

    /** 16 u times sum (|r| + p (1 - p) sum |terms|) |(x, 1)|, by hand for one sample and two units. */
    @Test
    void theNoiseIsThatOfTheTerms() {
        KinkedLoss loss = new KinkedLoss(
                Network.of(1, List.of(2), Activation.LEAKYRELU, 1e-3),
                new Line().at(2, 1, 0).samples());
        Cell cell = new Cell(new ScaledUnits(loss, new double[] {0.5, -1, 0.25, 0.5, 3, -2, -1}));
        double r = 1 / (1 + Math.exp(2.78));
        double terms = 1 + 3 * (1 + 0.25) + 0.01 * 2 * (2 + 0.5);
        double size = (r + r * (1 - r) * terms) * Math.sqrt(5);
        assertThat(cell.noise).isCloseTo(16 * 0x1p-53 * size, within(1e-24));
        Cell decayed = new Cell(new ScaledUnits(
                new KinkedLoss(
                        Network.of(1, List.of(2), Activation.LEAKYRELU, 1e3),
                        new Line().at(2, 1, 0).samples()),
                new double[] {0.5, -1, 0.25, 0.5, 3, -2, -1}));
        assertThat(decayed.noise).isEqualTo(16 * 0x1p-53 * 1e3);
    }

    /** Where the loss does not change Newton's direction does not go. */
    @Test
    void levelDirectionsAreNoneOfNewtons() {
        KinkedLoss loss = new KinkedLoss(
                Network.of(1, List.of(2), Activation.RELU, 0.01),
                Line.balanced().samples());
        ScaledUnits units = new ScaledUnits(loss, new double[] {1, 2, 0.3, 0.6, 1, 1, 0.1});
        Cell cell = new Cell(units);
        double[] direction = cell.newtonDirection();
        assertThat(Eigen.norm(direction)).isBetween(1e-3, 1e3);
        for (double[] level : cell.levelDirections()) {
            assertThat(KinkedLoss.dot(direction, level)).isCloseTo(0, within(1e-9 * Eigen.norm(direction)));
        }
    }

    /** Of two kinks that hold each multiplier is that of the part of its row that the other leaves free: here the plane's axes. */
    @Test
    void oneOfTwoKinksIsLetGoAlongTheOther() {
        Samples samples = new Samples(new double[][] {{1, 0}, {-1, 0}, {0, 2}, {0, -2}}, new double[] {1, 1, 1, 0});
        ScaledUnits units = new ScaledUnits(
                new KinkedLoss(Network.of(2, List.of(1), Activation.RELU, 0), samples), new double[] {0, 1, 0, 3, 0.5});
        units.held.get(0).add(0);
        units.held.get(0).add(1);
        Cell cell = new Cell(units);
        // gradient r2 (0, 2, 1) with r2 = -s(-6.5)/4... and jumps r0 = -s(-0.5)/4 below zero: both fall to the right
        double r2 = -0.25 / (1 + Math.exp(0.5 + 6));
        double jump = -0.25 / (1 + Math.exp(0.5));
        Holds.Release release = new Holds(cell).release();
        assertThat(release.toTheRight()).isTrue();
        assertThat(release.slope()).isCloseTo((-r2 / 2 - jump) * Math.sqrt(2), within(1e-14));
        assertThat(cell.reducedGradient()).hasSize(2);
        assertThat(cell.reducedGradient()[0]).isCloseTo(2 * r2, within(1e-15));
    }

    @Test
    void theResidualsAreThoseOfTheLogits() {
        ScaledUnits units = onOneKink(0.01, true);
        assertThat(new Cell(units).residuals())
                .containsExactly(new double[] {3 / 8.0 * 0.27 - 1 / 8.0, 0.27 / 8, -0.01}, within(1e-15));
    }
}
