package org.manymoons.channel.hinge;

import java.util.Arrays;
import org.manymoons.channel.limit.HingeTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.reference.Samples;

/**
 * What holds the samples on the kink of a hinge. With r the derivative of the loss by a sample's logit, those above the kink
 * pull at w, b with g = mean(sign r (x, 1)), and a sample j on it pushes back with lambda_j sign r_j (x_j, 1)/N, where
 * lambda_j is the slope of max(0, .) that it would need. The loss rises to both sides of a kink where sign r_j is positive and
 * lambda_j is between 0 and 1.
 *
 * @param bends       sign r_j of the samples on the kink: the loss bends upwards there where it is positive
 * @param multipliers lambda_j
 * @param errors      bounds of the rounding errors of the multipliers
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record KinkForces(double[] bends, double[] multipliers, double[] errors) {
    /** Chosen: so many operations stand behind a residual, and a residual is no smaller than this share of a wrong label's. */
    private static final double RESIDUAL_ERROR = 64 * 0x1p-53;

    static KinkForces of(Hinge hinge, LimitState state, Samples samples) {
        double[] logits = state.model(samples).logits(state.parameters());
        boolean[] excluded = state.excluded(samples.size());
        HingeTerm term = hinge.term();
        int d = samples.features();
        double[] pull = new double[d + 1];
        double[] absolute = new double[d + 1];
        for (int n = 0; n < logits.length; n++) {
            if (term.active()[n] && !excluded[n]) {
                double r = term.sign() * state.output().derivative(logits[n], samples.labels()[n]);
                for (int j = 0; j <= d; j++) {
                    double x = j < d ? samples.inputs()[n][j] : 1;
                    pull[j] += r * x;
                    absolute[j] += Math.abs(r * x) + Math.abs(x);
                }
            }
        }
        int size = term.touching().size();
        double[] bends = new double[size];
        double[] errors = new double[size];
        if (size == 0) {
            return new KinkForces(bends, new double[0], errors);
        }
        double[] multipliers = hinge.combination(samples, pull);
        double uncertain = 0;
        for (int j = 0; j <= d; j++) {
            double[] one = new double[d + 1];
            one[j] = RESIDUAL_ERROR * absolute[j];
            uncertain += Arrays.stream(hinge.combination(samples, one))
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
        }
        for (int k = 0; k < size; k++) {
            int n = term.touching().get(k);
            bends[k] = excluded[n] ? 0 : term.sign() * state.output().derivative(logits[n], samples.labels()[n]);
            multipliers[k] = -multipliers[k] / bends[k];
            errors[k] = uncertain / Math.abs(bends[k]);
        }
        return new KinkForces(bends, multipliers, errors);
    }

    /** Whether every sample on the kink is held there, its multiplier strictly inside. */
    boolean hold(double margin) {
        for (int k = 0; k < bends.length; k++) {
            double inside = margin + errors[k];
            if (!(bends[k] > 0) || !(multipliers[k] > inside) || !(multipliers[k] < 1 - inside)) {
                return false;
            }
        }
        return true;
    }
}
