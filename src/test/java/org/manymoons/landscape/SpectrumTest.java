package org.manymoons.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Objective;
import tools.jackson.databind.JsonNode;

/** Eigenvalues and their bounds against values computed by mpmath with 40 to 160 digits. */
class SpectrumTest {
    static Stream<JsonNode> cases() {
        return Stream.of("rounding.json", "minima-high-precision.json")
                .flatMap(file -> Golden.json(file).get("cases").valueStream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noEigenvalueIsFartherFromTheExactOneThanItsBound(JsonNode node) {
        double[] parameters = Golden.vector(node.get("parameters"));
        long t = System.nanoTime();
        Spectrum spectrum = Spectrum.of(Objective.of(Golden.network(node), Golden.samples(node)), parameters);
        t = System.nanoTime() - t;
        if (Boolean.getBoolean("show")) {
            StringBuilder s = new StringBuilder("SHOW " + node.get("activation") + node.get("hidden") + " " + t / 1000000 + "ms");
            for (int k = 0; k < parameters.length; k++) {
                s.append(String.format(" [%.3g %.2g/%.2g]", spectrum.eigenvalues()[k], spectrum.bounds()[k], Golden.distance(spectrum.eigenvalues()[k], node.get("eigenvalues").get(k))));
            }
            System.out.println(s);
        }
        for (int k = 0; k < parameters.length; k++) {
            assertThat(Golden.distance(
                            spectrum.eigenvalues()[k], node.get("eigenvalues").get(k)))
                    .as("eigenvalue %d", k)
                    .isLessThanOrEqualTo(spectrum.bounds()[k]);
        }
    }
}
