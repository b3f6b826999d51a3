package org.manymoons.symmetry.free;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.Affine;
import org.manymoons.symmetry.free.FreeDirection.Cause;

/**
 * The directions of one identity layer, V (W x + b) + c: mixings, dW = E W, db = E b, dV = -V E, of which the rotations
 * (E antisymmetric) keep the sum of squares of the weights; biases that trade with the next ones; dW that V cancels; and
 * dV that the linear dependence of the units cancels.
 */
final class MixingTangents {
    private final Network network;
    private final double[] parameters;
    private final double tolerance;
    private final int l;
    private final Layer layer;
    private final Layer next;
    private final List<FreeDirection> found = new ArrayList<>();

    MixingTangents(Network network, double[] parameters, double tolerance, int l) {
        this.network = network;
        this.parameters = parameters;
        this.tolerance = tolerance;
        this.l = l;
        layer = network.layers().get(l);
        next = network.layers().get(l + 1);
    }

    List<FreeDirection> directions() {
        for (int i = 0; i < layer.units(); i++) {
            biasTrade(i);
            for (int j = 0; j < layer.units(); j++) {
                Tangent mixing = new Tangent(network, Cause.MIXING, l, -1);
                add(mixing, i, j, 1);
                mixing.exactly(words("units of an identity layer can be mixed"), false)
                        .ifPresent(found::add);
                if (j < i) {
                    Tangent rotation = new Tangent(network, Cause.MIXING, l, -1);
                    add(rotation, i, j, 1);
                    add(rotation, j, i, -1);
                    rotation.exactly(words("units of an identity layer can be rotated"), true)
                            .ifPresent(found::add);
                }
            }
        }
        incomingThatCancels();
        outgoingThatCancels();
        return found;
    }

    private String words(String what) {
        return network.hidden().size() > 1 ? what + " (hidden layer " + (l + 1) + ")" : what;
    }

    /** E with a single entry in row i, column j. */
    private void add(Tangent tangent, int i, int j, double entry) {
        for (int k = 0; k < layer.inputs(); k++) {
            tangent.move(layer.weight(i, k), entry * parameters[layer.weight(j, k)]);
        }
        tangent.move(layer.bias(i), entry * parameters[layer.bias(j)]);
        for (int k = 0; k < next.units(); k++) {
            tangent.move(next.weight(k, j), -entry * parameters[next.weight(k, i)]);
        }
    }

    private void biasTrade(int i) {
        Tangent tangent = new Tangent(network, Cause.MIXING, l, i).move(layer.bias(i), 1);
        for (int k = 0; k < next.units(); k++) {
            tangent.move(next.bias(k), -parameters[next.weight(k, i)]);
        }
        tangent.exactly(words("biases of an identity layer trade with the next biases"), true)
                .ifPresent(found::add);
    }

    private void incomingThatCancels() {
        double[][] outgoing = Affine.of(next, parameters).weights();
        for (double[] shares : NullSpace.of(outgoing, layer.units(), tolerance)) {
            for (int j = 0; j < layer.inputs(); j++) {
                Tangent tangent = new Tangent(network, Cause.MIXING, l, -1);
                for (int i = 0; i < layer.units(); i++) {
                    tangent.move(layer.weight(i, j), shares[i]);
                }
                tangent.exactly(words("incoming weights of an identity layer that the outgoing ones cancel"), false)
                        .ifPresent(found::add);
            }
        }
    }

    private void outgoingThatCancels() {
        double[][] incoming = new double[layer.inputs()][layer.units()];
        for (int i = 0; i < layer.units(); i++) {
            for (int j = 0; j < layer.inputs(); j++) {
                incoming[j][i] = parameters[layer.weight(i, j)];
            }
        }
        for (double[] shares : NullSpace.of(incoming, layer.units(), tolerance)) {
            for (int k = 0; k < next.units(); k++) {
                Tangent tangent = new Tangent(network, Cause.MIXING, l, -1);
                for (int i = 0; i < layer.units(); i++) {
                    tangent.move(next.weight(k, i), shares[i]);
                    tangent.move(next.bias(k), -shares[i] * parameters[layer.bias(i)]);
                }
                tangent.exactly(words("outgoing weights of linearly dependent units of an identity layer"), false)
                        .ifPresent(found::add);
            }
        }
    }
}
