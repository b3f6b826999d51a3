package org.manymoons.symmetry.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.Norm;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.free.FreeDirection.Cause;

/** With weight decay a direction is free only where the sum of squares of the weights keeps its value, too. */
class FreeDirectionsPenaltyTest {
    private static double[] parameters(Network network) {
        return RandomNetworks.parameters(network, new Random(31));
    }

    private static double slope(Network network, double[] parameters, double[] tangent) {
        return IntStream.range(0, parameters.length)
                .filter(network::isWeight)
                .mapToDouble(k -> parameters[k] * tangent[k])
                .sum();
    }

    /** What the Jacobian of the outputs, with the slope of the weight decay as one more row, does not see. */
    private static int unseen(Network network, double[] parameters, double range) {
        int p = parameters.length;
        double[][] rows = Arrays.stream(samples(network, range))
                .map(x -> FreeDirectionsTest.jacobianRow(network, parameters, x))
                .toArray(double[][]::new);
        rows[0] = IntStream.range(0, p)
                .mapToDouble(k -> network.isWeight(k) ? parameters[k] : 0)
                .toArray();
        var svd = DecompositionFactory_DDRM.svd(rows.length, p, false, false, true);
        svd.decompose(new DMatrixRMaj(rows));
        double[] values = svd.getSingularValues();
        double largest = Arrays.stream(values).max().orElseThrow();
        return p - (int) Arrays.stream(values).filter(v -> v > 1e-11 * largest).count();
    }

    private static double[][] samples(Network network, double range) {
        Random random = new Random(32);
        double[][] samples = new double[40 * network.parameterCount()][];
        Arrays.setAll(
                samples, n -> random.doubles(network.inputs(), -range, range).toArray());
        return samples;
    }

    private static void check(Network network, double[] parameters) {
        FreeDirections free = FreeDirections.of(network, parameters, 1e-9);
        assertThat(free.firstOrderOnly()).isEmpty();
        assertThat(free.lossPreserving()).as("%s", network).hasSize(unseen(network, parameters, 5));
        IndependentVectors span = new IndependentVectors(parameters.length);
        for (FreeDirection direction : free.lossPreserving()) {
            assertThat(slope(network, parameters, direction.tangent())).isCloseTo(0, within(1e-13));
            assertThat(Norm.of(direction.tangent())).isCloseTo(1, within(1e-14));
            assertThat(span.add(direction.tangent())).isTrue();
            assertThat(direction.keepsPenalty()).isTrue();
        }
    }

    @Test
    void areAsManyAsTheJacobianWithThePenaltyLeaves() {
        for (List<Integer> hidden : List.of(List.of(2), List.of(3), List.of(2, 2))) {
            Network identity = Network.of(2, hidden, Activation.IDENTITY, 0.01);
            check(identity, parameters(identity));
        }
        for (int units = 1; units < 6; units++) {
            Network relu = Network.of(2, List.of(units), Activation.LEAKYRELU, 0.01);
            double[] parameters = parameters(relu);
            assertThat(leastOnOneSide(relu, parameters, 5)).isGreaterThan(20);
            check(relu, parameters);
        }
        Network tanh = Network.of(2, List.of(3), Activation.TANH, 0.01);
        check(tanh, parameters(tanh));
        double[] dead = parameters(tanh);
        dead[tanh.output().weight(0, 1)] = 0;
        check(tanh, dead);
    }

    /** The fewest samples on one side of a unit's kink. */
    private static long leastOnOneSide(Network network, double[] parameters, double range) {
        var layer = network.hidden().get(0);
        double[][] samples = samples(network, range);
        return IntStream.range(0, layer.units())
                .mapToLong(i -> {
                    long positive = Arrays.stream(samples)
                            .filter(x -> parameters[layer.weight(i, 0)] * x[0]
                                            + parameters[layer.weight(i, 1)] * x[1]
                                            + parameters[layer.bias(i)]
                                    > 0)
                            .count();
                    return Math.min(positive, samples.length - positive);
                })
                .min()
                .orElseThrow();
    }

    /** The fourth unit is linear on these samples: its bias trades with the next one there, but not everywhere. */
    @Test
    void unitWithoutAKinkAmongTheSamplesIsFreeOnThemOnly() {
        Network network = Network.of(2, List.of(4), Activation.LEAKYRELU, 0.01);
        double[] parameters = parameters(network);
        assertThat(leastOnOneSide(network, parameters, 2)).isZero();
        assertThat(unseen(network, parameters, 2)).isEqualTo(4);
        assertThat(unseen(network, parameters, 5)).isEqualTo(3);
        assertThat(FreeDirections.of(network, parameters, 1e-9).lossPreserving())
                .hasSize(3);
    }

    @Test
    void rotationsOfAnIdentityLayerAndItsBiasesCostNothing() {
        Network network = Network.of(2, List.of(2), Activation.IDENTITY, 0.01);
        FreeDirections free = FreeDirections.of(network, parameters(network), 1e-9);
        assertThat(FreeDirections.summary(free.lossPreserving()))
                .containsEntry("units of an identity layer can be rotated", 1)
                .containsEntry("biases of an identity layer trade with the next biases", 2);
        assertThat(free.lossPreserving()).hasSize(5);
        assertThat(free.functionPreserving()).hasSize(6);
        assertThat(free.lossPreserving().stream().filter(d -> d.what().contains("(weight decay balanced by ")))
                .hasSize(2);
    }

    @Test
    void whatNeedsNoBalanceIsNotSaidToHaveIt() {
        // units scaled to equal norms: the scaling of the first has no slope, that of the second is 9 - 4
        Network network = Network.of(1, List.of(2), Activation.RELU, 0.01);
        double[] parameters = {2, 3, 1, 1, 2, 2, 0};
        FreeDirections free = FreeDirections.of(network, parameters, 1e-9);
        assertThat(free.lossPreserving()).hasSize(1);
        assertThat(free.lossPreserving().get(0).what()).isEqualTo("unit 1 can be scaled");
        assertThat(free.lossPreserving().get(0).tangent())
                .containsExactly(new double[] {2 / 3.0, 0, 1 / 3.0, 0, -2 / 3.0, 0, 0}, within(1e-15));
    }

    @Test
    void withoutWeightDecayAllCount() {
        Network network = Network.of(2, List.of(3), Activation.RELU, 0);
        FreeDirections free = FreeDirections.of(network, parameters(network), 1e-9);
        assertThat(free.lossPreserving()).isEqualTo(free.functionPreserving()).hasSize(3);
    }

    /** Too many for all subsets to be tried: only all of them together are. */
    @Test
    void thirteenEqualUnitsThatCancelMoveTogether() {
        Network network = Network.of(1, List.of(13), Activation.TANH, 0);
        double[] parameters = parameters(network);
        double sum = 0;
        for (int i = 0; i < 13; i++) {
            parameters[network.hidden().get(0).weight(i, 0)] = 0.7;
            parameters[network.hidden().get(0).bias(i)] = -0.2;
            sum += i < 12 ? parameters[network.output().weight(0, i)] : 0;
        }
        parameters[network.output().weight(0, 12)] = -sum;
        FreeDirections free = FreeDirections.of(network, parameters, 1e-9);
        // 12 trades of outgoing weights; the common weight and the common bias; of 2 * 12 in balance these 2 are known
        assertThat(free.functionPreserving().stream().filter(d -> d.cause() == Cause.EQUAL))
                .hasSize(12);
        assertThat(free.functionPreserving().stream().filter(d -> d.cause() == Cause.CANCELLING))
                .hasSize(2);
        assertThat(free.firstOrderOnly()).hasSize(22);
    }
}
