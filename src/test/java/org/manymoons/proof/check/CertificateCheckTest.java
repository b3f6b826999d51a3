package org.manymoons.proof.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.Proven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

class CertificateCheckTest {
    private static final Samples CLOUDS = Proven.clouds();

    private static String refusal(Certificate certificate) {
        return String.valueOf(CertificateCheck.refusal(certificate, CLOUDS, share -> {}));
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void whatIsProvenHolds(Activation activation) throws NotProven {
        List<Double> shares = new ArrayList<>();
        assertThat(CertificateCheck.refusal(Proven.minimum(activation), CLOUDS, shares::add))
                .isNull();
        expectProgress(shares);
    }

    /** Each of the two passes over 24 samples tells as many shares of the whole, evenly, the last one 1. */
    private static void expectProgress(List<Double> shares) {
        assertThat(shares).hasSize(48).isSorted();
        for (int n = 1; n <= 24; n++) {
            assertThat(shares.get(n - 1)).isCloseTo(0.6 * n / 24, within(1e-12));
            assertThat(shares.get(n + 23)).isCloseTo(0.6 + 0.4 * n / 24, within(1e-12));
        }
    }

    @Test
    void otherIndicesAreRefused() throws NotProven {
        Certificate c = Proven.minimum(Activation.TANH);

        for (int index : new int[] {1, 2, -1}) {
            assertThat(refusal(with(c, c.midpoint(), c.radius().get(0), index, c.l2(), c.lossInterval())))
                    .contains("negative eigenvalues");
        }
    }

    /** A weight, a bias, an output weight and the output bias; KnownStatementsTest moves every one of a smaller network. */
    @Test
    void aPointAsideIsRefused() throws NotProven {
        Certificate c = Proven.minimum(Activation.TANH);
        double radius = 1e-7;
        assertThat(refusal(with(c, c.midpoint(), radius, 0, c.l2(), wide(c)))).isEqualTo("null");

        for (int k : new int[] {1, 4, 7, 8}) {
            List<BigDecimal> aside = new ArrayList<>(c.midpoint());
            aside.set(k, aside.get(k).add(new BigDecimal("1e-6")));
            assertThat(refusal(with(c, aside, radius, 0, c.l2(), wide(c)))).contains("mapped into itself");
        }
    }

    @Test
    void otherDecayAndOtherDataAreRefused() throws NotProven {
        Certificate c = Proven.minimum(Activation.TANH);
        double radius = 1e-7;
        double[][] x = CLOUDS.inputs().clone();
        x[3] = new double[] {x[3][0], Math.nextUp(x[3][1])};

        assertThat(refusal(with(c, c.midpoint(), radius, 0, c.l2() * 1.001, wide(c))))
                .contains("mapped into itself");
        assertThat(CertificateCheck.refusal(c, new Samples(x, CLOUDS.labels()), share -> {}))
                .contains("the data are others");
    }

    @Test
    void anIntervalWithoutTheLossIsRefused() throws NotProven {
        Certificate c = Proven.minimum(Activation.TANH);
        BigDecimal low = c.lossInterval().get(0);
        BigDecimal high = c.lossInterval().get(1);
        BigDecimal width = high.subtract(low);

        assertThat(refusal(with(
                        c,
                        c.midpoint(),
                        c.radius().get(0),
                        0,
                        c.l2(),
                        List.of(low.subtract(width), high.subtract(width)))))
                .contains("interval");
        assertThat(refusal(with(
                        c, c.midpoint(), c.radius().get(0), 0, c.l2(), List.of(low.subtract(width), high.add(width)))))
                .isEqualTo("null");
    }

    /** Decimal intervals against mpmath. */
    @Tag("slow")
    @Test
    void elementaryFunctionsHoldTheExactValues() {
        for (JsonNode row : Golden.json("balls.json").get("rows")) {
            double x = row.get(0).asDouble();
            if (Math.abs(x) < 400) {
                DecimalInterval at = DecimalInterval.of(x);
                holds(at.exp(), row.get(1));
                holds(at.tanh(), row.get(2));
                holds(at.logistic(), row.get(3));
                holds(at.softplus(), row.get(4));
            }
        }
    }

    private static void holds(DecimalInterval interval, JsonNode exact) {
        BigDecimal value = new BigDecimal(exact.asString());
        assertThat(interval.low()).isLessThanOrEqualTo(value);
        assertThat(interval.high()).isGreaterThanOrEqualTo(value);
        BigDecimal width = interval.high().subtract(interval.low());
        assertThat(width).isLessThan(value.abs().max(BigDecimal.ONE).multiply(new BigDecimal("1e-44")));
    }

    private static List<BigDecimal> wide(Certificate c) {
        return List.of(BigDecimal.ZERO, c.lossInterval().get(1).add(BigDecimal.ONE));
    }

    private static Certificate with(
            Certificate c, List<BigDecimal> midpoint, double radius, int index, double l2, List<BigDecimal> loss) {
        return new Certificate(
                c.claim(),
                c.network(),
                c.loss(),
                l2,
                c.data(),
                midpoint,
                Collections.nCopies(midpoint.size(), radius),
                index,
                loss);
    }
}
