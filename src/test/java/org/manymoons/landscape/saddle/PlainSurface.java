package org.manymoons.landscape.saddle;

import java.util.Arrays;
import org.manymoons.descent.WrittenOut;

/** A surface of a formula, nothing in it linear, whose rounding is that of a few operations. */
interface PlainSurface extends WrittenOut {
    @Override
    default Rounding rounding(double[] p) {
        double[] bounds = new double[p.length];
        Arrays.fill(bounds, 1e-14);
        return new Rounding(1e-14, bounds);
    }
}
