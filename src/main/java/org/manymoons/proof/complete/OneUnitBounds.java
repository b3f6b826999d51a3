package org.manymoons.proof.complete;

import static org.manymoons.proof.complete.Outward.down;
import static org.manymoons.proof.complete.Outward.timesHigh;
import static org.manymoons.proof.complete.Outward.timesLow;
import static org.manymoons.proof.complete.Outward.up;

import java.util.Arrays;

/**
 * Bounds of loss, gradient and Hessian of z = v f(w.x + b) + c with f tanh or the logistic function, over a box of (w, b, v, c) with
 * v at least 0. The parts of the gradient that belong to b and to w are kept divided by v, without the weight decay.
 */
final class OneUnitBounds {
    /** Twice the unit roundoff: n of it bound the relative error of a sum of n terms. */
    private static final double SUM = 0x1p-52;

    final int inputs;
    final int size;
    private final OneUnitData data;

    double dataLossLow;
    double valueLow; // of the unit on all samples
    double valueHigh;
    final double[] inwardLow; // mean r f' (x, 1)
    final double[] inwardHigh;
    double outLow; // mean r f
    double outHigh;
    double biasLow; // mean r
    double biasHigh;
    final double[][] hessianLow;
    final double[][] hessianHigh;
    private final double[] xs;
    private final double[] magnitude;

    OneUnitBounds(OneUnitData data) {
        this.data = data;
        inputs = data.inputs();
        size = inputs + 3;
        inwardLow = new double[inputs + 1];
        inwardHigh = new double[inputs + 1];
        hessianLow = new double[size][size];
        hessianHigh = new double[size][size];
        xs = new double[inputs + 1];
        xs[inputs] = 1;
        magnitude = new double[size * size + size + 1];
    }

    /** Computes everything over the box from low to high. */
    void compute(double[] low, double[] high, boolean withHessian) {
        clear();
        for (int i = 0; i < data.size(); i++) {
            add(data.x()[i], data.y()[i] == 1, low, high, withHessian);
        }
        divide(data.size());
        if (withHessian) {
            finishHessian(data.size());
        }
    }

    /** One sample's part of all sums. */
    private void add(double[] x, boolean one, double[] low, double[] high, boolean withHessian) {
        double vLow = low[inputs + 1];
        double vHigh = high[inputs + 1];
        double uLow = low[inputs];
        double uHigh = high[inputs];
        for (int j = 0; j < inputs; j++) {
            xs[j] = x[j];
            double a = low[j] * x[j];
            double b = high[j] * x[j];
            uLow = down(uLow + down(Math.min(a, b)));
            uHigh = up(uHigh + up(Math.max(a, b)));
        }
        boolean tanh = data.tanh();
        double aLow = tanh ? Outward.tanhLow(uLow) : Outward.logisticLow(uLow);
        double aHigh = tanh ? Outward.tanhHigh(uHigh) : Outward.logisticHigh(uHigh);
        valueLow = Math.min(valueLow, aLow);
        valueHigh = Math.max(valueHigh, aHigh);
        double zLow = down(timesLow(vLow, vHigh, aLow, aHigh) + low[inputs + 2]);
        double zHigh = up(timesHigh(vLow, vHigh, aLow, aHigh) + high[inputs + 2]);
        dataLossLow += one ? Outward.softplusLow(-zHigh) : Outward.softplusLow(zLow);
        double sLow = Outward.logisticLow(zLow);
        double sHigh = Outward.logisticHigh(zHigh);
        double rLow = one ? Math.max(-1, down(sLow - 1)) : sLow;
        double rHigh = one ? Math.min(0, up(sHigh - 1)) : sHigh;
        double slopeLow = slopeLow(aLow, aHigh);
        double slopeHigh = slopeHigh(aLow, aHigh);
        double qLow = timesLow(rLow, rHigh, slopeLow, slopeHigh);
        double qHigh = timesHigh(rLow, rHigh, slopeLow, slopeHigh);
        for (int j = 0; j <= inputs; j++) {
            inwardLow[j] += lowOf(qLow, qHigh, xs[j]);
            inwardHigh[j] += highOf(qLow, qHigh, xs[j]);
            magnitude[j] += Math.max(Math.abs(qLow), Math.abs(qHigh)) * Math.abs(xs[j]);
        }
        outLow += timesLow(rLow, rHigh, aLow, aHigh);
        outHigh += timesHigh(rLow, rHigh, aLow, aHigh);
        biasLow += rLow;
        biasHigh += rHigh;
        if (withHessian) {
            second(vLow, vHigh, aLow, aHigh, sLow, sHigh, rLow, rHigh, slopeLow, slopeHigh, qLow, qHigh);
        }
    }

