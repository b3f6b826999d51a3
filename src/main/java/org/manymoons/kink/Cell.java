package org.manymoons.kink;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.reference.BlockedSum;
import org.manymoons.rounding.Rounding;
import org.manymoons.spectrum.Eigen;

/**
 * The loss around scaled units as it is on their sides of the kinks, where it is convex: gradient and Newton direction along the
 * kinks that hold. Variables are u_1, ..., u_h and c; units that are not live do not move.
 */
final class Cell {
    /** Chosen, of the largest eigenvalue: less curvature is rounding. */
    private static final double NO_CURVATURE = 1e-13;

    /** Chosen: likewise, where it is looked for what does not change the loss. */
    private static final double LEVEL = 1e-12;

    /** Chosen: a slope within so many roundings of its terms is none. */
    private static final double MULTIPLE = 16;

    final ScaledUnits at;
    private final KinkedLoss loss;
    private final int block;
    private final double[] residuals;

    /** Of the sides that the units say; held points count as left. */
    final double[] gradient;

    /** About the rounding of a gradient's component. */
    final double noise;

    private final List<double[]> basis = new ArrayList<>();

    Cell(ScaledUnits at) {
        this.at = at;
        loss = at.loss;
        block = loss.inputs + 1;
        double[] z = at.logits();
        residuals = IntStream.range(0, z.length)
                .mapToDouble(i -> loss.residual(i, z[i]))
                .toArray();
        gradient = new double[loss.units * block + 1];
        noise = differentiate(z);
        for (int j = 0; j < loss.units; j++) {
            if (at.isLive(j)) {
                for (double[] q : free(j)) {
                    double[] direction = new double[gradient.length];
                    System.arraycopy(q, 0, direction, j * block, block);
                    basis.add(direction);
                }
            }
        }
        double[] constant = new double[gradient.length];
        constant[gradient.length - 1] = 1;
        basis.add(constant);
    }

