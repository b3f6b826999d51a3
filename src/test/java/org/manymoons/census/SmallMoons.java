package org.manymoons.census;

import java.util.List;
import org.manymoons.data.Batches;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.MakeMoons;
import org.manymoons.data.numpy.NumpyNormal;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

/** Recipes on few samples, quick enough to train many times. */
public final class SmallMoons {
    private SmallMoons() {}

    public static Samples moons(int size, long randomState) {
        return new MakeMoons(new ClassSizes(size / 2, size - size / 2), 0.2, randomState, true).samples();
    }

    static Recipe recipe(Network network, Updater updater, int size, Integer batchSize, int iterations) {
        Samples training = moons(size, 0);
        return new Recipe(
                network,
                updater,
                training,
                Batches.of(training, batchSize),
                iterations,
                seed -> NumpyNormal.initialWeights(network, seed, 0.01));
    }

    public static Network tanh(int units, double l2) {
        return Network.of(2, List.of(units), Activation.TANH, l2);
    }

    /** Gradient descent at learning rate 1.2. */
    public static Recipe descent(Network network, int size, int iterations) {
        return recipe(network, new Updater.Sgd(1.2), size, null, iterations);
    }
}
