package org.manymoons.modelfile;

import static org.manymoons.modelfile.Orientation.UNITS_BY_INPUTS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;

/**
 * PyTorch's {@code state_dict}: for each Linear layer {@code NAME.weight} (units x inputs) and, if it has one, {@code NAME.bias},
 * in no order that can be relied on.
 */
public final class StateDict {
    public static final String WEIGHT = ".weight";
    public static final String BIAS = ".bias";
    private static final Pattern BATCH_NORM =
            Pattern.compile("(.*\\.)?(running_mean|running_var|num_batches_tracked)", Pattern.DOTALL);
    private static final int MOST_LAYERS = 17;
    private static final int MOST_TRIES = 100_000;

    private final Path file;
    private final Map<String, Tensor> tensors;
    private int tries;

    private StateDict(Path file, Map<String, Tensor> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    /**
     * The network of Linear layers that these tensors are.
     *
     * @throws DataException in one line where they are something else, or where it is not said what the layers compute
     */
    public static SavedModel read(Path file, ModelFormat format, Map<String, Tensor> tensors, Unsaid unsaid) {
        List<String> order = new StateDict(file, tensors).order();
        unsaid.require(file, order.size() > 1, true);
        Activation hidden = unsaid.hidden() == null ? Activation.IDENTITY : unsaid.hidden();
        OutputLoss output = unsaid.output();
        if (output == null) {
            throw new IllegalStateException("required above");
        }
        List<DenseLayer> layers = new ArrayList<>();
        for (String name : order) {
            layers.add(DenseLayer.of(
                    name, tensor(tensors, name + WEIGHT), UNITS_BY_INPUTS, tensors.get(name + BIAS), hidden));
        }
        DenseNetwork dense = DenseNetwork.of(file, layers, output, unsaid.l2());
        return dense.model(
                file,
                format,
                List.of("layers in the order " + String.join(", ", order), unsaid.reading(dense.network())));
    }

    /** Why a tensor of this name cannot be one of a Linear layer, null where it can. */
    public static @Nullable String obstacle(String name) {
        return BATCH_NORM.matcher(name).matches()
                ? "is of a BatchNorm layer, which is not supported; only Linear layers with activations between them are read"
                : null;
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name) {
        @Nullable Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalStateException("no tensor " + name);
        }
        return tensor;
    }

    /** The names of the layers, as they are computed. */
    private List<String> order() {
        List<String> names = layerNames();
        boolean numbered = names.stream()
                        .map(name -> name.replaceAll("[0-9]+", "0"))
                        .distinct()
                        .count()
                == 1;
        if (numbered) {
            return names;
        }
        List<List<String>> chains = new ArrayList<>();
        chain(new ArrayList<>(), names, chains);
        if (chains.size() == 1) {
            return chains.get(0);
        }
        throw new DataException(file + ": the shapes of the layers " + String.join(", ", names)
                + (chains.isEmpty() ? " do not chain" : " chain in several orders, and their names do not tell which")
                + "; save them as one Sequential, whose names are numbers");
    }

    /** Sorted by the numbers in them; each has a weight and perhaps a bias, and there is nothing else. */
    private List<String> layerNames() {
        TreeSet<String> names = new TreeSet<>(
                Comparator.comparing(StateDict::withNumbersOfOneLength).thenComparing(Comparator.naturalOrder()));
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            String name = entry.getKey();
            boolean weight = name.endsWith(WEIGHT);
            boolean bias = name.endsWith(BIAS);
            if (!weight && !bias || entry.getValue().dimensions() != (weight ? 2 : 1)) {
                throw new DataException(file + ": " + shown(name) + " of shape "
                        + entry.getValue().shape()
                        + " is neither the weight nor the bias of a Linear layer; only dense networks are read");
            }
            names.add(name.substring(0, name.length() - (weight ? WEIGHT : BIAS).length()));
        }
        for (String name : names) {
            if (!tensors.containsKey(name + WEIGHT)) {
                throw new DataException(
                        file + ": layer " + shown(name) + " has biases, but no weights, which is not supported");
            }
        }
        if (names.isEmpty() || names.size() > MOST_LAYERS) {
            throw new DataException(file + ": has " + names.size() + " layers; 1 to " + MOST_LAYERS + " are read");
        }
        return List.copyOf(names);
    }

    private static String shown(String name) {
        return name.substring(0, Math.min(name.length(), 100));
    }

    /** 0.weight, 2.weight, 10.weight in this order. */
    private static String withNumbersOfOneLength(String name) {
        StringBuilder padded = new StringBuilder();
        for (String part : name.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)")) {
            boolean number = !part.isEmpty() && Character.isDigit(part.charAt(0));
            padded.append(number ? "0".repeat(Math.max(0, 200 - part.length())) : "")
                    .append(part);
        }
        return padded.toString();
    }

    /** Finds the orders in which the shapes chain, until there are two. */
    private void chain(List<String> begun, List<String> names, List<List<String>> found) {
        if (begun.size() == names.size()) {
            found.add(List.copyOf(begun));
            return;
        }
        for (String name : names) {
            if (found.size() < 2 && !begun.contains(name) && follows(begun, name)) {
                if (tries++ > MOST_TRIES) {
                    throw new DataException(file + ": it takes too long to find the order of the " + names.size()
                            + " layers; save them as one Sequential, whose names are numbers");
                }
                begun.add(name);
                chain(begun, names, found);
                begun.remove(begun.size() - 1);
            }
        }
    }

    private boolean follows(List<String> begun, String name) {
        return begun.isEmpty()
                || tensor(tensors, begun.get(begun.size() - 1) + WEIGHT).rows()
                        == tensor(tensors, name + WEIGHT).columns();
    }
}
