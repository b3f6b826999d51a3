package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.Proven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

class CompleteProofTest {
    private static final Samples CLOUDS = apart();

    /** Ten points of two clouds that hardly overlap. */
    private static Samples apart() {
        Random random = new Random(3);
        double[][] x = new double[10][];
        double[] y = new double[10];
        for (int n = 0; n < x.length; n++) {
            y[n] = n % 2;
            x[n] = new double[] {0.5 * random.nextGaussian() + 2.4 * y[n] - 1.2, random.nextGaussian()};
        }
        return new Samples(x, y);
    }

    /** Every minimum that polishing from many starts reaches is in the list, and every one of the list is reached. */
    @ParameterizedTest
    @CsvSource({"TANH, 0.1", "SIGMOID, 0.05"})
    void theListIsThatOfManyStarts(Activation activation, double l2) throws Exception {
        Network network = Network.of(2, List.of(1), activation, l2);
        CompleteProof proof = CompleteProof.of(network, CLOUDS, "clouds", 0.9, 2, done -> {});
        List<Double> listed = proof.points().stream()
                .filter(point -> point.index() == 0)
                .map(CompleteProofTest::loss)
                .toList();
        assertThat(proof.isComplete()).isTrue();
        assertThat(listed).isNotEmpty();

        boolean[] reached = new boolean[listed.size()];
        for (int seed = 0; seed < 30; seed++) {
            EndState end = Proven.polished(network, CLOUDS, seed);
            if (end.kind() == Kind.STRICT_MINIMUM && end.loss() < proof.level()) {
                assertThat(listed).anyMatch(loss -> Math.abs(loss - end.loss()) < 1e-4);
                for (int k = 0; k < reached.length; k++) {
                    reached[k] |= Math.abs(listed.get(k) - end.loss()) < 1e-4;
                }
            }
        }
        assertThat(reached).containsOnly(true);
    }

    @Test
    void threadsDoNotChangeTheResult() throws Exception {
        Network network = Network.of(2, List.of(1), Activation.TANH, 0.2);

        assertThat(CompleteProof.of(network, CLOUDS, "clouds", 0.9, 1, done -> {}))
                .isEqualTo(CompleteProof.of(network, CLOUDS, "clouds", 0.9, 3, done -> {}));
    }

    @Test
    void otherNetworksAreRefused() {
        for (Network network : List.of(
                Network.of(2, List.of(2), Activation.TANH, 0.1), Network.of(2, List.of(1), Activation.TANH, 0))) {
            assertThatExceptionOfType(NotProven.class)
                    .isThrownBy(() -> CompleteProof.of(network, CLOUDS, "clouds", 0.9, 1, done -> {}));
        }
    }

    private static double loss(Certificate point) {
        return 0.5
                * (point.lossInterval().get(0).doubleValue()
                        + point.lossInterval().get(1).doubleValue());
    }
}
