package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.proof.complete.Cone.Parallelepiped;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Network;
import tools.jackson.databind.JsonNode;

/**
 * Random data, units, boxes: every term against NumPy's of the derivation in golden/remainders.py, and against what mpmath says is left out. Constants
 * are rounded up in their fifth digit.
 */
class RemaindersTest {
    private static final double ROUNDED = 3e-5;

    static Stream<JsonNode> cases() {
        return Golden.json("remainders.json").get("cases").valueStream();
    }

    private static OneUnitData data(JsonNode node) throws Exception {
        int inputs = node.get("x").get(0).size();
        return OneUnitData.of(
                Network.of(inputs, List.of(1), Activation.TANH, node.get("l2").asDouble()), Golden.samples(node));
    }

    /** The middle is so often expanded around that Newton's method has nothing left to do. */
    private static Expansion expansion(JsonNode node, OneUnitData data) {
        Expansion at = new Expansion(data);
        Parallelepiped box = new Parallelepiped(
                Golden.vector(node.get("middle")),
                Golden.matrix(node.get("directions")),
                Golden.vector(node.get("radius")));
        for (int n = 0; n < 4; n++) {
            at.over(box);
        }
        return at;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyTermIsThatOfTheDerivation(JsonNode node) throws Exception {
        OneUnitData data = data(node);
        Expansion at = expansion(node, data);
        int units = at.units;
        at.radius[units] = node.get("q").get(0).asDouble();
        at.radius[units + 1] = node.get("q").get(1).asDouble();
        Remainders terms = new Remainders(data, at);
        terms.compute();

        assertThat(at.output()).isCloseTo(node.get("v").asDouble(), within(1e-11));
        assertThat(at.middle[units + 1]).isCloseTo(node.get("c").asDouble(), within(1e-11));
        for (int k = 0; k < at.size; k++) {
            isSlightlyAbove(at.rest[k], node.get("rest").get(k), "rest " + k);
        }
        isSlightlyAbove(terms.outputReach, node.get("outputReach"), "outputReach");
        isSlightlyAbove(terms.biasReach, node.get("biasReach"), "biasReach");
        isSlightlyAbove(terms.startV, node.get("startV"), "startV");
        isSlightlyAbove(terms.startC, node.get("startC"), "startC");
        isSlightlyAbove(terms.mixed, node.get("mixed"), "mixed");
        isSlightlyAbove(terms.bend, node.get("bend"), "bend");
        double leastV = node.get("leastV").asDouble();
        double leastC = node.get("leastC").asDouble();
        assertThat(terms.leastV).isBetween(leastV * (1 - 1e-7), leastV * (1 + 1e-12));
        assertThat(terms.leastC).isBetween(leastC * (1 - 1e-7), leastC * (1 + 1e-12));
        for (int k = 0; k < units; k++) {
            for (int p = 0; p < 2; p++) {
                assertThat(at.follow[p][k])
                        .isCloseTo(node.get("follow").get(p).get(k).asDouble(), within(1e-9));
            }
        }
    }

    private static void isSlightlyAbove(double bound, JsonNode term, String name) {
        double exact = term.asDouble();
        assertThat(bound).as(name).isBetween(exact * (1 - 1e-9) - 1e-13, exact * (1 + ROUNDED) + 1e-10);
    }

    /** What is not linear at the corners is below the bound of an expansion whose outputs are enclosed. */
    @ParameterizedTest
    @MethodSource("cases")
    void whatIsMissingAtTheCornersIsLess(JsonNode node) throws Exception {
        if (!node.has("missing")) {
            return;
        }
        OneUnitData data = data(node);
        Expansion at = expansion(node, data);
        for (int k = 0; k < at.units; k++) {
            double byOutputs = Math.abs(at.hessian[k][at.units]) * at.radius[at.units]
                    + Math.abs(at.hessian[k][at.units + 1]) * at.radius[at.units + 1];
            assertThat(node.get("missing").get(k).asDouble()).isLessThan(at.rest[k] + byOutputs);
        }
    }
}
