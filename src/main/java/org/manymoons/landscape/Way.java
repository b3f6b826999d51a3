package org.manymoons.landscape;

import java.util.List;

/**
 * A way between two end states, or two copies of one, without a saddle on it: one of them is a channel to infinity, or has
 * weights so large that no saddle was found. It shows that the two join at its cost or below.
 *
 * @param cost       the highest on the way, at places that are near to each other
 * @param joins      numbers of the end states, the smaller first
 * @param parameters the network of that cost, in the network's order
 * @param oneWay     networks on the way from there to the first of {@code joins}; straight lines lead from each to the next
 * @param otherWay   the same to the second
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Way(double cost, List<Integer> joins, double[] parameters, double[][] oneWay, double[][] otherWay) {
    public Way {
        joins = List.copyOf(joins);
    }
}
