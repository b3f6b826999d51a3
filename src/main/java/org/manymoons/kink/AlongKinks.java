package org.manymoons.kink;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.rounding.Rounding;
import org.manymoons.spectrum.Spectrum;

/**
 * The directions in which the points on kinks stay on them, with gradient and Hessian there. The Hessian along the kinks is that
 * of the Lagrangian, whichever slope is taken on a kink.
 */
final class AlongKinks {
    private final KinkPoint at;
    private final List<double[]> basis = new ArrayList<>();
    private final boolean[] independent;

    /**
     * @param least a row with a smaller part of its own depends on the others
     */
    AlongKinks(KinkPoint at, double least) {
        this.at = at;
        int size = at.parameters.length;
        independent = new boolean[at.loss.units];
        for (int j = 0; j < independent.length; j++) {
            List<double[]> rows = new ArrayList<>();
            independent[j] = at.onKink(j).stream().allMatch(i -> Orthonormal.extend(rows, at.loss.points[i], least));
            for (double[] q : Orthonormal.complement(rows, at.loss.inputs + 1)) {
                double[] direction = new double[size];
                for (int k = 0; k < q.length; k++) {
                    direction[at.index(j, k)] = q[k];
                }
                basis.add(direction);
            }
        }
        for (int k = at.loss.network.output().weights(); k < size; k++) {
            double[] axis = new double[size];
            axis[k] = 1;
            basis.add(axis);
        }
    }

    /** Whether the points on a unit's kink are linearly independent, (x, 1). */
    boolean isIndependent(int j) {
        return independent[j];
    }

    List<double[]> basis() {
        return List.copyOf(basis);
    }

    /** A basis of what is orthogonal to these orthonormal directions, which are along the kinks too. */
    List<double[]> without(List<double[]> directions) {
        List<double[]> inside = new ArrayList<>();
        for (double[] direction : directions) {
            double[] share = basis.stream()
                    .mapToDouble(q -> KinkedLoss.dot(q, direction))
                    .toArray();
            Orthonormal.extend(inside, share, 0);
        }
        return Orthonormal.complement(inside, basis.size()).stream()
                .map(this::combined)
                .toList();
    }

    private double[] combined(double[] shares) {
        double[] direction = new double[at.parameters.length];
        for (int b = 0; b < shares.length; b++) {
            for (int k = 0; k < direction.length; k++) {
                direction[k] += shares[b] * basis.get(b)[k];
            }
        }
        return direction;
    }

    /** The gradient's part along the kinks, in the network's order: the gradient of the Lagrangian. */
    double[] gradient() {
        return combined(basis.stream()
                .mapToDouble(q -> KinkedLoss.dot(q, at.derivatives.gradient))
                .toArray());
    }

    /** Bounds of the rounding errors of its components. */
    double[] gradientBounds() {
        double[] bounds = new double[at.parameters.length];
        double gamma = Rounding.gamma(at.parameters.length + 4L * Rounding.PER_SAMPLE);
        for (double[] q : basis) {
            double bound = 0;
            for (int k = 0; k < q.length; k++) {
                bound += Math.abs(q[k])
                        * (at.derivatives.gradientErrors[k] + gamma * Math.abs(at.derivatives.gradient[k]));
            }
            for (int k = 0; k < q.length; k++) {
                bounds[k] += Math.abs(q[k]) * bound;
            }
        }
        return bounds;
    }

    /** Q M Q^T for directions as the rows of Q. */
    static double[][] reduced(List<double[]> directions, double[][] matrix) {
        int size = directions.size();
        double[][] result = new double[size][size];
        for (int a = 0; a < size; a++) {
            double[] product = new double[matrix.length];
            for (int k = 0; k < matrix.length; k++) {
                product[k] = KinkedLoss.dot(matrix[k], directions.get(a));
            }
            for (int b = 0; b <= a; b++) {
                result[a][b] = KinkedLoss.dot(product, directions.get(b));
                result[b][a] = result[a][b];
            }
        }
        return result;
    }

    /** How far Q M Q^T as computed can be from the exact one, M known to within these errors. */
    double[][] reducedErrors(List<double[]> directions, double[][] matrix, double[][] errors) {
        double gamma = Rounding.gamma(2L * matrix.length + 4L * Rounding.PER_SAMPLE);
        double[][] whole = new double[matrix.length][matrix.length];
        for (int k = 0; k < matrix.length; k++) {
            for (int m = 0; m < matrix.length; m++) {
                whole[k][m] = errors[k][m] + gamma * Math.abs(matrix[k][m]);
            }
        }
        List<double[]> absolute = directions.stream()
                .map(q -> IntStream.range(0, q.length)
                        .mapToDouble(k -> Math.abs(q[k]))
                        .toArray())
                .toList();
        return reduced(absolute, whole);
    }

    /** The spectrum of the Hessian in these directions, with eigenvectors in the network's order. */
    Spectrum spectrum(List<double[]> directions, double[][] matrix, double[][] errors) {
        Spectrum inside = Spectrum.of(reduced(directions, matrix), reducedErrors(directions, matrix, errors));
        double[][] vectors = new double[directions.size()][at.parameters.length];
        for (int e = 0; e < vectors.length; e++) {
            for (int b = 0; b < directions.size(); b++) {
                for (int k = 0; k < at.parameters.length; k++) {
                    vectors[e][k] += inside.eigenvectors()[e][b] * directions.get(b)[k];
                }
            }
        }
        return new Spectrum(inside.eigenvalues(), vectors, inside.bounds());
    }
}
