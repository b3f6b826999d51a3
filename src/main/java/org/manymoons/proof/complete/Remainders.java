package org.manymoons.proof.complete;

import static org.manymoons.proof.complete.UnitValues.WIDER;

import java.util.Arrays;

/**
 * What the {@link Expansion} leaves out: half of the second derivatives of the gradient along any way from the middle to a point of the box, at
 * most, and the rounding of what it computes in doubles. With z = v (f(u) - f0) + c' on such a way, u' = w'.x + b',
 * z'' = v f'' u'^2 + 2 v' f' u' and (r dz)'' = (s'' z'^2 + s' z'') dz + 2 s' z' (dz)' + r (dz)''.
 */
final class Remainders {
    /** More than the rounding of one operation, 2^-53. */
    private static final double SUM = 0x1p-52;

    private static final double TINY = 1e-60; // above all that underflows
    private static final double BEND = 0.76981; // |tanh''| is at most 4 / (3 sqrt 3)
    private static final double TURN = 0.096226; // |s''| is at most 1 / (6 sqrt 3)

    double outputReach; // of v
    double biasReach; // of c'
    double bend; // mean |r| f'' u'^2 / 2
    double startV; // the gradient's rest at q = 0
    double startC;
    double leastV; // second derivatives by v and c' at least
    double leastC;
    double mixed; // and the mixed one at most
    double largestBlur; // of u and z

    private final OneUnitData data;
    private final Expansion at;
    private final int units;
    private final double[] size; // of all terms, for their rounding
    private final double[] zeta;
    private double followV;
    private double followC;
    private double inwardError;
    private double outSize;
    private double outError;
    private double biasSize;
    private double biasError;

    Remainders(OneUnitData data, Expansion at) {
        this.data = data;
        this.at = at;
        units = data.inputs() + 1;
        size = new double[units];
        zeta = new double[units];
    }

    /** For the radii that the expansion has. */
    void compute() {
        clear();
        for (int i = 0; i < data.size(); i++) {
            add(i);
        }
        finish();
    }

    private void clear() {
        followV = 0;
        followC = 0;
        for (int k = 0; k < units; k++) {
            followV += Math.abs(at.follow[0][k]) * at.radius[k] * WIDER;
            followC += Math.abs(at.follow[1][k]) * at.radius[k] * WIDER;
        }
        outputReach = (followV + at.radius[units]) * WIDER;
        biasReach = (followC + at.radius[units + 1]) * WIDER;
        bend = startV = startC = leastV = leastC = mixed = largestBlur = 0;
        inwardError = outSize = outError = biasSize = biasError = 0;
        Arrays.fill(at.rest, 0);
        Arrays.fill(size, 0);
    }

    private void add(int i) {
        UnitValues values = at.values;
        double[] g = values.g[i];
        double v = Math.abs(at.middle[units]);
        double c = Math.abs(at.middle[units + 1]);
        double top = v + outputReach;
        double reach = values.reach[i];
        double f1 = values.most[i];
        double f2 = Math.min(BEND, 2 * Math.min(1, Math.abs(values.u[i]) + reach) * f1);
        double f3 = thirdAtMost(f1);
        double own = Math.abs(values.f[i] - at.shift()) + 0x1p-40;
        double change = f1 * reach; // of f
        double value = own + change;
        double blurZ = v * (0x1p-44 + f1 * values.blur[i]) + (v + c) * 0x1p-50;
        double curved = top * f2 * reach * reach + 2 * outputReach * change; // z''
        double curvedFollowing = (v + followV) * f2 * reach * reach + 2 * followV * change; // with q = 0
        double direct = direct(i, g) + 0x1p-40 * (top * change + followV * value + followC) + blurZ;
        double byOutputs = own * at.radius[units] + at.radius[units + 1];
        double speed = direct + byOutputs + curved; // z'
        double wide = direct + byOutputs + 0.5 * curved; // of z
        double z = Math.abs(at.logit[i]);
        double s1 = slope(Math.max(0, z - wide)) * WIDER;
        double s2 = Math.min(TURN, s1 * Math.min(1, 0.5 * (z + wide)));
        double r = Math.min(1, (Math.abs(at.residual[i]) + s1 * wide) * WIDER);
        double r2 = s2 * speed * speed + s1 * curved;
        double bent = f2 * reach * reach;
        double stepOnce = top * f2 * reach + outputReach * f1; // (v f')'
        double stepTwice = top * f3 * reach * reach + 2 * outputReach * f2 * reach;
        for (int k = 0; k < units; k++) {
            double xk = Math.abs(g[k]);
            double fk = Math.abs(at.follow[0][k]);
            double once = xk * stepOnce + fk * change;
            at.rest[k] += r2 * (Math.abs(zeta[k]) + once) + 2 * s1 * speed * once + r * (xk * stepTwice + fk * bent);
        }
        at.rest[units] += r2 * value + 2 * s1 * speed * change + r * bent;
        at.rest[units + 1] += r2;
        double start = s2 * (direct + curvedFollowing) * (direct + curvedFollowing) + s1 * curvedFollowing;
        startV += start * value + 2 * s1 * (direct + curvedFollowing) * change + r * bent;
        startC += start;
        double s1Low = slope(z + wide) / WIDER;
        double least = Math.max(0, own - change - 0x1p-39);
        leastV += s1Low * least * least;
        leastC += s1Low;
        mixed += s2 * wide * value + s1 * change;
        bend += r * bent;
        round(values.size[i], values.blur[i], blurZ, s1, r, f1, reach, top, value, change);
    }

