package org.manymoons.proof.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.channel.limit.DipoleTerm;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitModel;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.ChannelCertificate.Term;
import org.manymoons.proof.LimitShape;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Limit models against mpmath (golden/limit-models.json), sums of terms against the models in doubles, excess by networks before the limit. */
class ChannelPassTest {
    private static final JsonNode KNOWN = Golden.json("limit-models.json");
    private static final Samples SAMPLES =
            new Samples(Golden.matrix(KNOWN.get("inputs")), Golden.vector(KNOWN.get("labels")));

    private static ChannelPass.Values run(String activation, double[] p, Term... terms) {
        List<BigDecimal> midpoint = Arrays.stream(p).mapToObj(BigDecimal::new).toList();
        int departing =
                (int) Stream.of(terms).filter(t -> t.shape() != LimitShape.UNIT).count();
        ChannelCertificate stated = new ChannelCertificate(
                ChannelCertificate.CLAIM,
                new Certificate.Architecture(
                        2, Stream.of(terms).mapToInt(t -> t.shape().units()).sum(), activation),
                Certificate.LOSS,
                new Certificate.Data("", SAMPLES.size(), "limit_models.py"),
                List.of(terms),
                midpoint,
                Collections.nCopies(p.length, 0.5),
                List.of(BigDecimal.ZERO, BigDecimal.ONE),
                Collections.nCopies(departing, List.of(BigDecimal.ONE, BigDecimal.TEN)));
        List<Double> shares = new ArrayList<>();
        ChannelPass.Values values = new ChannelPass(stated, SAMPLES)
                .run(midpoint.stream().map(m -> new DecimalInterval(m, m)).toList(), shares::add);
        for (int n = 0; n < SAMPLES.size(); n++) {
            assertThat(shares.get(n)).isCloseTo((n + 1.0) / SAMPLES.size(), within(1e-15));
        }
        return values;
    }

    private static double[] parameters(JsonNode node) {
        return Golden.vector(node.get("parameters"));
    }

    static Stream<JsonNode> cases() {
        return KNOWN.get("cases")
                .valueStream()
                .filter(node -> List.of("dipole", "exponential", "saturated dipole")
                        .contains(node.get("term").asString()));
    }

    private static void isAt(DecimalInterval found, JsonNode exact) {
        BigDecimal value = new BigDecimal(exact.asString());
        BigDecimal error = value.abs().multiply(new BigDecimal("1e-28")).add(new BigDecimal("1e-50"));
        assertThat(found.low()).isLessThanOrEqualTo(value.add(error));
        assertThat(found.high()).isGreaterThanOrEqualTo(value.subtract(error));
        assertThat(found.high().subtract(found.low())).isLessThan(new BigDecimal("1e-36"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneTermIsExactToManyDigits(JsonNode node) {
        LimitShape shape = LimitShape.valueOf(
                node.get("term").asString().toUpperCase(Locale.ROOT).replace(' ', '_'));
        ChannelPass.Values values =
                run("tanh", parameters(node), new Term(shape, shape == LimitShape.EXPONENTIAL ? -1 : 1));
        isAt(values.loss(), node.get("loss"));
        for (int k = 0; k < values.gradient().length; k++) {
            isAt(values.gradient()[k], node.get("gradient").get(k));
            for (int l = 0; l <= k; l++) {
                isAt(values.hessian()[k][l], node.get("hessian_lower").get(k).get(l));
                assertThat(values.hessian()[l][k]).isEqualTo(values.hessian()[k][l]);
            }
        }
    }

    private static final double[] SUM = {
        0.7, -0.4, 0.3, 1.9, // a unit
        -0.5, 0.2, 0.1, 0.6, 0.3, -0.2, 0.4, // a dipole
        0.2, -0.3, 0.25, // minus an exponential
        -0.35
    };

    private static ChannelPass.Values sum(String activation) {
        return run(
                activation,
                SUM,
                new Term(LimitShape.UNIT, 1),
                new Term(LimitShape.DIPOLE, 1),
                new Term(LimitShape.EXPONENTIAL, -1));
    }

    @Test
    void sumsOfTermsAreTheModelInDoubles() {
        for (Activation f : List.of(Activation.TANH, Activation.SIGMOID)) {
            LimitModel model = new LimitModel(
                    List.of(new UnitTerm(f), new DipoleTerm(f), new ExponentialTerm(-1)),
                    SAMPLES,
                    new boolean[SAMPLES.size()]);
            ChannelPass.Values values = sum(f == Activation.TANH ? "tanh" : "sigmoid");
            double[] gradient = model.gradient(SUM);
            double[][] hessian = model.hessian(SUM);
            assertThat(values.loss().low().doubleValue()).isCloseTo(model.loss(SUM), within(1e-13));
            for (int k = 0; k < SUM.length; k++) {
                assertThat(values.gradient()[k].low().doubleValue()).isCloseTo(gradient[k], within(1e-13));
                for (int l = 0; l < SUM.length; l++) {
                    assertThat(values.hessian()[k][l].high().doubleValue()).isCloseTo(hessian[k][l], within(1e-13));
                }
            }
        }
    }

    private static double affine(double[] p, int from, double[] x) {
        return p[from] * x[0] + p[from + 1] * x[1] + p[from + 2];
    }

    /**
     * A pair with a finite delta is v f + r f' + delta^2 (...): (v / 2 + 1 / (2 delta)) f(u + delta r) + (v / 2 - 1 / (2 delta)) f(u - delta r); an exponential is
     * s(a + log delta) / delta = e^a - delta e^2a + ... The excess is the mean of the residual times what stands there. A unit has none.
     */
    @Test
    void theExcessIsThatOfNetworksBeforeTheLimit() {
        double delta = 1e-3;
        double pairs = 0;
        double exponentials = 0;
        for (int n = 0; n < SAMPLES.size(); n++) {
            double[] x = SAMPLES.inputs()[n];
            double u = affine(SUM, 4, x);
            double v = SUM[7];
            double r = affine(SUM, 8, x);
            double e = Math.exp(affine(SUM, 11, x));
            double t = Math.tanh(u);
            double dipole = v * t + r * (1 - t * t);
            double z = SUM[3] * Math.tanh(affine(SUM, 0, x)) + dipole - e + SUM[14];
            double residual = 1 / (1 + Math.exp(-z)) - SAMPLES.labels()[n];
            double pair =
                    (v / 2 + 0.5 / delta) * Math.tanh(u + delta * r) + (v / 2 - 0.5 / delta) * Math.tanh(u - delta * r);
            pairs += residual * (pair - dipole) / (delta * delta) / SAMPLES.size();
            exponentials -= residual * (e / (1 + 1e-6 * e) - e) / 1e-6 / SAMPLES.size();
        }
        List<DecimalInterval> excess = sum("tanh").excess();
        assertThat(excess).hasSize(2);
        assertThat(excess.get(0).low().doubleValue()).isCloseTo(pairs, within(1e-5));
        assertThat(excess.get(1).low().doubleValue()).isCloseTo(exponentials, within(1e-5));
    }
}
