package org.manymoons.config;

import java.util.List;
import org.manymoons.config.yaml.Limits;
import org.manymoons.reference.Activation;

/**
 * The dense network: hidden layers with one activation, then one sigmoid output.
 *
 * @param hidden         widths of the hidden layers, from the input on
 * @param activation     one of {@link #ACTIVATIONS}
 * @param initialWeights how the weights are drawn; biases start at 0
 */
public record NetworkSection(
        @Key(value = "Widths of the hidden layers.", min = 1, max = Limits.WIDTH, longest = Limits.LAYERS)
        List<Integer> hidden,

        @Key("Activation function of all hidden units.") Activation activation,

        @Key("How the weights are drawn from a seed; biases start at 0.")
        InitialWeights initialWeights) {

    /** The activations that a configuration may name. */
    public static final List<Activation> ACTIVATIONS =
            List.of(Activation.TANH, Activation.SIGMOID, Activation.RELU, Activation.SOFTPLUS, Activation.IDENTITY);

    static final NetworkSection DEFAULT = new NetworkSection(List.of(4), Activation.TANH, InitialWeights.DEFAULT);

    public NetworkSection {
        hidden = List.copyOf(hidden);
    }
}
