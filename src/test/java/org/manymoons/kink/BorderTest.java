package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

class BorderTest {
    /** Of sum r x = 0 on the samples below, by halving: the logit is then s x. */
    private static double slope() {
        double below = 0;
        double above = 10;
        for (int k = 0; k < 100; k++) {
            double s = (below + above) / 2;
            double sum =
                    -4 * sigmoid(-2 * s) - (2 * sigmoid(-s) - 1) + (2 * sigmoid(s) - 1) + 2 * (2 * sigmoid(2 * s) - 2);
            if (sum < 0) {
                below = s;
            } else {
                above = s;
            }
        }
        return below;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /**
     * A linear fit by one unit whose kink is at the leftmost sample: with a larger bias, and the output's smaller by as much, the
     * loss is the same. The multiplier is all of its range.
     */
    private static ScaledUnits fit(double end) {
        KinkedLoss loss = new KinkedLoss(
                Network.of(1, List.of(1), Activation.RELU, 0),
                new Line().at(-2, 0, 2).at(-1, 1, 1).at(1, 1, 1).at(2, 2, 0).samples());
        double s = slope();
        ScaledUnits units = new ScaledUnits(loss, new double[] {1, 2 + end, s, -2 * s});
        units.right[0][0] = false;
        units.held.get(0).add(0);
        return units;
    }

    @Test
    void aKinkThatHoldsNothingIsLeftToItsLevelSide() {
        ScaledUnits units = fit(0);
        double value = units.value();
        assertThat(Border.leave(units)).isTrue();
        assertThat(units.held.get(0)).isEmpty();
        assertThat(units.right[0]).containsExactly(true, true, true, true);
        assertThat(units.preActivation(0, 0)).isPositive();
        assertThat(units.value()).isCloseTo(value, within(1e-14));
        assertThat(units.u[0][0]).isCloseTo(slope(), within(1e-12));
    }

    @Test
    void aKinkThatHoldsIsNotLeft() {
        double[] p = Line.minimumOnOneKink(0.01);
        ScaledUnits units = new ScaledUnits(
                new KinkedLoss(
                        Network.of(1, List.of(1), Activation.RELU, 0.01),
                        Line.onOneKink().samples()),
                p);
        units.right[0][1] = false;
        units.held.get(0).add(1);
        double[] before = units.parameters();
        assertThat(Border.leave(units)).isFalse();
        assertThat(units.held.get(0)).containsExactly(1);
        assertThat(units.parameters()).containsExactly(before);
    }

    /** With l2 = 1/24 the multiplier is at its end, but beyond the kink the loss bends upwards. */
    @Test
    void atTheEndOfItsRangeAKinkIsKeptWhereTheLossBends() {
        ScaledUnits units = new ScaledUnits(
                new KinkedLoss(
                        Network.of(1, List.of(1), Activation.RELU, 1 / 24.0),
                        Line.onOneKink().samples()),
                Line.minimumOnOneKink(1 / 24.0));
        units.right[0][1] = false;
        units.held.get(0).add(1);
        double value = units.value();
        assertThat(Border.leave(units)).isFalse();
        assertThat(units.held.get(0)).containsExactly(1);
        assertThat(units.value()).isEqualTo(value);
    }

    /** To the left: a unit active at the rightmost sample only, which is on its kink. */
    @Test
    void aKinkThatHoldsNothingIsLeftToTheLeftToo() {
        KinkedLoss loss = new KinkedLoss(
                Network.of(1, List.of(2), Activation.RELU, 0),
                new Line().at(-1, 1, 2).at(1, 1, 1).at(3, 2, 1).samples());
        // logit: logit(1/3) at -1, then 0 at 1 and log 2 at 3: unit 1 fits all, unit 2 has only the sample at 3 on its
        // kink
        double c = Line.logit(1 / 3.0);
        double rise = -c / 2;
        ScaledUnits units = new ScaledUnits(loss, new double[] {rise, 1, rise, -3, 1, 1, c});
        units.held.get(1).add(2);
        units.right[1][2] = false;
        double value = units.value();
        // all residuals are 0, so the jump is too: both ends are near
        Border.leave(units);
        assertThat(units.value()).isCloseTo(value, within(1e-14));
    }
}
