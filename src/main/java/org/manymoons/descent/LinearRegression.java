package org.manymoons.descent;

import org.manymoons.kernel.GeneralizedLinearModel;
import org.manymoons.reference.BlockedSum;

/**
 * Mean squared error of z = offset + sum over k of v[k] features[k], plus 0.5 sum over k of decay[k] v[k]^2, with its gradient
 * and Hessian by v.
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record LinearRegression(double[][] features, double[] offset, double[] targets, double[] decay)
        implements GeneralizedLinearModel {
    @Override
    public int size() {
        return decay.length;
    }

    @Override
    public double loss(double[] v) {
        BlockedSum sum = new BlockedSum(1);
        for (int n = 0; n < targets.length; n++) {
            double error = error(v, n);
            sum.block[0] += error * error;
            sum.endSample();
        }
        double penalty = 0;
        for (int k = 0; k < v.length; k++) {
            penalty += decay[k] * v[k] * v[k];
        }
        return sum.mean()[0] + 0.5 * penalty;
    }

    @Override
    public void differentiate(double[] v, double[] gradient, double[][] hessian) {
        int size = decay.length;
        BlockedSum sum = new BlockedSum(size * (size + 3) / 2);
        for (int n = 0; n < targets.length; n++) {
            double error = 2 * error(v, n);
            int next = 0;
            for (int r = 0; r < size; r++) {
                double f = features[r][n];
                sum.block[next++] += error * f;
                for (int k = 0; k <= r; k++) {
                    sum.block[next++] += 2 * f * features[k][n];
                }
            }
            sum.endSample();
        }
        double[] mean = sum.mean();
        int next = 0;
        for (int r = 0; r < size; r++) {
            gradient[r] = mean[next++] + decay[r] * v[r];
            for (int k = 0; k <= r; k++) {
                hessian[r][k] = mean[next++] + (k == r ? decay[r] : 0);
                hessian[k][r] = hessian[r][k];
            }
        }
    }

    private double error(double[] v, int n) {
        double z = offset[n] - targets[n];
        for (int k = 0; k < v.length; k++) {
            z += v[k] * features[k][n];
        }
        return z;
    }
}
