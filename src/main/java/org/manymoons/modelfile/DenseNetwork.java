package org.manymoons.modelfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;

/**
 * The dense layers of a foreign file as one network.
 *
 * @param parameters in the network's order
 * @param precision  of the coarsest layer
 * @param unbiased   the names of layers without biases
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record DenseNetwork(Network network, double[] parameters, Precision precision, List<String> unbiased) {

    /**
     * Puts layers together, first to last.
     *
     * @throws DataException in one line where they do not fit each other or are too much
     */
    public static DenseNetwork of(Path file, List<DenseLayer> dense, OutputLoss loss, double l2) {
        if (dense.isEmpty()) {
            throw new DataException(file + ": has no dense layer");
        }
        List<Layer> layers = new ArrayList<>();
        long end = 0;
        for (DenseLayer layer : dense) {
            requireFit(file, layers, dense, layer);
            int begin = (int) end;
            end += (long) layer.units() * (layer.inputs() + 1);
            String excess = Budget.parameters(end);
            if (excess != null) {
                throw new DataException(file + ": asks for too much: " + excess);
            }
            boolean last = layers.size() == dense.size() - 1;
            layers.add(new Layer(
                    layer.inputs(),
                    layer.units(),
                    last ? loss.activation() : layer.activation(),
                    begin,
                    begin + layer.units() * layer.inputs()));
        }
        if (loss == OutputLoss.SOFTMAX_CROSS_ENTROPY
                && dense.get(dense.size() - 1).units() < 2) {
            throw new DataException(
                    file + ": a softmax needs 2 outputs or more, but there is 1; one output is a sigmoid");
        }
        Network network = new Network(layers, loss, l2);
        String excess = Budget.excess(network);
        if (excess != null) {
            throw new DataException(file + ": asks for too much: " + excess);
        }
        return new DenseNetwork(
                network,
                parameters(network, dense),
                dense.stream().map(DenseLayer::precision).reduce(Precision.DOUBLE, Precision::or),
                dense.stream()
                        .filter(layer -> !layer.biased())
                        .map(DenseLayer::name)
                        .toList());
    }

    private static void requireFit(Path file, List<Layer> before, List<DenseLayer> dense, DenseLayer layer) {
        if (layer.inputs() < 1 || layer.units() < 1 || layer.biases().length != layer.units()) {
            throw new DataException(file + ": layer " + layer.name() + " has " + layer.inputs() + " inputs, "
                    + layer.units() + " units and " + layer.biases().length + " biases, which do not fit each other");
        }
        if (!before.isEmpty() && before.get(before.size() - 1).units() != layer.inputs()) {
            throw new DataException(file + ": layer " + layer.name() + " takes " + layer.inputs()
                    + " inputs, but the layer before it, "
                    + dense.get(before.size() - 1).name() + ", has "
                    + before.get(before.size() - 1).units() + " units");
        }
    }

    private static double[] parameters(Network network, List<DenseLayer> dense) {
        double[] parameters = new double[network.parameterCount()];
        for (int l = 0; l < dense.size(); l++) {
            Layer layer = network.layers().get(l);
            System.arraycopy(dense.get(l).weights(), 0, parameters, layer.weights(), layer.units() * layer.inputs());
            System.arraycopy(dense.get(l).biases(), 0, parameters, layer.biases(), layer.units());
        }
        return parameters;
    }

    /** The network as a model of that file. */
    public SavedModel model(Path file, ModelFormat format, List<String> notes) {
        return model(file, format, notes, null, null);
    }

    /** The same with a scaling of the features, and with what the loss has besides l2, in words. */
    SavedModel model(
            Path file,
            ModelFormat format,
            List<String> notes,
            @Nullable FeatureScaling scaling,
            @Nullable String otherRegularisation) {
        List<String> all = new ArrayList<>(notes);
        if (!unbiased.isEmpty()) {
            all.add(SavedModel.withoutBiases(unbiased));
        }
        if (precision != Precision.DOUBLE) {
            all.add(SavedModel.judgedAt(precision));
        }
        return new SavedModel(file, format, network, parameters, precision, scaling, all, otherRegularisation, null);
    }
}
