package org.manymoons.symmetry;

import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * tanh(z) = 2 s(2z) - 1, so that one hidden layer of tanh units is one of sigmoid units with (2w, 2b; 2v) and the output biases
 * c - sum(v), and the other way round.
 */
public final class TanhAsSigmoid {
    private TanhAsSigmoid() {}

    /** Whether a network of this architecture has its like with the other activation, at the same loss. */
    public static boolean is(Network network) {
        if (network.hidden().size() != 1 || network.l2() > 0) {
            return false;
        }
        Activation activation = network.layers().get(0).activation();
        return activation == Activation.TANH || activation == Activation.SIGMOID;
    }

    /** The architecture with the other activation. */
    public static Network written(Network network) {
        Layer hidden = network.layers().get(0);
        Activation other = isTanh(network) ? Activation.SIGMOID : Activation.TANH;
        Layer with = new Layer(hidden.inputs(), hidden.units(), other, hidden.weights(), hidden.biases());
        return new Network(List.of(with, network.output()), network.outputLoss(), network.l2());
    }

    /** The parameters of {@link #written} with the same function. */
    public static double[] parameters(Network network, double[] parameters) {
        boolean tanh = isTanh(network);
        double[] written = parameters.clone();
        Layer output = network.output();
        for (int k = 0; k < output.weights(); k++) {
            written[k] = tanh ? 2 * parameters[k] : parameters[k] / 2;
        }
        for (int k = 0; k < output.units(); k++) {
            double sum = 0;
            for (int i = 0; i < output.inputs(); i++) {
                double v = parameters[output.weight(k, i)];
                written[output.weight(k, i)] = tanh ? 2 * v : v / 2;
                sum += tanh ? -v : v / 2;
            }
            written[output.bias(k)] = parameters[output.bias(k)] + sum;
        }
        return written;
    }

    private static boolean isTanh(Network network) {
        return network.layers().get(0).activation() == Activation.TANH;
    }
}