    /** From sums of n terms, each rounded by at most n 2^-53 of the sum of their sizes, to means. */
    private void divide(int n) {
        dataLossLow = down((dataLossLow - n * SUM * dataLossLow) / n); // its terms are not negative
        for (int j = 0; j <= inputs; j++) {
            double error = up(n * SUM * magnitude[j]);
            inwardLow[j] = down(down(inwardLow[j] - error) / n);
            inwardHigh[j] = up(up(inwardHigh[j] + error) / n);
        }
        double error = n * SUM * n; // |r f| and |r| are at most 1
        outLow = down(down(outLow - error) / n);
        outHigh = up(up(outHigh + error) / n);
        biasLow = down(down(biasLow - error) / n);
        biasHigh = up(up(biasHigh + error) / n);
    }

    private void clear() {
        dataLossLow = 0;
        valueLow = 1;
        valueHigh = -1;
        outLow = outHigh = biasLow = biasHigh = 0;
        Arrays.fill(inwardLow, 0);
        Arrays.fill(inwardHigh, 0);
        Arrays.fill(magnitude, 0);
        for (int k = 0; k < size; k++) {
            Arrays.fill(hessianLow[k], 0);
            Arrays.fill(hessianHigh[k], 0);
        }
    }

    private static double lowOf(double low, double high, double x) {
        return down(Math.min(low * x, high * x));
    }

    private static double highOf(double low, double high, double x) {
        return up(Math.max(low * x, high * x));
    }

    /** f' = 1 - f^2 or f (1 - f). */
    private double slopeLow(double low, double high) {
        if (data.tanh()) {
            double most = Math.max(Math.abs(low), Math.abs(high));
            return Math.max(0, down(1 - up(most * most)));
        }
        return curveLow(low, high);
    }

    private double slopeHigh(double low, double high) {
        if (data.tanh()) {
            double least = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
            return Math.min(1, up(1 - Math.max(0, down(least * least))));
        }
        return curveHigh(low, high);
    }

    /** t (1 - t) for t in [0, 1], concave. */
    private static double curveLow(double low, double high) {
        return Math.max(0, Math.min(down(low * down(1 - low)), down(high * down(1 - high))));
    }

    private static double curveHigh(double low, double high) {
        return low <= 0.5 && high >= 0.5 ? 0.25 : Math.max(up(low * up(1 - low)), up(high * up(1 - high)));
    }

