package org.manymoons.proof.complete;

/**
 * All units middle + sum_k xi_k directions_k with |xi_k| at most the radius, w before b.
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record Parallelepiped(double[] middle, double[][] directions, double[] radius) {}
