package org.manymoons.proof.complete;

import static org.manymoons.proof.complete.Outward.down;
import static org.manymoons.proof.complete.Outward.up;

import java.util.Arrays;

/**
 * Below which loss critical points are looked for.
 *
 * @param level the loss
 * @param gap   how far it is, at least, below the loss of the best constant predictor, which unit weights of 0 give
 */
record Level(double level, double gap) {
    /**
     * A share of the best constant's loss, -p log p - (1 - p) log (1 - p) with p the share of ones; {@link Math#log} is within 1
     * ulp, 2^-40 is allowed.
     */
    static Level below(double share, OneUnitData data) {
        double ones = Arrays.stream(data.y()).sum();
        double p = ones / data.size();
        double constant = -p * Math.log(p) - (1 - p) * Math.log1p(-p);
        double level = share * constant;
        return new Level(level, down(constant * (1 - 0x1p-40) - level));
    }

    /**
     * The whole space up to signs, as far as there can be critical points below the level: |w|^2 + v^2 is at most 2 level / l2; where
     * |w.x| is less than b by t on all samples, the unit's values spread by less than 2 e^-t (tanh even less), see {@link PieceSearch};
     * where c is larger than v by K, all logits are, and so is the loss of the zeros' share.
     */
    Box space(OneUnitData data) {
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
        double ones = Arrays.stream(data.y()).sum() / data.size();
        double output = up(weights + up(1.001 * level / Math.min(ones, 1 - ones)));
        double[] high = new double[inputs + 3];
        Arrays.fill(high, 0, inputs, weights);
        high[inputs] = bias;
        high[inputs + 1] = weights;
        high[inputs + 2] = output;
        double[] low = Arrays.stream(high).map(h -> -h).toArray();
        low[inputs + 1] = 0;
        return new Box(low, high);
    }
}
