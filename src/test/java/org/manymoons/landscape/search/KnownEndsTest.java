package org.manymoons.landscape.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** On XOR, whose own symmetry x1 -> 1 - x1 with the labels exchanged makes another minimum of each. */
class KnownEndsTest {
    private static final Samples XOR =
            new Samples(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[] {0, 1, 1, 0});
    private static final Network TWO = Network.of(2, List.of(2), Activation.TANH, 1e-3);
    private static final Network THREE = Network.of(2, List.of(3), Activation.TANH, 1e-3);

    /** A rough solution; then a unit that is dead but for its bias, which is free. */
    private static double[] withDeadUnit(double bias, boolean image) {
        double[] p = Polisher.polish(Objective.of(TWO, XOR), new double[] {3, 3, 3, 3, -1.5, -4.5, 4, -4, -3})
                .parameters();
        double sign = image ? -1 : 1;
        double[] q = new double[THREE.parameterCount()];
        for (int i = 0; i < 2; i++) {
            q[2 * i] = sign * p[2 * i];
            q[2 * i + 1] = p[2 * i + 1];
            q[6 + i] = p[4 + i] + (image ? p[2 * i] : 0);
            q[9 + i] = sign * p[6 + i];
        }
        q[8] = bias;
        q[12] = sign * p[8];
        return q;
    }

    @Test
    void placesOfOneValleyAreOneAndValleysThatOnlyAgreeOnTheSamplesAreNot() {
        Objective objective = Objective.of(THREE, XOR);
        EndState first = Polisher.inspect(objective, withDeadUnit(0.3, false));
        EndState along = Polisher.inspect(objective, withDeadUnit(0.5, false));
        EndState image = Polisher.inspect(objective, withDeadUnit(0.3, true));
        assertThat(List.of(first.kind(), along.kind(), image.kind())).containsOnly(Kind.FLAT_MINIMUM);

        KnownEnds known = new KnownEnds(objective, List.of(first));

        assertThat(known.copy(along).end()).isZero();
        assertThat(known.copy(image).end()).isEqualTo(1);
    }

    @Test
    void whatIsNoneOfThemGetsTheNextNumber() {
        Objective objective = ThreeMinima.objective();
        List<EndState> three = ThreeMinima.ends();
        KnownEnds known = new KnownEnds(objective, three.subList(0, 1));
        EndState flipped = Polisher.inspect(objective, ThreeMinima.flipped(ThreeMinima.middle()));

        assertThat(known.copy(three.get(1)).end()).isEqualTo(1);
        KnownEnds.Copy copy = known.copy(flipped);
        assertThat(copy.end()).isEqualTo(1);
        assertThat(known.parameters(copy)).containsExactly(flipped.parameters());
        assertThat(known.copy(three.get(0)).end()).isZero();
        assertThat(known.end(1)).isSameAs(three.get(1));
        assertThat(known.all()).containsExactly(three.get(0), three.get(1));
    }
}
