package org.manymoons.endstate;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.manymoons.channel.ChannelSearch;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.Separation;
import org.manymoons.descent.Descent;
import org.manymoons.reference.Objective;

/** Whether a descent is on its way to infinity. */
record WayToInfinity(Objective objective, BooleanSupplier stop) {
    /** Chosen, of parameters: 6 units in the plane have 25. */
    static final int SMALL = 25;

    /** Chosen, of the loss: a round that lowers it by more is not near a limit. */
    private static final double STILL_FALLING = 0.01;

    /** A search takes seconds in a large network: there only a descent that hardly gets lower is worth it. */
    boolean mayBeNear(Descent descent, double before) {
        return objective.network().parameterCount() <= SMALL
                || objective.loss(descent.parameters()) > before * (1 - STILL_FALLING);
    }

    /** All samples are on their sides, and larger weights cost less and less. */
    Optional<EndState> separable(Descent descent) {
        return Separation.of(objective, descent.parameters())
                .map(channel -> Classifier.channel(objective, descent.parameters(), channel, descent.steps()));
    }

    /** The channel that the descent is in; where its limit lies above another network, the descent goes on from there. */
    Optional<EndState> channel(Descent descent) {
        if (!ChannelSearch.applies(objective.network())) {
            return Optional.empty();
        }
        Certification outcome = ChannelSearch.from(objective, descent.parameters(), stop);
        if (outcome instanceof Certification.Verified found) {
            return Optional.of(Classifier.channel(objective, found.network(), found.channel(), descent.steps()));
        }
        if (outcome instanceof Certification.Undercut lower) {
            descent.moveTo(lower.network());
        }
        return Optional.empty();
    }
}
