package org.manymoons.compare;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.UnitMoves;
import org.manymoons.symmetry.align.Alignment;

/**
 * A unit of one network beside its partner in another, after alignment.
 *
 * @param layer    hidden layer, counted from 1
 * @param unit     of the first network, counted from 1
 * @param partner  the unit of the second network, counted from 1
 * @param factor   what the partner's incoming weights were multiplied with; -1 where its sign was flipped
 * @param residual distance of the two in the form that is compared
 * @param first    incoming weights, bias, outgoing weights of the unit, at most so many
 * @param second   the same of the partner, aligned
 */
public record MatchedUnit(
        int layer, int unit, int partner, double factor, double residual, List<Double> first, List<Double> second) {

    /** Chosen: of a wide layer nobody reads them all. */
    private static final int MOST_NUMBERS = 200;

    /** All units; those of layers that are not matched one by one (identity) are left out. */
    public static List<MatchedUnit> of(Network network, double[] a, double[] alignedB, Alignment alignment) {
        List<MatchedUnit> units = new ArrayList<>();
        int measured = 0;
        for (int l = 0; l < network.hidden().size(); l++) {
            if (network.layers().get(l).activation() == Activation.IDENTITY) {
                continue;
            }
            UnitMoves moves = (UnitMoves) alignment.symmetry().layers().get(l);
            double[] residuals = alignment.unitResiduals().get(measured++);
            for (int i = 0; i < moves.units(); i++) {
                units.add(new MatchedUnit(
                        l + 1,
                        i + 1,
                        moves.moves().get(i).from() + 1,
                        moves.moves().get(i).factor(),
                        residuals[i],
                        unit(network, l, i, a),
                        unit(network, l, i, alignedB)));
            }
        }
        return units;
    }

    private static List<Double> unit(Network network, int l, int i, double[] p) {
        Layer layer = network.layers().get(l);
        Layer next = network.layers().get(l + 1);
        List<Double> values = new ArrayList<>();
        for (int j = 0; j < layer.inputs() && values.size() < MOST_NUMBERS; j++) {
            values.add(p[layer.weight(i, j)]);
        }
        values.add(p[layer.bias(i)]);
        for (int k = 0; k < next.units() && values.size() < MOST_NUMBERS; k++) {
            values.add(p[next.weight(k, i)]);
        }
        return values;
    }
}
