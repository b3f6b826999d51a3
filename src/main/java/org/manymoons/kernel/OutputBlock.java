package org.manymoons.kernel;

import java.util.Arrays;
import org.manymoons.reference.CrossEntropy;

/**
 * The cross-entropy of one block as a function of the logits z. With the label's sign t = 1 - 2y and s(z) =
 * 1 / (1 + exp(-z)): L = softplus(t z), dL/dz = t s(t z), d2L/dz2 = s'(t z), each with a small relative error, however
 * certain the prediction.
 */
final class OutputBlock {
    /** dL/dz. */
    final double[] errors;
    /** d2L/dz2. */
    final double[] curvatures;

    private final Loops loops;
    private final double[] ones;
    private final double[] margins; // t z
    private final double[] probabilities; // s(t z), that of the wrong class
    private final CrossEntropy crossEntropy;
    /** Logits of a smaller magnitude are not clipped. */
    private final double leastClippedLogit;

    OutputBlock(Loops loops, int blockSize, CrossEntropy crossEntropy) {
        this.loops = loops;
        this.crossEntropy = crossEntropy;
        leastClippedLogit =
                crossEntropy.epsilon() == 0 ? Double.POSITIVE_INFINITY : -Math.log(crossEntropy.epsilon()) - 1;
        errors = new double[blockSize];
        curvatures = new double[blockSize];
        margins = new double[blockSize];
        probabilities = new double[blockSize];
        ones = new double[blockSize];
        Arrays.fill(ones, 1);
    }

    /** The losses of a block in a row that the next call overwrites; those behind its samples are 0. */
    double[] losses(double[] logits, SampleBlocks.Block block) {
        int n = block.length();
        loops.multiply(1, logits, block.labelSigns(), margins, n);
        loops.softplus(margins, probabilities, n);
        Arrays.fill(probabilities, block.size(), n, 0);
        return probabilities;
    }

    /** Fills {@link #errors} and {@link #curvatures}; those behind the samples of the block are 0. */
    void differentiate(double[] logits, SampleBlocks.Block block) {
        int n = block.length();
        loops.multiply(1, logits, block.labelSigns(), margins, n);
        loops.sigmoid(margins, probabilities, curvatures, n);
        loops.multiply(1, probabilities, block.labelSigns(), errors, n);
        Arrays.fill(errors, block.size(), n, 0);
        Arrays.fill(curvatures, block.size(), n, 0);
    }

    /** Replaces the {@link #errors} of samples whose probability is clipped by what the clipped loss has there. */
    void clipErrors(double[] logits, SampleBlocks.Block block) {
        if (crossEntropy.epsilon() == 0 || loops.largestMagnitude(logits, block.length()) < leastClippedLogit) {
            return;
        }
        for (int i = 0; i < block.size(); i++) {
            if (crossEntropy.clips(logits[i])) {
                errors[i] = crossEntropy.derivative(logits[i], 0.5 - 0.5 * block.labelSigns()[i]);
            }
        }
    }
}
