package org.manymoons.models;

import static org.manymoons.wording.Wording.format;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.kernel.Kernels;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.ExtremeEigenvalues;
import org.manymoons.spectrum.Spectrum;

/**
 * Gradient, Hessian and kind of a saved model on data, as far as its loss has them and its size allows.
 *
 * @param spectrum the whole one, null where it was not computed
 * @param smallest eigenvalue of the Hessian
 * @param largest  eigenvalue of the Hessian
 * @param remarks  what to know about these figures
 */
record Curvature(
        @Nullable Double gradientMaxAbs,
        @Nullable Spectrum spectrum,
        @Nullable Double smallest,
        @Nullable Double largest,
        @Nullable Kind kind,
        List<String> remarks) {

    /** Without data. */
    static Curvature unknown() {
        return new Curvature(
                null, null, null, null, null, List.of("without data there is no loss, gradient, Hessian or kind"));
    }

    static Curvature of(SavedModel model, Samples samples) {
        Network network = model.network();
        double[] p = model.parameters();
        Objective objective = Kernels.objective(network, samples);
        double gradient =
                Arrays.stream(objective.gradient(p)).map(Math::abs).max().orElse(0);
        String obstacle = obstacle(model, Budget.DENSE_HESSIAN);
        if (obstacle == null) {
            EndState state = Polisher.inspect(objective, p);
            return of(
                    network.isSmooth() ? gradient : state.decision().gradientMaxAbs(),
                    state.spectrum(),
                    state.kind(),
                    state.decision().reasons().sentences());
        }
        String why = "no kind of point is told: " + obstacle;
        if (!network.isSmooth()) {
            return new Curvature(gradient, null, null, null, null, List.of(why));
        }
        if (p.length <= Budget.DENSE_HESSIAN) {
            return of(gradient, Spectrum.of(objective, p), null, List.of(why));
        }
        ExtremeEigenvalues extremes = ExtremeEigenvalues.of(network, p, samples).orElse(null);
        return new Curvature(
                gradient,
                null,
                extremes == null ? null : extremes.smallest(),
                extremes == null ? null : extremes.largest(),
                null,
                List.of(why, describe(extremes)));
    }

    private static Curvature of(double gradient, Spectrum spectrum, @Nullable Kind kind, List<String> remarks) {
        double[] eigenvalues = spectrum.eigenvalues();
        return new Curvature(gradient, spectrum, eigenvalues[0], eigenvalues[eigenvalues.length - 1], kind, remarks);
    }

    private static String describe(@Nullable ExtremeEigenvalues extremes) {
        if (extremes == null) {
            return "the Hessian is not finite at these parameters";
        }
        return format(
                "the extreme eigenvalues come from the Lanczos method on %d Hessian-vector products; there are eigenvalues"
                        + " within %.1g of the smallest and within %.1g of the largest, and how many are negative is not known",
                extremes.products(), extremes.smallestError(), extremes.largestError());
    }

    /** Why a model has no kind and cannot be polished, given how many parameters are not too many; null if it can. */
    static @Nullable String obstacle(SavedModel model, int mostParameters) {
        String other = model.otherRegularisation();
        return other != null ? "its loss has " + other : PolishingObstacle.of(model.network(), mostParameters);
    }

    /** How many eigenvalues are below zero whatever their errors; null without a spectrum. */
    @Nullable
    Integer negative() {
        return spectrum == null ? null : negative(spectrum);
    }

    /** How many eigenvalues are below zero whatever their errors. */
    static int negative(Spectrum spectrum) {
        int count = 0;
        for (int k = 0; k < spectrum.eigenvalues().length; k++) {
            count += spectrum.eigenvalues()[k] < -spectrum.bounds()[k] ? 1 : 0;
        }
        return count;
    }
}
