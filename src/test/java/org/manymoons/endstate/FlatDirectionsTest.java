package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.endstate.FlatDirections.Named;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logits;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Eigen;

class FlatDirectionsTest {
    private static final Samples LINE = new Samples(new double[][] {{-1}, {0.5}, {2}}, new double[] {0, 1, 0});

    private static double[] random(Network network) {
        return Landscapes.perturbed(new double[network.parameterCount()], 1, 3);
    }

    private static void assertLevel(Network network, double[] parameters, Samples samples, Named named) {
        Objective objective = Objective.of(network, samples);
        assertThat(Eigen.norm(named.direction())).isCloseTo(1, within(1e-14));
        double step = 1e-4; // what is free to first order only moves by step^2
        double[] moved = parameters.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += step * named.direction()[k];
        }
        assertThat(Logits.of(objective, moved))
                .as(named.name())
                .containsExactly(Logits.of(objective, parameters), within(3e-8));
    }

    @Test
    void aNetworkInGeneralPositionHasNone() {
        Network network = Network.of(1, List.of(2, 2), Activation.TANH, 0);
        assertThat(FlatDirections.candidates(network, random(network), LINE)).isEmpty();
    }

    @Test
    void ofADeadUnitOnlyTheBiasIsCalledItsBias() {
        Network network = Network.of(1, List.of(2), Activation.TANH, 0);
        double[] p = {1, 2, 0.5, -0.5, 3, 0, 0.25}; // the second output weight is 0
        List<Named> found = FlatDirections.candidates(network, p, LINE);
        assertThat(found).hasSize(2).allSatisfy(named -> assertLevel(network, p, LINE, named));
        for (Named named : found) {
            boolean bias = named.direction()[3] != 0;
            assertThat(Math.abs(named.direction()[bias ? 3 : 1])).isEqualTo(1);
            assertThat(named.name())
                    .isEqualTo(bias ? "bias of dead unit 2" : "unit 2 is dead: its incoming weights are free");
        }
    }

    @Test
    void underWeightDecayTheBiasOfADeadUnitIsTheOnlyOne() {
        Network one = Network.of(1, List.of(2), Activation.TANH, 0.1);
        assertThat(FlatDirections.candidates(one, new double[] {1, 0, 0.5, -0.5, 3, 0, 0.25}, LINE))
                .extracting(Named::name)
                .containsExactly("bias of dead unit 2");
        Network two = Network.of(1, List.of(1, 2), Activation.TANH, 0.1);
        double[] p = {1, 0.5, 0, 2, -0.5, 0.75, 0, 3, 0.25}; // w, b; w, w, b, b; a, a, c
        assertThat(FlatDirections.candidates(two, p, LINE))
                .extracting(Named::name)
                .containsExactly("bias of dead unit 1 of hidden layer 2");
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "2.8e-6, 3", "2.9e-6, 0"
    }) // singular values 3.1e-7 or 3.2e-7 of the largest (NumPy); 1e-13 is the square
    void linearlyDependentInputsMoveEveryUnitOfTheFirstLayer(double noise, int directions) {
        // the second feature is twice the first plus one, up to noise whose square counts against 1e-13
        double[][] x = new double[4][];
        for (int n = 0; n < 4; n++) {
            x[n] = new double[] {n - 1, 2 * (n - 1) + 1 + (n % 2 == 0 ? noise : -noise)};
        }
        Samples samples = new Samples(x, new double[4]);
        Network network = Network.of(2, List.of(3, 2), Activation.TANH, 0);
        double[] p = random(network);
        List<Named> found = FlatDirections.candidates(network, p, samples);
        assertThat(found).hasSize(directions).allSatisfy(named -> {
            assertThat(named.name()).isEqualTo("linearly dependent inputs");
            assertLevel(network, p, samples, named);
        });
        for (int i = 0; i < directions; i++) {
            // x2 - 2 x1 - 1 = 0
            double[] d = found.get(i).direction();
            double sign = Math.signum(d[2 * i + 1]);
            assertThat(d[2 * i]).isCloseTo(-2 * sign / Math.sqrt(6), within(1e-6));
            assertThat(d[2 * i + 1]).isCloseTo(sign / Math.sqrt(6), within(1e-6));
            assertThat(d[6 + i]).isCloseTo(-sign / Math.sqrt(6), within(1e-6));
        }
    }

    @Test
    void twoDependentFeaturesGiveTwoDirections() {
        Samples samples = new Samples(new double[][] {{1, 3}, {1, 3}, {1, 3}}, new double[] {0, 1, 0});
        Network network = Network.of(2, List.of(), Activation.TANH, 0);
        double[] p = {0.5, 2, 1};
        assertThat(FlatDirections.candidates(network, p, samples))
                .hasSize(2)
                .allSatisfy(named -> assertLevel(network, p, samples, named));
    }

    @Test
    void shiftsOfASoftmaxAreNoneAndOthersAreTakenWithoutThem() {
        Network network = Network.of(1, List.of(2), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        double[] p = random(network);
        assertThat(FlatDirections.candidates(network, p, LINE)).isEmpty();

        p[network.layers().get(0).weight(0, 0)] = 0; // unit 1 is constant: it trades with the output biases
        List<Named> found = FlatDirections.candidates(network, p, LINE);
        assertThat(found).hasSizeGreaterThanOrEqualTo(3).allSatisfy(named -> assertLevel(network, p, LINE, named));
        for (Named named : found) {
            double weights = 0;
            double biases = 0;
            for (int k = 0; k < 3; k++) {
                weights += named.direction()[network.output().weight(k, 0)];
                biases += named.direction()[network.output().bias(k)];
            }
            assertThat(weights).isCloseTo(0, within(1e-15));
            assertThat(biases).isCloseTo(0, within(1e-15));
        }
    }
}
