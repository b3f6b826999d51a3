package org.manymoons.proof.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.proof.Certificate;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Loss, gradient and Hessian of random networks against mpmath: golden/rounding.json. */
class BoxPassTest {
    private static final double RADIUS = 1e-3;

    static Stream<JsonNode> cases() {
        return Golden.json("rounding.json")
                .get("cases")
                .valueStream()
                .filter(node -> node.get("hidden").size() == 1
                        && List.of("tanh", "sigmoid")
                                .contains(node.get("activation").asString())
                        && node.get("loss").asDouble() < 100
                        && Arrays.stream(Golden.vector(node.get("parameters"))).allMatch(p -> Math.abs(p) < 100))
                .limit(4);
    }

    private static Certificate certificate(JsonNode node) {
        double[] p = Golden.vector(node.get("parameters"));
        List<BigDecimal> midpoint = Arrays.stream(p).mapToObj(BigDecimal::new).toList();
        return new Certificate(
                Certificate.Claim.CRITICAL_POINT,
                new Certificate.Architecture(
                        node.get("inputs").asInt(),
                        node.get("hidden").get(0).asInt(),
                        node.get("activation").asString()),
                Certificate.LOSS,
                node.get("l2").asDouble(),
                new Certificate.Data("", node.get("y").size(), "rounding.json"),
                midpoint,
                Collections.nCopies(p.length, RADIUS),
                0,
                List.of(BigDecimal.ZERO, BigDecimal.ONE));
    }

    /** Within the 25 digits that are given, and hardly wider than a point. */
    private static void isAt(DecimalInterval found, JsonNode exact) {
        BigDecimal value = new BigDecimal(exact.asString());
        BigDecimal error = value.abs().multiply(new BigDecimal("1e-24")).add(new BigDecimal("1e-60"));
        assertThat(found.low()).isLessThanOrEqualTo(value.add(error));
        assertThat(found.high()).isGreaterThanOrEqualTo(value.subtract(error));
        assertThat(found.high().subtract(found.low())).isLessThan(new BigDecimal("1e-36"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void atAPointItIsExactToManyDigits(JsonNode node) {
        Certificate certificate = certificate(node);
        BoxPass pass = new BoxPass(certificate, Golden.samples(node));
        List<DecimalInterval> point = new BoxCheck(certificate).point();
        List<Double> shares = new ArrayList<>();
        BoxPass.Values values = pass.run(point, false, shares::add);
        DecimalInterval[][] hessian = pass.run(point, true, share -> {}).hessian();

        isAt(values.loss(), node.get("loss"));
        int n = 0;
        for (int k = 0; k < hessian.length; k++) {
            isAt(values.gradient()[k], node.get("gradient").get(k));
            for (int l = 0; l <= k; l++) {
                isAt(hessian[k][l], node.get("hessian_lower").get(n++));
                assertThat(hessian[l][k]).isEqualTo(hessian[k][l]);
            }
        }
        assertThat(shares).hasSize(node.get("y").size()).isSorted().endsWith(1.0);
    }

    private static void holds(DecimalInterval ends, double value) {
        double slack = 1e-10 * (1 + Math.abs(value));
        assertThat(ends.low().doubleValue()).isLessThanOrEqualTo(value + slack);
        assertThat(ends.high().doubleValue()).isGreaterThanOrEqualTo(value - slack);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void overABoxItHoldsWhatTheReferenceComputesInIt(JsonNode node) {
        Certificate certificate = certificate(node);
        Samples samples = Golden.samples(node);
        Objective objective = Objective.of(Golden.network(node), samples);
        List<DecimalInterval> box = new BoxCheck(certificate).box();
        BoxPass pass = new BoxPass(certificate, samples);
        BoxPass.Values loss = pass.run(box, false, share -> {});
        BoxPass.Values there = pass.run(box, true, share -> {});
        Random random = new Random(1);
        for (int t = 0; t < 4; t++) {
            double[] p = Golden.vector(node.get("parameters"));
            for (int k = 0; k < p.length; k++) {
                p[k] += RADIUS * (random.nextBoolean() ? 0.999999 : -0.999999);
            }
            double[] gradient = objective.gradient(p);
            double[][] hessian = objective.hessian(p);
            holds(loss.loss(), objective.loss(p));
            for (int k = 0; k < p.length; k++) {
                holds(there.gradient()[k], gradient[k]);
                for (int l = 0; l < p.length; l++) {
                    holds(there.hessian()[k][l], hessian[k][l]);
                }
            }
        }
    }
}
