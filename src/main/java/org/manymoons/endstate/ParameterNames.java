package org.manymoons.endstate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/** Names of parameters for people: layer, unit and input counted from 1. */
final class ParameterNames {
    private ParameterNames() {}

    static String of(Network network, int index) {
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            String unit = l + 1 == network.layers().size()
                    ? "the output"
                    : "unit "
                            + (index >= layer.biases()
                                    ? index - layer.biases()
                                    : (index - layer.weights()) / layer.inputs())
                            + (network.hidden().size() == 1 ? "" : " of hidden layer " + (l + 1));
            if (index >= layer.weights() && index < layer.biases()) {
                return "weight " + ((index - layer.weights()) % layer.inputs() + 1) + " into " + counted(unit);
            }
            if (index >= layer.biases() && index < layer.biases() + layer.units()) {
                return "bias of " + counted(unit);
            }
        }
        throw new IllegalArgumentException("no such parameter: index=" + index);
    }

    private static String counted(String unit) {
        if (!unit.startsWith("unit ")) {
            return unit;
        }
        String[] words = unit.split(" ", 3);
        return "unit " + (Integer.parseInt(words[1]) + 1) + (words.length > 2 ? " " + words[2] : "");
    }

    /** The parameters that make up most of a direction. */
    static String largest(Network network, double[] direction) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, direction.length).boxed().toList());
        order.sort(Comparator.comparingDouble(k -> -Math.abs(direction[k])));
        return order.stream()
                .limit(3)
                .filter(k -> Math.abs(direction[k]) > 0.1)
                .map(k -> of(network, k))
                .toList()
                .toString();
    }
}
