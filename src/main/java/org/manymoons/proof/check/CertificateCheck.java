package org.manymoons.proof.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.Dataset;
import org.manymoons.proof.Certificate;
import org.manymoons.reference.Samples;

/**
 * Proves a certificate again, with formulas straight from the definitions: with Y near the inverse of the Hessian at m,
 * K = m - Y g(m) + (I - Y H(X)) (X - m) must lie in the interior of the box X (Krawczyk 1969), L D L^T of the middle of H(X) must
 * have as many negative pivots as stated, and the loss at m, widened by |g(X)| (X - m), must lie in the interval stated.
 */
public final class CertificateCheck {
    private final Certificate stated;
    private final Samples samples;
    private final BoxPass pass;
    private final int size;

    private CertificateCheck(Certificate stated, Samples samples) {
        this.stated = stated;
        this.samples = samples;
        this.pass = new BoxPass(stated, samples);
        this.size = stated.midpoint().size();
    }

    /**
     * Why the certificate does not hold on these samples, or rather was not found to; null if it holds.
     *
     * @param progress is told the share done, from 0 to 1
     */
    public static @Nullable String refusal(Certificate stated, Samples samples, DoubleConsumer progress) {
        String sha256 = Dataset.of(samples).checksum();
        if (samples.size() != stated.data().samples()
                || !sha256.equals(stated.data().sha256())) {
            return "the data are others than those it was made for: checksum " + sha256 + ", not "
                    + stated.data().sha256();
        }
        if (samples.features() != stated.network().inputs()) {
            return "the data have " + samples.features() + " features, the network "
                    + stated.network().inputs() + " inputs";
        }
        String excess = Budget.excessProven(stated.midpoint().size(), samples.size());
        if (excess != null) {
            return excess;
        }
        try {
            return new CertificateCheck(stated, samples).refusal(progress);
        } catch (ArithmeticException e) {
            return "its numbers cannot be bounded: " + e.getMessage();
        }
    }

    private @Nullable String refusal(DoubleConsumer progress) {
        List<DecimalInterval> point = new ArrayList<>();
        List<DecimalInterval> box = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            BigDecimal m = stated.midpoint().get(k);
            BigDecimal r = new BigDecimal(stated.radius().get(k));
            point.add(new DecimalInterval(m.round(DecimalInterval.DOWN), m.round(DecimalInterval.UP)));
            box.add(new DecimalInterval(
                    m.subtract(r).round(DecimalInterval.DOWN), m.add(r).round(DecimalInterval.UP)));
        }
        BoxPass.Values there = pass.run(box, true, share -> progress.accept(0.6 * share));
        BoxPass.Values middle = pass.run(point, false, share -> progress.accept(0.6 + 0.4 * share));
        BigDecimal[][] centre = new BigDecimal[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                centre[k][l] = there.hessian()[k][l].middle();
            }
        }
        String outside = krawczyk(there, middle, GaussJordan.inverse(centre));
        if (outside != null) {
            return outside;
        }
        int negative = Pivots.negative(centre);
        if (negative != stated.index()) {
            return "the Hessian has " + negative + " negative eigenvalues, not " + stated.index();
        }
        DecimalInterval loss = middle.loss();
        for (int k = 0; k < size; k++) {
            BigDecimal rise = there.gradient()[k]
                    .size()
                    .multiply(new BigDecimal(stated.radius().get(k)), DecimalInterval.UP);
            loss = loss.plus(new DecimalInterval(rise.negate(), rise));
        }
        return loss.low().compareTo(stated.lossInterval().get(0)) >= 0
                        && loss.high().compareTo(stated.lossInterval().get(1)) <= 0
                ? null
                : "the loss is from " + loss.low() + " to " + loss.high() + ", which is not within the interval";
    }

    private @Nullable String krawczyk(BoxPass.Values there, BoxPass.Values middle, BigDecimal[][] y) {
        for (int k = 0; k < size; k++) {
            DecimalInterval step = DecimalInterval.ZERO;
            BigDecimal reach = BigDecimal.ZERO;
            for (int l = 0; l < size; l++) {
                step = step.plus(exactly(y[k][l]).times(middle.gradient()[l]));
                DecimalInterval entry = k == l ? DecimalInterval.ONE : DecimalInterval.ZERO;
                for (int j = 0; j < size; j++) {
                    entry = entry.minus(exactly(y[k][j]).times(there.hessian()[j][l]));
                }
                BigDecimal r = new BigDecimal(stated.radius().get(l));
                reach = reach.add(entry.size().multiply(r, DecimalInterval.UP), DecimalInterval.UP);
            }
            reach = reach.add(step.size(), DecimalInterval.UP);
            if (reach.compareTo(new BigDecimal(stated.radius().get(k))) >= 0) {
                return "the box is not mapped into itself: parameter " + (k + 1) + " reaches " + reach.doubleValue()
                        + " from the midpoint, the radius is " + stated.radius().get(k);
            }
        }
        return null;
    }

    private static DecimalInterval exactly(BigDecimal x) {
        return new DecimalInterval(x, x);
    }
}
