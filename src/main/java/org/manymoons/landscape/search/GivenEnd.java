package org.manymoons.landscape.search;

import org.manymoons.endstate.Kind;

/**
 * An end state whose surroundings are to be searched.
 *
 * @param value      its cost; of a channel the limit of the cost
 * @param hits       seeds that lead there
 * @param parameters in the network's order; of a channel a network some way along it
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record GivenEnd(Kind kind, double value, int hits, double[] parameters) {}
