package org.manymoons.data;

import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Samples;

/** A data set that is drawn: those of scikit-learn's {@code sklearn.datasets} have the same rows in the same order. */
public sealed interface Generator permits MakeMoons, MakeCircles, Teacher {

    /** The samples for these arguments. */
    Samples samples();

    /** Which label is which class; null where labels are numbers to be predicted. */
    default @Nullable ClassTable classes() {
        return ClassTable.numbered(2);
    }

    /** The same arguments with another {@code random_state}, 0 to 2^32 - 1. */
    Generator withRandomState(long randomState);
}
