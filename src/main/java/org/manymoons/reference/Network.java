package org.manymoons.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * The architecture of a dense network: hidden layers a' = f(W a + b), K outputs, trained on the mean of
 * {@link OutputLoss} over the samples plus 0.5 l2 sum(W^2) over all weights (not the biases), as DL4J's {@code l2} does.
 *
 * @param layers     the hidden layers in order, then the output layer
 * @param outputLoss what the outputs mean and what they cost
 * @param l2         strength of the weight decay, 0 or more
 */
public record Network(List<Layer> layers, OutputLoss outputLoss, double l2) {

    /**
     * One dense layer; {@code weights} and {@code biases} are where its W (units x inputs, unit by unit) and b begin in the
     * parameter vector.
     */
    public record Layer(int inputs, int units, Activation activation, int weights, int biases) {
        /** Index in the parameter vector of the weight from input j to unit i. */
        public int weight(int i, int j) {
            return weights + i * inputs + j;
        }

        /** Index in the parameter vector of the bias of unit i. */
        public int bias(int i) {
            return biases + i;
        }
    }

    public Network {
        layers = List.copyOf(layers);
        int least = outputLoss == OutputLoss.SOFTMAX_CROSS_ENTROPY ? 2 : 1;
        if (layers.isEmpty() || layers.get(layers.size() - 1).units() < least) {
            throw new IllegalArgumentException(
                    outputLoss + " with fewer output units than " + least + ": layers=" + layers);
        }
        if (layers.get(layers.size() - 1).activation() != outputLoss.activation()) {
            throw new IllegalArgumentException(
                    "the output activation of " + outputLoss + " is " + outputLoss.activation() + ": layers=" + layers);
        }
        if (!(l2 >= 0)) {
            throw new IllegalArgumentException("l2 must be 0 or more: l2=" + l2);
        }
    }

    /** A network with the given hidden widths, one activation for all of them, and one sigmoid output. */
    public static Network of(int inputs, List<Integer> hidden, Activation activation, double l2) {
        return of(inputs, hidden, activation, OutputLoss.SIGMOID_CROSS_ENTROPY, 1, l2);
    }

    /** A network with the given hidden widths, one activation for all of them, and this many outputs. */
    public static Network of(
            int inputs, List<Integer> hidden, Activation activation, OutputLoss outputLoss, int outputs, double l2) {
        List<Layer> layers = new ArrayList<>();
        int before = inputs;
        int offset = 0;
        for (int units : hidden) {
            layers.add(new Layer(before, units, activation, offset, offset + units * before));
            offset += units * (before + 1);
            before = units;
        }
        layers.add(new Layer(before, outputs, outputLoss.activation(), offset, offset + outputs * before));
        return new Network(layers, outputLoss, l2);
    }

    /** Whether there is one sigmoid output with cross-entropy. */
    public boolean isOneSigmoid() {
        return outputLoss == OutputLoss.SIGMOID_CROSS_ENTROPY && output().units() == 1;
    }

    /** Whether its one output is the number that a label is, not the probability of a class. */
    public boolean predictsNumber() {
        return outputLoss == OutputLoss.IDENTITY_SQUARED_ERROR && output().units() == 1;
    }

    /** The number of features d. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** The layers before the output. */
    public List<Layer> hidden() {
        return layers.subList(0, layers.size() - 1);
    }

    /** The output layer. */
    public Layer output() {
        return layers.get(layers.size() - 1);
    }

    /** The length of the parameter vector; h (d + 2) + 1 for one hidden layer of h units. */
    public int parameterCount() {
        Layer last = output();
        return last.biases() + last.units();
    }

    /** The parameters' names in their order, units and inputs counted from 1: W1_unit_input, b1_unit, W2_unit_input, ... */
    public List<String> parameterNames() {
        List<String> names = new ArrayList<>();
        for (int l = 1; l <= layers.size(); l++) {
            Layer layer = layers.get(l - 1);
            for (int i = 1; i <= layer.units(); i++) {
                for (int j = 1; j <= layer.inputs(); j++) {
                    names.add("W" + l + "_" + i + "_" + j);
                }
            }
            for (int i = 1; i <= layer.units(); i++) {
                names.add("b" + l + "_" + i);
            }
        }
        return names;
    }

    /** Whether every hidden activation is twice differentiable, so that there is a Hessian to speak of. */
    public boolean isSmooth() {
        return hidden().stream().allMatch(layer -> layer.activation().isSmooth());
    }

    /** Whether parameter k is a weight (and so subject to l2), not a bias. */
    public boolean isWeight(int k) {
        return layers.stream().anyMatch(layer -> k >= layer.weights() && k < layer.biases());
    }
}
