package org.manymoons.kernel;

import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** What a network makes of samples, fast: its outputs and the activations of its hidden units. */
public final class Forward {
    private Forward() {}

    /** The pre-activations of the outputs, a row for each sample. */
    public static double[][] preActivations(Network network, double[] parameters, Samples samples) {
        return new DenseObjective(network, samples).preActivations(parameters);
    }

    /** The activations of hidden layer l, counted from 0, a row for each unit. */
    public static double[][] hidden(Network network, double[] parameters, Samples samples, int l) {
        return new DenseObjective(network, samples).hidden(l, parameters);
    }
}
