package org.manymoons.data;

import org.manymoons.reference.Samples;

/** A data set of scikit-learn's {@code sklearn.datasets}: two features, two classes, the same rows in the same order. */
public sealed interface Generator permits MakeMoons, MakeCircles {

    /** The samples for these arguments. */
    Samples samples();

    /** The same arguments with another {@code random_state}, 0 to 2^32 - 1. */
    Generator withRandomState(long randomState);
}
