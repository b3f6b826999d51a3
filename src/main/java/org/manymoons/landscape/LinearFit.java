package org.manymoons.landscape;

import org.manymoons.landscape.Surface.Regression;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Logistic;

/** Solves a {@link Regression}: convex, by Newton's method with step halving. */
final class LinearFit {
    private static final double SMALLEST_STEP = 1e-3;

    private final Regression regression;
    private final double[] logits;
    private double[] v;
    private double loss;

    private LinearFit(Regression regression, double[] start) {
        this.regression = regression;
        logits = new double[regression.labels().length];
        v = start;
        loss = loss(v);
    }

    /** The solution, or the state after so many steps. */
    static double[] solve(Regression regression, double[] start, int steps) {
        LinearFit fit = new LinearFit(regression, start.clone());
        int step = 0;
        while (step < steps && fit.improve()) {
            step++;
        }
        return fit.v;
    }

    /** The solution from this start, or from zero where that is lower. */
    static double[] solveFromAnywhere(Regression regression, double[] start, int steps) {
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
        accumulate(gradient, hessian);
        double[] step = newtonStep(hessian, gradient);
        double decrease = 0;
        for (int k = 0; k < size; k++) {
            decrease -= gradient[k] * step[k];
        }
        if (!(decrease > 1e-14 * loss)) {
            return false;
        }
        for (double t = 1; t > SMALLEST_STEP; t /= 4) {
            double[] trial = v.clone();
            for (int k = 0; k < size; k++) {
                trial[k] += t * step[k];
            }
            double trialLoss = loss(trial);
            if (trialLoss < loss) {
                v = trial;
                loss = trialLoss;
                return true;
            }
        }
        return false;
    }

    private void accumulate(double[] gradient, double[][] hessian) {
        int samples = logits.length;
        for (int n = 0; n < samples; n++) {
            double[] a = regression.design()[n];
            double error = CrossEntropy.EXACT.derivative(logits[n], regression.labels()[n]);
            double curvature = Logistic.sigmoidDerivative(logits[n]);
            for (int r = 0; r < gradient.length; r++) {
                gradient[r] += error * a[r];
                double c = curvature * a[r];
                for (int k = 0; k <= r; k++) {
                    hessian[r][k] += c * a[k];
                }
            }
        }
        for (int r = 0; r < gradient.length; r++) {
            gradient[r] = gradient[r] / samples + regression.decay()[r] * v[r];
            for (int k = 0; k <= r; k++) {
                hessian[r][k] /= samples;
                hessian[k][r] = hessian[r][k];
            }
            hessian[r][r] += regression.decay()[r];
        }
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

    private double loss(double[] v) {
        double sum = 0;
        for (int n = 0; n < logits.length; n++) {
            double z = regression.offset()[n];
            for (int k = 0; k < v.length; k++) {
                z += v[k] * regression.design()[n][k];
            }
            logits[n] = z;
            sum += CrossEntropy.EXACT.loss(z, regression.labels()[n]);
        }
        double penalty = 0;
        for (int k = 0; k < v.length; k++) {
            penalty += regression.decay()[k] * v[k] * v[k];
        }
        return sum / logits.length + 0.5 * penalty;
    }
}
