package org.manymoons.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Clipped cross-entropy against NumPy's transcription of DL4J's formulas (clipped-cross-entropy.json). */
class CrossEntropyTest {
    static Stream<JsonNode> cases() {
        return Golden.json("clipped-cross-entropy.json").get("cases").valueStream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void clippingIsDl4js(JsonNode node) {
        CrossEntropy crossEntropy = new CrossEntropy(node.get("epsilon").asDouble());
        double z = node.get("z").asDouble();
        double y = node.get("y").asDouble();
        boolean clipped = node.get("clipped").asBoolean();
        assertThat(crossEntropy.clips(z)).isEqualTo(clipped);
        assertThat(crossEntropy.derivative(z, y))
                .isCloseTo(node.get("derivative").asDouble(), within(1e-15));
        // unclipped, NumPy's log(1 - p) has no more digits left than 1 - p
        assertThat(crossEntropy.loss(z, y))
                .isCloseTo(
                        node.get("loss").asDouble(), within(clipped ? 1e-14 : 2e-16 * Math.exp(Math.abs(z)) + 1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 0.5, 1, Double.NaN, Double.POSITIVE_INFINITY})
    void epsilonOutsideItsRangeIsRefusedWithItsValue(double epsilon) {
        assertThatThrownBy(() -> new CrossEntropy(epsilon))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epsilon=" + epsilon);
    }

    @Test
    void lossOfASampleOnItsRightSideKeepsAllItsDigits() {
        double expected = 9.357622968839737e-14; // mpmath: log(1 + exp(-30))
        assertThat(CrossEntropy.EXACT.loss(30, 1)).isCloseTo(expected, withinPercentage(1e-12));
        assertThat(CrossEntropy.EXACT.loss(-30, 0)).isCloseTo(expected, withinPercentage(1e-12));
    }

    @Test
    void exactLossOfASaturatedSampleIsItsLogit() {
        assertThat(CrossEntropy.EXACT.loss(800, 0)).isEqualTo(800);
        assertThat(CrossEntropy.EXACT.loss(-800, 1)).isEqualTo(800);
        assertThat(CrossEntropy.EXACT.loss(-800, 0)).isZero();
        assertThat(CrossEntropy.EXACT.derivative(800, 0)).isEqualTo(1);
        assertThat(CrossEntropy.EXACT.derivative(-800, 1)).isEqualTo(-1);
    }
}
