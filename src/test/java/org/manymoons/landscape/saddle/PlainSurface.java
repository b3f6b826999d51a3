package org.manymoons.landscape.saddle;

import java.util.Arrays;
import org.manymoons.descent.Surface;
import org.manymoons.kernel.LogisticRegression;

/** A surface of a formula, nothing in it linear. */
interface PlainSurface extends Surface {
    @Override
    default Rounding rounding(double[] p) {
        double[] bounds = new double[p.length];
        Arrays.fill(bounds, 1e-14);
        return new Rounding(1e-14, bounds);
    }

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
