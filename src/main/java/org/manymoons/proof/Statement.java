package org.manymoons.proof;

import java.math.BigDecimal;
import java.util.List;

/** What a file of a certificate says, with all that is needed to prove it again. */
public sealed interface Statement permits Certificate, ChannelCertificate {
    /** One hidden layer and one sigmoid output. */
    Certificate.Architecture network();

    /** The samples. */
    Certificate.Data data();

    /** Of the box, exactly. */
    List<BigDecimal> midpoint();

    /** Of the box, for each parameter. */
    List<Double> radius();

    /** Lower and upper end of an interval that holds the loss of the critical point. */
    List<BigDecimal> lossInterval();
}
