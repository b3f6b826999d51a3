package org.manymoons.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

class SymmetryTest {
    private static final List<List<Integer>> SHAPES =
            List.of(List.of(1), List.of(4), List.of(9), List.of(3, 5), List.of(4, 2, 3), List.of(2, 3, 2, 3));

    @ParameterizedTest
    @EnumSource(Activation.class)
    void leavesTheFunctionUnchanged(Activation activation) {
        Random random = new Random(1);
        for (List<Integer> hidden : SHAPES) {
            for (int inputs = 1; inputs <= 4; inputs++) {
                Network network = Network.of(inputs, hidden, activation, 0);
                for (int n = 0; n < 20; n++) {
                    double[] parameters = RandomNetworks.parameters(network, random);
                    Symmetry symmetry = RandomNetworks.symmetry(network, random);
                    double[] moved = symmetry.apply(network, parameters);
                    double[] x = RandomNetworks.vector(inputs, random);
                    double before = RandomNetworks.logit(network, parameters, x);
                    assertThat(RandomNetworks.logit(network, moved, x))
                            .as("%s %s", hidden, symmetry)
                            .isCloseTo(before, within(1e-12 * Math.max(1, Math.abs(before))));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void symmetriesFormAGroup(Activation activation) {
        Random random = new Random(2);
        for (List<Integer> hidden : SHAPES) {
            Network network = Network.of(2, hidden, activation, 0);
            double[] p = RandomNetworks.parameters(network, random);
            Symmetry f = RandomNetworks.symmetry(network, random);
            Symmetry g = RandomNetworks.symmetry(network, random);
            Symmetry h = RandomNetworks.symmetry(network, random);
            assertThat(g.compose(h).apply(network, p))
                    .containsExactly(g.apply(network, h.apply(network, p)), within(1e-11));
            assertThat(f.compose(g).compose(h).apply(network, p))
                    .containsExactly(f.compose(g.compose(h)).apply(network, p), within(1e-10));
            assertThat(g.inverse().apply(network, g.apply(network, p))).containsExactly(p, within(1e-12));
            assertThat(g.inverse().compose(g).apply(network, p)).containsExactly(p, within(1e-12));
            assertThat(g.compose(Symmetry.neutral(network)).apply(network, p))
                    .containsExactly(g.apply(network, p), within(1e-14));
        }
    }

    @Test
    void movesAndMixingsOfAnIdentityLayerCompose() {
        Random random = new Random(3);
        Network network = Network.of(2, List.of(3), Activation.IDENTITY, 0);
        double[] p = RandomNetworks.parameters(network, random);
        Symmetry mixing = RandomNetworks.symmetry(network, random);
        Symmetry moves = new Symmetry(
                List.of(new UnitMoves(List.of(new UnitMove(2, -2), new UnitMove(0, 1), new UnitMove(1, 0.5)))));
        assertThat(moves.compose(mixing).apply(network, p))
                .containsExactly(moves.apply(network, mixing.apply(network, p)), within(1e-13));
        assertThat(mixing.compose(moves).apply(network, p))
                .containsExactly(mixing.apply(network, moves.apply(network, p)), within(1e-13));
    }

    @Test
    void flipOfASigmoidUnitShiftsTheOutputBias() {
        Network network = Network.of(1, List.of(1), Activation.SIGMOID, 0);
        Symmetry flip = new Symmetry(List.of(new UnitMoves(List.of(new UnitMove(0, -1)))));
        // 5 s(2 x + 3) + 7 = -5 s(-2 x - 3) + 12
        assertThat(flip.apply(network, new double[] {2, 3, 5, 7})).containsExactly(-2, -3, -5, 12);
    }

    @Test
    void printsForABeginner() {
        UnitMoves moves = new UnitMoves(
                List.of(new UnitMove(2, -1), new UnitMove(1, 1), new UnitMove(0, 1), new UnitMove(3, 2.5)));
        assertThat(new Symmetry(List.of(moves)))
                .hasToString("unit 1 <- 3 (sign flipped), unit 3 <- 1, unit 4 <- 4 (scaled by 2.5)");
        assertThat(new Symmetry(List.of(moves, UnitMoves.unchanged(2))).toString())
                .startsWith("hidden layer 1: unit 1 <- 3")
                .endsWith("; hidden layer 2: unchanged");
    }

    @Test
    void refusesWhatIsNoSymmetry() {
        Network relu = Network.of(1, List.of(1), Activation.RELU, 0);
        Symmetry flip = new Symmetry(List.of(new UnitMoves(List.of(new UnitMove(0, -1)))));
        assertThatThrownBy(() -> flip.apply(relu, new double[4]))
                .hasMessage(
                        "a unit with activation RELU can be multiplied by any positive number: unit=1, factor=-1.0");
        assertThatThrownBy(() -> flip.apply(Network.of(1, List.of(2), Activation.TANH, 0), new double[7]))
                .hasMessage("a symmetry of hidden layers [1] cannot be applied to hidden layers [2]");
        assertThatThrownBy(() -> flip.apply(Network.of(1, List.of(1), Activation.TANH, 0), new double[5]))
                .hasMessage("the network has 4 parameters: parameters.length=5");
        assertThatThrownBy(() -> new UnitMoves(List.of(new UnitMove(0, 1), new UnitMove(0, 1))))
                .hasMessageStartingWith("every unit from 0 to 1 must be moved exactly once");
        assertThatThrownBy(() -> new UnitMove(0, Double.NaN)).hasMessageContaining("factor=NaN");
        assertThatThrownBy(() -> Mixing.of(new double[][] {{1, 2}, {2, 4}}))
                .hasMessageStartingWith("a mixing must be invertible");
        assertThatThrownBy(() -> new Symmetry(List.of(Mixing.of(new double[][] {{2}}))).apply(relu, new double[4]))
                .hasMessage("only units with activation IDENTITY can be mixed: activation=RELU");
    }
}
