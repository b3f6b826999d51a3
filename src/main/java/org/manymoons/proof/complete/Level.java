package org.manymoons.proof.complete;

import static org.manymoons.proof.complete.Outward.down;
import static org.manymoons.proof.complete.Outward.up;

import java.util.Arrays;

/**
 * Below which loss critical points are looked for.
 *
 * @param level the loss
 * @param gap   how far it is, at least, below the loss of the best constant predictor, which unit weights of 0 give
 * @param largestBias |c| at most below the level: where c is larger than v by K, all logits are, and the loss at least K times the zeros' share
 */
record Level(double level, double gap, double largestBias) {
    /**
     * A share of the best constant's loss, -p log p - (1 - p) log (1 - p) with p the share of ones; {@link Math#log} is within 1
     * ulp, 2^-40 is allowed.
     */
    static Level below(double share, OneUnitData data) {
        double ones = Arrays.stream(data.y()).sum();
        double p = ones / data.size();
        double constant = -p * Math.log(p) - (1 - p) * Math.log1p(-p);
        double level = share * constant;
        double weights = up(Math.sqrt(up(up(2 * level) / data.l2())));
        double bias = up(weights + up(1.001 * level / Math.min(p, 1 - p)));
        return new Level(level, down(constant * (1 - 0x1p-40) - level), bias);
    }

    /**
     * How large w and b are at most at critical points below the level: |w|^2 + v^2 is at most 2 level / l2; where
     * |w.x| is less than |b| by t on all samples, the unit's values spread by s < 2 e^-2t, and |v| is at most s / (2 l2) since
     * l2 v = -mean (r (f - f0)), and the loss at least the best constant's less |v| s / 2.
     */
    double[] limits(OneUnitData data) {
        int inputs = data.inputs();
        double weights = up(Math.sqrt(up(up(2 * level) / data.l2())));
        double length = 0;
        for (double[] x : data.x()) {
            double square = Arrays.stream(x).map(t -> t * t).sum();
            length = Math.max(length, up(Math.sqrt(square * (1 + 0x1p-40))));
        }
        double saturated = 1;
        while (4 * Math.exp(-2 * saturated) / (4 * data.l2()) >= 0.5 * gap) {
            saturated++;
        }
        double bias = up(up(weights * length) + saturated);
        double[] high = new double[inputs + 1];
        Arrays.fill(high, 0, inputs, weights);
        high[inputs] = bias;
        return high;
    }
}
