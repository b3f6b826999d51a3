package org.manymoons.kernel;

import java.util.Arrays;
import java.util.List;
import org.manymoons.kernel.SampleBlocks.Block;
import org.manymoons.reference.CrossEntropy;

/**
 * Mean binary cross-entropy of the logits z = offset + sum over k of v[k] features[k], plus 0.5 sum over k of
 * decay[k] v[k]^2, with its gradient and Hessian by v, evaluated block by block. Not for several threads at once.
 */
public final class LogisticRegression implements GeneralizedLinearModel {
    /** Chosen: samples, few enough that the rows of a block stay in the cache. */
    private static final int BLOCK = 256;

    private static final double[][] NONE = {};
    private static final double[] NO_ROW = {};

    private final int samples;
    private final List<Block> blocks; // of the features
    private final double[][] offsets;
    private final double[][] probabilities; // in place of labels; of a block without such, empty
    private final double[] decay;
    private final Loops loops = Kernels.loops(BLOCK);
    private final OutputBlock out = new OutputBlock(loops, BLOCK, CrossEntropy.EXACT);
    private final RunningSums sums;
    private final double[] ones = new double[BLOCK];
    private final double[] logits = new double[BLOCK];

    /**
     * @param features K rows of n values
     * @param offset   n logits that stay
     * @param labels   n class labels, 0 or 1, or probabilities of class 1
     * @param decay    K strengths of the weight decay
     */
    public LogisticRegression(double[][] features, double[] offset, double[] labels, double[] decay) {
        samples = labels.length;
        this.decay = decay.clone();
        double[] soft = new double[samples];
        double[] hard = new double[samples];
        for (int n = 0; n < samples; n++) {
            hard[n] = labels[n] == 1 ? 1 : 0;
            soft[n] = labels[n] - hard[n];
        }
        blocks = SampleBlocks.of(features, hard, BLOCK, loops.lanes());
        offsets = new double[blocks.size()][];
        probabilities = new double[blocks.size()][];
        for (int b = 0; b < offsets.length; b++) {
            int begin = b * BLOCK;
            offsets[b] = filledUp(offset, begin, blocks.get(b));
            probabilities[b] = filledUp(soft, begin, blocks.get(b));
            if (loops.largestMagnitude(probabilities[b], probabilities[b].length) == 0) {
                probabilities[b] = NO_ROW;
            }
        }
        Arrays.fill(ones, 1);
        sums = new RunningSums(decay.length * (decay.length + 5) / 2 + 2, loops);
    }

    private static double[] filledUp(double[] row, int begin, Block block) {
        return Arrays.copyOf(Arrays.copyOfRange(row, begin, begin + block.size()), block.length());
    }

    @Override
    public int size() {
        return decay.length;
    }

    /** In nats. */
    @Override
    public double loss(double[] v) {
        sums.clear();
        for (int b = 0; b < offsets.length; b++) {
            Block block = blocks.get(b);
            logits(b, v);
            loops.addSums(out.losses(logits, block), ones, NONE, 0, block.length(), sums.values(), sums.at(0));
            loops.addSums(probabilities[b], logits, NONE, 0, probabilities[b].length, sums.values(), sums.at(1));
        }
        double penalty = 0;
        for (int k = 0; k < v.length; k++) {
            penalty += decay[k] * v[k] * v[k];
        }
        return (sums.total(0) - sums.total(1)) / samples + 0.5 * penalty;
    }

    @Override
    public void differentiate(double[] v, double[] gradient, double[][] hessian) {
        sums.clear();
        for (int b = 0; b < offsets.length; b++) {
            Block block = blocks.get(b);
            logits(b, v);
            out.differentiate(logits, block);
            loops.addProduct(-1, probabilities[b], ones, out.errors, probabilities[b].length);
            add(out.errors, ones, block, 0, 0);
            for (int r = 0; r < v.length; r++) {
                add(out.curvatures, block.columns()[r], block, r, row(r));
            }
        }
        for (int r = 0; r < v.length; r++) {
            gradient[r] = sums.total(r) / samples + decay[r] * v[r];
            for (int k = r; k < v.length; k++) {
                hessian[r][k] = sums.total(row(r) + k - r) / samples + (k == r ? decay[r] : 0);
                hessian[k][r] = hessian[r][k];
            }
        }
    }

    private void add(double[] x, double[] y, Block block, int from, int number) {
        loops.addSums(x, y, block.columns(), from, block.length(), sums.values(), sums.at(number));
    }

    /** Where the sums of the Hessian's row r, from its diagonal on, begin: behind the K + 1 of the gradient. */
    private int row(int r) {
        return decay.length + 1 + r * (decay.length + 1) - r * (r - 1) / 2;
    }

    private void logits(int b, double[] v) {
        Block block = blocks.get(b);
        loops.linear(0, v, 0, block.columns(), logits, block.length());
        loops.addProduct(1, offsets[b], ones, logits, block.length());
    }
}
