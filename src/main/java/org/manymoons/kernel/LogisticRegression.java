package org.manymoons.kernel;

import java.util.Arrays;
import org.manymoons.reference.CrossEntropy;

/**
 * Mean binary cross-entropy of the logits z = offset + sum over k of v[k] features[k], plus 0.5 sum over k of
 * decay[k] v[k]^2, with its gradient and Hessian by v, evaluated block by block. Not for several threads at once.
 */
public final class LogisticRegression {
    private static final int BLOCK = 256;

    private final int samples;
    private final double[][][] features; // block, feature, sample
    private final double[][] offsets;
    private final double[][] labelSigns;
    private final double[][] probabilities; // in place of labels; of a block without such, empty
    private final double[] decay;
    private final OutputBlock out;
    private final double[] logits = new double[BLOCK];
    private final double[] weighted = new double[BLOCK];

    /**
     * @param features K rows of n values
     * @param offset   n logits that stay
     * @param labels   n class labels, 0 or 1, or probabilities of class 1
     * @param decay    K strengths of the weight decay
     */
    public LogisticRegression(double[][] features, double[] offset, double[] labels, double[] decay) {
        samples = labels.length;
        this.decay = decay.clone();
        int blocks = (samples + BLOCK - 1) / BLOCK;
        this.features = new double[blocks][features.length][];
        offsets = new double[blocks][];
        labelSigns = new double[blocks][];
        probabilities = new double[blocks][];
        for (int b = 0; b < blocks; b++) {
            int begin = b * BLOCK;
            int end = Math.min(begin + BLOCK, samples);
            for (int k = 0; k < features.length; k++) {
                this.features[b][k] = Arrays.copyOfRange(features[k], begin, end);
            }
            offsets[b] = Arrays.copyOfRange(offset, begin, end);
            double[] block = Arrays.copyOfRange(labels, begin, end);
            labelSigns[b] = Arrays.stream(block).map(y -> y == 1 ? -1 : 1).toArray();
            double[] soft = Arrays.stream(block).map(y -> y == 1 ? 0 : y).toArray();
            probabilities[b] = Arrays.stream(soft).allMatch(y -> y == 0) ? new double[0] : soft;
        }
        out = new OutputBlock(BLOCK, CrossEntropy.EXACT);
    }

    /** The number of features K. */
    public int size() {
        return decay.length;
    }

    /** The loss in nats. */
    public double loss(double[] v) {
        double sum = 0;
        for (int b = 0; b < offsets.length; b++) {
            int n = logits(b, v);
            sum += out.loss(logits, labelSigns[b], n) - Sums.dot(probabilities[b], logits, probabilities[b].length);
        }
        double penalty = 0;
        for (int k = 0; k < v.length; k++) {
            penalty += decay[k] * v[k] * v[k];
        }
        return sum / samples + 0.5 * penalty;
    }

    /** Overwrites the gradient and the symmetric Hessian with those at v. */
    public void differentiate(double[] v, double[] gradient, double[][] hessian) {
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        for (int b = 0; b < offsets.length; b++) {
            int n = logits(b, v);
            out.differentiate(logits, labelSigns[b], n);
            Sums.add(-1, probabilities[b], out.errors, probabilities[b].length);
            for (int r = 0; r < v.length; r++) {
                double[] feature = features[b][r];
                gradient[r] += Sums.dot(out.errors, feature, n);
                Sums.multiply(out.curvatures, feature, weighted, n);
                for (int k = 0; k <= r; k++) {
                    hessian[r][k] += Sums.dot(weighted, features[b][k], n);
                }
            }
        }
        for (int r = 0; r < v.length; r++) {
            gradient[r] = gradient[r] / samples + decay[r] * v[r];
            for (int k = 0; k <= r; k++) {
                hessian[r][k] = hessian[r][k] / samples + (k == r ? decay[r] : 0);
                hessian[k][r] = hessian[r][k];
            }
        }
    }

    private int logits(int b, double[] v) {
        int n = offsets[b].length;
        System.arraycopy(offsets[b], 0, logits, 0, n);
        for (int k = 0; k < v.length; k++) {
            Sums.add(v[k], features[b][k], logits, n);
        }
        return n;
    }
}
