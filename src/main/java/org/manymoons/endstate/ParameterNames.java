package org.manymoons.endstate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/** Names of parameters for people: layer, unit and input counted from 1. */
final class ParameterNames {
    /** Chosen: names that a reader still takes in. */
    private static final int NAMED = 3;

    /** Chosen, of a direction of length 1: components below it are not named. */
    private static final double NOTABLE = 0.1;

    private ParameterNames() {}

    static String of(Network network, int index) {
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            if (index >= layer.weights() && index < layer.biases()) {
                return "weight " + ((index - layer.weights()) % layer.inputs() + 1) + " into "
                        + unit(network, l, (index - layer.weights()) / layer.inputs());
            }
            if (index >= layer.biases() && index < layer.biases() + layer.units()) {
                return "bias of " + unit(network, l, index - layer.biases());
            }
        }
        throw new IllegalArgumentException("no such parameter: index=" + index);
    }

    private static String unit(Network network, int layer, int unit) {
        if (layer == network.hidden().size()) {
            return "the output";
        }
        return "unit " + (unit + 1) + (network.hidden().size() == 1 ? "" : " of hidden layer " + (layer + 1));
    }

    /** The parameters that make up most of a direction. */
    static String largest(Network network, double[] direction) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, direction.length).boxed().toList());
        order.sort(Comparator.comparingDouble(k -> -Math.abs(direction[k])));
        return order.stream()
                .limit(NAMED)
                .filter(k -> Math.abs(direction[k]) > NOTABLE)
                .map(k -> of(network, k))
                .toList()
                .toString();
    }
}
