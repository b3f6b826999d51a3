package org.manymoons.proof.complete;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Cuts a box to where the expanded gradient can vanish, by combinations of its components: each alone, the gradient's own direction,
 * and the rows of the inverse of the Hessian, which are those of Newton's method.
 */
final class Contraction {
    /** More than the rounding of the sums of positive terms that it follows. */
    private static final double WIDER = 1 + 0x1p-40;

    private static final double SINGULAR = 1e100; // chosen: an inverse that large cuts nothing
    private static final double USEFUL = 1.02; // chosen: where less would be cut it is not worth it

    private final Expansion at;
    private final int units;
    private final double[] y;
    private final double[] row;
    private Cone expanded = new Cone(0, 1, new Box(new double[1], new double[1]));

    Contraction(Expansion at) {
        this.at = at;
        units = at.units;
        y = new double[at.size];
        row = new double[at.size];
    }

    /** False if nothing is left. */
    boolean cut(Cone box) {
        expanded = box.copy();
        for (int k = 0; k < units; k++) {
            double[] one = new double[units];
            one[k] = 1;
            if (!cut(box, one)) {
                return false;
            }
        }
        return cut(box, at.gradient) && newton(box);
    }

    private boolean newton(Cone box) {
        DMatrixRMaj reduced = new DMatrixRMaj(units, units);
        for (int k = 0; k < units; k++) {
            for (int l = 0; l < units; l++) {
                reduced.set(k, l, at.hessian[k][l]);
            }
        }
        if (!CommonOps_DDRM.invert(reduced)) {
            return true;
        }
        for (int k = 0; k < units; k++) {
            double[] inverse = new double[units];
            double largest = 0;
            for (int l = 0; l < units; l++) {
                inverse[l] = reduced.get(k, l);
                largest = Math.max(largest, Math.abs(inverse[l]));
            }
            if (!(largest > 0 && largest < SINGULAR)) {
                return true;
            }
            for (int l = 0; l < units; l++) {
                inverse[l] /= largest;
            }
            if (!cut(box, inverse)) {
                return false;
            }
        }
        return true;
    }

    /** By the combination whose first factors are given; those of the outputs' equations follow. Any factors are right. */
    private boolean cut(Cone box, double[] combination) {
        Arrays.fill(row, 0);
        System.arraycopy(combination, 0, y, 0, units);
        for (int p = units; p < at.size; p++) {
            double sum = 0;
            for (int k = 0; k < units; k++) {
                sum += y[k] * at.hessian[k][p];
            }
            y[p] = -sum / at.hessian[p][p];
        }
        double constant = 0;
        double error = 0;
        for (int k = 0; k < at.size; k++) {
            constant += y[k] * at.gradient[k];
            error += Math.abs(y[k]) * (at.rest[k] + 0x1p-46 * Math.abs(at.gradient[k]));
            for (int l = 0; l < at.size; l++) {
                double term = y[k] * at.hessian[k][l];
                row[l] += term;
                error += 0x1p-46 * Math.abs(term) * at.radius[l];
            }
        }
        double all = error;
        for (int l = 0; l < at.size; l++) {
            all += Math.abs(row[l]) * at.radius[l];
        }
        all *= WIDER;
        return !(Math.abs(constant) > all) && cut(box, constant, all);
    }

    private boolean cut(Cone box, double constant, double all) {
        for (int l = 0; l < units; l++) {
            double own = Math.abs(row[l]) * at.radius[l];
            double others = (all - own) + 0x1p-46 * all;
            if (own > USEFUL * others) {
                double step = -constant / row[l];
                double wide = others / Math.abs(row[l]) * WIDER + 0x1p-48 * Math.abs(step);
                if (!box.cut(expanded, l, step - wide, step + wide)) {
                    return false;
                }
            }
        }
        return true;
    }
}
