package org.manymoons.landscape.inward;

import java.util.List;
import org.manymoons.symmetry.UnitMove;

/**
 * A way from one end state to a copy of another, or of itself, that nowhere costs more than it says. Unlike at a saddle a lower
 * one may be near.
 *
 * @param cost      the highest on it, at places that are near to each other
 * @param a         number of an end state
 * @param b         number of another, or the same
 * @param moves     what makes the copy of b, hidden layer by hidden layer
 * @param top       a network at the highest place that was looked at, about as high as the cost
 * @param oneWay    networks on the way from there to a, the last one a itself, or in its channel
 * @param otherWay  the same to the copy of b
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record FoundWay(
        double cost, int a, int b, List<List<UnitMove>> moves, double[] top, double[][] oneWay, double[][] otherWay) {
    public FoundWay {
        moves = List.copyOf(moves);
    }
}
