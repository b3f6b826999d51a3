package org.manymoons.proof.complete;

import java.util.Arrays;

/**
 * A bound of the loss over a box of units, all output weights v of 0 or more and all output biases at once: for any numbers s_i in
 * (0, 1) and r = s - y a sample's loss is at least r z + H(s), H the entropy, so that with f in its interval the data's loss is
 * at least mean H + v mean (r f) + c mean r, and v l2 v / 2 leaves -(mean (r f))^2 / (2 l2). The s are those of the best output for the best f.
 */
final class LossBound {
    /** More than the rounding of one operation, 2^-53. */
    private static final double SUM = 0x1p-52;

    /** Chosen: any s bounds the loss; so near to 0 or 1 its entropy has few digits and is next to nothing. */
    private static final double SURE = 1e-9;

    private final OneUnitData data;
    private final Level level;
    private final int inputs;
    private double[] low = {};
    private double[] high = {};
    private final double[] best;
    private final OutputNewton newton;
    private final double constant; // the best c without a unit

    LossBound(OneUnitData data, Level level) {
        this.data = data;
        this.level = level;
        inputs = data.inputs();
        best = new double[data.size()];
        newton = new OutputNewton(data);
        double ones = Arrays.stream(data.y()).average().orElse(0.5);
        constant = Math.log(ones / (1 - ones));
    }

    /** Whether the loss is above the level on all of the box. */
    boolean isAbove(Cone cone, UnitRanges ranges) {
        Box box = cone.units();
        double squares = 0;
        for (int j = 0; j < inputs; j++) {
            double a = box.low()[j];
            double b = box.high()[j];
            double least = a <= 0 && b >= 0 ? 0 : Math.min(Math.abs(a), Math.abs(b));
            squares += least * least;
        }
        double decay = 0.5 * data.l2() * squares * (1 - 0x1p-40);
        if (decay > level.level()) {
            return true;
        }
        low = ranges.low;
        high = ranges.high;
        for (int i = 0; i < best.length; i++) {
            best[i] = data.y()[i] == 1 ? high[i] : low[i];
        }
        return dataLoss() + decay > level.level();
    }

    private double dataLoss() {
        if (!newton.solve(best)) {
            return 0;
        }
        int n = low.length;
        boolean isConstant = newton.v <= 0; // then no v above 0 is better than 0
        double v = isConstant ? 0 : newton.v;
        double c = isConstant ? constant : newton.c;
        double entropy = 0;
        double sum = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double s = 1 / (1 + Math.exp(-v * best[i] - c));
            s = Math.min(1 - SURE, Math.max(SURE, s));
            double r = s - data.y()[i];
            entropy += -s * Math.log(s) - (1 - s) * Math.log1p(-s);
            sum += r;
            product += Math.min(r * low[i], r * high[i]);
        }
        double rounding = n * SUM;
        double mean = product / n - rounding;
        double byBias = (Math.abs(sum) / n + rounding) * level.largestBias();
        double byOutput = mean >= 0 ? 0 : mean * mean / (2 * data.l2());
        return entropy / n * (1 - 0x1p-36 - rounding) - 0x1p-36 - (byBias + byOutput) * (1 + 0x1p-40);
    }
}
