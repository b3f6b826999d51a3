package org.manymoons.parting.update;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an update goes on from the one before; DL4J, PyTorch and Keras agree on these while the learning rate stays. */
public enum Momentum {
    /** u = -lr g. */
    NONE,
    /** u = m u' - lr g with the update before, u' (Polyak 1964). */
    HEAVY_BALL,
    /** u = m u' - lr (1 + m) g + lr m g' with the gradient before, g' (Nesterov's, in the form of Sutskever et al. 2013). */
    NESTEROV;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
