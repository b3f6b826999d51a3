package org.manymoons.symmetry.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.Freedom;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.free.FreeDirection.Cause;

class FreeDirectionsTest {
    private static final double TOLERANCE = 1e-9;

    /** Makes the units of one hidden layer special. */
    private record Units(Network network, int l, double[] parameters) {
        void kill(int i) {
            Layer next = network.layers().get(l + 1);
            for (int k = 0; k < next.units(); k++) {
                parameters[next.weight(k, i)] = 0;
            }
        }

        void flatten(int i) {
            Layer layer = network.layers().get(l);
            for (int j = 0; j < layer.inputs(); j++) {
                parameters[layer.weight(i, j)] = 0;
            }
        }

        void equal(int i, int like, double factor) {
            Layer layer = network.layers().get(l);
            for (int j = 0; j < layer.inputs(); j++) {
                parameters[layer.weight(i, j)] = factor * parameters[layer.weight(like, j)];
            }
            parameters[layer.bias(i)] = factor * parameters[layer.bias(like)];
        }

        void cancel(int i, int like, double factor) {
            equal(i, like, factor);
            Layer next = network.layers().get(l + 1);
            for (int k = 0; k < next.units(); k++) {
                parameters[next.weight(k, i)] = -parameters[next.weight(k, like)] / factor;
            }
        }
    }

    private static final Map<String, Consumer<Units>> CASES = inOrder(
            Map.entry("generic", u -> {}),
            Map.entry("dead", u -> u.kill(1)),
            Map.entry("constant", u -> u.flatten(1)),
            Map.entry("dead and constant", u -> {
                u.kill(1);
                u.flatten(1);
            }),
            Map.entry("one dead, one constant", u -> {
                u.kill(0);
                u.flatten(2);
            }),
            Map.entry("two constant", u -> {
                u.flatten(0);
                u.flatten(2);
            }),
            Map.entry("equal", u -> u.equal(2, 0, 1)),
            Map.entry("three equal", u -> {
                u.equal(1, 0, 1);
                u.equal(2, 0, 1);
            }),
            Map.entry("equal, one dead", u -> {
                u.equal(2, 0, 1);
                u.kill(2);
            }),
            Map.entry("equal, both dead", u -> {
                u.equal(2, 0, 1);
                u.kill(0);
                u.kill(2);
            }),
            Map.entry("cancelling", u -> u.cancel(2, 0, 1)),
            Map.entry("two equal constants", u -> {
                u.flatten(0);
                u.equal(2, 0, 1);
            }));

    private static final Map<String, Consumer<Units>> SIGN_CASES = inOrder(
            Map.entry("equal up to sign", u -> u.equal(2, 0, -1)),
            Map.entry("three equal up to sign", u -> {
                u.equal(1, 0, -1);
                u.equal(2, 0, 1);
            }),
            Map.entry("cancelling up to sign", u -> u.cancel(2, 0, -1)),
            Map.entry("all units zero", u -> Arrays.fill(u.parameters, 0)));

