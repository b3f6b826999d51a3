package org.manymoons.proof.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Dataset;
import org.manymoons.proof.Statement;
import org.manymoons.reference.Samples;

/** The box of a statement, and Krawczyk's test on it. */
final class BoxCheck {
    private final Statement stated;
    private final int size;

    BoxCheck(Statement stated) {
        this.stated = stated;
        size = stated.midpoint().size();
    }

    /** Why these are not the samples of the statement; null if they are. */
    static @Nullable String otherData(Statement stated, Samples samples) {
        String sha256 = Dataset.of(samples).checksum();
        if (samples.size() != stated.data().samples()
                || !sha256.equals(stated.data().sha256())) {
            return "the data are others than those it was made for: checksum " + sha256 + ", not "
                    + stated.data().sha256();
        }
        for (double y : samples.labels()) {
            if (y != 0 && y != 1) {
                return "a label is neither 0 nor 1: " + y;
            }
        }
        return samples.features() == stated.network().inputs()
                ? null
                : "the data have " + samples.features() + " features, the network "
                        + stated.network().inputs() + " inputs";
    }

    List<DecimalInterval> point() {
        List<DecimalInterval> point = new ArrayList<>();
        for (BigDecimal m : stated.midpoint()) {
            point.add(new DecimalInterval(m.round(DecimalInterval.DOWN), m.round(DecimalInterval.UP)));
        }
        return point;
    }

    List<DecimalInterval> box() {
        List<DecimalInterval> box = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            BigDecimal m = stated.midpoint().get(k);
            BigDecimal r = radius(k);
            box.add(new DecimalInterval(
                    m.subtract(r).round(DecimalInterval.DOWN), m.add(r).round(DecimalInterval.UP)));
        }
        return box;
    }

    private BigDecimal radius(int k) {
        return new BigDecimal(stated.radius().get(k));
    }

    /** Why the box is not shown to hold exactly one critical point with so many negative eigenvalues; null if it does. */
    @Nullable
    String refusal(DecimalInterval[] gradientAtMiddle, DecimalInterval[][] hessian, int index) {
        BigDecimal[][] centre = new BigDecimal[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                centre[k][l] = hessian[k][l].middle();
            }
        }
        String outside = krawczyk(gradientAtMiddle, hessian, GaussJordan.inverse(centre));
        if (outside != null) {
            return outside;
        }
        int negative = Pivots.negative(centre);
        return negative == index ? null : "the Hessian has " + negative + " negative eigenvalues, not " + index;
    }

    private @Nullable String krawczyk(DecimalInterval[] g, DecimalInterval[][] hessian, BigDecimal[][] y) {
        for (int k = 0; k < size; k++) {
            DecimalInterval step = DecimalInterval.ZERO;
            BigDecimal reach = BigDecimal.ZERO;
            for (int l = 0; l < size; l++) {
                step = step.plus(exactly(y[k][l]).times(g[l]));
                DecimalInterval entry = k == l ? DecimalInterval.ONE : DecimalInterval.ZERO;
                for (int j = 0; j < size; j++) {
                    entry = entry.minus(exactly(y[k][j]).times(hessian[j][l]));
                }
                reach = reach.add(entry.size().multiply(radius(l), DecimalInterval.UP), DecimalInterval.UP);
            }
            reach = reach.add(step.size(), DecimalInterval.UP);
            if (reach.compareTo(radius(k)) >= 0) {
                return "the box is not mapped into itself: parameter " + (k + 1) + " reaches " + reach.doubleValue()
                        + " from the midpoint, the radius is " + stated.radius().get(k);
            }
        }
        return null;
    }

    /** Why the loss of the critical point is not shown to be in the interval stated: that at the middle, widened by |g(X)| (X - m). */
    @Nullable
    String lossRefusal(DecimalInterval atMiddle, DecimalInterval[] gradient) {
        DecimalInterval loss = atMiddle;
        for (int k = 0; k < size; k++) {
            BigDecimal rise = gradient[k].size().multiply(radius(k), DecimalInterval.UP);
            loss = loss.plus(new DecimalInterval(rise.negate(), rise));
        }
        return loss.isWithin(stated.lossInterval())
                ? null
                : "the loss is from " + loss.low() + " to " + loss.high() + ", which is not within the interval";
    }

    private static DecimalInterval exactly(BigDecimal x) {
        return new DecimalInterval(x, x);
    }
}
