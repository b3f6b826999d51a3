package org.manymoons.endstate;

import java.util.Arrays;
import org.manymoons.descent.DeadUnits;
import org.manymoons.descent.Descent;
import org.manymoons.reference.Objective;

/** The last steps of a descent. */
final class Finish {
    /** Chosen: each can make further units exactly dead. */
    private static final int MOST = 6;

    private Finish() {}

    /** On the rounding floor, dead units exactly dead; zeroing them can move the others' minimum a little. */
    static double[] of(Objective objective, Descent descent) {
        double[] zeroed = descent.parameters();
        for (int i = 0; i < MOST; i++) {
            descent.finish();
            zeroed = DeadUnits.zeroed(objective.network(), descent.parameters());
            if (Arrays.equals(zeroed, descent.parameters())) {
                break;
            }
            descent.moveTo(zeroed);
        }
        return zeroed;
    }
}
