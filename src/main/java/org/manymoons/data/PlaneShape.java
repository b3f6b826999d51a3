package org.manymoons.data;

import org.jspecify.annotations.Nullable;
import org.manymoons.data.numpy.NumpyRandom;
import org.manymoons.reference.Samples;

/**
 * Labelled points in the plane on their way to samples, as scikit-learn makes them: first the order is shuffled, then
 * noise is added row by row, both from one random stream.
 */
final class PlaneShape {
    private final double[][] points;
    private final double[] labels;
    private int count;

    PlaneShape(int size) {
        points = new double[size][];
        labels = new double[size];
    }

    static void checkNoise(@Nullable Double noise) {
        if (noise != null && !(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("noise must be finite, 0 or more, or null: noise=" + noise);
        }
    }

    void add(double x1, double x2, double label) {
        points[count] = new double[] {x1, x2};
        labels[count] = label;
        count++;
    }

    Samples samples(boolean shuffle, @Nullable Double noise, long randomState) {
        NumpyRandom random = new NumpyRandom(randomState);
        Samples samples = new Samples(points, labels);
        if (shuffle) {
            samples = Rows.of(samples, random.permutation(count));
        }
        if (noise != null) {
            for (double[] point : samples.inputs()) {
                point[0] += random.gauss() * noise;
                point[1] += random.gauss() * noise;
            }
        }
        return samples;
    }
}
