package org.manymoons.modelfile;

/** The normaliser saved with a model: each feature x becomes (x - offset) factor. */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record FeatureScaling(double[] offset, double[] factor) {
    /** The row as the network sees it, a new array. */
    public double[] apply(double[] row) {
        double[] scaled = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            scaled[j] = (row[j] - offset[j]) * factor[j];
        }
        return scaled;
    }
}
