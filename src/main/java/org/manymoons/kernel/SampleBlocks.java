package org.manymoons.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.reference.Samples;

/** Samples cut into blocks and laid out feature by feature. */
final class SampleBlocks {
    /**
     * Some samples.
     *
     * @param size       their number
     * @param columns    a row for each feature
     * @param labelSigns 1 - 2y of each, so that the cross-entropy is softplus((1 - 2y) z)
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Block(int size, double[][] columns, double[] labelSigns) {
        /** The length of the rows: the number of samples, filled up with zeros to a multiple of the lanes. */
        int length() {
            return labelSigns.length;
        }
    }

    private SampleBlocks() {}

    /** Blocks of this size, a multiple of the lanes; the last one may have fewer samples. */
    static List<Block> of(Samples samples, int blockSize, int lanes) {
        double[][] columns = new double[samples.features()][samples.size()];
        for (int i = 0; i < samples.size(); i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = samples.inputs()[i][j];
            }
        }
        return of(columns, samples.labels(), blockSize, lanes);
    }

    /** The same of a row for each feature, and labels of 0 and 1. */
    static List<Block> of(double[][] columns, double[] labels, int blockSize, int lanes) {
        List<Block> blocks = new ArrayList<>();
        for (int first = 0; first < labels.length; first += blockSize) {
            int size = Math.min(blockSize, labels.length - first);
            double[] labelSigns = new double[filledUp(size, lanes)];
            for (int i = 0; i < size; i++) {
                labelSigns[i] = 1 - 2 * labels[first + i];
            }
            blocks.add(new Block(size, columns(columns, first, size, labelSigns.length), labelSigns));
        }
        return blocks;
    }

    private static double[][] columns(double[][] columns, int first, int size, int length) {
        double[][] part = new double[columns.length][];
        for (int j = 0; j < part.length; j++) {
            part[j] = Arrays.copyOf(Arrays.copyOfRange(columns[j], first, first + size), length);
        }
        return part;
    }

    private static int filledUp(int size, int lanes) {
        return (size + lanes - 1) / lanes * lanes;
    }
}