    private double differentiate(double[] z) {
        BlockedSum sum = new BlockedSum(gradient.length);
        double largest = loss.l2;
        double size = 0;
        for (int i = 0; i < residuals.length; i++) {
            double norm = Eigen.norm(loss.points[i]);
            for (int j = 0; j < loss.units; j++) {
                double factor = at.isLive(j) ? at.sign[j] * slope(j, i) * residuals[i] : 0;
                for (int k = 0; k < block && factor != 0; k++) {
                    sum.block[j * block + k] += factor * loss.points[i][k];
                }
            }
            sum.block[gradient.length - 1] += residuals[i];
            size += (Math.abs(residuals[i]) + loss.curvature(i, z[i]) * terms(i)) * norm;
            sum.endSample();
        }
        double[] mean = sum.mean();
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = mean[k] * residuals.length;
        }
        for (int j = 0; j < loss.units; j++) {
            double norm = at.weightNorm(j);
            for (int k = 0; k < loss.inputs && at.isLive(j) && norm > 0; k++) {
                gradient[j * block + k] += loss.l2 * at.u[j][k] / norm;
            }
        }
        return MULTIPLE * Rounding.UNIT * Math.max(largest, size);
    }

    /** The sum of absolute terms of a logit. */
    private double terms(int i) {
        double sum = Math.abs(at.c);
        for (int j = 0; j < loss.units; j++) {
            for (int k = 0; k < block && at.isLive(j); k++) {
                sum += slope(j, i) * Math.abs(at.u[j][k] * loss.points[i][k]);
            }
        }
        return sum;
    }

    private double slope(int j, int i) {
        return loss.slope(at.right[j][i] && !at.isHeld(j, i));
    }

    private List<double[]> rows(int j) {
        return at.held.get(j).stream().map(i -> loss.points[i]).toList();
    }

    private List<double[]> free(int j) {
        return Orthonormal.complement(rows(j), block);
    }

    /** The gradient along the kinks that hold. */
    double[] reducedGradient() {
        return basis.stream().mapToDouble(q -> KinkedLoss.dot(q, gradient)).toArray();
    }

    /** Newton's direction along the kinks that hold; where there is slope but no curvature, a long way downhill. */
    double[] newtonDirection() {
        double[] reduced = reducedGradient();
        Eigen eigen = Eigen.of(reducedHessian());
        double floor = NO_CURVATURE * eigen.values()[reduced.length - 1];
        double[] step = new double[gradient.length];
        for (int e = 0; e < reduced.length; e++) {
            double along = eigen.dot(e, reduced);
            if (eigen.values()[e] <= floor && Math.abs(along) <= noise) {
                continue;
            }
            double length = -along / Math.max(eigen.values()[e], floor);
            for (int b = 0; b < reduced.length; b++) {
                double share = length * eigen.vectors()[e][b];
                for (int k = 0; k < step.length; k++) {
                    step[k] += share * basis.get(b)[k];
                }
            }
        }
        return step;
    }

    /** The steepest direction along the kinks that hold. */
    double[] steepestDirection() {
        double[] step = new double[gradient.length];
        for (double[] q : basis) {
            double along = KinkedLoss.dot(q, gradient);
            for (int k = 0; k < step.length; k++) {
                step[k] -= along * q[k];
            }
        }
        return step;
    }

    private double[][] reducedHessian() {
        int size = basis.size();
        double[][] hessian = new double[size][size];
        double[] z = at.logits();
        double[] row = new double[gradient.length];
        double[] reduced = new double[size];
        for (int i = 0; i < z.length; i++) {
            double curvature = loss.curvature(i, z[i]);
            for (int j = 0; j < loss.units; j++) {
                double slope = at.isLive(j) ? at.sign[j] * slope(j, i) : 0;
                for (int k = 0; k < block; k++) {
                    row[j * block + k] = slope * loss.points[i][k];
                }
            }
            row[gradient.length - 1] = 1;
            for (int a = 0; a < size; a++) {
                reduced[a] = KinkedLoss.dot(basis.get(a), row);
                for (int b = 0; b <= a; b++) {
                    hessian[a][b] += curvature * reduced[a] * reduced[b];
                }
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                hessian[a][b] += decay(basis.get(a), basis.get(b));
                hessian[b][a] = hessian[a][b];
            }
        }
        return hessian;
    }

    /** p.H q of the weight decay l2 |u|: l2 (p.q - (p.u)(q.u)/|u|^2)/|u| for each unit. */
    private double decay(double[] p, double[] q) {
        double sum = 0;
        for (int j = 0; j < loss.units && loss.l2 > 0; j++) {
            double norm = at.weightNorm(j);
            if (!at.isLive(j) || norm == 0) {
                continue;
            }
            double pq = 0;
            double pu = 0;
            double qu = 0;
            for (int k = 0; k < loss.inputs; k++) {
                pq += p[j * block + k] * q[j * block + k];
                pu += p[j * block + k] * at.u[j][k] / norm;
                qu += q[j * block + k] * at.u[j][k] / norm;
            }
            sum += loss.l2 * (pq - pu * qu) / norm;
        }
        return sum;
    }

    /** Orthonormal directions along the kinks that hold in which there is no curvature. */
    List<double[]> levelDirections() {
        Eigen eigen = Eigen.of(reducedHessian());
        double[] values = eigen.values();
        List<double[]> level = new ArrayList<>();
        for (int e = 0; e < values.length && values[e] <= LEVEL * values[values.length - 1]; e++) {
            double[] direction = new double[gradient.length];
            for (int b = 0; b < basis.size(); b++) {
                for (int k = 0; k < direction.length; k++) {
                    direction[k] += eigen.vectors()[e][b] * basis.get(b)[k];
                }
            }
            level.add(direction);
        }
        return level;
    }

    double[] residuals() {
        return residuals;
    }
}
