package org.manymoons.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import tools.jackson.databind.JsonNode;

/** Activations and their derivatives against mpmath, deep in saturation and near 0 as well (activations.json). */
class ExactActivationsTest {
    static Stream<JsonNode> points() {
        return Golden.json("activations.json").get("cases").valueStream();
    }

    @ParameterizedTest
    @MethodSource("points")
    void valuesAndDerivativesAreWithinTheirBoundOfTheExactOnes(JsonNode point) {
        Activation f = Activation.valueOf(point.get("activation").asString().toUpperCase(Locale.ROOT));
        double z = point.get("z").asDouble();
        assertThat(Golden.distance(f.value(z), point.get("value"))).isLessThanOrEqualTo(ActivationBound.value(f, z, 0));
        assertThat(Golden.distance(f.derivative(z), point.get("derivative")))
                .isLessThanOrEqualTo(ActivationBound.derivative(f, z, 0));
        assertThat(Golden.distance(f.secondDerivative(z), point.get("second")))
                .isLessThanOrEqualTo(ActivationBound.secondDerivative(f, z, 0));
    }

    @ParameterizedTest
    @MethodSource("points")
    void boundsAreAFewUlpOfTheExactOnes(JsonNode point) {
        Activation f = Activation.valueOf(point.get("activation").asString().toUpperCase(Locale.ROOT));
        double z = point.get("z").asDouble();
        double scale = f == Activation.SWISH || f == Activation.GELU ? 3 + Math.abs(z) : 1;
        assertThat(ActivationBound.value(f, z, 0))
                .isLessThanOrEqualTo(1e-14 * scale * Math.abs(point.get("value").asDouble()) + 1e-300);
        assertThat(ActivationBound.derivative(f, z, 0)).isLessThanOrEqualTo(1e-14 * scale);
        assertThat(ActivationBound.secondDerivative(f, z, 0)).isLessThanOrEqualTo(1e-14 * scale);
    }

    @ParameterizedTest
    @EnumSource
    void boundsCoverTheChangeOfTheFunctionWithinTheErrorOfItsArgument(Activation f) {
        Random random = new Random(f.ordinal());
        for (int trial = 0; trial < 20_000; trial++) {
            double z = random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2);
            double error = Math.pow(10, -10 * random.nextDouble());
            double exact = z + error * (2 * random.nextDouble() - 1);
            assertThat(Math.abs(f.value(z) - f.value(exact)))
                    .as("f at %s, %s", z, exact)
                    .isLessThanOrEqualTo(ActivationBound.value(f, z, error) + ActivationBound.value(f, exact, 0));
            assertThat(Math.abs(f.derivative(z) - f.derivative(exact)))
                    .as("f' at %s, %s", z, exact)
                    .isLessThanOrEqualTo(
                            ActivationBound.derivative(f, z, error) + ActivationBound.derivative(f, exact, 0));
            assertThat(Math.abs(f.secondDerivative(z) - f.secondDerivative(exact)))
                    .as("f'' at %s, %s", z, exact)
                    .isLessThanOrEqualTo(ActivationBound.secondDerivative(f, z, error)
                            + ActivationBound.secondDerivative(f, exact, 0));
        }
    }
}
