package org.manymoons.proof;

import java.math.BigDecimal;
import java.util.List;
import org.manymoons.reference.Network;

/** What a file of a certificate says, with all that is needed to prove it again. */
public sealed interface Statement permits Certificate, ChannelCertificate {
    /** One hidden layer and one sigmoid output. */
    Certificate.Architecture network();

    /** The samples. */
    Certificate.Data data();

    /** In the loss; a limit is certified without. */
    default double l2() {
        return 0;
    }

    /** Whether it is about a network of this shape and weight decay. */
    default boolean isAbout(Network other) {
        return other.hidden().size() == 1 && network().equals(Certificate.Architecture.of(other)) && l2() == other.l2();
    }

    /** Of the box, exactly. */
    List<BigDecimal> midpoint();

    /** Of the box, for each parameter. */
    List<Double> radius();

    /** Lower and upper end of an interval that holds the loss of the critical point. */
    List<BigDecimal> lossInterval();
}
