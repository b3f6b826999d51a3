package org.manymoons.modelfile;

import java.util.function.IntFunction;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

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

    /**
     * Parameters of the same network that take the features as they are: w (x - o) f + b is (w f) x + (b - w f o).
     *
     * @param parameters in the network's order
     */
    public double[] folded(Network network, double[] parameters) {
        double[] folded = parameters.clone();
        Layer first = network.layers().get(0);
        for (int i = 0; i < first.units(); i++) {
            for (int j = 0; j < first.inputs(); j++) {
                double weight = parameters[first.weight(i, j)] * factor[j];
                folded[first.weight(i, j)] = weight;
                folded[first.bias(i)] -= weight * offset[j];
            }
        }
        return folded;
    }
}
