package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Golden;
import tools.jackson.databind.JsonNode;

/** Against mpmath at networks some of whose samples lie on kinks: golden/kinked_networks.py. */
class KinkDerivativesTest {
    static Stream<JsonNode> cases() {
        return Golden.json("kinked-networks.json").get("cases").valueStream();
    }

    /** What it says of its rounding holds, and is not more than some hundreds of roundings of the terms. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyEntryIsWithinItsBound(JsonNode node) {
        KinkPoint at = new KinkPoint(
                new KinkedLoss(Golden.network(node), Golden.samples(node)), Golden.vector(node.get("parameters")));
        KinkDerivatives derivatives = new KinkDerivatives(at);
        double[][] hessian = derivatives.hessian();
        double[][] errors = derivatives.hessianErrors();
        double largest = 0;
        for (int k = 0; k < hessian.length; k++) {
            for (int m = 0; m < hessian.length; m++) {
                largest = Math.max(largest, Math.abs(hessian[k][m]));
            }
        }
        assertThat(Golden.distance(at.lossValue(), node.get("loss"))).isLessThanOrEqualTo(at.lossBound());
        for (int k = 0; k < hessian.length; k++) {
            assertThat(Golden.distance(
                            derivatives.gradient[k], node.get("gradient").get(k)))
                    .as("gradient %d", k)
                    .isLessThanOrEqualTo(derivatives.gradientErrors[k]);
            assertThat(derivatives.gradientErrors[k]).isLessThan(1e-12 * Math.max(1, largest));
            for (int m = 0; m < hessian.length; m++) {
                assertThat(Golden.distance(
                                hessian[k][m], node.get("hessian").get(k).get(m)))
                        .as("hessian %d, %d", k, m)
                        .isLessThanOrEqualTo(errors[k][m]);
                assertThat(errors[k][m]).isLessThan(1e-12 * Math.max(1, largest));
            }
        }
    }
}