    /** |dz . x| for the unit's coordinates, the outputs following; leaves dz in zeta. */
    private double direct(int i, double[] g) {
        double inward = at.middle[units] * at.values.slope[i];
        double f = at.values.f[i] - at.shift();
        double sum = 0;
        for (int k = 0; k < units; k++) {
            zeta[k] = inward * g[k] + f * at.follow[0][k] + at.follow[1][k];
            sum += Math.abs(zeta[k]) * at.radius[k];
        }
        return sum * WIDER;
    }

    /** 2/3, rounded up. */
    private static final double TWO_THIRDS = 0.66667;

    /** |tanh'''| = 2 t |3 t - 2| with t = tanh' up to this; its only maximum within (0, 1) is 2/3, at 1/3. */
    private static double thirdAtMost(double t) {
        return t <= 1.0 / 3 ? 2 * t * (2 - 3 * t) * WIDER : Math.max(TWO_THIRDS, 2 * t * (3 * t - 2) * WIDER);
    }

    /** s' of the logistic function. */
    private static double slope(double z) {
        double e = z > 500 ? 0 : Outward.exp(-z);
        return e / ((1 + e) * (1 + e));
    }

    /** Errors of the gradient's terms, and the size of all that is added up. */
    private void round(
            double[] sizes,
            double blur,
            double blurZ,
            double s1,
            double r,
            double f1,
            double reach,
            double top,
            double value,
            double change) {
        double speed = top * change + outputReach * value + biasReach + blurZ;
        double terms = top * f1 * (s1 * speed + r) + r * (2 * top * f1 * reach + outputReach * f1);
        for (int k = 0; k < units; k++) {
            size[k] += sizes[k] * terms;
        }
        inwardError = Math.max(inwardError, top * f1 * (r * (0x1p-42 + 2 * blur) + s1 * blurZ));
        outSize += s1 * speed * value + r * (change + value);
        outError += value * (r * 0x1p-42 + s1 * blurZ) + r * (0x1p-45 + f1 * blur);
        biasSize += s1 * speed + r;
        biasError += r * 0x1p-42 + s1 * blurZ;
        largestBlur = Math.max(largestBlur, blur + blurZ);
    }

    private void finish() {
        int n = data.size();
        double relative = 0x1p-40 + 8 * largestBlur + (n + 30) * SUM;
        double decay = 0x1p-48 * data.l2();
        double roundV =
                (relative * outSize + outError) / n * WIDER + decay * (Math.abs(at.middle[units]) + outputReach) + TINY;
        double roundC = (relative * biasSize + biasError) / n * WIDER + TINY;
        for (int k = 0; k < units; k++) {
            double error = inwardError * at.values.longest[k];
            double round = (relative * size[k] / n + error) * WIDER + decay * at.weightAtMost(k);
            double outputs = Math.abs(at.follow[0][k]) * roundV + Math.abs(at.follow[1][k]) * roundC;
            at.rest[k] = (0.5 * at.rest[k] / n + outputs) * WIDER + round + TINY;
        }
        at.rest[units] = 0.5 * at.rest[units] / n * WIDER + roundV;
        at.rest[units + 1] = 0.5 * at.rest[units + 1] / n * WIDER + roundC;
        startV = 0.5 * startV / n * WIDER + roundV;
        startC = 0.5 * startC / n * WIDER + roundC;
        leastV = leastV / n / WIDER + data.l2() * (1 - 0x1p-40);
        leastC = leastC / n / WIDER;
        mixed = (mixed / n + Math.abs(at.hessian[units][units + 1])) * WIDER + 0x1p-40;
        bend = 0.5 * bend / n * WIDER;
    }
}
