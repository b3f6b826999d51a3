package org.manymoons.proof.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.manymoons.json.Json;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.Proven;
import org.manymoons.reference.Activation;
import tools.jackson.core.JacksonException;

/** Certificates with one digit changed are refused, or are still true; {@code -Dmutations=1000} for more of them. */
@Tag("slow")
class MutatedCertificatesTest {
    private static final int COPIES = Integer.getInteger("mutations", 40);

    @Test
    void aChangedDigitIsRefusedOrTheStatementIsStillTrue() throws NotProven {
        Certificate original = Proven.minimum(Activation.TANH);
        String text = Json.write(original);
        Random random = new Random(22);
        List<Certificate> accepted = new ArrayList<>();
        int refused = 0;
        for (int n = 0; n < COPIES; n++) {
            try {
                Certificate changed = Json.readWhole(mutated(text, random), Certificate.class);
                if (CertificateCheck.refusal(changed, Proven.clouds(), share -> {}) == null) {
                    accepted.add(changed);
                } else {
                    refused++;
                }
            } catch (JacksonException e) {
                refused++; // it is no certificate any more
            }
        }

        assertThat(refused).isGreaterThan(COPIES / 8);
        assertThat(accepted).isNotEmpty().allMatch(changed -> isTrue(changed, original));
    }

    private static String mutated(String text, Random random) {
        int from = text.indexOf("\"l2\"");
        int k = from;
        while (!Character.isDigit(text.charAt(k)) || text.charAt(k) == '2' && text.charAt(k - 1) == 'l') {
            k = from + random.nextInt(text.length() - from);
        }
        char digit = (char) ('0' + random.nextInt(10));
        return text.substring(0, k) + digit + text.substring(k + 1);
    }

    /** The original's point and loss are known to far more digits than any box has. */
    private static boolean isTrue(Certificate changed, Certificate original) {
        for (int k = 0; k < changed.midpoint().size(); k++) {
            BigDecimal aside = changed.midpoint()
                    .get(k)
                    .subtract(original.midpoint().get(k))
                    .abs();
            if (aside.compareTo(new BigDecimal(changed.radius().get(k))) > 0) {
                return false;
            }
        }
        BigDecimal loss = original.lossInterval()
                .get(0)
                .add(original.lossInterval().get(1))
                .divide(BigDecimal.valueOf(2));
        return changed.index() == original.index()
                && changed.l2() == original.l2()
                && changed.data().sha256().equals(original.data().sha256())
                && changed.network().equals(original.network())
                && changed.lossInterval().get(0).compareTo(loss) <= 0
                && changed.lossInterval().get(1).compareTo(loss) >= 0;
    }
}
