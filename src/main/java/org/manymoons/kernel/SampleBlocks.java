package org.manymoons.kernel;

import org.manymoons.reference.Samples;

/**
 * Samples cut into blocks and laid out feature by feature: {@code columns[block][feature][i]}. The label of sample i is
 * kept as {@code labelSigns[block][i]} = 1 - 2y, so that the cross-entropy is softplus((1 - 2y) z). The last block may
 * be shorter.
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record SampleBlocks(int blockSize, double[][][] columns, double[][] labelSigns) {

    static SampleBlocks of(Samples samples, int blockSize) {
        int blocks = (samples.size() + blockSize - 1) / blockSize;
        double[][][] columns = new double[blocks][samples.features()][];
        double[][] labelSigns = new double[blocks][];
        for (int b = 0; b < blocks; b++) {
            int first = b * blockSize;
            int count = Math.min(blockSize, samples.size() - first);
            labelSigns[b] = new double[count];
            for (int i = 0; i < count; i++) {
                labelSigns[b][i] = 1 - 2 * samples.labels()[first + i];
            }
            for (int j = 0; j < samples.features(); j++) {
                columns[b][j] = new double[count];
                for (int i = 0; i < count; i++) {
                    columns[b][j][i] = samples.inputs()[first + i][j];
                }
            }
        }
        return new SampleBlocks(blockSize, columns, labelSigns);
    }

    /** The number of blocks. */
    int count() {
        return columns.length;
    }

    /** The number of samples in block b. */
    int size(int b) {
        return labelSigns[b].length;
    }
}
