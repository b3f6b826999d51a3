package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.limit.DipoleTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/** Three units with two inputs: the first two merge, the third stays or cuts off. */
class DepartingUnitsTest {
    private static final Network NETWORK = Network.of(2, List.of(3), Activation.TANH, 0);

    /** w (3, 4), (-4, -3), (0, 1); b 1, -2, 5; v 10, -20, 7. */
    private static final double[] AT = {3, 4, -4, -3, 0, 1, 1, -2, 5, 10, -20, 7, 0.5};

    @Test
    void anglesAndNormsByHand() {
        Piece dipole = new Piece(new DipoleTerm(Activation.TANH), new double[] {3, 4, 1, 1, 1, 1, 1}, List.of(0, 1));
        Piece unit = new Piece(new UnitTerm(Activation.TANH), new double[] {0, 1, 5, 7}, List.of(2));
        double[] farther = AT.clone();
        farther[9] = 100;
        var groups = DepartingUnits.groups(
                new LimitState(List.of(dipole, unit), 0.5, List.of()), NETWORK, AT, List.of(AT, farther));
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).way().name()).isEqualTo("MERGE");
        assertThat(groups.get(0).units()).containsExactly(0, 1);
        assertThat(groups.get(0).cosineOfWeights()).isCloseTo(24.0 / 25, within(1e-15));
        assertThat(groups.get(0).cosineOfWeightsAndBias()).isCloseTo(26 / Math.sqrt(26.0 * 29), within(1e-15));
        assertThat(groups.get(0).growth()).hasSize(2);
        assertThat(groups.get(0).growth().get(0).incoming()).isEqualTo(5);
        assertThat(groups.get(0).growth().get(0).bias()).isEqualTo(2);
        assertThat(groups.get(0).growth().get(0).outgoing()).isEqualTo(20);
        assertThat(groups.get(0).growth().get(1).outgoing()).isEqualTo(100);
    }

    @Test
    void aCutIsAGroupOfItsOwn() {
        Cut cut = new Cut(2, new double[] {0, 1, 5}, new boolean[] {true}, 1);
        var groups = DepartingUnits.groups(new LimitState(List.of(), 0.5, List.of(cut)), NETWORK, AT, List.of(AT));
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).way().name()).isEqualTo("CUT_OFF");
        assertThat(groups.get(0).units()).containsExactly(2);
        assertThat(groups.get(0).cosineOfWeights()).isEqualTo(1);
        assertThat(groups.get(0).growth().get(0).outgoing()).isEqualTo(7);
    }
}
