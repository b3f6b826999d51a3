package org.manymoons.reference;

/**
 * The probabilities p[k] = exp(z[k]) / sum_j exp(z[j]) and the cross-entropy -log p[label] with its derivatives, without
 * overflow, and without cancellation where a class is all but certain.
 */
public final class Softmax {
    /** p. */
    public final double[] probability;

    /** The index of the largest z. */
    public final int largest;

    /** sum of exp(z[k] - z[largest]) over all k but the largest. */
    public final double others;

    private final double[] z;

    public Softmax(double[] z) {
        this.z = z;
        int top = 0;
        for (int k = 1; k < z.length; k++) {
            top = z[k] > z[top] ? k : top;
        }
        largest = top;
        probability = new double[z.length];
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            probability[k] = k == top ? 1 : Math.exp(z[k] - z[top]);
            sum += k == top ? 0 : probability[k];
        }
        others = sum;
        for (int k = 0; k < z.length; k++) {
            probability[k] /= 1 + sum;
        }
    }

    /** log sum exp(z) - z[label]. */
    double loss(int label) {
        return z[largest] - z[label] + Math.log1p(others);
    }

    /** p - t with t = 1 for the label; 1 - p[label] is the sum of the other probabilities. */
    double[] derivative(int label) {
        double[] error = probability.clone();
        error[label] = -rest(label);
        return error;
    }

    /** (diag(p) - p p^T) r, as p[k] sum_j p[j] (r[k] - r[j]). */
    public double[] curvature(double[] direction) {
        double[] product = new double[z.length];
        for (int k = 0; k < z.length; k++) {
            double sum = 0;
            for (int j = 0; j < z.length; j++) {
                sum += probability[j] * (direction[k] - direction[j]);
            }
            product[k] = probability[k] * sum;
        }
        return product;
    }

    /** The sum of all probabilities but one. */
    public double rest(int label) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += k == label ? 0 : probability[k];
        }
        return sum;
    }
}
