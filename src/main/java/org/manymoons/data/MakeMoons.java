package org.manymoons.data;

import org.jspecify.annotations.Nullable;
import org.manymoons.data.numpy.Linspace;
import org.manymoons.data.numpy.NumpyRandom;
import org.manymoons.reference.Samples;

/**
 * {@code sklearn.datasets.make_moons}: two interleaving half circles. With t from 0 to pi in equal steps, class 0 lies at
 * (cos t, sin t) and class 1 at (1 - cos t, 1 - sin t - 0.5).
 *
 * @param sizes       {@code n_samples}
 * @param noise       standard deviation of the Gaussian noise, 0 or more; null for none
 * @param randomState seed of the order and of the noise, 0 to 2^32 - 1
 * @param shuffle     whether the samples are shuffled, before the noise; otherwise class 0 comes first
 */
public record MakeMoons(ClassSizes sizes, @Nullable Double noise, long randomState, boolean shuffle)
        implements Generator {
    public MakeMoons {
        PlaneShape.checkNoise(noise);
        NumpyRandom.checkSeed(randomState);
    }

    @Override
    public Samples samples() {
        PlaneShape moons = new PlaneShape(sizes.total());
        for (double t : Linspace.closed(Math.PI, sizes.zeros())) {
            moons.add(Math.cos(t), Math.sin(t), 0);
        }
        for (double t : Linspace.closed(Math.PI, sizes.ones())) {
            moons.add(1 - Math.cos(t), 1 - Math.sin(t) - 0.5, 1);
        }
        return moons.samples(shuffle, noise, randomState);
    }

    @Override
    public MakeMoons withRandomState(long other) {
        return new MakeMoons(sizes, noise, other, shuffle);
    }
}
