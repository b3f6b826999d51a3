package org.manymoons.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.proof.ball.Ball;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import tools.jackson.databind.JsonNode;

/** Against mpmath: golden/rounding.json, 25 digits. */
class BallDerivativesTest {
    static List<JsonNode> oneHiddenLayer() {
        return Stream.concat(
                        Golden.json("rounding.json").get("cases").valueStream(),
                        Golden.json("minima-high-precision.json")
                                .get("cases")
                                .valueStream()
                                .limit(1))
                .filter(node -> node.get("hidden").size() == 1
                        && (!node.has("outputs") || node.get("outputs").asInt() == 1)
                        && List.of("tanh", "sigmoid")
                                .contains(node.get("activation").asString()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("oneHiddenLayer")
    void lossGradientAndHessianAreThoseOfMpmath(JsonNode node) throws NotProven {
        Network network = Golden.network(node);
        BallData data = BallData.of(network, Golden.samples(node));
        Ball[] point = BallData.balls(Golden.vector(node.get("parameters")));

        BallDerivatives there = BallDerivatives.of(data, point);

        agree(BallDerivatives.loss(data, point), node.get("loss"));
        int entry = 0;
        for (int k = 0; k < point.length; k++) {
            agree(there.gradient()[k], node.get("gradient").get(k));
            for (int l = 0; l <= k; l++) {
                agree(there.hessian()[k][l], node.get("hessian_lower").get(entry));
                assertThat(there.hessian()[l][k]).isEqualTo(there.hessian()[k][l]);
                entry++;
            }
        }
    }

    private static void agree(Ball ball, JsonNode expected) {
        BigDecimal exact = new BigDecimal(expected.asString());
        double error = 1e-24 * exact.abs().doubleValue() + 1e-60;
        assertThat(ball.widened(error).contains(exact))
                .as("%s in %s", exact, ball)
                .isTrue();
        assertThat(ball.radius()).isLessThan(1e-30);
    }
}
