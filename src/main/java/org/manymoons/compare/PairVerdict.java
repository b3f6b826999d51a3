package org.manymoons.compare;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is known of two runs of one network: the same solution or not. */
public enum PairVerdict {
    /** The same bits. */
    IDENTICAL,
    /** A symmetry turns one into the other, up to the rounding of doubles. */
    SAME_UP_TO_SYMMETRY,
    /** Polished they are one minimum, up to symmetry. */
    SAME_MINIMUM_AFTER_POLISHING,
    /** Polished they run along one channel to infinity, towards one limit function. */
    SAME_CHANNEL_AFTER_POLISHING,
    /** Polished they are two verified end states. */
    DIFFERENT_END_STATES,
    /** The evidence carries neither. */
    UNDECIDED;

    /** As in the results. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it says that the two are one solution. */
    public boolean isSame() {
        return switch (this) {
            case IDENTICAL, SAME_UP_TO_SYMMETRY, SAME_MINIMUM_AFTER_POLISHING, SAME_CHANNEL_AFTER_POLISHING -> true;
            case DIFFERENT_END_STATES, UNDECIDED -> false;
        };
    }
}