    @SafeVarargs
    private static Map<String, Consumer<Units>> inOrder(Map.Entry<String, Consumer<Units>>... entries) {
        Map<String, Consumer<Units>> map = new LinkedHashMap<>();
        for (Map.Entry<String, Consumer<Units>> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIGMOID", "SOFTSIGN", "SOFTPLUS", "SWISH"})
    void areWhatTheRankOfTheJacobianLeaves(Activation activation) {
        for (int hidden : new int[] {3, 4, 5}) {
            for (int inputs = 1; inputs <= 3; inputs++) {
                Network network = Network.of(inputs, List.of(hidden), activation, 0);
                checkCases(network, 0, CASES);
                if (Freedom.of(activation).hasSigns()) {
                    checkCases(network, 0, SIGN_CASES);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIGMOID"})
    void areWhatTheRankOfTheJacobianLeavesInDeepNetworks(Activation activation) {
        for (int inputs = 2; inputs <= 3; inputs++) {
            Network network = Network.of(inputs, List.of(5, 3), activation, 0);
            for (int l = 0; l < 2; l++) {
                checkCases(network, l, CASES);
                checkCases(network, l, SIGN_CASES);
            }
        }
    }

    private static void checkCases(Network network, int l, Map<String, Consumer<Units>> cases) {
        double size =
                network.hidden().size() == 1 ? 1 : network.hidden().get(0).activation() == Activation.SIGMOID ? 2 : 1.5;
        cases.forEach((name, change) -> {
            double[] parameters = RandomNetworks.parameters(network, new Random(17));
            for (int k = 0; k < parameters.length; k++) {
                parameters[k] *= size;
            }
            change.accept(new Units(network, l, parameters));
            check(name + ", layer " + l + " of " + network, network, parameters, 6);
        });
    }

    @Test
    void reluUnitsCanBeScaledToo() {
        Network network = Network.of(2, List.of(5), Activation.RELU, 0);
        for (String name : List.of("generic", "dead", "equal", "three equal", "equal, one dead", "cancelling")) {
            double[] parameters = RandomNetworks.parameters(network, new Random(18));
            CASES.get(name).accept(new Units(network, 0, parameters));
            check(name, network, parameters, 60);
        }
        double[] parameters = RandomNetworks.parameters(network, new Random(19));
        new Units(network, 0, parameters).equal(3, 1, 2.5);
        check("equal up to scale", network, parameters, 60);
        double[] generic = RandomNetworks.parameters(network, new Random(20));
        assertThat(FreeDirections.of(network, generic, TOLERANCE).functionPreserving())
                .hasSize(5)
                .allMatch(direction -> direction.cause() == Cause.SCALING);
    }

    @Test
    void identityLayersLeaveOnlyTheAffineMap() {
        for (List<Integer> hidden : List.of(List.of(1), List.of(2), List.of(4), List.of(3, 4))) {
            Network network = Network.of(2, hidden, Activation.IDENTITY, 0);
            double[] parameters = RandomNetworks.parameters(network, new Random(21));
            check(hidden.toString(), network, parameters, 6);
            assertThat(FreeDirections.of(network, parameters, TOLERANCE).functionPreserving())
                    .hasSize(network.parameterCount() - 3);
        }
    }

    /**
     * The directions are independent, lie in the null space of the Jacobian and are as many as it has; and those that
     * preserve the function do so to second order, which the others do not.
     */
    static void check(String name, Network network, double[] parameters, int samples) {
        FreeDirections free = FreeDirections.of(network, parameters, TOLERANCE);
        int p = network.parameterCount();
        Random random = new Random(22);
        double[][] inputs = new double[samples * p][network.inputs()];
        DMatrixRMaj jacobian = new DMatrixRMaj(inputs.length, p);
        for (int n = 0; n < inputs.length; n++) {
            for (int j = 0; j < inputs[n].length; j++) {
                inputs[n][j] = 2 * random.nextGaussian();
            }
            double[] row = jacobianRow(network, parameters, inputs[n]);
            for (int k = 0; k < p; k++) {
                jacobian.set(n, k, row[k]);
            }
        }
        var svd = DecompositionFactory_DDRM.svd(inputs.length, p, true, false, true);
        assertThat(svd.decompose(jacobian.copy())).isTrue();
        double[] values = svd.getSingularValues();
        double largest = Arrays.stream(values).max().orElseThrow();
        int rank = (int)
                Arrays.stream(values).filter(value -> value > 1e-11 * largest).count();
        assertThat(free.functionPreserving().size() + free.firstOrderOnly().size())
                .as(
                        "%s: P = %d, rank = %d, %s, singular values %s",
                        name,
                        p,
                        rank,
                        FreeDirections.summary(free.functionPreserving()),
                        Arrays.toString(
                                Arrays.stream(values).map(v -> -v).sorted().toArray()))
                .isEqualTo(p - rank);
        assertThat(rank(free)).as("%s: independent directions", name).isEqualTo(p - rank);
        DMatrixRMaj u = svd.getU(null, false);
        for (FreeDirection direction : free.functionPreserving()) {
            assertThat(secondOrderChange(network, parameters, inputs, direction.tangent(), u, values, 1e-11 * largest))
                    .as("%s: %s", name, direction.what())
                    .isLessThan(1e-6);
        }
        for (FreeDirection direction : free.firstOrderOnly()) {
            if (network.isSmooth() && network.inputs() > 1) { // otherwise the others make up for nearly all of it
                assertThat(secondOrderChange(
                                network, parameters, inputs, direction.tangent(), u, values, 1e-11 * largest))
                        .as("%s: %s", name, direction.what())
                        .isGreaterThan(1e-5);
            }
            assertThat(firstOrderChange(jacobian, direction.tangent()))
                    .as("%s: %s", name, direction.what())
                    .isLessThan(1e-11 * Math.max(1, largest));
        }
        for (FreeDirection direction : free.functionPreserving()) {
            assertThat(firstOrderChange(jacobian, direction.tangent()))
                    .as("%s: %s", name, direction.what())
                    .isLessThan(1e-11 * Math.max(1, largest));
        }
    }

    private static long rank(FreeDirections free) {
        List<double[]> tangents = Stream.concat(free.functionPreserving().stream(), free.firstOrderOnly().stream())
                .map(FreeDirection::tangent)
                .toList();
        if (tangents.isEmpty()) {
            return 0;
        }
        var svd = DecompositionFactory_DDRM.svd(tangents.size(), tangents.get(0).length, false, false, true);
        svd.decompose(new DMatrixRMaj(tangents.toArray(double[][]::new)));
        return Arrays.stream(svd.getSingularValues())
                .filter(value -> value > 1e-7)
                .count();
    }

    /** d logit / d parameters: the gradients for labels 0 and 1 differ by s(z) - (s(z) - 1) = 1 times it. */
    static double[] jacobianRow(Network network, double[] parameters, double[] x) {
        double[] zero = Gradient.gradient(network, parameters, new Samples(new double[][] {x}, new double[] {0}));
        double[] one = Gradient.gradient(network, parameters, new Samples(new double[][] {x}, new double[] {1}));
        for (int k = 0; k < zero.length; k++) {
            zero[k] -= one[k];
        }
        return zero;
    }

    private static double firstOrderChange(DMatrixRMaj jacobian, double[] tangent) {
        double largest = 0;
        for (int n = 0; n < jacobian.numRows; n++) {
            double change = 0;
            for (int k = 0; k < tangent.length; k++) {
                change += jacobian.get(n, k) * tangent[k];
            }
            largest = Math.max(largest, Math.abs(change));
        }
        return largest;
    }

    /** The second derivative of the outputs along a tangent, less what the Jacobian can make up for: 0 along a curve. */
    private static double secondOrderChange(
            Network network, double[] p, double[][] inputs, double[] t, DMatrixRMaj u, double[] values, double zero) {
        double step = 1e-4;
        double[] second = new double[inputs.length];
        for (int n = 0; n < second.length; n++) {
            double[] forward = p.clone();
            double[] backward = p.clone();
            for (int k = 0; k < p.length; k++) {
                forward[k] += step * t[k];
                backward[k] -= step * t[k];
            }
            second[n] = (RandomNetworks.logit(network, forward, inputs[n])
                            - 2 * RandomNetworks.logit(network, p, inputs[n])
                            + RandomNetworks.logit(network, backward, inputs[n]))
                    / (step * step);
        }
        for (int c = 0; c < values.length; c++) {
            if (values[c] > zero) {
                double part = 0;
                for (int n = 0; n < second.length; n++) {
                    part += u.get(n, c) * second[n];
                }
                for (int n = 0; n < second.length; n++) {
                    second[n] -= part * u.get(n, c);
                }
            }
        }
        return RandomNetworks.norm(second, new double[second.length]) / Math.sqrt(second.length);
    }

    @Test
    void aDeadUnitFreesItsIncomingWeightsAndItsBias() {
        Network network = Network.of(2, List.of(4), Activation.TANH, 0);
        double[] parameters = RandomNetworks.parameters(network, new Random(23));
        new Units(network, 0, parameters).kill(2);
        FreeDirections free = FreeDirections.of(network, parameters, TOLERANCE);
        assertThat(FreeDirections.summary(free.functionPreserving()))
                .containsOnly(
                        Map.entry("unit 3 is dead: its bias is free", 1),
                        Map.entry("unit 3 is dead: its incoming weights are free", 2));
        assertThat(free.lossPreserving()).isEqualTo(free.functionPreserving());
        assertThat(free.firstOrderOnly()).isEmpty();
    }

    @Test
    void withWeightDecayOnlyTheBiasOfADeadUnitIsFreeAtACriticalPoint() {
        Network network = Network.of(2, List.of(4), Activation.TANH, 1e-4);
        double[] parameters = RandomNetworks.parameters(network, new Random(24));
        new Units(network, 0, parameters).kill(2);
        new Units(network, 0, parameters).flatten(2);
        FreeDirections free = FreeDirections.of(network, parameters, TOLERANCE);
        assertThat(free.functionPreserving()).hasSize(4);
        assertThat(free.lossPreserving()).hasSize(1);
        FreeDirection bias = free.lossPreserving().get(0);
        assertThat(bias.cause()).isEqualTo(Cause.DEAD);
        assertThat(bias.tangent()[network.hidden().get(0).bias(2)]).isEqualTo(1);
    }

    @Test
    void withWeightDecayEqualUnitsThatShareTheirWorkEquallyAreNotFree() {
        Network network = Network.of(2, List.of(2), Activation.TANH, 1e-4);
        double[] shared = {1, 2, -1, -2, 0.5, -0.5, 3, -3, 0.1};
        FreeDirections free = FreeDirections.of(network, shared, TOLERANCE);
        assertThat(free.functionPreserving()).hasSize(1).allMatch(d -> d.cause() == Cause.EQUAL);
        assertThat(free.firstOrderOnly()).hasSize(3);
        assertThat(free.lossPreserving()).isEmpty();
    }

    @Test
    void whereWeightDecaySlopesTheOtherDirectionsAreBalancedByOne() {
        Network network = Network.of(2, List.of(3), Activation.RELU, 1e-2);
        double[] parameters = RandomNetworks.parameters(network, new Random(25));
        FreeDirections free = FreeDirections.of(network, parameters, TOLERANCE);
        assertThat(free.functionPreserving()).hasSize(3);
        assertThat(free.lossPreserving()).hasSize(2).allSatisfy(direction -> {
            double slope = 0;
            for (Layer layer : network.layers()) {
                for (int k = layer.weights(); k < layer.biases(); k++) {
                    slope += parameters[k] * direction.tangent()[k];
                }
            }
            assertThat(slope).isCloseTo(0, within(1e-14));
        });
    }

    @Test
    void nearlyDeadAndNearlyEqualUnitsCountWithinTheTolerance() {
        Network network = Network.of(2, List.of(4), Activation.TANH, 0);
        double[] parameters = RandomNetworks.parameters(network, new Random(26));
        new Units(network, 0, parameters).equal(1, 0, -1);
        parameters[2] += 1e-6;
        parameters[network.output().weight(0, 3)] = 1e-6;
        assertThat(FreeDirections.of(network, parameters, 1e-5).functionPreserving())
                .hasSize(1 + 3);
        assertThat(FreeDirections.of(network, parameters, 1e-5).firstOrderOnly())
                .hasSize(3);
        assertThat(FreeDirections.of(network, parameters, 1e-7).functionPreserving())
                .isEmpty();
    }

    @Test
    void unitsThatOnlyReachDeadUnitsAreDead() {
        Network network = Network.of(2, List.of(3, 3), Activation.TANH, 0);
        double[] parameters = RandomNetworks.parameters(network, new Random(27));
        new Units(network, 1, parameters).kill(0);
        Layer second = network.layers().get(1);
        parameters[second.weight(1, 2)] = 0;
        parameters[second.weight(2, 2)] = 0;
        FreeDirections free = FreeDirections.of(network, parameters, TOLERANCE);
        assertThat(FreeDirections.summary(free.functionPreserving()))
                .containsEntry("unit 3 of hidden layer 1 is dead: its bias is free", 1)
                .containsEntry("unit 1 of hidden layer 2 is dead: its incoming weights are free", 3);
        check("dead behind dead", network, parameters, 6);
    }
}
