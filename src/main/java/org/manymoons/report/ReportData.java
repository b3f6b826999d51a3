package org.manymoons.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.reference.Network;
import org.manymoons.results.RunResults;
import org.manymoons.study.Experiment;

/**
 * Everything that the page is drawn from: the results as results.json has them, the network, and what single sections need
 * besides.
 *
 * @param trainingSize samples trained on
 * @param testSize     samples held out, null for none
 * @param results      the very numbers of results.json
 * @param landscape    those of landscape.json; null where there is none
 * @param trajectories of runs through training, for the landscape; none without one
 */
record ReportData(
        String name,
        String title,
        NetworkData network,
        List<String> featureNames,
        String labelName,
        int trainingSize,
        @Nullable Integer testSize,
        RunResults results,
        LearntData learnt,
        TrainingData training,
        BetweenData between,
        DriftData drift,
        RecipeData recipe,
        MethodData method,
        @Nullable LandscapeResult landscape,
        List<TrainingTrail> trajectories) {

    /** The network as the page's own program evaluates it. */
    record NetworkData(List<LayerData> layers, double l2, List<String> parameterNames) {}

    /** A dense layer; {@code weights} and {@code biases} are where W and b begin in the parameters. */
    record LayerData(int inputs, int units, String activation, int weights, int biases) {}

    static ReportData of(Experiment experiment, RunResults results, Path folder) throws IOException {
        return new ReportData(
                experiment.configuration().name(),
                experiment.title(),
                network(experiment.plan().recipe().network()),
                experiment.data().featureNames(),
                experiment.data().labelName(),
                experiment.data().training().size(),
                experiment.data().test() == null
                        ? null
                        : experiment.data().test().size(),
                results,
                LearntData.of(experiment, results),
                TrainingData.of(experiment, results, folder),
                BetweenData.of(experiment, results),
                DriftData.of(experiment, results),
                RecipeData.of(experiment),
                MethodData.of(experiment.configuration()),
                null,
                List.of());
    }

    ReportData with(LandscapeResult found, List<TrainingTrail> seen) {
        return new ReportData(
                name,
                title,
                network,
                featureNames,
                labelName,
                trainingSize,
                testSize,
                results,
                learnt,
                training,
                between,
                drift,
                recipe,
                method,
                found,
                seen);
    }

    static NetworkData network(Network network) {
        List<LayerData> layers = network.layers().stream()
                .map(layer -> new LayerData(
                        layer.inputs(),
                        layer.units(),
                        layer.activation().name().toLowerCase(Locale.ROOT),
                        layer.weights(),
                        layer.biases()))
                .toList();
        return new NetworkData(layers, network.l2(), network.parameterNames());
    }
}
