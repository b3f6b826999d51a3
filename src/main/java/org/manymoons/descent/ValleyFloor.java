package org.manymoons.descent;

import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Eigen;

/** Newton steps across a valley, so that a bent valley is not mistaken for a slope. */
public final class ValleyFloor {
    /** Chosen: Newton steps across the valley; they converge quadratically. */
    private static final int CORRECTIONS = 6;

    /** Chosen, of the largest eigenvalue: flatter directions are not corrected, their steps would be rounding. */
    private static final double FLOOR = 1e-9;

    /** Chosen, of 1 + the norm of the parameters: the nearest that shows a rise beyond rounding counts. */
    private static final double[] REACHES = {0.01, 0.1, 0.3};

    /** Chosen: a rise counts as visible if the curvature promises so many times the noise. */
    private static final double VISIBLE = 10;

    private ValleyFloor() {}

    /** The start, lowered in all eigenvectors but the flattest few. */
    public static double[] lowered(Objective objective, double[] start, int flattest) {
        double[] there = start;
        double lowest = objective.loss(there);
        for (int i = 0; i < CORRECTIONS; i++) {
            double[][] hessian = objective.hessian(there);
            if (!Eigen.isFinite(hessian)) {
                break;
            }
            Eigen eigen = Eigen.of(hessian);
            double[] gradient = objective.gradient(there);
            double[] y = new double[there.length];
            double floor = FLOOR * Math.abs(eigen.values()[there.length - 1]);
            for (int k = flattest; k < y.length; k++) {
                if (eigen.values()[k] > floor) {
                    y[k] = -eigen.dot(k, gradient) / eigen.values()[k];
                }
            }
            double[] step = eigen.combine(y);
            double[] trial = there.clone();
            for (int k = 0; k < trial.length; k++) {
                trial[k] += step[k];
            }
            double trialLoss = objective.loss(trial);
            if (!(trialLoss < lowest)) {
                break;
            }
            there = trial;
            lowest = trialLoss;
        }
        return there;
    }

    /** Whether the valley floor rises from a minimum to both sides of its flattest direction. */
    public static boolean rises(
            Objective objective, double[] minimum, double[] flattest, double curvature, double noise) {
        double loss = objective.loss(minimum);
        for (double reach : REACHES) {
            double stride = reach * (1 + Eigen.norm(minimum));
            if (0.5 * curvature * stride * stride < VISIBLE * noise) {
                continue;
            }
            for (int side = 1; side >= -1; side -= 2) {
                double[] there = minimum.clone();
                for (int k = 0; k < there.length; k++) {
                    there[k] += side * stride * flattest[k];
                }
                if (!(objective.loss(lowered(objective, there, 1)) > loss + noise)) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }
}
