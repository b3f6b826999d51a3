package org.manymoons.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.data.WholeFile;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.L2Regularization;

/**
 * A saved model: one sigmoid output on hidden layers of one activation.
 *
 * @param parameters          in the reference's order
 * @param singlePrecision     whether they were saved as floats
 * @param scaling             the normaliser saved with the model
 * @param notes               what else the file holds, in sentences
 * @param otherRegularisation what the loss lacks, in words
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record SavedModel(
        Path file,
        Network network,
        double[] parameters,
        boolean singlePrecision,
        @Nullable FeatureScaling scaling,
        List<String> notes,
        @Nullable String otherRegularisation) {
    public SavedModel {
        notes = List.copyOf(notes);
    }

    /** Reads a zip; throws {@link DataException} where it is none of ours. */
    public static SavedModel read(Path zip) {
        if (!Files.isRegularFile(zip)) {
            throw new DataException(zip + ": no such file");
        }
        MultiLayerNetwork model = restore(zip);
        List<Integer> widths = new ArrayList<>();
        Activation activation = Activation.TANH;
        double l2 = 0;
        int layers = model.getnLayers();
        for (int l = 0; l < layers; l++) {
            if (!(model.getLayerWiseConfigurations().getConf(l).getLayer() instanceof BaseLayer layer)) {
                throw new DataException(zip + ": layer " + (l + 1) + " is not dense");
            }
            if (l < layers - 1) {
                widths.add((int) model.getLayer(l).getParam("b").length());
                activation =
                        Activation.valueOf(layer.getActivationFn().toString().toUpperCase(Locale.ROOT));
            }
            l2 = layer.getRegularization().stream()
                    .filter(L2Regularization.class::isInstance)
                    .mapToDouble(regularization ->
                            ((L2Regularization) regularization).getL2().valueAt(0, 0))
                    .sum();
        }
        Network network = Network.of((int) model.getLayer(0).getParam("W").size(0), widths, activation, l2);
        double[] parameters = model.params().toDoubleVector();
        if (parameters.length != network.parameterCount()) {
            throw new DataException(zip + ": " + parameters.length + " parameters, but one sigmoid output needs "
                    + network.parameterCount());
        }
        boolean floats = model.params().dataType() == DataType.FLOAT;
        return new SavedModel(
                zip,
                network,
                parameters,
                floats,
                null,
                floats ? List.of("float parameters: judged at float precision") : List.of(),
                null);
    }

    private static MultiLayerNetwork restore(Path zip) {
        Backend.start();
        try {
            return ModelSerializer.restoreMultiLayerNetwork(zip.toFile(), false);
        } catch (IOException | RuntimeException e) {
            throw new DataException(zip + ": not a model that DL4J can load", e);
        }
    }

    /** The samples as the network sees them. */
    public Samples scaled(Samples samples) {
        FeatureScaling mine = scaling;
        return mine == null
                ? samples
                : new Samples(
                        Arrays.stream(samples.inputs()).map(mine::apply).toArray(double[][]::new), samples.labels());
    }

    /** Writes a zip that DL4J loads, with other parameters. */
    public void write(double[] newParameters, Path out) {
        Backend.start();
        MultiLayerNetwork model;
        if (WeightArrays.isWeights(file)) {
            model = new MultiLayerNetwork(NetworkConfiguration.of(network, new Updater.Sgd(0.1), 1));
            model.init();
        } else {
            model = restore(file);
        }
        model.setParams(Nd4j.createFromArray(new double[][] {newParameters})
                .castTo(model.params().dataType()));
        WholeFile.write(out, stream -> ModelSerializer.writeModel(model, stream, false));
    }
}
