package org.manymoons.symmetry.free;

/**
 * A direction in which the parameters can be moved without changing the function.
 *
 * @param cause        why
 * @param hiddenLayer  the hidden layer, from 0
 * @param unit         the unit of that layer, from 0; -1 if the direction belongs to the layer as a whole
 * @param what         in words for a beginner, layers and units counted from 1
 * @param exact        whether the function stays as it is all along a curve in this direction, not only to first order
 * @param keepsPenalty whether that curve leaves all weights (or the sum of their squares) alone, so that weight decay
 *                     does not notice
 * @param tangent      the direction, of length 1, in the parameters' order
 */
@SuppressWarnings("ArrayRecordComponent") // compared by effect, not as records
public record FreeDirection(
        Cause cause, int hiddenLayer, int unit, String what, boolean exact, boolean keepsPenalty, double[] tangent) {

    /** Why a direction is free. */
    public enum Cause {
        /** The unit reaches no output: its incoming weights and bias are free. */
        DEAD,
        /** The unit's output is the same for all inputs: its bias and outgoing weights trade with the next biases. */
        CONSTANT,
        /** Units equal up to sign, or scale: their outgoing weights can be traded. */
        EQUAL,
        /** Equal units whose outgoing weights add up to zero: together they can move anywhere. */
        CANCELLING,
        /** A relu or leakyrelu unit can be scaled. */
        SCALING,
        /** A shift common to all classes of a softmax. */
        SHIFT,
        /** Units of an identity layer can be mixed. */
        MIXING,
        /** Free to first order only: the Jacobian does not see it, the function does. */
        FIRST_ORDER
    }
}
