package org.manymoons.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * An equivalent way to write a network in which the only symmetries left are permutations and signs, so that the
 * Euclidean distance means something: identity layers are collapsed into the affine map of the layer after them, sigmoid
 * units are written as tanh units, and relu units are balanced.
 *
 * @param network    the network of the equivalent parameters
 * @param parameters the equivalent parameters
 * @param origins    for each hidden layer of {@code network}, the hidden layer of the original network that it was
 * @param scales     for each hidden layer of {@code network}, the factors by which its units were scaled; 1 in most cases
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record ComparedForm(Network network, double[] parameters, List<Integer> origins, List<double[]> scales) {
    /** Chosen, less than the root of the largest double: beyond this, the squares of differences may overflow. */
    private static final double LARGEST = 1e150;

    /** The form of these parameters; parameters themselves are left alone. */
    public static ComparedForm of(Network network, double[] parameters) {
        check(network, parameters);
        ComparedForm collapsed = collapse(network, parameters);
        writeSigmoidAsTanh(collapsed.network, collapsed.parameters);
        SoftmaxShifts.removeFrom(collapsed.parameters, collapsed.network);
        Balancing.balance(collapsed.network, collapsed.parameters, collapsed.scales);
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : collapsed.network.hidden()) {
            Activation activation = layer.activation() == Activation.SIGMOID ? Activation.TANH : layer.activation();
            layers.add(new Layer(layer.inputs(), layer.units(), activation, layer.weights(), layer.biases()));
        }
        layers.add(collapsed.network.output());
        Network written = new Network(layers, network.outputLoss(), network.l2());
        return new ComparedForm(written, collapsed.parameters, collapsed.origins, collapsed.scales);
    }

    private static void check(Network network, double[] parameters) {
        if (parameters.length != network.parameterCount()) {
            throw new IllegalArgumentException("the network has " + network.parameterCount()
                    + " parameters: parameters.length=" + parameters.length);
        }
        for (int k = 0; k < parameters.length; k++) {
            if (!(Math.abs(parameters[k]) <= LARGEST)) {
                throw new IllegalArgumentException("parameters must be numbers up to " + LARGEST
                        + " to be compared: parameter " + k + " is " + parameters[k]);
            }
        }
    }

    private static ComparedForm collapse(Network network, double[] parameters) {
        List<Layer> layers = new ArrayList<>();
        List<Affine> maps = new ArrayList<>();
        List<Integer> origins = new ArrayList<>();
        List<double[]> scales = new ArrayList<>();
        int offset = 0;
        Affine map = Affine.of(network.layers().get(0), parameters);
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            boolean hidden = l + 1 < network.layers().size();
            if (!(hidden && layer.activation() == Activation.IDENTITY)) {
                int inputs = map.weights()[0].length;
                layers.add(
                        new Layer(inputs, layer.units(), layer.activation(), offset, offset + layer.units() * inputs));
                maps.add(map);
                offset += layer.units() * (inputs + 1);
                if (hidden) {
                    origins.add(l);
                    scales.add(ones(layer.units()));
                    map = Affine.of(network.layers().get(l + 1), parameters);
                }
            } else {
                map = Affine.of(network.layers().get(l + 1), parameters).after(map);
            }
        }
        double[] collapsed = new double[offset];
        for (int l = 0; l < layers.size(); l++) {
            maps.get(l).write(layers.get(l), collapsed);
        }
        return new ComparedForm(new Network(layers, network.outputLoss(), network.l2()), collapsed, origins, scales);
    }

    /** v s(z) = v/2 + v/2 tanh(z/2). */
    private static void writeSigmoidAsTanh(Network network, double[] parameters) {
        for (int l = 0; l < network.hidden().size(); l++) {
            Layer layer = network.layers().get(l);
            if (layer.activation() != Activation.SIGMOID) {
                continue;
            }
            for (int k = layer.weights(); k < layer.biases() + layer.units(); k++) {
                parameters[k] /= 2;
            }
            Layer next = network.layers().get(l + 1);
            for (int k = 0; k < next.units(); k++) {
                for (int i = 0; i < next.inputs(); i++) {
                    parameters[next.weight(k, i)] /= 2;
                    parameters[next.bias(k)] += parameters[next.weight(k, i)];
                }
            }
        }
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
