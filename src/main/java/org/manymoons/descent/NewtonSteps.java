package org.manymoons.descent;

import java.util.OptionalDouble;
import org.manymoons.spectrum.Eigen;

/**
 * Trust-region Newton steps in all parameters with the exact Hessian, monotone downhill. A second-order correction
 * along the third derivative (geodesic acceleration, Transtrum and Sethna 2012) bends each step along curved valleys.
 * Where the predicted decrease drowns in the loss's own rounding, the gradient norm decides instead.
 */
final class NewtonSteps {
    /** Chosen: shorter steps are rounding, so that nothing more is to be gained. */
    private static final double SMALLEST_RADIUS = 1e-13;

    /** Chosen: no limit in practice. */
    private static final double LARGEST_RADIUS = 1e6;

    /** Chosen: share of a step over which the third derivative is differenced. */
    private static final double PROBE = 0.1;

    /** Chosen, of the length of the step: a longer bend is not taken (Transtrum and Sethna 2012 bound it likewise). */
    private static final double LARGEST_BEND = 0.75;

    /** Chosen, of the loss: smaller predicted decreases are compared with the loss's rounding. */
    private static final double SUSPECT = 1e-10;

    /** How one attempt ended. */
    enum StepResult {
        STEPPED,
        REFUSED,
        EXHAUSTED
    }

    private final Surface surface;
    private double[] parameters;
    private double loss;
    private double[] gradient;
    private TrustRadius radius;
    private double[][] hessian = {};
    private Eigen eigen = Eigen.NONE;
    private double[] slope = {}; // the gradient in eigen coordinates
    private boolean fresh;
    private OptionalDouble noise = OptionalDouble.empty(); // of the loss here, where it was asked for

    NewtonSteps(Surface surface, double[] start, double radius) {
        this.surface = surface;
        this.radius = new TrustRadius(radius, LARGEST_RADIUS);
        parameters = start.clone();
        loss = surface.loss(parameters);
        gradient = surface.gradient(parameters);
    }

    double[] parameters() {
        return parameters;
    }

    double loss() {
        return loss;
    }

    double[] gradient() {
        return gradient;
    }

    StepResult step() {
        if (!fresh && !decompose()) {
            return StepResult.EXHAUSTED;
        }
        TrustRegionProblem.Solution solution = TrustRegionProblem.shift(eigen.values(), slope, radius.value());
        double[] y = solution.step();
        double predicted = TrustRegionProblem.decrease(eigen.values(), slope, y);
        if (predicted < SUSPECT * loss && predicted < 2 * noise()) {
            return byGradient();
        }
        double[] step = eigen.combine(y);
        double[] trial = best(sum(parameters, step), bend(step, solution.mu()));
        double trialLoss = surface.loss(trial);
        double ratio = (loss - trialLoss) / predicted;
        radius = radius.after(ratio, Eigen.norm(y));
        if (!TrustRadius.takes(ratio)) {
            return radius.value() < SMALLEST_RADIUS ? StepResult.EXHAUSTED : StepResult.REFUSED;
        }
        accept(trial, trialLoss, surface.gradient(trial));
        return StepResult.STEPPED;
    }

    /** Below the loss's rounding a Newton step, without the flat directions, counts when the gradient gets smaller. */
    private StepResult byGradient() {
        double[] y = new double[slope.length];
        double floor = Eigen.NOISE * eigen.values()[y.length - 1];
        for (int k = 0; k < y.length; k++) {
            y[k] = eigen.values()[k] > floor ? -slope[k] / eigen.values()[k] : 0;
        }
        double[] trial = sum(parameters, eigen.combine(y));
        double[] trialGradient = surface.gradient(trial);
        if (Eigen.norm(trialGradient) < Eigen.norm(gradient)) {
            accept(trial, surface.loss(trial), trialGradient);
            return StepResult.STEPPED;
        }
        return StepResult.EXHAUSTED;
    }

    private void accept(double[] trial, double trialLoss, double[] trialGradient) {
        parameters = trial;
        loss = trialLoss;
        gradient = trialGradient;
        fresh = false;
    }

    private double noise() {
        if (noise.isEmpty()) {
            noise = OptionalDouble.of(surface.rounding(parameters).loss());
        }
        return noise.getAsDouble();
    }

    private boolean decompose() {
        hessian = surface.hessian(parameters);
        if (!Double.isFinite(loss) || !Eigen.isFinite(hessian)) {
            return false;
        }
        eigen = Eigen.of(hessian);
        slope = new double[parameters.length];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = eigen.dot(i, gradient);
        }
        fresh = true;
        noise = OptionalDouble.empty();
        return true;
    }

    private double[] best(double[] straight, double[] bend) {
        if (bend.length == 0) {
            return straight;
        }
        double[] bent = sum(straight, bend);
        return surface.loss(bent) < surface.loss(straight) ? bent : straight;
    }

    /** -(H + mu)^-1 T(step, step) / 2, the third derivative T from one more gradient; empty where it is no small bend. */
    private double[] bend(double[] step, double mu) {
        double[] probe = parameters.clone();
        for (int k = 0; k < probe.length; k++) {
            probe[k] += PROBE * step[k];
        }
        double[] there = surface.gradient(probe);
        double[] third = new double[step.length];
        for (int i = 0; i < third.length; i++) {
            double curvature = 0;
            for (int k = 0; k < step.length; k++) {
                curvature += hessian[i][k] * step[k];
            }
            third[i] = 2 / (PROBE * PROBE) * (there[i] - gradient[i] - PROBE * curvature);
        }
        double[] y = new double[step.length];
        for (int i = 0; i < y.length; i++) {
            double d = eigen.values()[i] + mu;
            y[i] = d > 0 ? -0.5 * eigen.dot(i, third) / d : 0;
        }
        return Eigen.norm(y) <= LARGEST_BEND * Eigen.norm(step) ? eigen.combine(y) : new double[0];
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += b[k];
        }
        return sum;
    }
}
