package org.manymoons.modelfile;

import java.util.function.IntFunction;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;

/** The normaliser saved with a model: each feature x becomes (x - offset) factor. */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record FeatureScaling(double[] offset, double[] factor) {

    /** One that can be computed with; else the refusal for the first feature that cannot, counted from 0. */
    static FeatureScaling checked(double[] offset, double[] factor, IntFunction<DataException> refused) {
        for (int j = 0; j < offset.length; j++) {
            double largest = Math.max(Math.abs(offset[j]), Math.abs(factor[j]));
            if (!(largest <= Budget.LARGEST_NUMBER) || factor[j] == 0) {
                throw refused.apply(j);
            }
        }
        return new FeatureScaling(offset, factor);
    }

    /** The row as the network sees it, a new array. */
    public double[] apply(double[] row) {
        double[] scaled = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            scaled[j] = (row[j] - offset[j]) * factor[j];
        }
        return scaled;
    }
}
