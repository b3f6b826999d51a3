package org.manymoons.channel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * The evidence for a channel to infinity: its limit is the strict minimum of a limit model in which groups of units are
 * replaced by what they tend to.
 *
 * @param groups      the units that go to infinity together, and how
 * @param path        networks along the channel, outward
 * @param limit       the limit of the loss
 * @param limitError  how far the exact limit can be from it
 * @param predictions the limit function: predicted probability of class 1 of each sample
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Channel(
        List<UnitGroup> groups, List<Station> path, double limit, double limitError, double[] predictions) {

    /** How a group of units goes to infinity. */
    public enum Way {
        /** Incoming weights and biases become equal up to sign; output weights diverge with opposite effect. */
        MERGE,
        /**
         * Incoming weights go to 0 and output weights diverge, so that one unit becomes linear in the inputs and two along
         * one direction a polynomial.
         */
        FADE,
        /** |bias| grows, the output weight exponentially with it; the output bias compensates. */
        SATURATE,
        /** Two units merge while they saturate. */
        MERGE_AND_SATURATE,
        /** The bias grows, so that the unit becomes linear in the inputs, its weights finite; the output bias compensates. */
        LINEARISE,
        /** The incoming weights grow, so that the unit becomes a step function. */
        SHARPEN,
        /** The incoming weights grow and the output weight vanishes, so that a softplus unit becomes a hinge, as relu has it. */
        HINGE,
        /** Incoming and outgoing weights grow: the samples beyond the unit's line, all of one class, cost nothing. */
        CUT_OFF,
        /** All samples are classified rightly, so that the scale of the output layer grows for ever. */
        SEPARABLE;

        /** As in the results: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Units that go to infinity together.
     *
     * @param units                 hidden units, counted from 0
     * @param cosineOfWeights       smallest |cosine| of the angle between two units' incoming weights, 1 for one unit
     * @param cosineOfWeightsAndBias the same with the bias included
     * @param growth                at each station of the path
     */
    public record UnitGroup(
            Way way,
            List<Integer> units,
            double cosineOfWeights,
            double cosineOfWeightsAndBias,
            List<WeightNorms> growth) {
        public UnitGroup {
            units = List.copyOf(units);
            growth = List.copyOf(growth);
        }
    }

    /**
     * How large the weights of a group's units are.
     *
     * @param incoming largest norm of a unit's incoming weights, without bias
     * @param bias     largest |bias|
     * @param outgoing largest |output weight|
     */
    public record WeightNorms(double incoming, double bias, double outgoing) {}

    /** A network on the way: the norm of its parameters and its loss. */
    public record Station(double norm, double loss) {}

    public Channel {
        groups = List.copyOf(groups);
        path = List.copyOf(path);
    }
}
