package org.manymoons.endstate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What polishing reaches. */
public enum Kind {
    /** A critical point whose Hessian is positive definite beyond its rounding. */
    STRICT_MINIMUM,
    /** A critical point with flat directions and no descending one. */
    FLAT_MINIMUM,
    /** A critical point with an eigenvalue below zero beyond its rounding. */
    SADDLE,
    /** No critical point: the loss falls towards a limit that only infinite parameters reach. */
    CHANNEL_TO_INFINITY,
    /** None of these could be established. */
    NOT_CONVERGED;

    /** As in the results: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
