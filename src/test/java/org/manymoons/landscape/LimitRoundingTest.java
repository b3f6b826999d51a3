package org.manymoons.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Loss, gradient and Hessian of limit models and their bounds against values computed by mpmath with 120 digits. */
class LimitRoundingTest {
    private static final JsonNode GOLDEN = Golden.json("limit-models.json");
    private static final Samples SAMPLES =
            new Samples(Golden.matrix(GOLDEN.get("inputs")), Golden.vector(GOLDEN.get("labels")));

    static Stream<JsonNode> cases() {
        return GOLDEN.get("cases").valueStream();
    }

    private static LimitTerm term(String name) {
        return switch (name) {
            case "unit" -> new Unit(Activation.TANH);
            case "sigmoid unit" -> new Unit(Activation.SIGMOID);
            case "softplus unit" -> new Unit(Activation.SOFTPLUS);
            case "swish unit" -> new Unit(Activation.SWISH);
            case "gelu unit" -> new Unit(Activation.GELU);
            case "softsign unit" -> new Unit(Activation.SOFTSIGN);
            case "dipole" -> new Dipole(Activation.TANH);
            case "tripole" -> new Tripole(Activation.TANH, -1);
            case "exponential" -> new Exponential(-1);
            case "saturated dipole" -> new SaturatedDipole();
            case "bent line" -> new Line(true);
            case "bent cubic" -> new Cubic(-1, true);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noNumberIsFartherFromTheExactOneThanItsBound(JsonNode node) {
        LimitModel model =
                new LimitModel(List.of(term(node.get("term").asString())), SAMPLES, new boolean[SAMPLES.size()]);
        double[] p = Golden.vector(node.get("parameters"));
        Surface.Rounding rounding = model.rounding(p);
        expect(model.loss(p), node.get("loss"), rounding.loss(), "loss");
        double[] gradient = model.gradient(p);
        double[][] hessian = model.hessian(p);
        double[][] bounds = model.hessianRounding(p);
        double steepest = Math.max(1, Eigen.maxAbs(gradient));
        double largest = 1;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, Eigen.maxAbs(hessian[i]));
        }
        for (int i = 0; i < p.length; i++) {
            expect(gradient[i], node.get("gradient").get(i), rounding.gradient()[i], "gradient " + i);
            assertThat(rounding.gradient()[i]).isLessThan(1e-12 * steepest);
            for (int j = 0; j <= i; j++) {
                expect(hessian[i][j], node.get("hessian_lower").get(i).get(j), bounds[i][j], "Hessian " + i + " " + j);
                assertThat(bounds[i][j]).isLessThan(1e-11 * largest);
            }
        }
    }

    private static void expect(double computed, JsonNode exact, double bound, String what) {
        assertThat(Golden.distance(computed, exact)).as(what).isLessThanOrEqualTo(bound);
    }
}
