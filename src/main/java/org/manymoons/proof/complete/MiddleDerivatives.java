package org.manymoons.proof.complete;

import java.util.Arrays;
import org.manymoons.proof.complete.Cone.Parallelepiped;

/**
 * Gradient and Hessian of the loss at one unit with its outputs, in doubles, in the coordinates of an {@link Expansion}: along the directions of a
 * parallelepiped, with v and c + v f0 following linearly, then what is left of these two. {@link Remainders} bounds their rounding.
 */
final class MiddleDerivatives {
    /** The unit, then v and c + v f0. */
    final double[] middle;

    final double[] gradient;
    final double[][] hessian;

    /** How v and c + v f0 change with each direction so that the gradient by each of them alone stays as it is. */
    final double[][] follow;

    final double[] logit;
    final double[] residual;

    /** mean r f' (x, 1), along the directions. */
    final double[] inward;

    double loss;
    private final OneUnitData data;
    private final UnitValues values;
    private final int units;
    private final int size;
    private Parallelepiped around = new Parallelepiped(new double[0], new double[0][], new double[0]);
    private double shift;

    MiddleDerivatives(OneUnitData data, UnitValues values) {
        this.data = data;
        this.values = values;
        units = data.inputs() + 1;
        size = units + 2;
        middle = new double[size];
        gradient = new double[size];
        hessian = new double[size][size];
        follow = new double[2][units];
        inward = new double[units];
        logit = new double[data.size()];
        residual = new double[data.size()];
    }

    /** At {@link #middle}, with the unit's values over the parallelepiped and f0 their mean. */
    void at(Parallelepiped box, double mean) {
        around = box;
        shift = mean;
        atMiddle();
        followUnit();
    }

    /** By w, b, v and c + v f0. */
    private void atMiddle() {
        clear();
        int n = data.size();
        double v = middle[units];
        double product = 1;
        double logs = 0;
        for (int i = 0; i < n; i++) {
            boolean one = data.y()[i] == 1;
            double z = v * (values.f[i] - shift) + middle[units + 1];
            double e = Math.abs(z) > 500 ? 0 : Outward.exp(-Math.abs(z));
            double share = (z >= 0 == one ? e : 1) / (1 + e);
            logit[i] = z;
            residual[i] = one ? -share : share;
            product *= 1 + e;
            logs += Math.max(0, one ? -z : z);
            if ((i & 63) == 63) {
                logs += Math.log(product);
                product = 1;
            }
            add(i, e / ((1 + e) * (1 + e)));
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                hessian[k][l] /= n;
                hessian[l][k] = hessian[k][l];
            }
            if (k < units) {
                inward[k] /= n;
            }
            gradient[k] = k < units ? v * inward[k] : gradient[k] / n;
        }
        loss = (logs + Math.log(product)) / n + 0.5 * data.l2() * addDecay();
    }

    /** Adds what weight decay does to gradient and Hessian; returns the sum of all weights' squares. */
    private double addDecay() {
        double v = middle[units];
        double squares = v * v;
        gradient[units] += data.l2() * v;
        hessian[units][units] += data.l2();
        for (int j = 0; j < units - 1; j++) {
            squares += middle[j] * middle[j];
            for (int k = 0; k < units; k++) {
                double along = data.l2() * around.directions()[k][j];
                gradient[k] += along * middle[j];
                for (int l = 0; l < units; l++) {
                    hessian[k][l] += along * around.directions()[l][j];
                }
            }
        }
        return squares;
    }

    private void clear() {
        Arrays.fill(gradient, 0);
        Arrays.fill(inward, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
    }

    /** One sample's part of the sums, s' of its logit given. */
    private void add(int i, double bend) {
        double[] g = values.g[i];
        double v = middle[units];
        double value = values.f[i] - shift;
        double q = residual[i] * values.slope[i];
        double step = v * values.slope[i];
        double first = bend * step * step - 2 * v * q * values.f[i];
        double mixed = bend * step * value + q;
        double last = bend * step;
        for (int j = 0; j < units; j++) {
            double part = first * g[j];
            for (int k = 0; k <= j; k++) {
                hessian[j][k] += part * g[k];
            }
            hessian[units][j] += mixed * g[j];
            hessian[units + 1][j] += last * g[j];
            inward[j] += q * g[j];
        }
        gradient[units] += residual[i] * value;
        gradient[units + 1] += residual[i];
        hessian[units][units] += bend * value * value;
        hessian[units + 1][units] += bend * value;
        hessian[units + 1][units + 1] += bend;
    }

    /** Turns gradient and Hessian into those by x and q. */
    private void followUnit() {
        for (int p = 0; p < 2; p++) {
            for (int k = 0; k < units; k++) {
                follow[p][k] = -hessian[units + p][k] / hessian[units + p][units + p];
            }
        }
        for (int row = 0; row < size; row++) { // H T, with T the change of coordinates
            for (int k = 0; k < units; k++) {
                hessian[row][k] += hessian[row][units] * follow[0][k] + hessian[row][units + 1] * follow[1][k];
            }
        }
        for (int k = 0; k < units; k++) { // T' H T and T' g
            for (int column = 0; column < size; column++) {
                hessian[k][column] += follow[0][k] * hessian[units][column] + follow[1][k] * hessian[units + 1][column];
            }
            gradient[k] += follow[0][k] * gradient[units] + follow[1][k] * gradient[units + 1];
        }
    }
}
