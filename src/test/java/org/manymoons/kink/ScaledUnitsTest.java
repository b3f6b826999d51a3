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
import org.manymoons.reference.Logits;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** On the line the parameters are w1, w2, b1, b2, v1, v2, c. */
class ScaledUnitsTest {
    private static final Samples LINE = Line.balanced().samples();

    private static Network line(Activation activation, double l2) {
        return Network.of(1, List.of(2), activation, l2);
    }

    private static ScaledUnits units(Activation activation, double l2, double... parameters) {
        return new ScaledUnits(new KinkedLoss(line(activation, l2), LINE), parameters);
    }

    private static double[] logits(Network network, double[] parameters) {
        return Logits.of(Objective.of(network, LINE), parameters);
    }

    @ParameterizedTest
    @CsvSource({"RELU, 0", "RELU, 0.1", "LEAKYRELU, 0", "LEAKYRELU, 0.1"})
    void theFunctionStaysAndTheScalingIsTheCheapest(Activation activation, double l2) {
        Random random = new Random(8);
        Network network = line(activation, l2);
        for (int run = 0; run < 50; run++) {
            double[] p = random.doubles(7, -2, 2).toArray();
            ScaledUnits units = units(activation, l2, p);
            double[] back = units.parameters();

            assertThat(units.logits()).containsExactly(logits(network, p), within(1e-14));
            assertThat(logits(network, back)).containsExactly(logits(network, p), within(1e-14));
            assertThat(units.value()).isCloseTo(Loss.loss(network, back, LINE), within(1e-14));
            if (l2 > 0) {
                assertThat(units.value()).isLessThanOrEqualTo(Loss.loss(network, p, LINE) + 1e-15);
                assertThat(Math.abs(back[0])).isCloseTo(Math.abs(back[4]), within(1e-14));
            }
        }
    }

    @Test
    void aUnitIsItsWeightsTimesTheSizeOfItsOutgoingWeight() {
        ScaledUnits units = units(Activation.RELU, 0.1, 1, -2, 0.5, 3, 4, -0.5, 7);
        assertThat(units.u[0]).containsExactly(4, 2);
        assertThat(units.u[1]).containsExactly(-1, 1.5);
        assertThat(units.sign).containsExactly(1, -1);
        assertThat(units.c).isEqualTo(7);
        assertThat(units.right[0]).containsExactly(false, false, true, true);
        assertThat(units.role).containsExactly(Role.LIVE, Role.LIVE);
        assertThat(units.weightNorm(0)).isEqualTo(4);
        assertThat(units.preActivation(0, 2)).isEqualTo(6);
    }

    @Test
    void aUnitThatIsInactiveEverywhereIsDeadAndWithoutABiasToKeepItSoNothing() {
        assertThat(units(Activation.RELU, 0.1, 1, 1, -2.5, 0, 1, 1, 0).role).containsExactly(Role.DEAD, Role.LIVE);
        assertThat(units(Activation.RELU, 0.1, 0, 1, 0, 0, 1, 1, 0).role).containsExactly(Role.APEX, Role.LIVE);
        assertThat(units(Activation.RELU, 0, 0, 1, 0, 0, 1, 1, 0).role).containsExactly(Role.DEAD, Role.LIVE);
        assertThat(units(Activation.LEAKYRELU, 0.1, 1, 1, -2.5, 0, 1, 1, 0).role)
                .containsExactly(Role.LIVE, Role.LIVE);
    }

    /** With weight decay w = 0 gives a constant only, which the output's bias can give for nothing. */
    @Test
    void aConstantUnitIsPartOfTheOutputsBias() {
        ScaledUnits units = units(Activation.RELU, 0.1, 0, 1, 3, 0, -2, 1, 1);
        assertThat(units.role).containsExactly(Role.APEX, Role.LIVE);
        assertThat(units.c).isEqualTo(1 - 6);
        assertThat(units.u[0]).containsExactly(0, 0);
        ScaledUnits free = units(Activation.RELU, 0, 0, 1, 3, 0, -2, 1, 1);
        assertThat(free.role[0]).isEqualTo(Role.LIVE);
        assertThat(free.c).isEqualTo(1);
        ScaledUnits leaky = units(Activation.LEAKYRELU, 0.1, 0, 1, -3, 0, 2, 1, 1);
        assertThat(leaky.role[0]).isEqualTo(Role.APEX);
        assertThat(leaky.c).isCloseTo(1 - 0.06, within(1e-15));
    }

    @Test
    void deadUnitsLoseTheirWeightsToTheDecayAndKeepThemWithout() {
        double[] p = {1, 1, -2.5, 0, 3, 1, 0};
        assertThat(units(Activation.RELU, 0.1, p).parameters()).containsExactly(0, 1, -2.5, 0, 0, 1, 0);
        assertThat(units(Activation.RELU, 0, p).parameters()).containsExactly(p, within(1e-15));
        // what is nothing gets a bias with which it stays so
        assertThat(units(Activation.RELU, 0.1, 0, 1, 0, 0, 1, 1, 0).parameters())
                .containsExactly(0, 1, -1, 0, 0, 1, 0);
    }

