package org.manymoons.proof.complete;

import static org.manymoons.proof.complete.Outward.down;
import static org.manymoons.proof.complete.Outward.timesHigh;
import static org.manymoons.proof.complete.Outward.timesLow;
import static org.manymoons.proof.complete.Outward.up;

/**
 * The output weight v and bias c of a critical point, as functions of the unit's incoming weights and bias: for a fixed unit the loss is
 * strictly convex in (v, c), so there is one pair with a zero gradient. Over a box of units it is enclosed by Krawczyk's test,
 * and the lowest loss over all pairs is bounded from below by duality: softplus(z) is the largest s z + H(s), H the entropy, so that
 * for any s with mean(s - y) = 0 the loss is at least mean H(s) + m v + l2 v^2 / 2, m = mean((s - y) f).
 */
final class OptimalOutput {
    private static final double SUM = 0x1p-52;
    private static final int HALVINGS = 5; // chosen: a bound to a thirtieth of the range

    private final OneUnitData data;
    private final int inputs;
    private final double[] valueLow;
    private final double[] valueHigh;
    private final double[] value;
    private double v = 1;
    private double c;

    OptimalOutput(OneUnitData data) {
        this.data = data;
        inputs = data.inputs();
        valueLow = new double[data.size()];
        valueHigh = new double[data.size()];
        value = new double[data.size()];
    }

    /** Bounds of the unit's values over the box, and the optimal pair for its middle, which nothing relies on. */
    void prepare(Box box) {
        for (int i = 0; i < data.size(); i++) {
            double uLow = box.low()[inputs];
            double uHigh = box.high()[inputs];
            double[] x = data.x()[i];
            for (int j = 0; j < inputs; j++) {
                double a = box.low()[j] * x[j];
                double b = box.high()[j] * x[j];
                uLow = down(uLow + down(Math.min(a, b)));
                uHigh = up(uHigh + up(Math.max(a, b)));
            }
            valueLow[i] = data.tanh() ? Outward.tanhLow(uLow) : Outward.logisticLow(uLow);
            valueHigh[i] = data.tanh() ? Outward.tanhHigh(uHigh) : Outward.logisticHigh(uHigh);
            double middle = 0.5 * (uLow + uHigh);
            value[i] = data.tanh() ? Math.tanh(middle) : 1 / (1 + Math.exp(-middle));
        }
        for (int n = 0; n < 30 && newtonStep() > 1e-7; n++) {
            if (!(Math.abs(v) + Math.abs(c) < 1e6)) {
                v = 1;
                c = 0;
            }
        }
    }

    private double newtonStep() {
        double gv = 0;
        double gc = 0;
        double vv = 0;
        double vc = 0;
        double cc = 0;
        for (int i = 0; i < value.length; i++) {
            double s = 1 / (1 + Math.exp(-v * value[i] - c));
            double r = s - data.y()[i];
            double curve = s * (1 - s);
            gv += r * value[i];
            gc += r;
            vv += curve * value[i] * value[i];
            vc += curve * value[i];
            cc += curve;
        }
        int n = value.length;
        gv = gv / n + data.l2() * v;
        gc /= n;
        vv = vv / n + data.l2();
        vc /= n;
        cc = cc / n + 1e-12;
        double determinant = vv * cc - vc * vc;
        double stepV = (cc * gv - vc * gc) / determinant;
        double stepC = (vv * gc - vc * gv) / determinant;
        double size = Math.max(Math.abs(stepV), Math.abs(stepC));
        double damped = size > 2 ? 2 / size : 1;
        v -= damped * stepV;
        c -= damped * stepC;
        return size;
    }

