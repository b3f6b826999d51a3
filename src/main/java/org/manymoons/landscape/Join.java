package org.manymoons.landscape;

import org.jspecify.annotations.Nullable;

/**
 * How two end states hang together.
 *
 * @param a    number of an end state
 * @param b    of another, larger
 * @param cost the lowest cost at which some copies of the two are known to join; null if no path was found
 */
public record Join(int a, int b, @Nullable Double cost) {}
