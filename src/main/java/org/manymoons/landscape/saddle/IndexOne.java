package org.manymoons.landscape.saddle;

import org.manymoons.spectrum.Spectrum;
import org.manymoons.spectrum.StrictMinimum;

/** Whether a point is a saddle of index 1, decided on bounds of what rounding can do. */
public enum IndexOne {
    /** Gradient at its rounding bound, one eigenvalue below zero beyond its bound, every other above. */
    SADDLE,

    /** The same, but some eigenvalues cannot be told from zero: a saddle, a pass along which nothing changes. */
    DEGENERATE,

    /** Anything else. */
    NO;

    /**
     * The decision.
     *
     * @param gradient       P components
     * @param gradientBounds of the rounding of each
     * @param spectrum       of the Hessian there
     */
    public static IndexOne of(double[] gradient, double[] gradientBounds, Spectrum spectrum) {
        if (!StrictMinimum.vanishes(gradient, gradientBounds)) {
            return NO;
        }
        double[] values = spectrum.eigenvalues();
        if (!(values[0] < -spectrum.bounds()[0])) {
            return NO;
        }
        boolean strict = true;
        for (int k = 1; k < values.length; k++) {
            if (values[k] < -spectrum.bounds()[k]) {
                return NO;
            }
            strict &= values[k] > spectrum.bounds()[k];
        }
        return strict ? SADDLE : DEGENERATE;
    }
}