    private void second(
            double vLow,
            double vHigh,
            double aLow,
            double aHigh,
            double sLow,
            double sHigh,
            double rLow,
            double rHigh,
            double slopeLow,
            double slopeHigh,
            double qLow,
            double qHigh) {
        double curveLow = curveLow(sLow, sHigh);
        double curveHigh = curveHigh(sLow, sHigh);
        boolean tanh = data.tanh();
        double turnLow = tanh ? -2 * aHigh : down(1 - 2 * aHigh);
        double turnHigh = tanh ? -2 * aLow : up(1 - 2 * aLow);
        double bendLow = timesLow(qLow, qHigh, turnLow, turnHigh);
        double bendHigh = timesHigh(qLow, qHigh, turnLow, turnHigh);
        double rvBendLow = timesLow(bendLow, bendHigh, vLow, vHigh);
        double rvBendHigh = timesHigh(bendLow, bendHigh, vLow, vHigh);
        double stepLow = Math.max(0, down(vLow * slopeLow)); // v f'
        double stepHigh = up(vHigh * slopeHigh);
        double cLow = Math.max(0, down(curveLow * stepLow)); // s' v f'
        double cHigh = up(curveHigh * stepHigh);
        double incomingLow = down(Math.max(0, down(cLow * stepLow)) + rvBendLow);
        double incomingHigh = up(up(cHigh * stepHigh) + rvBendHigh);
        double mixedLow = down(timesLow(cLow, cHigh, aLow, aHigh) + qLow);
        double mixedHigh = up(timesHigh(cLow, cHigh, aLow, aHigh) + qHigh);
        int v = inputs + 1;
        int c = inputs + 2;
        for (int j = 0; j <= inputs; j++) {
            for (int k = 0; k <= j; k++) {
                double x = xs[j] * xs[k];
                double slack = Math.abs(x) * 0x1p-51 * Math.max(Math.abs(incomingLow), Math.abs(incomingHigh));
                add(j, k, lowOf(incomingLow, incomingHigh, x) - slack, highOf(incomingLow, incomingHigh, x) + slack);
            }
            add(v, j, lowOf(mixedLow, mixedHigh, xs[j]), highOf(mixedLow, mixedHigh, xs[j]));
            add(c, j, lowOf(cLow, cHigh, xs[j]), highOf(cLow, cHigh, xs[j]));
        }
        double linearLow = timesLow(curveLow, curveHigh, aLow, aHigh);
        double linearHigh = timesHigh(curveLow, curveHigh, aLow, aHigh);
        double most = Math.max(Math.abs(aLow), Math.abs(aHigh));
        double least = aLow <= 0 && aHigh >= 0 ? 0 : Math.min(Math.abs(aLow), Math.abs(aHigh));
        add(v, v, Math.max(0, down(curveLow * down(least * least))), up(curveHigh * up(most * most)));
        add(c, v, linearLow, linearHigh);
        add(c, c, curveLow, curveHigh);
    }

    private void add(int k, int l, double low, double high) {
        hessianLow[k][l] += low;
        hessianHigh[k][l] += high;
        magnitude[size + k * size + l] += Math.max(Math.abs(low), Math.abs(high));
    }

    private void finishHessian(int n) {
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                double error = up(n * SUM * magnitude[size + k * size + l]);
                double low = down(down(hessianLow[k][l] - error) / n);
                double high = up(up(hessianHigh[k][l] + error) / n);
                boolean weight = k == l && (k < inputs || k == inputs + 1);
                hessianLow[k][l] = weight ? down(low + data.l2()) : low;
                hessianHigh[k][l] = weight ? up(high + data.l2()) : high;
                hessianLow[l][k] = hessianLow[k][l];
                hessianHigh[l][k] = hessianHigh[k][l];
            }
        }
    }

    /** The gradient by w, b, v, c with the weight decay; component k from below. */
    double gradientLow(int k, double[] low, double[] high) {
        if (k <= inputs) {
            double part = timesLow(low[inputs + 1], high[inputs + 1], inwardLow[k], inwardHigh[k]);
            return k == inputs ? part : down(part + down(data.l2() * low[k]));
        }
        return k == inputs + 1 ? down(outLow + down(data.l2() * low[k])) : biasLow;
    }

    /** From above. */
    double gradientHigh(int k, double[] low, double[] high) {
        if (k <= inputs) {
            double part = timesHigh(low[inputs + 1], high[inputs + 1], inwardLow[k], inwardHigh[k]);
            return k == inputs ? part : up(part + up(data.l2() * high[k]));
        }
        return k == inputs + 1 ? up(outHigh + up(data.l2() * high[k])) : biasHigh;
    }
}
