package org.manymoons.proof.check;

import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.Statement;
import org.manymoons.reference.Samples;

/**
 * Proves a certificate again, with formulas straight from the definitions: with Y near the inverse of the Hessian at m,
 * K = m - Y g(m) + (I - Y H(X)) (X - m) must lie in the interior of the box X (Krawczyk 1969), L D L^T of the middle of H(X) must
 * have as many negative pivots as stated, and the loss at m, widened by |g(X)| (X - m), must lie in the interval stated.
 */
public final class CertificateCheck {
    private CertificateCheck() {}

    /**
     * Why the certificate does not hold on these samples, or rather was not found to; null if it holds.
     *
     * @param progress is told the share done, from 0 to 1
     */
    public static @Nullable String refusal(Statement stated, Samples samples, DoubleConsumer progress) {
        String other = BoxCheck.otherData(stated, samples);
        if (other != null) {
            return other;
        }
        String excess = Budget.excessProven(stated.midpoint().size(), samples.size());
        if (excess != null) {
            return excess;
        }
        try {
            return stated instanceof ChannelCertificate channel
                    ? ofChannel(channel, samples, progress)
                    : ofPoint((Certificate) stated, samples, progress);
        } catch (ArithmeticException e) {
            return "its numbers cannot be bounded: " + e.getMessage();
        }
    }

    private static @Nullable String ofPoint(Certificate stated, Samples samples, DoubleConsumer progress) {
        BoxCheck test = new BoxCheck(stated);
        BoxPass pass = new BoxPass(stated, samples);
        BoxPass.Values there = pass.run(test.box(), true, share -> progress.accept(0.6 * share));
        BoxPass.Values middle = pass.run(test.point(), false, share -> progress.accept(0.6 + 0.4 * share));
        String refusal = test.refusal(middle.gradient(), there.hessian(), stated.index());
        return refusal == null ? test.lossRefusal(middle.loss(), there.gradient()) : refusal;
    }

    private static @Nullable String ofChannel(ChannelCertificate stated, Samples samples, DoubleConsumer progress) {
        BoxCheck test = new BoxCheck(stated);
        ChannelPass pass = new ChannelPass(stated, samples);
        ChannelPass.Values there = pass.run(test.box(), share -> progress.accept(0.5 * share));
        ChannelPass.Values middle = pass.run(test.point(), share -> progress.accept(0.5 + 0.5 * share));
        String refusal = test.refusal(middle.gradient(), there.hessian(), 0);
        if (refusal == null) {
            refusal = test.lossRefusal(middle.loss(), there.gradient());
        }
        for (int t = 0; t < there.excess().size() && refusal == null; t++) {
            DecimalInterval excess = there.excess().get(t);
            refusal =
                    excess.low().signum() > 0 && excess.isWithin(stated.excess().get(t))
                            ? null
                            : "excess " + (t + 1) + " is from " + excess.low() + " to " + excess.high()
                                    + ", which is not within the interval";
        }
        return refusal;
    }
}
