package org.manymoons.lockstep;

/**
 * Where a seed's training ends.
 *
 * @param parameters  after the last update made
 * @param failedAfter update after which the loss or a parameter was no finite number, 0 if none
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record TrainingEnd(double[] parameters, int failedAfter) {}
