package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.channel.Channel.Way;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Channels of networks that predict a number, to the least squared error that SciPy and mpmath find for their limits. */
class GatedUnitsTest {
    static Stream<JsonNode> cases() {
        return Golden.json("gated-units.json").get("cases").valueStream();
    }

    private static double[] numbers(JsonNode node) {
        return node.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLimitIsTheLeastSquaredErrorOfTheGatedUnit(JsonNode node) {
        Samples samples = new Samples(
                node.get("x").valueStream().map(GatedUnitsTest::numbers).toArray(double[][]::new),
                numbers(node.get("y")));
        int units = node.get("units").asInt();
        Network network = Network.of(2, List.of(units), Activation.TANH, OutputLoss.IDENTITY_SQUARED_ERROR, 1, 0);
        Objective objective = Kernels.objective(network, samples);
        Verified verified = (Verified) ChannelSearch.from(objective, numbers(node.get("network")), () -> false);
        double limit = Double.parseDouble(node.get("limit").asString());
        assertThat(verified.channel().limit()).isCloseTo(limit, within(1e-15));
        assertThat(verified.channel().groups())
                .extracting(Channel.UnitGroup::way)
                .containsExactly(Way.valueOf(node.get("way").asString().toUpperCase(Locale.ROOT)));
        assertThat(objective.loss(verified.network())).isGreaterThan(limit);
        assertThat(verified.channel().predictions()).hasSize(60);
        double sum = 0;
        for (int n = 0; n < 60; n++) {
            double error = verified.channel().predictions()[n] - samples.labels()[n];
            sum += error * error / 60;
        }
        assertThat(sum).isCloseTo(limit, within(1e-14));
    }
}
