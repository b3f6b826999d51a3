package org.manymoons.modelfile;

import java.util.List;

/**
 * An array of numbers in one or two dimensions, three where networks are stacked.
 *
 * @param values    row by row
 * @param precision in which the file kept them
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Tensor(double[] values, List<Integer> shape, Precision precision) {

    /** An array of doubles. */
    public static Tensor of(double[] values, Integer... shape) {
        return new Tensor(values, List.of(shape), Precision.DOUBLE);
    }

    public int dimensions() {
        return shape.size();
    }

    public int rows() {
        return shape.get(0);
    }

    /** The size of the last dimension. */
    public int columns() {
        return shape.get(shape.size() - 1);
    }

    /** Whether it is a list of numbers: (n,), (n, 1) or (1, n). */
    public boolean isVector() {
        return dimensions() == 1 || rows() == 1 || columns() == 1;
    }
}
