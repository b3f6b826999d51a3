package org.manymoons.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.yaml.Limits;
import org.manymoons.reference.Activation;

/**
 * The dense network: hidden layers with one activation, then the output layer.
 *
 * @param hidden         widths of the hidden layers, from the input on
 * @param output         what the outputs are; null for what the labels ask for
 * @param initialWeights how the weights are drawn; biases start at 0
 */
public record NetworkSection(
        @Key(value = "Widths of the hidden layers.", min = 1, max = Limits.WIDTH, longest = Limits.LAYERS)
        List<Integer> hidden,

        @Key("Activation function of all hidden units.") Activation activation,

        @Key(
                value =
                        "sigmoid: probabilities, binary cross-entropy (one output for two classes, one per class for more);"
                                + " softmax: one probability per class, cross-entropy; identity: the number that the label is, mean"
                                + " squared error; null: one sigmoid for two classes, softmax for more, identity where labels are"
                                + " numbers.",
                orNull = true)
        @Nullable
        Output output,

        @Key("How the weights are drawn from a seed; biases start at 0.")
        InitialWeights initialWeights) {

    static final NetworkSection DEFAULT = new NetworkSection(List.of(4), Activation.TANH, null, InitialWeights.DEFAULT);

    /** What the outputs are, with the loss that belongs to them. */
    public enum Output {
        /** Probabilities of their own; binary cross-entropy. */
        SIGMOID,
        /** One probability for each class; cross-entropy. */
        SOFTMAX,
        /** The number that the label is; mean squared error. */
        IDENTITY;

        /** The name in the YAML file. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NetworkSection {
        hidden = List.copyOf(hidden);
    }
}
