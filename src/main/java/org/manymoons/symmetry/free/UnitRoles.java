package org.manymoons.symmetry.free;

import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * Which hidden units are live (some path of nonzero weights leads to an output) and which are constant (no path of
 * nonzero weights comes from an input), and the output of the constant ones. Weights that count as zero are set to zero.
 */
final class UnitRoles {
    final boolean[][] live;
    final boolean[][] constant;
    /** For constant units: the pre-activation. */
    final double[][] preActivation;

    private final Network network;
    private final double tolerance;

    UnitRoles(Network network, double[] parameters, double tolerance) {
        this.network = network;
        this.tolerance = tolerance;
        int depth = network.layers().size();
        live = new boolean[depth][];
        constant = new boolean[depth][];
        preActivation = new double[depth][];
        for (int l = depth - 1; l >= 0; l--) {
            live[l] = new boolean[network.layers().get(l).units()];
            for (int i = 0; i < live[l].length; i++) {
                live[l][i] = l == depth - 1 || isLive(l, i, parameters);
            }
        }
        for (int l = 0; l < depth; l++) {
            Layer layer = network.layers().get(l);
            constant[l] = new boolean[layer.units()];
            preActivation[l] = new double[layer.units()];
            for (int i = 0; i < layer.units(); i++) {
                constant[l][i] = isConstant(l, i, parameters);
                preActivation[l][i] = constantInput(l, i, parameters);
            }
        }
    }

    boolean isConstantInput(int l, int j) {
        return l > 0 && constant[l - 1][j];
    }

    private boolean isLive(int l, int i, double[] parameters) {
        Layer next = network.layers().get(l + 1);
        double sum = 0;
        for (int k = 0; k < next.units(); k++) {
            sum += live[l + 1][k] ? parameters[next.weight(k, i)] * parameters[next.weight(k, i)] : 0;
        }
        if (Math.sqrt(sum) > tolerance) {
            return true;
        }
        for (int k = 0; k < next.units(); k++) {
            parameters[next.weight(k, i)] = live[l + 1][k] ? 0 : parameters[next.weight(k, i)];
        }
        return false;
    }

    private boolean isConstant(int l, int i, double[] parameters) {
        Layer layer = network.layers().get(l);
        double sum = 0;
        for (int j = 0; j < layer.inputs(); j++) {
            double w = parameters[layer.weight(i, j)];
            sum += isConstantInput(l, j) ? 0 : w * w;
        }
        if (Math.sqrt(sum) > tolerance) {
            return false;
        }
        for (int j = 0; j < layer.inputs(); j++) {
            parameters[layer.weight(i, j)] = isConstantInput(l, j) ? parameters[layer.weight(i, j)] : 0;
        }
        return true;
    }

    private double constantInput(int l, int i, double[] parameters) {
        Layer layer = network.layers().get(l);
        double z = parameters[layer.bias(i)];
        for (int j = 0; j < layer.inputs(); j++) {
            if (isConstantInput(l, j)) {
                z += parameters[layer.weight(i, j)]
                        * network.layers().get(l - 1).activation().value(preActivation[l - 1][j]);
            }
        }
        return z;
    }
}
