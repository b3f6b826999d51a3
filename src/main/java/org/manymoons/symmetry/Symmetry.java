package org.manymoons.symmetry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * A change of parameters that leaves the function of a network exactly as it is. Symmetries of one network form a group:
 * they can be composed and inverted, and {@code g.compose(h).apply(p) = g.apply(h.apply(p))}.
 *
 * @param layers what is done to each hidden layer, first to last
 */
public record Symmetry(List<LayerSymmetry> layers) {
    public Symmetry {
        layers = List.copyOf(layers);
    }

    /** The symmetry that changes nothing. */
    public static Symmetry neutral(Network network) {
        return new Symmetry(network.hidden().stream()
                .<LayerSymmetry>map(layer -> UnitMoves.unchanged(layer.units()))
                .toList());
    }

    /**
     * The parameters after this symmetry, a new array.
     *
     * @throws IllegalArgumentException if the network has no such symmetry
     */
    public double[] apply(Network network, double[] parameters) {
        List<Integer> widths = network.hidden().stream().map(Layer::units).toList();
        List<Integer> mine = layers.stream().map(LayerSymmetry::units).toList();
        if (!widths.equals(mine)) {
            throw new IllegalArgumentException(
                    "a symmetry of hidden layers " + mine + " cannot be applied to hidden layers " + widths);
        }
        if (parameters.length != network.parameterCount()) {
            throw new IllegalArgumentException("the network has " + network.parameterCount()
                    + " parameters: parameters.length=" + parameters.length);
        }
        double[] result = parameters.clone();
        for (int l = 0; l < layers.size(); l++) {
            result = layers.get(l)
                    .apply(network.layers().get(l), network.layers().get(l + 1), result);
        }
        return result;
    }

    /** The symmetry that undoes this one. */
    public Symmetry inverse() {
        return new Symmetry(layers.stream().map(LayerSymmetry::inverse).toList());
    }

    /** This symmetry after {@code first}. */
    public Symmetry compose(Symmetry first) {
        if (layers.size() != first.layers.size()) {
            throw new IllegalArgumentException("only symmetries of the same network can be composed: hidden layers="
                    + layers.size() + " and " + first.layers.size());
        }
        return new Symmetry(IntStream.range(0, layers.size())
                .mapToObj(l -> layers.get(l).after(first.layers.get(l)))
                .toList());
    }

    /** For a beginner: {@code unit 1 <- 3 (sign flipped), unit 3 <- 1}; several hidden layers are numbered from 1. */
    @Override
    public String toString() {
        if (layers.size() == 1) {
            return layers.get(0).toString();
        }
        return IntStream.range(0, layers.size())
                .mapToObj(l -> "hidden layer " + (l + 1) + ": " + layers.get(l))
                .collect(Collectors.joining("; "));
    }
}
