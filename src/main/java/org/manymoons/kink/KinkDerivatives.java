package org.manymoons.kink;

import org.manymoons.reference.BlockedSum;
import org.manymoons.rounding.Rounding;

/**
 * Gradient and Hessian of the loss at a point, with f' taken from the left on the kinks, each entry with a bound of its rounding
 * error (Higham 2002, chapter 3). Parameters are in the network's order.
 */
final class KinkDerivatives {
    final double[] gradient;
    final double[] gradientErrors;
    private final KinkPoint at;
    private final KinkedLoss loss;

    KinkDerivatives(KinkPoint at) {
        this.at = at;
        loss = at.loss;
        gradient = new double[at.parameters.length];
        gradientErrors = new double[at.parameters.length];
        differentiate();
    }

    /** The slopes of a point's logit: with respect to all at.parameters, f' from the left on a kink. */
    private double[] jacobian(int i) {
        double[] row = new double[at.parameters.length];
        for (int j = 0; j < loss.units; j++) {
            double factor = at.outgoing(j) * at.slope(j, i);
            for (int k = 0; k <= loss.inputs; k++) {
                row[at.index(j, k)] = factor * loss.points[i][k];
            }
            row[loss.network.output().weight(0, j)] = at.value(j, i);
        }
        row[loss.network.output().bias(0)] = 1;
        return row;
    }

    /** How far these slopes can be from the exact ones. */
    private double[] jacobianErrors(int i) {
        double[] row = new double[at.parameters.length];
        for (int j = 0; j < loss.units; j++) {
            row[loss.network.output().weight(0, j)] =
                    Math.max(Math.abs(loss.slope(at.z[j][i] > 0)), 0) * at.zErrors[j][i]
                            + (at.side[j][i] == KinkPoint.Side.ON_KINK ? at.zErrors[j][i] * (1 + KinkPoint.ON) : 0);
        }
        return row;
    }

    private void differentiate() {
        BlockedSum sum = new BlockedSum(at.parameters.length);
        for (int i = 0; i < at.logits.length; i++) {
            double[] row = jacobian(i);
            double[] errors = jacobianErrors(i);
            for (int k = 0; k < row.length; k++) {
                sum.block[k] += at.residuals[i] * row[k];
                gradientErrors[k] += at.residualErrors[i] * (Math.abs(row[k]) + errors[k])
                        + Math.abs(at.residuals[i]) * errors[k]
                        + at.gamma * Math.abs(at.residuals[i] * row[k]);
            }
            sum.endSample();
        }
        double[] mean = sum.mean();
        for (int k = 0; k < gradient.length; k++) {
            double decay = loss.network.isWeight(k) ? loss.l2 * at.parameters[k] : 0;
            gradient[k] = mean[k] * at.logits.length + decay;
            gradientErrors[k] += Rounding.gamma(3) * Math.abs(decay);
        }
    }

    /** The Hessian between the kinks. */
    double[][] hessian() {
        return second(false);
    }

    /** Bounds of the errors of its entries. */
    double[][] hessianErrors() {
        return second(true);
    }

    private double[][] second(boolean errors) {
        double[][] sum = new double[at.parameters.length][at.parameters.length];
        for (int i = 0; i < at.logits.length; i++) {
            double[] row = jacobian(i);
            double[] rowErrors = errors ? jacobianErrors(i) : row;
            double curvature = loss.curvature(i, at.logits[i]);
            double ofCurvature =
                    curvature * (Math.expm1(Math.min(at.logitErrors[i], 1)) + 2 * Rounding.FUNCTION + at.gamma);
            for (int k = 0; k < row.length; k++) {
                for (int m = 0; m <= k; m++) {
                    sum[k][m] += errors
                            ? ofCurvature * Math.abs(row[k] * row[m])
                                    + 2
                                            * curvature
                                            * (rowErrors[k] * Math.abs(row[m]) + Math.abs(row[k]) * rowErrors[m])
                            : curvature * row[k] * row[m];
                }
            }
            bend(i, errors, sum);
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k][k] += loss.network.isWeight(k) ? (errors ? 4 * Rounding.UNIT : 1) * loss.l2 : 0;
            for (int m = 0; m < k; m++) {
                sum[m][k] = sum[k][m];
            }
        }
        return sum;
    }

    /** d2 logit / dv d(w, b) = f' (x, 1). */
    private void bend(int i, boolean errors, double[][] sum) {
        double factor = errors ? at.residualErrors[i] + at.gamma * Math.abs(at.residuals[i]) : at.residuals[i];
        for (int j = 0; j < loss.units; j++) {
            int v = loss.network.output().weight(0, j);
            for (int k = 0; k <= loss.inputs; k++) {
                double term = factor * at.slope(j, i) * loss.points[i][k];
                sum[v][at.index(j, k)] += errors ? Math.abs(term) : term;
            }
        }
    }
}