    @Test
    void aUnitThatFellAsleepKeepsWhatItWas() {
        ScaledUnits units = units(Activation.RELU, 0, 1, 1, 0, 0, 4, 1, 0);
        units.u[0] = new double[] {2, -6};
        assertThat(units.isSilent(0)).isFalse();
        java.util.Arrays.fill(units.right[0], false);
        assertThat(units.isSilent(0)).isTrue();
        units.fallAsleep(0);
        assertThat(units.role[0]).isEqualTo(Role.DEAD);
        assertThat(units.isSilent(0)).isFalse();
        assertThat(units.parameters()).containsExactly(0.5, 1, -1.5, 0, 4, 1, 0);

        ScaledUnits decayed = units(Activation.RELU, 0.1, 1, 1, 0, 0, 4, 1, 0);
        decayed.u[0] = new double[] {4, -10};
        decayed.fallAsleep(0);
        assertThat(decayed.role[0]).isEqualTo(Role.DEAD);
        assertThat(decayed.parameters()).containsExactly(0, 1, -5, 0, 0, 1, 0);
    }

    /** s1 u1 + s2 u2 = (1, 9) - (0.5, 4): one unit of weight 1/2 with a bias of 1/2 + 1, the rest in the output's bias. */
    @Test
    void linearUnitsAreOneAndItsDecayIsNoHigher() {
        ScaledUnits units = units(Activation.RELU, 0.1, 1, 0.5, 9, 4, 1, -1, 0);
        double[] before = units.logits();
        double value = units.value();
        LinearUnits.unite(units);

        assertThat(units.role).containsExactly(Role.LIVE, Role.APEX);
        assertThat(units.u[0]).containsExactly(0.5, 1.5);
        assertThat(units.c).isEqualTo(5 - 1.5);
        assertThat(units.logits()).containsExactly(before, within(1e-14));
        assertThat(units.value()).isCloseTo(value - 0.1, within(1e-14));
    }

    @Test
    void linearUnitsThatAnnulEachOtherAreNothing() {
        ScaledUnits units = units(Activation.RELU, 0.1, 1, 1, 9, 4, 1, -1, 0);
        LinearUnits.unite(units);
        assertThat(units.role).containsExactly(Role.APEX, Role.APEX);
        assertThat(units.c).isEqualTo(5);
    }

    @Test
    void oneLinearUnitAloneOrWithoutDecayStays() {
        ScaledUnits alone = units(Activation.RELU, 0.1, 1, 1, 9, 0, 1, -1, 0);
        LinearUnits.unite(alone);
        assertThat(alone.u[0]).containsExactly(1, 9);
        ScaledUnits free = units(Activation.RELU, 0, 1, 0.5, 9, 4, 1, -1, 0);
        LinearUnits.unite(free);
        assertThat(free.u[1]).containsExactly(0.5, 4);
    }

    @Test
    void onAKinkThatHoldsThePreActivationIsNought() {
        ScaledUnits units = units(Activation.RELU, 0.1, 1, 1, 1.0001, 0, 1, 1, 0);
        assertThat(units.isOnKink(0, 1)).isFalse();
        units.held.get(0).add(1);
        assertThat(units.preActivation(0, 1)).isZero();
        assertThat(units.isOnKink(0, 1)).isTrue();
        units.settle(0);
        // the nearest to (1, 1.0001) that is orthogonal to (-1, 1)
        assertThat(units.u[0]).containsExactly(new double[] {1.00005, 1.00005}, within(1e-12));
        units.role[0] = Role.APEX;
        units.u[0] = new double[] {1, 2};
        units.settle(0);
        assertThat(units.u[0]).containsExactly(1, 2);
    }

    @Test
    void aStepMovesLiveUnitsAndTheConstant() {
        ScaledUnits units = units(Activation.RELU, 0.1, 1, 0, 1, 0, 1, 1, 0);
        ScaledUnits before = units.copy();
        units.shift(new double[] {0.5, 0.25, 9, 9, -1});
        assertThat(units.u[0]).containsExactly(1.5, 1.25);
        assertThat(units.u[1]).containsExactly(0, 0);
        assertThat(units.c).isEqualTo(-1);
        units.restore(before);
        assertThat(units.u[0]).containsExactly(1, 1);
        assertThat(units.c).isZero();
    }

    @Test
    void whatIsRestoredIsTheWhole() {
        ScaledUnits units = units(Activation.RELU, 0, 1, 1, 0, 0, 4, 1, 0);
        ScaledUnits before = units.copy();
        units.held.get(0).add(2);
        units.sign[0] = -1;
        units.right[0][0] = true;
        units.u[0] = new double[] {2, -6};
        units.fallAsleep(0);
        units.restore(before);
        assertThat(units.held.get(0)).isEmpty();
        assertThat(units.sign[0]).isEqualTo(1);
        assertThat(units.right[0][0]).isFalse();
        assertThat(units.role[0]).isEqualTo(Role.LIVE);
        assertThat(units.parameters()).containsExactly(before.parameters());
    }
}
