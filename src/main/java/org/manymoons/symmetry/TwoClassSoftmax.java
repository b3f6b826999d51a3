package org.manymoons.symmetry;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;

/**
 * A softmax over two classes is a sigmoid of the difference of its pre-activations, p1 = s(z1 - z0), so that without weight
 * decay such a network is one with a single sigmoid output, whose weights are v = V1 - V0 and c = c1 - c0, at the same loss;
 * what is left over, the sum of both, is the softmax's shift.
 *
 * <p>With weight decay no shift of the weights is left at a minimum, where V1 = -V0 = v/2 costs half of what v does. Of relu units
 * that is made up for by scaling: with weights and biases times q = 2^(1/4) and v / q, l2 (|w|^2 + v^2 / 2) is
 * (l2 / sqrt 2) (|q w|^2 + (v / q)^2).
 */
public final class TwoClassSoftmax {
    private static final double BALANCE = Math.sqrt(Math.sqrt(2));

    private TwoClassSoftmax() {}

    /** Whether a network of this architecture can be written with one sigmoid. */
    public static boolean is(Network network) {
        return network.outputLoss() == OutputLoss.SOFTMAX_CROSS_ENTROPY
                && network.output().units() == 2
                && (network.l2() == 0
                        || network.hidden().size() == 1
                                && isHomogeneous(network.layers().get(0).activation()));
    }

    private static boolean isHomogeneous(Activation activation) {
        return activation == Activation.RELU || activation == Activation.LEAKYRELU;
    }

    /** The architecture with one sigmoid. */
    public static Network asOneSigmoid(Network network) {
        List<Layer> layers = new ArrayList<>(network.hidden());
        Layer output = network.output();
        layers.add(new Layer(
                output.inputs(), 1, Activation.SIGMOID, output.weights(), output.weights() + output.inputs()));
        return new Network(layers, OutputLoss.SIGMOID_CROSS_ENTROPY, network.l2() / Math.sqrt(2));
    }

    /** The parameters of the network with one sigmoid. */
    public static double[] toOneSigmoid(Network network, double[] parameters) {
        Network one = asOneSigmoid(network);
        double[] written = new double[one.parameterCount()];
        double scale = scale(network);
        int inputs = network.output().inputs();
        for (int k = 0; k < network.output().weights(); k++) {
            written[k] = scale * parameters[k];
        }
        for (int j = 0; j <= inputs; j++) {
            double difference = parameters[index(network, 1, j)] - parameters[index(network, 0, j)];
            written[index(one, 0, j)] = j < inputs ? difference / scale : difference;
        }
        return written;
    }

    /**
     * The parameters of the softmax network with one sigmoid's function.
     *
     * @param written of the network with one sigmoid
     * @param shift   for each input of the output layer, then the biases, what class 0 and class 1 have on average
     */
    public static double[] toSoftmax(Network network, double[] written, double[] shift) {
        Network one = asOneSigmoid(network);
        double[] parameters = new double[network.parameterCount()];
        double scale = scale(network);
        int inputs = network.output().inputs();
        for (int k = 0; k < network.output().weights(); k++) {
            parameters[k] = written[k] / scale;
        }
        for (int j = 0; j <= inputs; j++) {
            double half = (j < inputs ? scale : 1) * written[index(one, 0, j)] / 2;
            parameters[index(network, 0, j)] = shift[j] - half;
            parameters[index(network, 1, j)] = shift[j] + half;
        }
        return parameters;
    }

    /**
     * What class 0 and class 1 have on average: of the weights from each input of the output layer, which is taken as 0 with weight decay,
     * then of the biases.
     */
    public static double[] shift(Network network, double[] parameters) {
        int inputs = network.output().inputs();
        double[] shift = new double[inputs + 1];
        for (int j = network.l2() > 0 ? inputs : 0; j <= inputs; j++) {
            shift[j] = parameters[index(network, 0, j)] / 2 + parameters[index(network, 1, j)] / 2;
        }
        return shift;
    }

    /** That of a network whose weights and bias to class 0 are 0, and those to class 1 the one sigmoid's. */
    public static double[] shiftOfNoughts(Network network, double[] written) {
        Network one = asOneSigmoid(network);
        double[] shift = new double[network.output().inputs() + 1];
        for (int j = 0; j < shift.length; j++) {
            shift[j] = written[index(one, 0, j)] / 2;
        }
        return shift;
    }

    private static double scale(Network network) {
        return network.l2() > 0 ? BALANCE : 1;
    }

    private static int index(Network network, int unit, int input) {
        Layer output = network.output();
        return input < output.inputs() ? output.weight(unit, input) : output.bias(unit);
    }
}
