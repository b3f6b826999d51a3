package org.manymoons.models;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.endstate.Kind;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
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
        Samples samples = data == null ? null : data.training(model);
        JudgedModel judged = JudgedModel.of(model, samples);
        Curvature curvature = samples == null ? Curvature.unknown() : Curvature.of(model, samples);
        return new Inspection(
                model,
                curvature.spectrum(),
                new Figures(
                        model.file().toString(),
                        model.orientation(),
                        LayerFigures.of(network),
                        data == null ? null : data.file().toString(),
                        judged.cost(),
                        judged.accuracy(),
                        curvature.gradientMaxAbs(),
                        curvature.smallest(),
                        curvature.largest(),
                        curvature.negative(),
                        curvature.kind(),
                        UnitFigures.of(network, model.parameters(), samples)),
                curvature.remarks());
    }
}
