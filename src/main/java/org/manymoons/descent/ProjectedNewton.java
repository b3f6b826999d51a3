package org.manymoons.descent;

import org.manymoons.spectrum.Eigen;

/**
 * Trust-region Newton steps with the linear parameters projected out (variable projection, Golub and Pereyra 1973): the
 * reduced Hessian is the Schur complement H_ww - H_wv H_vv^-1 H_vw, the trust region bounds the steps of the nonlinear
 * parameters w only, and after each step the linear ones v are the best for the new w. Output weights that must grow
 * along a long curved valley thus cost nothing.
 */
final class ProjectedNewton {
    /** Chosen: shorter steps are rounding, so that nothing more is to be gained. */
    private static final double SMALLEST_RADIUS = 1e-10;

    /** Chosen: a step of the nonlinear parameters that is longer leaves the valley it is in. */
    private static final double LARGEST_RADIUS = 1e3;

    /** Chosen, of the loss: a smaller predicted decrease is rounding. */
    private static final double NOTHING = 1e-15;

    /** Chosen: {@link LinearFit} converges quadratically. */
    private static final int FIT_STEPS = 20;

    private final Surface surface;
    private final int[] linear;
    private final int[] nonlinear;

    private double[] parameters;
    private double loss;
    private TrustRadius radius;
    private double[] gradient;

    private boolean fresh;
    private Eigen reduced = Eigen.NONE;
    private double[] reducedGradient = {}; // in eigen coordinates
    private Eigen linearEigen = Eigen.NONE;
    private double[][] coupling = {}; // Q^T H_vw / sqrt(lambda)
    private double[] linearGradient = {}; // Q^T g_v / sqrt(lambda)

    ProjectedNewton(Surface surface, double[] start, double radius) {
        this.surface = surface;
        this.radius = new TrustRadius(radius, LARGEST_RADIUS);
        linear = surface.linearParameters();
        nonlinear = new int[start.length - linear.length];
        for (int k = 0, w = 0, v = 0; k < start.length; k++) {
            if (v < linear.length && linear[v] == k) {
                v++;
            } else {
                nonlinear[w++] = k;
            }
        }
        parameters = start.clone();
        fit(parameters);
        loss = surface.loss(parameters);
        gradient = surface.gradient(parameters);
    }

    double[] parameters() {
        return parameters;
    }

    double radius() {
        return radius.value();
    }

    double loss() {
        return loss;
    }

    double[] gradient() {
        return gradient;
    }

    /** One attempt at a step; whether there is more to gain: no if the predicted decrease is rounding. */
    boolean step() {
        if (!fresh && !reduce()) {
            return false;
        }
        double[] y = TrustRegionProblem.solve(reduced.values(), reducedGradient, radius.value());
        double predicted = TrustRegionProblem.decrease(reduced.values(), reducedGradient, y);
        if (predicted < NOTHING * loss) {
            return false;
        }
        double[] trial = moved(y);
        fit(trial);
        double trialLoss = surface.loss(trial);
        double ratio = (loss - trialLoss) / predicted;
        radius = radius.after(ratio, Eigen.norm(y));
        if (!TrustRadius.takes(ratio)) {
            return radius.value() > SMALLEST_RADIUS;
        }
        parameters = trial;
        loss = trialLoss;
        gradient = surface.gradient(trial);
        fresh = false;
        return true;
    }

    private void fit(double[] at) {
        if (linear.length == 0) {
            return;
        }
        double[] v = new double[linear.length];
        for (int k = 0; k < v.length; k++) {
            v[k] = at[linear[k]];
        }
        v = LinearFit.solve(surface.regression(at), v, FIT_STEPS);
        for (int k = 0; k < v.length; k++) {
            at[linear[k]] = v[k];
        }
    }

    private boolean reduce() {
        double[][] h = surface.hessian(parameters);
        if (nonlinear.length == 0 || !Double.isFinite(loss) || !Eigen.isFinite(h)) {
            return false;
        }
        eliminate(h);
        int m = nonlinear.length;
        double[][] schur = new double[m][m];
        double[] g = new double[m];
        for (int i = 0; i < m; i++) {
            g[i] = gradient[nonlinear[i]];
            for (int j = 0; j < m; j++) {
                schur[i][j] = h[nonlinear[i]][nonlinear[j]];
            }
            for (int e = 0; e < linear.length; e++) {
                g[i] -= coupling[e][i] * linearGradient[e];
                for (int j = 0; j < m; j++) {
                    schur[i][j] -= coupling[e][i] * coupling[e][j];
                }
            }
        }
        reduced = Eigen.of(schur);
        reducedGradient = new double[m];
        for (int i = 0; i < m; i++) {
            reducedGradient[i] = reduced.dot(i, g);
        }
        fresh = true;
        return true;
    }

    private void eliminate(double[][] h) {
        int k = linear.length;
        double[][] block = new double[k][k];
        double[] g = new double[k];
        for (int i = 0; i < k; i++) {
            g[i] = gradient[linear[i]];
            for (int j = 0; j < k; j++) {
                block[i][j] = h[linear[i]][linear[j]];
            }
        }
        coupling = new double[k][nonlinear.length];
        linearGradient = new double[k];
        if (k == 0) {
            return;
        }
        linearEigen = Eigen.of(block);
        for (int e = 0; e < k; e++) {
            if (!meaningful(e)) {
                continue;
            }
            double root = Math.sqrt(linearEigen.values()[e]);
            linearGradient[e] = linearEigen.dot(e, g) / root;
            for (int j = 0; j < nonlinear.length; j++) {
                for (int i = 0; i < k; i++) {
                    coupling[e][j] += linearEigen.vectors()[e][i] * h[linear[i]][nonlinear[j]] / root;
                }
            }
        }
    }

    private boolean meaningful(int e) {
        double[] values = linearEigen.values();
        return values[e] > Eigen.NOISE * values[values.length - 1];
    }

    private double[] moved(double[] y) {
        double[] trial = parameters.clone();
        double[] dw = reduced.combine(y);
        for (int i = 0; i < dw.length; i++) {
            trial[nonlinear[i]] += dw[i];
        }
        for (int e = 0; e < linear.length; e++) {
            if (!meaningful(e)) {
                continue;
            }
            double c = linearGradient[e];
            for (int j = 0; j < dw.length; j++) {
                c += coupling[e][j] * dw[j];
            }
            c /= Math.sqrt(linearEigen.values()[e]);
            for (int i = 0; i < linear.length; i++) {
                trial[linear[i]] -= c * linearEigen.vectors()[e][i];
            }
        }
        return trial;
    }
}
