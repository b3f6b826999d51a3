package org.manymoons.endstate;

import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Network;

/** Why a network cannot be polished, in words that follow "since". */
public final class PolishingObstacle {
    /** Larger networks are not polished by the main job: a Hessian and its eigenvalues would take too long. Chosen. */
    public static final int MOST_PARAMETERS = 300;

    private PolishingObstacle() {}

    /** Of the main job; null if it polishes networks of this kind. */
    public static @Nullable String of(Network network) {
        return of(network, MOST_PARAMETERS);
    }

    /** Given how many parameters are not too many; null if there is none. */
    public static @Nullable String of(Network network, int mostParameters) {
        if (!Polisher.applies(network)) {
            return "its activation has kinks, where its slope jumps; these are treated in one hidden layer of relu or leakyrelu before one"
                    + " sigmoid output only";
        }
        return network.parameterCount() <= mostParameters
                ? null
                : "it has more than " + mostParameters + " parameters (" + network.parameterCount() + ")";
    }
}
