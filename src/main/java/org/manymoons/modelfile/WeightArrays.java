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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.data.WholeFile;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * The weights of a network as NumPy arrays W1 (inputs x units, as scikit-learn's {@code coefs_}), b1, W2, b2, ...: in one
 * {@code .npz}, or as W1.npy and its neighbours in one folder.
 */
public final class WeightArrays {
    private static final int MOST_BYTES = 36 << 20;

    private WeightArrays() {}

    /** Whether the name is that of arrays. */
    public static boolean isWeights(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".npz") || name.endsWith(".npy");
    }

    /** Writes the parameters, which are in the network's order, replacing an older file. */
    public static void write(Path npz, Network network, double[] parameters) {
        WholeFile.write(npz, out -> {
            NumpyArchive arrays = new NumpyArchive(out);
            arrays.weights(network, parameters);
            arrays.finish();
        });
    }

    /** Reads weights; arrays do not say the activation or the decay, so the caller does. */
    public static SavedModel read(Path file, Activation hidden, double l2) {
        Map<String, NpyArray> arrays =
                file.toString().toLowerCase(Locale.ROOT).endsWith(".npz") ? zipped(file) : neighbours(file);
        List<NpyArray> weights = new ArrayList<>();
        while (arrays.containsKey("W" + (weights.size() + 1))) {
            weights.add(array(file, arrays, "W" + (weights.size() + 1)));
        }
        if (weights.isEmpty() || arrays.size() != 2 * weights.size()) {
            throw new DataException(file + ": the arrays W1, b1, W2, b2, ... are needed and no others, found "
                    + (arrays.isEmpty() ? "none" : String.join(", ", arrays.keySet())));
        }
        List<Integer> widths = new ArrayList<>();
        for (int l = 1; l <= weights.size(); l++) {
            NpyArray w = weights.get(l - 1);
            NpyArray b = array(file, arrays, "b" + l);
            int before = l == 1 ? w.rows() : widths.get(l - 2);
            if (w.dimensions() != 2 || w.rows() != before || b.values().length != w.columns()) {
                throw new DataException(file + ": W" + l + " is " + w.shape() + " and b" + l + " " + b.shape()
                        + ", but W must be inputs x units and b have a number for each unit");
            }
            widths.add(w.columns());
        }
        if (widths.get(widths.size() - 1) != 1) {
            throw new DataException(file + ": W" + widths.size() + " has " + widths.get(widths.size() - 1)
                    + " outputs, but arrays are read as networks with one sigmoid output");
        }
        Network network = Network.of(weights.get(0).rows(), widths.subList(0, widths.size() - 1), hidden, l2);
        String excess = Budget.excess(network);
        if (excess != null) {
            throw new DataException(file + ": asks for too much: " + excess);
        }
        return new SavedModel(
                file,
                network,
                parameters(network, weights, arrays),
                false,
                null,
                List.of("weights only: " + hidden.name().toLowerCase(Locale.ROOT) + " hidden units, one sigmoid output"
                        + " and l2 " + l2 + " are taken for granted"),
                null);
    }

    private static double[] parameters(Network network, List<NpyArray> weights, Map<String, NpyArray> arrays) {
        double[] parameters = new double[network.parameterCount()];
        for (int l = 0; l < weights.size(); l++) {
            Layer layer = network.layers().get(l);
            double[] w = weights.get(l).values();
            double[] b =
                    java.util.Objects.requireNonNull(arrays.get("b" + (l + 1))).values();
            for (int i = 0; i < layer.units(); i++) {
                parameters[layer.bias(i)] = b[i];
                for (int j = 0; j < layer.inputs(); j++) {
                    parameters[layer.weight(i, j)] = w[j * layer.units() + i];
                }
            }
        }
        return parameters;
    }

    private static NpyArray array(Path file, Map<String, NpyArray> arrays, String name) {
        @Nullable NpyArray array = arrays.get(name);
        if (array == null) {
            throw new DataException(file + ": the array " + name + " is missing");
        }
        return array;
    }

    private static Map<String, NpyArray> zipped(Path file) {
        PlainFile.require(file);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        int left = MOST_BYTES;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!name.matches("[Wb][1-9][0-9]?\\.npy")) {
                    throw new DataException(file + ": entry " + name + ": is none of W1.npy, b1.npy, W2.npy, ...");
                }
                byte[] bytes = zip.readNBytes(left);
                left -= bytes.length;
                if (left == 0) {
                    throw new DataException(file + ": entry " + name + ": more than " + MOST_BYTES
                            + " bytes inflated; at most that many are read");
                }
                if (arrays.put(name.substring(0, name.length() - 4), NpyArray.read(file + ": entry " + name, bytes))
                        != null) {
                    throw new DataException(file + ": entry " + name + " is there twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(file + ": cannot be read as .npz: " + e.getMessage(), e);
        }
        return arrays;
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
