package org.manymoons.endstate;

import org.manymoons.kink.KinkJudge;
import org.manymoons.kink.KinkVerdict;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Spectrum;

/**
 * How far a minimum can be from the exact one: |H^-1| (|g| + its bound), over the eigenvalues beyond their bounds.
 *
 * @param parameters Euclidean
 * @param function   of the predicted probabilities: the curvature turns the error e of a direction into a change of
 *                   sqrt(lambda) e of the logits in the mean, at most sqrt(n) times that for one sample
 */
record Uncertainty(double parameters, double function) {
    /** Chosen, of the parameters and of a probability: rounding on the way to a minimum that its own bounds do not have. */
    static final double ROUNDING = 1e-12;

    static Uncertainty of(Objective objective, EndState state) {
        if (KinkJudge.treats(objective.network())) {
            KinkVerdict there = KinkJudge.of(objective, state.parameters());
            return of(objective, state, there.gradient(), there.gradientErrors());
        }
        RoundingBound bound = RoundingBound.of(objective.network(), state.parameters(), objective.samples());
        return of(objective, state, objective.gradient(state.parameters()), bound.gradient());
    }

    private static Uncertainty of(Objective objective, EndState state, double[] gradient, double[] bounds) {
        double square = 0;
        double energy = 0;
        Spectrum spectrum = state.spectrum();
        for (int k = 0; k < spectrum.eigenvalues().length; k++) {
            double value = spectrum.eigenvalues()[k] - spectrum.bounds()[k];
            if (value > 0) {
                double along = 0;
                for (int j = 0; j < gradient.length; j++) {
                    along += Math.abs(spectrum.eigenvectors()[k][j]) * (Math.abs(gradient[j]) + bounds[j]);
                }
                square += along * along / (value * value);
                energy += along * along / value;
            }
        }
        double samples = objective.samples().size();
        return new Uncertainty(Math.sqrt(square), Math.sqrt(energy * samples) + ROUNDING);
    }
}
