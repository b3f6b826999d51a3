package org.manymoons.data;

import org.jspecify.annotations.Nullable;
import org.manymoons.data.numpy.Linspace;
import org.manymoons.data.numpy.NumpyRandom;
import org.manymoons.reference.Samples;

/**
 * {@code sklearn.datasets.make_circles}: a circle in a circle. With t from 0 to 2 pi in equal steps, the end left out,
 * class 0 lies at (cos t, sin t) and class 1 at factor (cos t, sin t).
 *
 * @param sizes       {@code n_samples}
 * @param noise       standard deviation of the Gaussian noise, 0 or more; null for none
 * @param randomState seed of the order and of the noise, 0 to 2^32 - 1
 * @param shuffle     whether the samples are shuffled, before the noise; otherwise class 0 comes first
 * @param factor      radius of the inner circle, 0 &lt;= factor &lt; 1; scikit-learn's default is 0.8
 */
public record MakeCircles(ClassSizes sizes, @Nullable Double noise, long randomState, boolean shuffle, double factor)
        implements Generator {
    public MakeCircles {
        PlaneShape.checkNoise(noise);
        NumpyRandom.checkSeed(randomState);
        if (!(factor >= 0 && factor < 1)) {
            throw new IllegalArgumentException("factor must be 0 or more and below 1: factor=" + factor);
        }
    }

    @Override
    public Samples samples() {
        PlaneShape circles = new PlaneShape(sizes.total());
        for (double t : Linspace.halfOpen(2 * Math.PI, sizes.zeros())) {
            circles.add(Math.cos(t), Math.sin(t), 0);
        }
        for (double t : Linspace.halfOpen(2 * Math.PI, sizes.ones())) {
            circles.add(Math.cos(t) * factor, Math.sin(t) * factor, 1);
        }
        return circles.samples(shuffle, noise, randomState);
    }

    @Override
    public MakeCircles withRandomState(long other) {
        return new MakeCircles(sizes, noise, other, shuffle, factor);
    }
}
