package org.manymoons.rounding;

import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.ForwardPass;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;

/**
 * What another program's rounding can do to the gradient where a sigmoid or tanh is saturated. Programs compute s'(z) as
 * s (1 - s) and tanh'(z) as 1 - tanh^2, which is off by up to a few spacings of doubles at 1 where the reference is
 * accurate; and DL4J divides by p (1 - p) with a clipped p near 1, so one spacing of s changes dL/dz by up to
 * spacing / epsilon. Below, d[l] bounds the error of e[l] = dL/dz[l] from these sources and is propagated as e is.
 */
public final class SaturationBound {
    /** Error allowed for a value near 1 that two programs compute: two spacings of doubles there. */
    private static final double SPACING = 2 * 0x1p-52;

    private SaturationBound() {}

    /** A bound for the gradient's difference from these sources, P numbers in the parameters' order. */
    public static double[] gradient(Network network, double[] parameters, Samples samples, CrossEntropy crossEntropy) {
        if (!network.isOneSigmoid()) {
            throw new IllegalArgumentException("only for one sigmoid output: " + network);
        }
        ForwardPass forward = new ForwardPass(network);
        double[] bound = new double[parameters.length];
        for (int n = 0; n < samples.size(); n++) {
            double logit = forward.run(parameters, samples.inputs()[n])[0];
            double y = samples.labels()[n];
            double error = Math.abs(crossEntropy.derivative(logit, y));
            double deviation =
                    SPACING + (crossEntropy.clips(logit) ? crossEntropy.amplification(logit, y) * SPACING : 0);
            accumulate(network, parameters, forward, error, deviation, bound);
        }
        for (int k = 0; k < bound.length; k++) {
            bound[k] /= samples.size();
        }
        return bound;
    }

    private static void accumulate(
            Network network, double[] parameters, ForwardPass forward, double error, double deviation, double[] bound) {
        double[] e = {error};
        double[] d = {deviation};
        for (int l = network.layers().size() - 1; l >= 0; l--) {
            Layer layer = network.layers().get(l);
            double[] eBefore = new double[layer.inputs()];
            double[] dBefore = new double[layer.inputs()];
            for (int i = 0; i < layer.units(); i++) {
                for (int j = 0; j < layer.inputs(); j++) {
                    bound[layer.weight(i, j)] += d[i] * Math.abs(forward.activations[l][j]);
                    eBefore[j] += Math.abs(parameters[layer.weight(i, j)]) * e[i];
                    dBefore[j] += Math.abs(parameters[layer.weight(i, j)]) * d[i];
                }
                bound[layer.bias(i)] += d[i];
            }
            if (l > 0) {
                Activation f = network.layers().get(l - 1).activation();
                for (int j = 0; j < layer.inputs(); j++) {
                    double slope = Math.abs(f.derivative(forward.preActivations[l - 1][j]));
                    dBefore[j] = dBefore[j] * slope + eBefore[j] * SPACING;
                    eBefore[j] *= slope;
                }
            }
            e = eBefore;
            d = dBefore;
        }
    }
}
