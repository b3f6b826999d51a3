package org.manymoons.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.json.Json;
import org.manymoons.proof.CertifiedPair.Relation;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

class ProverTest {
    private static final Samples CLOUDS = Proven.clouds();

    /** NumPy's minimum with a condition number of 1.2e12, on 5,000 samples. */
    @Tag("slow")
    @Test
    void theFourUnitMinimumOfTheMoonsIsProven() throws NotProven {
        JsonNode minimum =
                Golden.json("minima.json").get("cases").get(1).get("minima").get(0);
        double[] parameters = Golden.unitParameters(minimum);

        Certificate certificate =
                Prover.of(Golden.tanhNetwork(4, 0), Golden.moons(), "moons").criticalPoint(parameters);

        assertThat(certificate.index()).isZero();
        assertThat(certificate.radius()).allMatch(r -> r > 1e-16);
        assertThat(certificate.distance(parameters)).isLessThan(1e-6);
        double cost = minimum.get("cost").asDouble();
        assertThat(certificate.lossInterval().get(0).doubleValue()).isBetween(cost - 1e-15, cost + 1e-15);
        assertThat(certificate.lossInterval().get(1).doubleValue()).isBetween(cost - 1e-15, cost + 1e-15);
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void theIndexIsTheNumberOfNegativeEigenvaluesThatPolishingMeasures(Activation activation) throws NotProven {
        Network network = Proven.network(activation);
        for (int seed = 1; seed < 6; seed++) {
            EndState end = Proven.polished(network, CLOUDS, seed);
            if (end.kind() != Kind.STRICT_MINIMUM && end.kind() != Kind.SADDLE) {
                continue;
            }
            Certificate certificate = Prover.of(network, CLOUDS, "clouds").criticalPoint(end.parameters());
            long negative = java.util.Arrays.stream(end.spectrum().eigenvalues())
                    .filter(value -> value < 0)
                    .count();
            assertThat(certificate.index()).isEqualTo((int) negative);
        }
    }

    /** With all weights 0 only the output bias matters: a saddle at its optimum, here with as many samples of both classes. */
    @Test
    void theOriginIsASaddleOrFlatAndNeverAMinimum() {
        Network network = Proven.network(Activation.TANH);
        try {
            Certificate certificate =
                    Prover.of(network, CLOUDS, "clouds").criticalPoint(new double[network.parameterCount()]);
            assertThat(certificate.index()).isPositive();
        } catch (NotProven e) {
            assertThat(e).hasMessageContaining("pivot");
        }
    }

    /** A unit without outgoing weight has a free bias: a valley, in which no point is alone. */
    @Test
    void aValleyIsNeverCertified() throws NotProven {
        EndState end = Proven.polished(Network.of(2, List.of(1), Activation.TANH, 0.01), CLOUDS, 1);
        double[] one = end.parameters();
        double[] valley = {one[0], one[1], 0, 0, one[2], 0.3, one[3], 0, one[4]};

        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> Prover.of(Proven.network(Activation.TANH), CLOUDS, "clouds")
                        .criticalPoint(valley));
    }

    @Test
    void aroundAPointAsideThereIsNothingAndNeverAsFarAsTheMinimum() throws NotProven {
        Network network = Proven.network(Activation.TANH);
        double[] minimum = Proven.polished(network, CLOUDS, 1).parameters();
        Prover prover = Prover.of(network, CLOUDS, "clouds");
        for (double away : new double[] {1e-8, 1e-4, 1e-2}) {
            double[] aside = minimum.clone();
            aside[2] += away;
            assertThat(prover.emptyWithin(aside)).isBetween(away / 100, away);
        }
        assertThat(prover.emptyWithin(minimum)).isLessThan(1e-12);
    }

    @Test
    void otherNetworksAreNotProven() {
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> Prover.of(Network.of(2, List.of(2, 2), Activation.TANH, 0), CLOUDS, "clouds"));
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> Prover.of(Network.of(2, List.of(2), Activation.RELU, 0), CLOUDS, "clouds"));
    }

    @Test
    void filesHoldEveryDigit() throws NotProven {
        Certificate certificate = Proven.minimum(Activation.TANH);

        assertThat(Json.readWhole(Json.write(certificate), Certificate.class)).isEqualTo(certificate);
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void aMinimumAndItsMirrorImageAreOneAndNotAnother(Activation activation) throws NotProven {
        Network network = Proven.network(activation);
        EndState first = Proven.polished(network, CLOUDS, 1);
        double[] p = first.parameters();
        boolean tanh = activation == Activation.TANH;
        double[] image = {-p[2], -p[3], p[0], p[1], -p[5], p[4], -p[7], p[6], tanh ? p[8] : p[8] + p[7]};
        Prover prover = Prover.of(network, CLOUDS, "clouds");
        Certificate one = prover.criticalPoint(p);

        assertThat(CertifiedPair.of(one, prover.narrowed(prover.criticalPoint(image))))
                .isEqualTo(Relation.SAME);
        for (int seed = 2; seed < 8; seed++) {
            EndState other = Proven.polished(network, CLOUDS, seed);
            if (other.kind() == Kind.STRICT_MINIMUM) {
                boolean equal = Math.abs(first.loss() - other.loss()) < 1e-12;
                Certificate second = prover.narrowed(prover.criticalPoint(other.parameters()));
                assertThat(CertifiedPair.of(one, second)).isEqualTo(equal ? Relation.SAME : Relation.DIFFERENT);
            }
        }
    }

    @Test
    void weightsThatAreAtNoCriticalPointAreSentToPolishing() throws NotProven {
        Network network = Network.of(2, java.util.List.of(2), Activation.TANH, 0);
        Prover prover = Prover.of(network, Proven.clouds(), "clouds");
        double[] onTheirWay = {30, 1, -20, 3, 40, 2, 9, -8, 1};

        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> prover.criticalPoint(onTheirWay))
                .withMessageContaining("the gradient there is")
                .withMessageContaining("polish");
    }
}
