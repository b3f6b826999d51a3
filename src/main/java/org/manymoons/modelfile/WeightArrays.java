package org.manymoons.modelfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.data.WholeFile;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;

/**
 * The weights of a network as NumPy arrays W1, b1, W2, b2, ...: in one {@code .npz}, or as W1.npy and its neighbours in one
 * folder. W is inputs x units, as scikit-learn's {@code coefs_} and what is written here, or units x inputs, see
 * {@link Orientation}; b is (n,), (n, 1) or (1, n). One output is a sigmoid, several are a softmax.
 */
public final class WeightArrays {
    private static final int MOST_BYTES = 36 << 20;
    private static final Pattern NAME = Pattern.compile("[Wb][1-9][0-9]?");

    private WeightArrays() {}

    /** Whether the name is that of arrays. */
    public static boolean isWeights(Path file) {
        return isZipped(file) || file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    private static boolean isZipped(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".npz");
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
        Map<String, NpyArray> arrays =
                isZipped(file) ? NumpyZip.read(file, NAME, "W1, b1, W2, ...", MOST_BYTES) : neighbours(file);
        int layers = 0;
        while (arrays.containsKey("W" + (layers + 1))) {
            layers++;
        }
        if (layers == 0 || arrays.size() != 2 * layers) {
            throw new DataException(file + ": the arrays W1, b1, W2, b2, ... are needed and no others, found "
                    + (arrays.isEmpty() ? "none" : String.join(", ", arrays.keySet())));
        }
        List<NpyArray> weights = numbered(file, arrays, "W", layers);
        List<NpyArray> biases = numbered(file, arrays, "b", layers);
        Orientation orientation = Orientation.of(file, weights, biases, unsaid.orientation());
        Network network = network(orientation.inputs(weights.get(0)), orientation.widths(weights), unsaid);
        String excess = Budget.excess(network);
        if (excess != null) {
            throw new DataException(file + ": asks for too much: " + excess);
        }
        return new SavedModel(
                file,
                network,
                parameters(network, orientation, weights, biases),
                false,
                null,
                List.of(orientation.reading(weights.get(0)), unsaid.reading(network)),
                null,
                orientation);
    }

    private static Network network(int inputs, List<Integer> widths, Unsaid unsaid) {
        int last = widths.size() - 1;
        int outputs = widths.get(last);
        OutputLoss loss = outputs == 1 ? OutputLoss.SIGMOID_CROSS_ENTROPY : OutputLoss.SOFTMAX_CROSS_ENTROPY;
        return Network.of(inputs, widths.subList(0, last), unsaid.hidden(), loss, outputs, unsaid.l2());
    }

    private static double[] parameters(
            Network network, Orientation orientation, List<NpyArray> weights, List<NpyArray> biases) {
        double[] parameters = new double[network.parameterCount()];
        for (int l = 0; l < weights.size(); l++) {
            Layer layer = network.layers().get(l);
            for (int i = 0; i < layer.units(); i++) {
                parameters[layer.bias(i)] = biases.get(l).values()[i];
                for (int j = 0; j < layer.inputs(); j++) {
                    parameters[layer.weight(i, j)] = orientation.weight(weights.get(l), i, j);
                }
            }
        }
        return parameters;
    }

    private static List<NpyArray> numbered(Path file, Map<String, NpyArray> arrays, String letter, int layers) {
        List<NpyArray> numbered = new ArrayList<>();
        for (int l = 1; l <= layers; l++) {
            @Nullable NpyArray array = arrays.get(letter + l);
            if (array == null) {
                throw new DataException(file + ": the array " + letter + l + " is missing");
            }
            numbered.add(array);
        }
        return numbered;
    }

    private static Map<String, NpyArray> neighbours(Path file) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
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
