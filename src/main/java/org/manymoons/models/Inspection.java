package org.manymoons.models;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.kernel.Kernels;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.ExtremeEigenvalues;
import org.manymoons.spectrum.Spectrum;

/** What a saved model is: the figures as in JSON, the spectrum where it was computed, and what to know about them. */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Inspection(SavedModel saved, @Nullable Spectrum spectrum, Figures figures, List<String> remarks) {
    /** The keys of the inspect command's JSON; what does not apply is null. */
    public record Figures(
            String model,
            @Nullable Orientation orientation,
            List<LayerFigures> layers,
            @Nullable String data,
            @Nullable Double cost,
            @Nullable Double accuracy,
            @Nullable Double gradientMaxAbs,
            @Nullable Double hessianMinEigenvalue,
            @Nullable Double hessianMaxEigenvalue,
            @Nullable Integer negativeEigenvalues,
            @Nullable Kind kind,
            List<UnitFigures> units) {}

    /** A layer's shape. */
    public record LayerFigures(int inputs, int units, String activation) {
        static List<LayerFigures> of(Network network) {
            return network.layers().stream()
                    .map(layer -> new LayerFigures(layer.inputs(), layer.units(), activation(network, layer)))
                    .toList();
        }

        private static String activation(Network network, Network.Layer layer) {
            boolean softmax =
                    network.outputLoss() == OutputLoss.SOFTMAX_CROSS_ENTROPY && layer.equals(network.output());
            return softmax ? "softmax" : layer.activation().name().toLowerCase(Locale.ROOT);
        }
    }

    /** Looks at a model, on data or without. */
    public static Inspection of(SavedModel model, @Nullable ModelData data) {
        Network network = model.network();
        String excess = Budget.excessInFull(network);
        if (excess != null) {
            throw new DataException(model.file() + ": to be inspected " + excess + "; compare takes more");
        }
        double[] p = model.parameters();
        Samples samples = data == null ? null : data.training(model);
        JudgedModel judged = JudgedModel.of(model, samples);
        Double gradient = null;
        Double min = null;
        Double max = null;
        Integer negative = null;
        Kind kind = null;
        Spectrum spectrum = null;
        List<String> remarks = List.of();
        if (samples == null) {
            remarks = List.of("without data there is no loss, gradient, Hessian or kind");
        } else {
            Objective objective = Kernels.objective(network, samples);
            gradient = Arrays.stream(objective.gradient(p)).map(Math::abs).max().orElse(0);
            String obstacle = obstacle(model, Budget.DENSE_HESSIAN);
            remarks = obstacle == null ? List.of() : List.of("no kind of point is told: " + obstacle);
            if (obstacle == null) {
                EndState state = Polisher.inspect(objective, p);
                kind = state.kind();
                gradient = network.isSmooth() ? gradient : state.decision().gradientMaxAbs();
                remarks = state.decision().reasons().sentences();
                spectrum = state.spectrum();
            } else if (network.isSmooth() && p.length <= Budget.DENSE_HESSIAN) {
                spectrum = Spectrum.of(objective, p);
            } else if (network.isSmooth()) {
                ExtremeEigenvalues extremes =
                        ExtremeEigenvalues.of(network, p, samples).orElse(null);
                min = extremes == null ? null : extremes.smallest();
                max = extremes == null ? null : extremes.largest();
                remarks = List.of(remarks.get(0), describe(extremes));
            }
            if (spectrum != null) {
                min = spectrum.eigenvalues()[0];
                max = spectrum.eigenvalues()[spectrum.eigenvalues().length - 1];
                negative = negative(spectrum);
            }
        }
        return new Inspection(
                model,
                spectrum,
                new Figures(
                        model.file().toString(),
                        model.orientation(),
                        LayerFigures.of(network),
                        data == null ? null : data.file().toString(),
                        judged.cost(),
                        judged.accuracy(),
                        gradient,
                        min,
                        max,
                        negative,
                        kind,
                        UnitFigures.of(network, p, samples)),
                remarks);
    }

    private static String describe(@Nullable ExtremeEigenvalues extremes) {
        if (extremes == null) {
            return "the Hessian is not finite at these parameters";
        }
        return String.format(
                Locale.ROOT,
                "the extreme eigenvalues come from the Lanczos method on %d Hessian-vector products; there are eigenvalues"
                        + " within %.1g of the smallest and within %.1g of the largest, and how many are negative is not known",
                extremes.products(),
                extremes.smallestError(),
                extremes.largestError());
    }

    /** Why a model has no kind and cannot be polished, given how many parameters are not too many; null if it can. */
    static @Nullable String obstacle(SavedModel model, int mostParameters) {
        String other = model.otherRegularisation();
        return other != null ? "its loss has " + other : PolishingObstacle.of(model.network(), mostParameters);
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
