package org.manymoons.modelfile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/**
 * What weight arrays do not say of their network.
 *
 * @param hidden      the activation of the hidden units
 * @param l2          strength of the weight decay, 0 or more
 * @param orientation how the matrices lie, null to find out
 * @param origin      where activation and decay are from, in words
 */
public record Unsaid(Activation hidden, double l2, @Nullable Orientation orientation, String origin) {

    /** A sentence that says what is taken. */
    String reading(Network network) {
        int outputs = network.output().units();
        return (network.hidden().isEmpty()
                        ? "no hidden units"
                        : "hidden units " + hidden.name().toLowerCase(Locale.ROOT))
                + (outputs == 1 ? ", one sigmoid output" : ", softmax of " + outputs + " outputs")
                + (l2 == 0 ? ", no weight decay" : ", l2 " + l2)
                + ": " + origin;
    }
}
