package org.manymoons.landscape.search;

/**
 * A quadratic Bezier curve of low cost between two runs as training left them, the second aligned with the first.
 *
 * @param a        seed of a run
 * @param b        seed of another
 * @param straight highest cost on the straight line between the two, aligned
 * @param curved   highest cost on the curve
 * @param middle   the place that bends the curve, in the network's order
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record CurvedConnection(long a, long b, double straight, double curved, double[] middle) {}
