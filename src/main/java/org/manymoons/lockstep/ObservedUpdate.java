package org.manymoons.lockstep;

import org.manymoons.reference.Samples;

/**
 * One update as another program made it: everything needed to make it again.
 *
 * @param iteration   number of updates made before this one
 * @param batch       the samples of this update
 * @param before      parameters before it
 * @param stateBefore the updater's state before it
 * @param after       parameters after it
 * @param stateAfter  the updater's state after it
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record ObservedUpdate(
        long iteration, Samples batch, double[] before, double[] stateBefore, double[] after, double[] stateAfter) {}
