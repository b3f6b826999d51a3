package org.manymoons.proof.complete;

/** Newton's method for the best output weight and bias of a given unit; no bound relies on its result. */
final class OutputNewton {
    /** Chosen: far more than it needs where no step is shortened; what is not found costs only time. */
    private static final int STEPS = 60;

    private static final int QUICK = 10; // chosen: after it steps may go to and fro, and are kept short

    /** Chosen: a logit that moves by no more changes the loss's curvature by no more than twice, so that the loss falls. */
    private static final double SHORT = 0.7;

    private static final double LONGEST = 1.5; // chosen: of a step in the logit
    private static final double OF_WEIGHT = 0.1; // chosen: of an output weight's step in the logit
    private static final double LOST = 1e9; // chosen: a step that has nothing to do with the loss any more
    private static final double SMALL = 1e-4; // the step after it is some 1e-8

    private final OneUnitData data;
    double v = 1;
    double c;
    double bend; // of the loss by v with the best c
    double shift; // the mean of the unit's values, weighted with the curvature of the loss

    OutputNewton(OneUnitData data) {
        this.data = data;
    }

    /** From the v and c that are there; false where it leads nowhere. */
    boolean solve(double[] f) {
        double before = Double.MAX_VALUE;
        for (int step = 0; step < STEPS; step++) {
            double gv = 0;
            double gc = 0;
            double vv = 0;
            double vc = 0;
            double cc = 0;
            for (int i = 0; i < f.length; i++) {
                double z = v * f[i] + c;
                double e = Math.abs(z) > 500 ? 0 : Outward.exp(-Math.abs(z));
                double s = 1 / (1 + e);
                double r = (z >= 0 ? s : e * s) - data.y()[i];
                double bend = e * s * s;
                gv += r * f[i];
                gc += r;
                vv += bend * f[i] * f[i];
                vc += bend * f[i];
                cc += bend;
            }
            shift = vc / cc;
            gv += data.l2() * v * f.length;
            vv += data.l2() * f.length;
            double determinant = vv * cc - vc * vc;
            bend = determinant / cc / f.length;
            double stepV = (cc * gv - vc * gc) / determinant;
            double stepC = (vv * gc - vc * gv) / determinant;
            if (!(determinant > 0) || !(Math.abs(stepV) + Math.abs(stepC) < LOST)) {
                v = 1;
                c = 0;
                return false;
            }
            double large = Math.max(Math.abs(stepV) * OF_WEIGHT, Math.abs(gc) / cc);
            double damped = large > LONGEST || large > before ? Math.min(1, LONGEST / large) : 1;
            if (step >= QUICK) {
                damped = Math.min(1, SHORT / (Math.abs(stepV) + Math.abs(stepC)));
            }
            before = large;
            v -= damped * stepV;
            c -= damped * stepC;
            if (large < SMALL) {
                return true;
            }
        }
        return true;
    }
}
