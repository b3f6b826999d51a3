package org.manymoons.descent;

import org.manymoons.kernel.LogisticRegression;

/** A loss with derivatives that are written out, of which no parameter is linear. */
public interface WrittenOut extends Surface {
    @Override
    default boolean isProjectable() {
        return false;
    }

    @Override
    default int[] linearParameters() {
        return new int[0];
    }

    @Override
    default LogisticRegression regression(double[] p) {
        throw new UnsupportedOperationException("nothing is linear");
    }
}
