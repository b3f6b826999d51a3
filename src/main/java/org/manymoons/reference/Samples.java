package org.manymoons.reference;

/**
 * Labelled samples.
 *
 * @param inputs n rows of d features
 * @param labels n class labels, whole numbers from 0 on, or the numbers that a network with one identity output predicts
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Samples(double[][] inputs, double[] labels) {
    public Samples {
        if (inputs.length != labels.length || inputs.length == 0) {
            throw new IllegalArgumentException("inputs and labels must be equally many and not none: inputs="
                    + inputs.length + ", labels=" + labels.length);
        }
    }

    /** The number of samples n. */
    public int size() {
        return inputs.length;
    }

    /** The number of features d. */
    public int features() {
        return inputs[0].length;
    }
}
