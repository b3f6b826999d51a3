package org.manymoons.landscape.search;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.Freedom;
import org.manymoons.symmetry.LayerSymmetry;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;

/** The symmetries that move one unit or exchange two: every signed permutation is made of them. */
public final class Generators {
    private Generators() {}

    /** Of all hidden layers; none of layers whose symmetries are not finitely many. */
    public static List<Symmetry> of(Network network) {
        List<Symmetry> generators = new ArrayList<>();
        for (int l = 0; l < network.hidden().size(); l++) {
            Layer layer = network.layers().get(l);
            Freedom freedom = Freedom.of(layer.activation());
            if (freedom == Freedom.SCALE || freedom == Freedom.MIXING) {
                continue;
            }
            for (int i = 0; i < layer.units(); i++) {
                if (freedom.hasSigns()) {
                    generators.add(move(network, l, i, i, -1));
                }
                for (int j = i + 1; j < layer.units(); j++) {
                    generators.add(move(network, l, i, j, 1));
                    if (freedom.hasSigns()) {
                        generators.add(move(network, l, i, j, -1));
                    }
                }
            }
        }
        return generators;
    }

    /** Units i and j of a hidden layer exchanged, both times this sign. */
    private static Symmetry move(Network network, int l, int i, int j, double sign) {
        int units = network.layers().get(l).units();
        int[] from = new int[units];
        double[] factors = new double[units];
        for (int k = 0; k < units; k++) {
            from[k] = k == i ? j : k == j ? i : k;
            factors[k] = k == i || k == j ? sign : 1;
        }
        List<LayerSymmetry> layers = new ArrayList<>(Symmetry.neutral(network).layers());
        layers.set(l, UnitMoves.of(from, factors));
        return new Symmetry(layers);
    }
}
