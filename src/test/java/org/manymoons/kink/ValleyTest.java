package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** The parameters of two units on a line are w1, w2, b1, b2, v1, v2, c; the reference's gradient has no share in a level direction. */
class ValleyTest {
    private static final Samples LINE = new Line()
            .at(-2, 0, 1)
            .at(-1, 1, 0)
            .at(-0.7, 1, 2)
            .at(0, 0, 1)
            .at(0.2, 1, 0)
            .at(0.6, 0, 1)
            .at(1, 1, 1)
            .at(2, 1, 3)
            .samples();

    private static Valley.Found of(Activation activation, int units, double l2, double... p) {
        Network network = Network.of(1, List.of(units), activation, l2);
        Valley.Found found = Valley.of(new KinkPoint(new KinkedLoss(network, LINE), p));
        double[] gradient = Gradient.gradient(network, p, LINE);
        for (double[] tangent : found.tangents()) {
            assertThat(KinkedLoss.dot(tangent, gradient)).isCloseTo(0, within(1e-10));
            for (double[] other : found.tangents()) {
                assertThat(KinkedLoss.dot(tangent, other)).isCloseTo(tangent == other ? 1 : 0, within(1e-13));
            }
        }
        assertThat(found.tangents()).hasSameSizeAs(found.names());
        return found;
    }

    @Test
    void withoutDecayEachUnitCanBeScaled() {
        assertThat(of(Activation.LEAKYRELU, 2, 0, 1, -3, 0.5, 1, 2, 1, 0).names())
                .containsExactly("unit 1 can be scaled", "unit 2 can be scaled");
        assertThat(of(Activation.LEAKYRELU, 2, 0.1, 1, -3, 0.5, 1, 1, 3, 0).names())
                .isEmpty();
    }

    @Test
    void aUnitThatGivesNothingIsFree() {
        assertThat(of(Activation.RELU, 2, 0.1, 0, 1, -1, 0, 0, 1, 0).names())
                .containsExactly("unit 1 is dead: its bias is free");
        assertThat(of(Activation.RELU, 2, 0.1, 0, 1, 1, 0, 0, 1, 0).names())
                .containsExactly("unit 1 is cut off: its bias is free");
        assertThat(of(Activation.RELU, 2, 0, 1, 1, -3, 0.5, 2, 1, 0).names())
                .containsExactly(
                        "unit 1 is dead: its bias is free",
                        "unit 1 is dead: its incoming weights are free",
                        "unit 1 is dead: its outgoing weight is free",
                        "unit 2 can be scaled");
        assertThat(of(Activation.LEAKYRELU, 2, 0.1, 1, 1, -3, 0.5, 1, 1, 0).names())
                .containsExactly("unit 1 is on the left of its kink everywhere: its bias trades with the output's");
    }

    @Test
    void aUnitThatIsActiveOnAllSamplesTradesItsBias() {
        Valley.Found found = of(Activation.RELU, 2, 0.1, 2, -1, 5, 0.5, 2, 1, 0);
        assertThat(found.names()).containsExactly("unit 1 is active on all samples: its bias trades with the output's");
        // v b + c stays: b by 1, c by -2
        double[] tangent = found.tangents().get(0);
        assertThat(tangent[6] / tangent[2]).isCloseTo(-2, within(1e-12));
    }

    /** Their lengths, and as biases cost nothing those too. */
    @Test
    void parallelUnitsOfOneSignTradeTheirShares() {
        assertThat(of(Activation.RELU, 2, 0.1, 1, 2, 0.5, 1, 1, 2, 0).names())
                .containsExactly(
                        "units 1 and 2 are parallel: each can take the other's share",
                        "units 1, 2 trade their weights and biases");
        assertThat(of(Activation.RELU, 2, 0.1, 1, 2, 0.5, 1, 1, -2, 0).names())
                .containsExactly("units 1, 2 trade their weights and biases");
        assertThat(of(Activation.RELU, 2, 0, 1, 2, 0.5, 1, 1, 2, 0).names())
                .containsExactly(
                        "unit 1 can be scaled",
                        "unit 2 can be scaled",
                        "units 1 and 2 are parallel: each can take the other's share",
                        "units 1, 2 trade their weights and biases");
    }

    /** On a kink of both the pairs of numbers (w, b) must stay parallel: only their lengths can be traded. */
    @Test
    void aKinkKeepsParallelUnitsParallel() {
        assertThat(of(Activation.RELU, 2, 0, 1, 2, 1, 2, 1, 2, 0).names())
                .containsExactly(
                        "unit 1 can be scaled",
                        "unit 2 can be scaled",
                        "units 1 and 2 are parallel: each can take the other's share");
    }

    /** Three linear units in one dimension have ten numbers and a function of two: eight directions. */
    @Test
    void linearUnitsHaveTwoNumbersInAll() {
        Random random = new Random(1);
        double[] p = random.doubles(10, 0.5, 1).toArray();
        for (int j = 3; j < 6; j++) {
            p[j] += 5;
        }
        assertThat(of(Activation.RELU, 3, 0, p).tangents()).hasSize(8);
        // with decay on the weights: balanced, three numbers u_j, of which sum u_j and sum |u_j| are the same one;
        // three biases
        for (int j = 0; j < 3; j++) {
            p[6 + j] = p[j];
        }
        assertThat(of(Activation.RELU, 3, 0.1, p).tangents()).hasSize(5);
    }

    /** Samples at -1 and 1 only and a unit on each side: c trades with both biases, and no pair of them alone is level. */
    @Test
    void whatHasNoNameIsSaidByItsUnits() {
        Samples two = new Line().at(-1, 1, 2).at(1, 2, 1).samples();
        Network network = Network.of(1, List.of(2), Activation.RELU, 0.1);
        double[] p = {-1, 1, 0.5, 0.5, 1, 1, 0};
        Valley.Found found = Valley.of(new KinkPoint(new KinkedLoss(network, two), p));
        assertThat(found.names()).contains("units 1, 2 trade their weights and biases");
        assertThat(KinkedLoss.dot(found.tangents().get(0), Gradient.gradient(network, p, two)))
                .isCloseTo(0, within(1e-12));
        assertThat(Valley.of(new KinkPoint(
                                new KinkedLoss(
                                        Network.of(1, List.of(1), Activation.RELU, 0.1),
                                        new Line().at(1, 2, 1).samples()),
                                new double[] {1, 0.5, 1, 0}))
                        .names())
                .contains("unit 1 is active on all samples: its bias trades with the output's");
    }
}
