package org.manymoons.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.RandomNetworks;
import org.manymoons.symmetry.align.Alignment;
import tools.jackson.databind.JsonNode;

/** How the page aligns (align.js) against the program's own alignment. */
@Tag("slow")
class PageAlignmentTest {
    private static final double ROUNDING = 1e-12;

    static Stream<Network> oneHiddenLayer() {
        return Arrays.stream(Activation.values())
                .flatMap(f -> Stream.of(
                        Network.of(2, List.of(4), f, 0),
                        Network.of(1, List.of(1), f, 0),
                        Network.of(3, List.of(8), f, 0.01)));
    }

    static Stream<Network> severalHiddenLayers() {
        return Arrays.stream(Activation.values())
                .flatMap(f -> Stream.of(Network.of(2, List.of(3, 2), f, 0), Network.of(2, List.of(2, 3, 2), f, 0)));
    }

    @ParameterizedTest
    @MethodSource("oneHiddenLayer")
    void withOneHiddenLayerTheDistanceIsTheSmallestAndTheMovesBringItAbout(Network network) {
        Random random = new Random(21);
        for (int trial = 0; trial < 4; trial++) {
            double[] a = RandomNetworks.parameters(network, random);
            double[] b = RandomNetworks.parameters(network, random);
            Alignment program = Alignment.between(network, a, b);
            JsonNode page = aligned(network, a, b);

            assertThat(page.get("distance").doubleValue())
                    .isCloseTo(program.distance(), within(ROUNDING * program.scale()));
            assertThat(page.get("raw").doubleValue())
                    .isCloseTo(program.rawDistance(), within(ROUNDING * program.scale()));
            assertThat(page.get("exact").booleanValue()).isTrue();
            same(network, page, program.symmetry().apply(network, b), b);
        }
    }

    @ParameterizedTest
    @MethodSource("severalHiddenLayers")
    void withSeveralHiddenLayersNothingNearerThanTheNearestIsClaimedAndTheFunctionStays(Network network) {
        Random random = new Random(22);
        double[] a = RandomNetworks.parameters(network, random);
        double[] b = RandomNetworks.parameters(network, random);
        Alignment program = Alignment.between(network, a, b);
        JsonNode page = aligned(network, a, b);

        assertThat(page.get("distance").doubleValue())
                .isGreaterThanOrEqualTo(program.distance() - ROUNDING * program.scale())
                .isLessThanOrEqualTo(1.3 * program.distance());
        same(network, page, null, b);
    }

    @ParameterizedTest
    @MethodSource({"oneHiddenLayer", "severalHiddenLayers"})
    void aNetworkWrittenInAnotherOrderIsNoDistanceAway(Network network) {
        if (network.hidden().get(0).activation() == Activation.IDENTITY) {
            return; // any mixing of its units is one affine map
        }
        Random random = new Random(23);
        double[] a = RandomNetworks.parameters(network, random);
        double[] b = RandomNetworks.symmetry(network, random).apply(network, a);

        assertThat(aligned(network, a, b).get("distance").doubleValue())
                .isLessThan(1e-12 * RandomNetworks.norm(a, new double[a.length]) + 1e-11);
    }

    /** By hand: the relu unit (2, 0; 8) balanced is (4, 0; 4), a silent one 0. */
    @Test
    void reluUnitsAreComparedBalancedAndSilentOnesAsNothing() {
        Network network = Network.of(1, List.of(2), Activation.RELU, 0);
        double[] a = {4, 0, 0, 0, 4, 0, 0};
        double[] b = {5, 2, 0, 0, 0, 8, 0};

        assertThat(aligned(network, a, b).get("distance").doubleValue()).isZero();
    }

    private static JsonNode aligned(Network network, double[] a, double[] b) {
        return PageScripts.of(network, PageScripts.samples(network, 3, new Random(0)))
                .value("mm.align($0, $1)", a, b);
    }

    /** The moves of the page keep the function, and are the expected ones where these are given. */
    private static void same(Network network, JsonNode page, double[] expected, double[] b) {
        if (page.get("moves").isNull()) {
            assertThat(network.hidden().get(0).activation()).isEqualTo(Activation.IDENTITY);
            return;
        }
        Samples samples = PageScripts.samples(network, 5, new Random(24));
        double[] moved = PageScripts.of(network, samples).numbers("mm.network.move($0, $1)", b, page.get("moves"));
        double[] before = Prediction.logits(network, b, samples);
        double[] after = Prediction.logits(network, moved, samples);
        for (int n = 0; n < before.length; n++) {
            assertThat(after[n]).isCloseTo(before[n], within(1e-11 * Math.max(1, Math.abs(before[n]))));
        }
        for (int k = 0; expected != null && k < expected.length; k++) {
            assertThat(moved[k]).isCloseTo(expected[k], within(ROUNDING * Math.max(1, Math.abs(expected[k]))));
        }
    }
}
