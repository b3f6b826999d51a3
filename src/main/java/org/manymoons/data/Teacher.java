package org.manymoons.data;

import org.jspecify.annotations.Nullable;
import org.manymoons.data.numpy.NumpyRandom;
import org.manymoons.reference.Samples;

/**
 * Numbers that a random network, the teacher, gives to normally distributed features: a student of the same width can have no
 * error but the noise (the setting of Saad and Solla 1995 and of Martinelli et al. 2025). In NumPy:
 *
 * <pre>{@code
 * r = np.random.RandomState(teacher_state)
 * W, b, v = r.randn(width, features), r.randn(width), r.randn(width)
 * r = np.random.RandomState(random_state)
 * X = r.randn(size, features)
 * y = np.tanh(X @ W.T + b) @ v + noise * r.randn(size)
 * }</pre>
 *
 * @param size         1 or more
 * @param features     1 or more
 * @param width        tanh units of the teacher, 1 or more
 * @param noise        standard deviation of the Gaussian noise of the labels, 0 or more; null for none
 * @param teacherState seed of the teacher, 0 to 2^32 - 1
 * @param randomState  seed of features and noise, 0 to 2^32 - 1
 */
public record Teacher(
        int size, int features, int width, @Nullable Double noise, long teacherState, long randomState)
        implements Generator {
    public Teacher {
        if (size < 1 || features < 1 || width < 1) {
            throw new IllegalArgumentException("size, features and width must be 1 or more: size=" + size
                    + ", features=" + features + ", width=" + width);
        }
        PlaneShape.checkNoise(noise);
        NumpyRandom.checkSeed(teacherState);
        NumpyRandom.checkSeed(randomState);
    }

    @Override
    public Samples samples() {
        NumpyRandom teacher = new NumpyRandom(teacherState);
        double[][] weights = normal(teacher, width, features);
        double[] biases = normal(teacher, 1, width)[0];
        double[] outgoing = normal(teacher, 1, width)[0];
        NumpyRandom random = new NumpyRandom(randomState);
        double[][] inputs = normal(random, size, features);
        double[] labels = new double[size];
        for (int n = 0; n < size; n++) {
            for (int i = 0; i < width; i++) {
                double z = biases[i];
                for (int j = 0; j < features; j++) {
                    z += weights[i][j] * inputs[n][j];
                }
                labels[n] += outgoing[i] * Math.tanh(z);
            }
        }
        for (int n = 0; noise != null && n < size; n++) {
            labels[n] += noise * random.gauss();
        }
        return new Samples(inputs, labels);
    }

    private static double[][] normal(NumpyRandom random, int rows, int columns) {
        double[][] numbers = new double[rows][columns];
        for (double[] row : numbers) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.gauss();
            }
        }
        return numbers;
    }

    @Override
    public @Nullable ClassTable classes() {
        return null;
    }

    @Override
    public Teacher withRandomState(long other) {
        return new Teacher(size, features, width, noise, teacherState, other);
    }
}