    /** Below the data's loss plus l2 v^2 / 2 for every unit of the box and every v of 0 or more and |c| up to the largest. */
    double lossLow(double largestBias) {
        int n = value.length;
        double entropy = 0;
        double sum = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double s = Math.min(1 - 1e-12, Math.max(1e-12, 1 / (1 + Math.exp(-v * value[i] - c))));
            double r = s - data.y()[i];
            entropy += -s * Math.log(s) - (1 - s) * Math.log1p(-s);
            sum += r;
            product += Math.min(r * valueLow[i], r * valueHigh[i]);
        }
        double unbalanced = up(up(Math.abs(sum) + n * SUM * n) / n * largestBias);
        double mean = down(down(product - n * SUM * n) / n);
        double square = mean >= 0 ? 0 : up(up(mean * mean) / down(2 * data.l2()));
        return down(entropy / n * (1 - 0x1p-36) - 0x1p-36 - up(square + unbalanced));
    }

    /**
     * Cuts v and c of the box to where their gradient can vanish; false if that is nowhere in it.
     *
     * @return true too where nothing was proven
     */
    boolean cut(Box box) {
        double[] point = gradientAndCurvature(v, v, c, c);
        double determinant = point[4] * point[8] - point[6] * point[6];
        if (!(determinant > 1e-14)) {
            return true;
        }
        double a = point[8] / determinant;
        double b = -point[6] / determinant;
        double d = point[4] / determinant;
        double stepVLow = down(timesLow(a, a, point[0], point[1]) + timesLow(b, b, point[2], point[3]));
        double stepVHigh = up(timesHigh(a, a, point[0], point[1]) + timesHigh(b, b, point[2], point[3]));
        double stepCLow = down(timesLow(b, b, point[0], point[1]) + timesLow(d, d, point[2], point[3]));
        double stepCHigh = up(timesHigh(b, b, point[0], point[1]) + timesHigh(d, d, point[2], point[3]));
        double stepV = Math.max(Math.abs(stepVLow), Math.abs(stepVHigh));
        double stepC = Math.max(Math.abs(stepCLow), Math.abs(stepCHigh));
        for (double factor = 1.3; factor < 6; factor *= 2) {
            double rv = up(factor * stepV + 1e-12);
            double rc = up(factor * stepC + 1e-12);
            double[] h = gradientAndCurvature(down(v - rv), up(v + rv), down(c - rc), up(c + rc));
            double vv = away(1, a, h[4], h[5], b, h[6], h[7]);
            double vc = away(0, a, h[6], h[7], b, h[8], h[9]);
            double cv = away(0, b, h[4], h[5], d, h[6], h[7]);
            double cc = away(1, b, h[6], h[7], d, h[8], h[9]);
            double reachV = up(up(stepV + up(vv * rv)) + up(vc * rc));
            double reachC = up(up(stepC + up(cv * rv)) + up(cc * rc));
            if (reachV < rv && reachC < rc) {
                return box.cut(inputs + 1, down(v - reachV), up(v + reachV))
                        && box.cut(inputs + 2, down(c - reachC), up(c + reachC));
            }
        }
        return true;
    }

    /** Cuts c to where mean (s - y) can vanish, which grows with c; false if that is nowhere in the box. */
    boolean cutBias(Box box) {
        int c = inputs + 2;
        double low = box.low()[c];
        double high = box.high()[c];
        if (meanResidual(box, low, false) > 0 || meanResidual(box, high, true) < 0) {
            return false;
        }
        double from = low;
        double to = high;
        for (int n = 0; n < HALVINGS; n++) {
            double middle = 0.5 * (from + to);
            boolean isBelow = meanResidual(box, middle, true) < 0;
            from = isBelow ? middle : from;
            to = isBelow ? to : middle;
        }
        double least = from;
        from = least;
        to = high;
        for (int n = 0; n < HALVINGS; n++) {
            double middle = 0.5 * (from + to);
            boolean isAbove = meanResidual(box, middle, false) > 0;
            to = isAbove ? middle : to;
            from = isAbove ? from : middle;
        }
        return box.cut(c, least, to);
    }

    /** A bound of mean (s - y) over the box's units and v, at this c, from above or below. */
    private double meanResidual(Box box, double at, boolean above) {
        double vLow = box.low()[inputs + 1];
        double vHigh = box.high()[inputs + 1];
        double sum = 0;
        int n = value.length;
        for (int i = 0; i < n; i++) {
            sum += above
                    ? up(Outward.logisticHigh(up(timesHigh(vLow, vHigh, valueLow[i], valueHigh[i]) + at)) - data.y()[i])
                    : down(Outward.logisticLow(down(timesLow(vLow, vHigh, valueLow[i], valueHigh[i]) + at))
                            - data.y()[i]);
        }
        double error = n * SUM * n;
        return above ? up(sum + error) : down(sum - error);
    }

    /** At least |unit - (y1 h1 + y2 h2)| for h1 and h2 in their intervals. */
    private static double away(
            double unit, double y1, double low1, double high1, double y2, double low2, double high2) {
        double low = down(unit - up(timesHigh(y1, y1, low1, high1) + timesHigh(y2, y2, low2, high2)));
        double high = up(unit - down(timesLow(y1, y1, low1, high1) + timesLow(y2, y2, low2, high2)));
        return Math.max(Math.abs(low), Math.abs(high));
    }

    /** Bounds of the gradient by v and c, then of the Hessian vv, vc, cc, each low and high, for all units of the box. */
    private double[] gradientAndCurvature(double vLow, double vHigh, double cLow, double cHigh) {
        double[] sums = new double[10];
        int n = value.length;
        for (int i = 0; i < n; i++) {
            double aLow = valueLow[i];
            double aHigh = valueHigh[i];
            double zLow = down(timesLow(vLow, vHigh, aLow, aHigh) + cLow);
            double zHigh = up(timesHigh(vLow, vHigh, aLow, aHigh) + cHigh);
            double sLow = Outward.logisticLow(zLow);
            double sHigh = Outward.logisticHigh(zHigh);
            double rLow = down(sLow - data.y()[i]);
            double rHigh = up(sHigh - data.y()[i]);
            double curveLow = Math.max(0, Math.min(down(sLow * down(1 - sLow)), down(sHigh * down(1 - sHigh))));
            double curveHigh =
                    sLow <= 0.5 && sHigh >= 0.5 ? 0.25 : Math.max(up(sLow * up(1 - sLow)), up(sHigh * up(1 - sHigh)));
            double most = Math.max(Math.abs(aLow), Math.abs(aHigh));
            double least = aLow <= 0 && aHigh >= 0 ? 0 : Math.min(Math.abs(aLow), Math.abs(aHigh));
            sums[0] += timesLow(rLow, rHigh, aLow, aHigh);
            sums[1] += timesHigh(rLow, rHigh, aLow, aHigh);
            sums[2] += rLow;
            sums[3] += rHigh;
            sums[4] += Math.max(0, down(curveLow * down(least * least)));
            sums[5] += up(curveHigh * up(most * most));
            sums[6] += timesLow(curveLow, curveHigh, aLow, aHigh);
            sums[7] += timesHigh(curveLow, curveHigh, aLow, aHigh);
            sums[8] += curveLow;
            sums[9] += curveHigh;
        }
        double error = n * SUM * n * 1.01; // every term is at most 1.01
        for (int k = 0; k < sums.length; k++) {
            sums[k] = k % 2 == 0 ? down(down(sums[k] - error) / n) : up(up(sums[k] + error) / n);
        }
        double l2 = data.l2();
        sums[0] = down(sums[0] + down(Math.min(l2 * vLow, l2 * vHigh)));
        sums[1] = up(sums[1] + up(Math.max(l2 * vLow, l2 * vHigh)));
        sums[4] = down(sums[4] + l2);
        sums[5] = up(sums[5] + l2);
        return sums;
    }
}
