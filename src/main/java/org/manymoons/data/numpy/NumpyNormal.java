package org.manymoons.data.numpy;

import org.manymoons.reference.Network;

/**
 * The initial weights of a NumPy user: {@code r = RandomState(seed)}, then {@code W = r.randn(units, inputs) * scale}
 * for each layer in turn, all biases 0.
 */
public final class NumpyNormal {
    private NumpyNormal() {}

    /**
     * A parameter vector of the network.
     *
     * @param seed  0 to 2^32 - 1
     * @param scale standard deviation of the weights, finite
     */
    public static double[] initialWeights(Network network, long seed, double scale) {
        if (!Double.isFinite(scale)) {
            throw new IllegalArgumentException("scale must be finite: scale=" + scale);
        }
        NumpyRandom random = new NumpyRandom(seed);
        double[] parameters = new double[network.parameterCount()];
        for (Network.Layer layer : network.layers()) {
            for (int k = layer.weights(); k < layer.biases(); k++) {
                parameters[k] = random.gauss() * scale;
            }
        }
        return parameters;
    }
}
