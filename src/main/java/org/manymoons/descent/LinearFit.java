package org.manymoons.descent;

import org.manymoons.kernel.GeneralizedLinearModel;
import org.manymoons.spectrum.Eigen;

/** Solves a {@link GeneralizedLinearModel}: convex, by Newton's method with steps that are shortened where they lead uphill. */
public final class LinearFit {
    /** Chosen: where a smaller share of the Newton step is needed, the direction is rounding. */
    private static final double SMALLEST_STEP = 1e-3;

    /** Chosen, of the loss: what a Newton step leaves of a smaller decrease drowns in rounding, so it is the last. */
    private static final double QUADRATIC = 1e-9;

    /** Chosen, of the loss: a smaller predicted decrease is rounding. */
    private static final double NOTHING = 1e-14;

    /** Chosen: a step that leads uphill is tried again, so many times shorter. */
    private static final double SHORTER = 4;

    private final GeneralizedLinearModel regression;
    private double[] v;
    private double loss;

    private LinearFit(GeneralizedLinearModel regression, double[] start) {
        this.regression = regression;
        v = start;
        loss = regression.loss(v);
    }

    /** The solution, or the state after so many steps, or where a thousandth of a step still leads uphill. */
    static double[] solve(GeneralizedLinearModel regression, double[] start, int steps) {
        LinearFit fit = new LinearFit(regression, start.clone());
        int step = 0;
        while (step < steps && fit.improve()) {
            step++;
        }
        return fit.v;
    }

    /** The solution from this start, or from zero where that is lower. */
    public static double[] solveFromAnywhere(GeneralizedLinearModel regression, double[] start, int steps) {
        LinearFit near = new LinearFit(regression, start.clone());
        LinearFit far = new LinearFit(regression, new double[start.length]);
        LinearFit fit = near.loss <= far.loss ? near : far;
        for (int step = 0; step < steps && fit.improve(); step++) {}
        return fit.v;
    }

    private boolean improve() {
        int size = v.length;
        double[] gradient = new double[size];
        double[][] hessian = new double[size][size];
        regression.differentiate(v, gradient, hessian);
        double[] step = newtonStep(hessian, gradient);
        double decrease = 0;
        for (int k = 0; k < size; k++) {
            decrease -= gradient[k] * step[k];
        }
        if (!(decrease > NOTHING * loss)) {
            return false;
        }
        if (decrease < QUADRATIC * loss) {
            for (int k = 0; k < size; k++) {
                v[k] += step[k];
            }
            return false;
        }
        for (double t = 1; t > SMALLEST_STEP; t /= SHORTER) {
            double[] trial = v.clone();
            for (int k = 0; k < size; k++) {
                trial[k] += t * step[k];
            }
            double trialLoss = regression.loss(trial);
            if (trialLoss < loss) {
                v = trial;
                loss = trialLoss;
                return true;
            }
        }
        return false;
    }

    /** -H^-1 g on the eigenvectors that rounding leaves meaningful. */
    private static double[] newtonStep(double[][] hessian, double[] gradient) {
        int size = gradient.length;
        double[] step = new double[size];
        if (!Eigen.isFinite(hessian)) {
            return step;
        }
        Eigen eigen = Eigen.of(hessian);
        for (int i = 0; i < size; i++) {
            if (eigen.values()[i] <= Eigen.NOISE * eigen.values()[size - 1]) {
                continue;
            }
            double along = eigen.dot(i, gradient) / eigen.values()[i];
            for (int k = 0; k < size; k++) {
                step[k] -= along * eigen.vectors()[i][k];
            }
        }
        return step;
    }
}
