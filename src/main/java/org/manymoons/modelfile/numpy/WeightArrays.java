package org.manymoons.modelfile.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.data.WholeFile;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.StateDict;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;

/**
 * The weights of a network as NumPy arrays W1, b1, W2, b2, ...: in one {@code .npz}, or as W1.npy and its neighbours in one
 * folder. W is inputs x units, as scikit-learn's {@code coefs_} and what is written here, or units x inputs, see
 * {@link Orientation}; b is (n,), (n, 1) or (1, n), or is not there. One output is a sigmoid, several are a softmax, where nothing else is said. The
 * arrays may also be {@link ListedArrays}, or have the names of a {@link StateDict}; the texts
 * {@code activation} and {@code out_activation} are scikit-learn's.
 */
public final class WeightArrays {
    private static final int MOST_BYTES = 96 << 20;
    private static final Pattern NAME =
            Pattern.compile("[Wb][1-9][0-9]?|arr_[0-9]{1,2}|[A-Za-z0-9_.-]{1,100}[.](weight|bias)");
    private static final String ACTIVATION = "activation";
    private static final String OUTPUT = "out_activation";

    private WeightArrays() {}

    private static boolean isZipped(Path file) {
        return !file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    /** Writes the parameters, which are in the network's order, replacing an older file. */
    public static void write(Path npz, Network network, double[] parameters) {
        WholeFile.write(npz, out -> {
            NumpyArchive arrays = new NumpyArchive(out);
            arrays.weights(network, parameters);
            arrays.finish();
        });
    }

    /**
     * Reads weights.
     *
     * @throws DataException in one line where these are no such arrays, or nothing tells how they lie
     */
    public static SavedModel read(Path file, Unsaid unsaid) {
        Map<String, String> words = new TreeMap<>(Map.of(ACTIVATION, "", OUTPUT, ""));
        Map<String, Tensor> arrays = isZipped(file)
                ? ListedArrays.named(file, NumpyZip.read(file, NAME, "W1, b1, W2, ...", MOST_BYTES, words))
                : neighbours(file);
        Unsaid told = new SklearnWords(file, words.get(ACTIVATION), words.get(OUTPUT)).told(unsaid);
        return arrays.keySet().stream().anyMatch(name -> name.indexOf('.') >= 0)
                ? StateDict.read(file, ModelFormat.NUMPY, arrays, told)
                : layers(file, arrays, told);
    }

    private static SavedModel layers(Path file, Map<String, Tensor> arrays, Unsaid unsaid) {
        List<Tensor> weights = new ArrayList<>();
        List<@Nullable Tensor> biases = new ArrayList<>();
        List<String> unbiased = new ArrayList<>();
        Set<String> others = new LinkedHashSet<>(arrays.keySet());
        for (Tensor w = arrays.get("W1"); w != null; w = arrays.get("W" + (weights.size() + 1))) {
            weights.add(w);
            String b = "b" + weights.size();
            biases.add(arrays.get(b));
            others.removeAll(Set.of("W" + weights.size(), b));
            if (!arrays.containsKey(b)) {
                unbiased.add(String.valueOf(weights.size()));
            }
        }
        if (weights.isEmpty() || !others.isEmpty()) {
            throw new DataException(file + ": the arrays W1, b1, W2, b2, ... are needed and no others, found "
                    + (arrays.isEmpty() ? "none" : String.join(", ", arrays.keySet())));
        }
        Orientation orientation = Orientation.of(file, weights, biases, unsaid.orientation());
        Network network = network(file, orientation.inputs(weights.get(0)), orientation.widths(weights), unsaid);
        String excess = Budget.excess(network);
        if (excess != null) {
            throw new DataException(file + ": asks for too much: " + excess);
        }
        Precision precision = arrays.values().stream().map(Tensor::precision).reduce(Precision.DOUBLE, Precision::or);
        return new SavedModel(
                file,
                ModelFormat.NUMPY,
                network,
                parameters(network, orientation, weights, biases),
                precision,
                null,
                notes(precision, unbiased, orientation.reading(weights.get(0)), unsaid.reading(network)),
                null,
                orientation);
    }

    private static List<String> notes(Precision precision, List<String> unbiased, String... readings) {
        List<String> notes = new ArrayList<>(List.of(readings));
        if (!unbiased.isEmpty()) {
            notes.add(SavedModel.withoutBiases(unbiased));
        }
        if (precision != Precision.DOUBLE) {
            notes.add(SavedModel.judgedAt(precision));
        }
        return notes;
    }

    private static Network network(Path file, int inputs, List<Integer> widths, Unsaid unsaid) {
        int last = widths.size() - 1;
        int outputs = widths.get(last);
        OutputLoss named = unsaid.output();
        OutputLoss usual = outputs == 1 ? OutputLoss.SIGMOID_CROSS_ENTROPY : OutputLoss.SOFTMAX_CROSS_ENTROPY;
        Activation hidden = unsaid.hidden() == null ? Activation.TANH : unsaid.hidden();
        if (named == OutputLoss.SOFTMAX_CROSS_ENTROPY && outputs == 1) {
            throw new DataException(
                    file + ": a softmax needs 2 outputs or more, but there is 1; one output is a sigmoid");
        }
        return Network.of(inputs, widths.subList(0, last), hidden, named == null ? usual : named, outputs, unsaid.l2());
    }

    private static double[] parameters(
            Network network, Orientation orientation, List<Tensor> weights, List<@Nullable Tensor> biases) {
        double[] parameters = new double[network.parameterCount()];
        for (int l = 0; l < weights.size(); l++) {
            Layer layer = network.layers().get(l);
            Tensor b = biases.get(l);
            for (int i = 0; i < layer.units(); i++) {
                parameters[layer.bias(i)] = b == null ? 0 : b.values()[i];
                for (int j = 0; j < layer.inputs(); j++) {
                    parameters[layer.weight(i, j)] = orientation.weight(weights.get(l), i, j);
                }
            }
        }
        return parameters;
    }

    private static Map<String, Tensor> neighbours(Path file) {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        for (int l = 1; l < 100; l++) {
            for (String name : List.of("W" + l, "b" + l)) {
                Path npy = file.resolveSibling(name + ".npy");
                if (Files.exists(npy)) {
                    PlainFile.require(npy);
                    try (InputStream in = Files.newInputStream(npy)) {
                        arrays.put(name, NpyArray.read(npy.toString(), in.readNBytes(MOST_BYTES)));
                    } catch (IOException e) {
                        throw new DataException(npy + ": cannot be read", e);
                    }
                }
            }
        }
        return arrays;
    }
}
