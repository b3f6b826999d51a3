package org.manymoons.endstate;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import tools.jackson.databind.JsonNode;

/** Objectives, starting points and constructed data for the tests of this package. */
public final class Landscapes {
    private Landscapes() {}

    public static Objective objective(Samples samples, int units, Activation activation, double l2) {
        return Kernels.objective(Network.of(samples.features(), List.of(units), activation, l2), samples);
    }

    /** The parameters of a minimum of minima.json. */
    static double[] parameters(JsonNode minimum, Network network) {
        double[] p = new double[network.parameterCount()];
        Network.Layer hidden = network.layers().get(0);
        for (int i = 0; i < hidden.units(); i++) {
            JsonNode unit = minimum.get("units").get(i);
            p[hidden.weight(i, 0)] = unit.get("w1").asDouble();
            p[hidden.weight(i, 1)] = unit.get("w2").asDouble();
            p[hidden.bias(i)] = unit.get("bias").asDouble();
            p[network.output().weight(0, i)] = unit.get("output").asDouble();
        }
        p[network.output().bias(0)] = minimum.get("output_bias").asDouble();
        return p;
    }

    public static double[] perturbed(double[] parameters, double size, long seed) {
        Random random = new Random(seed);
        double[] moved = parameters.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += size * random.nextGaussian();
        }
        return moved;
    }

    /** Gradient descent from small Gaussian weights. */
    public static double[] trained(Objective objective, long seed, int updates, double learningRate) {
        Random random = new Random(seed);
        double[] p = new double[objective.network().parameterCount()];
        for (int k = 0; k < p.length; k++) {
            p[k] = objective.network().isWeight(k) ? 0.01 * random.nextGaussian() : 0;
        }
        for (int t = 0; t < updates; t++) {
            double[] gradient = objective.gradient(p);
            for (int k = 0; k < p.length; k++) {
                p[k] -= learningRate * gradient[k];
            }
        }
        return p;
    }

    /** Points whose label is the probability of class 1 that this logit says: no other function fits them as well. */
    public static Samples saying(ToDoubleFunction<double[]> logit, int size, long seed) {
        Random random = new Random(seed);
        double[][] inputs = new double[size][];
        double[] labels = new double[size];
        for (int n = 0; n < size; n++) {
            inputs[n] = new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
            labels[n] = Logistic.sigmoid(logit.applyAsDouble(inputs[n]));
        }
        return new Samples(inputs, labels);
    }

    /** The mean entropy of the labels, the infimum of the loss over all functions. */
    public static double entropy(Samples samples) {
        double sum = 0;
        for (double y : samples.labels()) {
            sum += CrossEntropy.EXACT.loss(Math.log(y / (1 - y)), y);
        }
        return sum / samples.size();
    }
}
