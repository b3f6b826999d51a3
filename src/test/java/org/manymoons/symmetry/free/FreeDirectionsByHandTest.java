package org.manymoons.symmetry.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.Norm;

/** One input, four tanh units: w1..w4, b1..b4, v1..v4, c. Units 1 and 2 are equal, 3 and 4 too. */
class FreeDirectionsByHandTest {
    private static final Network PLAIN = Network.of(1, List.of(4), Activation.TANH, 0);
    private static final Network DECAYED = Network.of(1, List.of(4), Activation.TANH, 0.1);
    private static final double H = Math.sqrt(0.5);

    private static double[] pairs(double v1, double v2, double v3, double v4) {
        return new double[] {1, 1, 2, 2, 0.5, 0.5, -1, -1, v1, v2, v3, v4, 0.25};
    }

    private static double slope(double[] p, double[] tangent) {
        double slope = 0;
        for (int k = 0; k < 12; k++) {
            slope += k >= 4 && k < 8 ? 0 : p[k] * tangent[k];
        }
        return slope;
    }

    /** v1 and v2 trade, v3 and v4 too; nothing else moves. */
    @Test
    void equalUnitsTradeTheirOutgoingWeights() {
        FreeDirections found = FreeDirections.of(PLAIN, pairs(1, 2, 3, 7), 1e-9);
        assertThat(found.functionPreserving()).hasSize(2);
        for (FreeDirection direction : found.functionPreserving()) {
            double[] t = direction.tangent();
            int first = t[8] != 0 ? 8 : 10;
            assertThat(Math.abs(t[first])).isCloseTo(H, within(1e-15));
            assertThat(t[first + 1]).isCloseTo(-t[first], within(1e-15));
            assertThat(Norm.of(t)).isCloseTo(1, within(1e-15));
        }
        assertThat(found.lossPreserving()).isEqualTo(found.functionPreserving());
        assertThat(FreeDirections.summary(found.functionPreserving()).values().stream()
                        .mapToInt(n -> n)
                        .sum())
                .isEqualTo(2);
    }

    /** The decay's slopes are (1 - 2) / sqrt 2 and (3 - 7) / sqrt 2: the steeper balances a quarter of itself against the other. */
    @Test
    void withDecayTheSteepestBalancesTheOther() {
        double[] p = pairs(1, 2, 3, 7);
        FreeDirections found = FreeDirections.of(DECAYED, p, 1e-9);
        assertThat(found.functionPreserving()).hasSize(2);
        assertThat(found.lossPreserving()).hasSize(1);
        FreeDirection kept = found.lossPreserving().get(0);
        double[] t = kept.tangent();
        assertThat(slope(p, t)).isCloseTo(0, within(1e-15));
        assertThat(Math.abs(t[8])).isCloseTo(H / Math.sqrt(1 + 1.0 / 16), within(1e-14));
        assertThat(Math.abs(t[10] / t[8])).isCloseTo(0.25, within(1e-14));
        assertThat(t[9]).isEqualTo(-t[8]);
        assertThat(t[11]).isEqualTo(-t[10]);
        assertThat(Norm.of(t)).isCloseTo(1, within(1e-14));
        assertThat(kept.keepsPenalty()).isTrue();
        assertThat(kept.what()).contains(" (weight decay balanced by ");
        FreeDirections exchanged = FreeDirections.of(DECAYED, pairs(3, 7, 1, 2), 1e-9);
        assertThat(Math.abs(exchanged.lossPreserving().get(0).tangent()[10]))
                .isCloseTo(H / Math.sqrt(1 + 1.0 / 16), within(1e-14));
    }

    /** Without a slope along either nothing balances, and the decay grows to both sides. */
    @Test
    void whereTheDecayIsLeastNothingIsKept() {
        FreeDirections found = FreeDirections.of(DECAYED, pairs(2, 2, 5, 5), 1e-9);
        assertThat(found.functionPreserving()).hasSize(2);
        assertThat(found.lossPreserving()).isEmpty();
    }

    /** One of them level: it is kept as it is, its share being 0. */
    @Test
    void aDirectionWithoutASlopeIsKeptBesideASteepOne() {
        FreeDirections found = FreeDirections.of(DECAYED, pairs(2, 2, 3, 7), 1e-9);
        assertThat(found.lossPreserving()).hasSize(1);
        double[] t = found.lossPreserving().get(0).tangent();
        assertThat(Math.abs(t[8])).isCloseTo(H, within(1e-15));
        assertThat(t[10]).isZero();
        assertThat(found.lossPreserving().get(0).what()).doesNotContain("balanced");
    }

    /** A dead unit's weights and bias are free; with decay the bias alone. */
    @Test
    void aDeadUnitsBiasCostsNoDecay() {
        double[] p = {1, 2, 3, 4, 0.5, 0.5, -1, -1, 1, 2, 0, 7, 0.25};
        assertThat(FreeDirections.of(PLAIN, p, 1e-9).functionPreserving()).hasSize(2);
        FreeDirections decayed = FreeDirections.of(DECAYED, p, 1e-9);
        assertThat(decayed.functionPreserving()).hasSize(2);
        assertThat(decayed.lossPreserving()).hasSize(1);
        assertThat(Math.abs(decayed.lossPreserving().get(0).tangent()[6])).isEqualTo(1);
        assertThat(decayed.firstOrderOnly()).isEmpty();
    }

    /** What is equal within the tolerance counts as equal, what is farther does not. */
    @Test
    void theToleranceDecidesWhatIsEqual() {
        double[] p = pairs(1, 2, 3, 7);
        p[0] += 1e-6;
        p[2] += 1;
        assertThat(FreeDirections.of(PLAIN, p, 1e-5).functionPreserving()).hasSize(1);
        assertThat(FreeDirections.of(PLAIN, p, 1e-7).functionPreserving()).isEmpty();
    }
}
