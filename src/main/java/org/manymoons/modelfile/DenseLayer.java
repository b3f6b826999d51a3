package org.manymoons.modelfile;

import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Activation;

/**
 * A dense layer of a foreign file.
 *
 * @param name       by which refusals name it
 * @param weights    units x inputs, unit by unit
 * @param biases     one for each unit
 * @param activation of its units; of the last layer it is what the loss says
 * @param biased     whether the file has these biases; if not, they are 0
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record DenseLayer(
        String name,
        int inputs,
        int units,
        double[] weights,
        double[] biases,
        Activation activation,
        Precision precision,
        boolean biased) {

    /** A layer whose matrix lies as said; {@code b} has a number for each unit, or is null where the file has no biases. */
    public static DenseLayer of(String name, Tensor w, Orientation lies, @Nullable Tensor b, Activation activation) {
        int inputs = lies.inputs(w);
        int units = lies.units(w);
        double[] weights = new double[inputs * units];
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < inputs; j++) {
                weights[i * inputs + j] = lies.weight(w, i, j);
            }
        }
        return new DenseLayer(
                name,
                inputs,
                units,
                weights,
                b == null ? new double[units] : b.values(),
                activation,
                b == null ? w.precision() : w.precision().or(b.precision()),
                b != null);
    }

    /** The same layer with this activation. */
    DenseLayer with(Activation other) {
        return new DenseLayer(name, inputs, units, weights, biases, other, precision, biased);
    }
}
