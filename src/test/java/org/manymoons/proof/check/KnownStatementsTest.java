package org.manymoons.proof.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.manymoons.json.Json;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.Statement;
import org.manymoons.reference.Golden;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Statements about critical points and limits that mpmath and SciPy made, true ones and false ones; see golden/certificates.py. */
@Tag("slow")
class KnownStatementsTest {
    static Stream<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        Golden.json("certificates.json").get("cases").forEach(cases::add);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsWhereItIsTrue(JsonNode known) {
        String text = known.get("certificate").asString();
        Statement stated = text.contains("\"claim\": \"channel\"")
                ? Json.readWhole(text, ChannelCertificate.class)
                : Json.readWhole(text, Certificate.class);

        List<Double> shares = new ArrayList<>();
        String refusal = CertificateCheck.refusal(stated, samples(known), shares::add);

        if (known.get("holds").asBoolean()) {
            assertThat(refusal).as(known.get("name").asString()).isNull();
            int half = shares.size() / 2;
            assertThat(shares).isSorted().endsWith(1.0);
            assertThat(shares.get(half - 1)).isIn(0.5, 0.6);
            assertThat(shares.get(0)).isIn(0.5 / half, 0.6 / half);
        } else {
            assertThat(refusal).as(known.get("name").asString()).isNotNull();
        }
    }

    private static Samples samples(JsonNode known) {
        JsonNode rows = known.get("x");
        double[][] x = new double[rows.size()][1];
        double[] y = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            x[n][0] = rows.get(n).get(0).asDouble();
            y[n] = known.get("y").get(n).asDouble();
        }
        return new Samples(x, y);
    }
}
