package org.manymoons.parting;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far the evidence carries a cause. */
public enum Certainty {
    /** The updates themselves show it, beyond what rounding can do. */
    SHOWN,
    /** Nothing else that is tried explains them, or the numbers scatter too much for more. */
    LIKELY,
    /** Nothing is claimed. */
    NONE;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
