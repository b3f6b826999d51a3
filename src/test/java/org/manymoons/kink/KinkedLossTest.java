package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

class KinkedLossTest {
    private static final Network RELU = Network.of(1, List.of(2), Activation.RELU, 0.25);

    @Test
    void samplesAtOnePlaceAreOnePointWithTheSharesOfItsLabels() {
        KinkedLoss loss =
                new KinkedLoss(RELU, new Samples(new double[][] {{1}, {2}, {1}, {1}}, new double[] {1, 0, 0, 1}));

        assertThat(loss.points).isDeepEqualTo(new double[][] {{1, 1}, {2, 1}});
        assertThat(loss.ones).containsExactly(0.5, 0);
        assertThat(loss.zeros).containsExactly(0.25, 0.25);
        assertThat(loss.units).isEqualTo(2);
        assertThat(loss.inputs).isEqualTo(1);
        assertThat(loss.l2).isEqualTo(0.25);
        // log(1 + e^0.3) = 0.854355244468527, log(1 + e^-0.3) = 0.554355244468527 (mpmath)
        assertThat(loss.loss(0, 0.3)).isCloseTo(0.25 * 0.854355244468527 + 0.5 * 0.554355244468527, within(1e-15));
        // sigmoid(0.3) = 0.574442516811659
        assertThat(loss.residual(0, 0.3)).isCloseTo(0.25 * 0.574442516811659 - 0.5 * 0.425557483188341, within(1e-15));
        assertThat(loss.curvature(0, 0.3)).isCloseTo(0.75 * 0.574442516811659 * 0.425557483188341, within(1e-15));
    }

    @Test
    void theSlopesAreThoseOfTheActivation() {
        KinkedLoss leaky = new KinkedLoss(
                Network.of(1, List.of(1), Activation.LEAKYRELU, 0),
                Line.balanced().samples());
        assertThat(leaky.slope(true)).isEqualTo(1);
        assertThat(leaky.slope(false)).isEqualTo(0.01);
        assertThat(new KinkedLoss(RELU, Line.balanced().samples()).slope(false)).isZero();
    }

    @Test
    void anotherNetworkIsRefused() {
        Network smooth = Network.of(1, List.of(2), Activation.TANH, 0);
        assertThatThrownBy(() -> new KinkedLoss(smooth, Line.balanced().samples()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one hidden layer of relu or leakyrelu");
    }

    @Test
    void theScalarProductIsThat() {
        assertThat(KinkedLoss.dot(new double[] {1, 2, 3}, new double[] {4, -5, 7}))
                .isEqualTo(15);
    }
}
