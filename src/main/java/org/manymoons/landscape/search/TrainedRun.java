package org.manymoons.landscape.search;

/**
 * A run as training left it.
 *
 * @param parameters in the network's order
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record TrainedRun(long seed, double[] parameters) {}
