package org.manymoons.parting.scatter;

import org.manymoons.reference.Samples;

/**
 * Where a training took a gradient.
 *
 * @param parameters there
 * @param batch      the samples that it should be of
 * @param expected   the gradient of these
 * @param gradient   the one that the training used, without weight decay
 * @param error      what rounding can do to it
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record UsedGradient(
        long iteration, double[] parameters, Samples batch, double[] expected, double[] gradient, double[] error) {}
