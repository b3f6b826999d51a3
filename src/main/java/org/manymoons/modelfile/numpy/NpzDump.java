package org.manymoons.modelfile.numpy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.Tensor;
import org.manymoons.modelfile.dump.Dump;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;

/**
 * A dump as {@code numpy.savez} writes it: {@code iteration} (T numbers) and, stacked along the first dimension, the arrays W1, b1,
 * W2, b2, ... of each of the T rows, each of which lies as weights of one network do.
 */
public final class NpzDump {
    public static final String ITERATION = "iteration";
    private static final int MOST_BYTES = 128 << 20;
    private static final Pattern NAME = Pattern.compile("iteration|loss|[Wb][1-9]\\d?");

    private NpzDump() {}

    /**
     * Reads a dump.
     *
     * @param named how the matrices lie, null to find out
     * @throws DataException in one line where it is none
     */
    public static Dump read(Path file, @Nullable Orientation named) {
        Map<String, Tensor> arrays =
                NumpyZip.read(file, NAME, "iteration, loss, W1, b1, W2, ...", MOST_BYTES, Map.of(), 3);
        Tensor iteration = arrays.remove(ITERATION);
        arrays.remove("loss");
        if (iteration == null || !iteration.isVector()) {
            throw new DataException(file + ": the array iteration must have one dimension");
        }
        int rows = iteration.values().length;
        List<Tensor> weights = new ArrayList<>();
        List<Tensor> biases = new ArrayList<>();
        while (arrays.containsKey("W" + (weights.size() + 1))) {
            int layer = weights.size() + 1;
            weights.add(stacked(file, "W" + layer, arrays, rows, 3));
            biases.add(stacked(file, "b" + layer, arrays, rows, 1));
        }
        if (weights.isEmpty() || arrays.size() != 2 * weights.size()) {
            throw new DataException(file + ": a dump has the arrays iteration, W1, b1, W2, b2, ... and perhaps loss,"
                    + " found " + String.join(", ", arrays.keySet()));
        }
        List<Tensor> firstWeights = weights.stream().map(NpzDump::first).toList();
        Orientation orientation = Orientation.of(
                file, firstWeights, biases.stream().map(NpzDump::first).toList(), named);
        List<Integer> widths = orientation.widths(firstWeights);
        Network network = Network.of(
                orientation.inputs(firstWeights.get(0)),
                widths.subList(0, widths.size() - 1),
                Activation.IDENTITY,
                OutputLoss.IDENTITY_SQUARED_ERROR,
                widths.get(widths.size() - 1),
                0);
        double[][] parameters = new double[rows][network.parameterCount()];
        for (int l = 0; l < weights.size(); l++) {
            copy(network.layers().get(l), orientation, weights.get(l), biases.get(l), parameters);
        }
        return new Dump(
                file,
                network.inputs(),
                widths,
                whole(file, iteration.values()),
                parameters,
                List.of(orientation.reading(firstWeights.get(0))));
    }

    private static void copy(Layer layer, Orientation orientation, Tensor w, Tensor b, double[][] parameters) {
        for (int t = 0; t < parameters.length; t++) {
            Tensor weights = row(w, t);
            for (int i = 0; i < layer.units(); i++) {
                parameters[t][layer.bias(i)] = b.values()[t * layer.units() + i];
                for (int j = 0; j < layer.inputs(); j++) {
                    parameters[t][layer.weight(i, j)] = orientation.weight(weights, i, j);
                }
            }
        }
    }

    private static Tensor stacked(Path file, String name, Map<String, Tensor> arrays, int rows, int fewest) {
        Tensor array = arrays.get(name);
        if (array == null || array.dimensions() < fewest || array.rows() != rows) {
            throw new DataException(file + ": " + name + " is "
                    + (array == null ? "missing" : String.valueOf(array.shape())) + ", but iteration has " + rows
                    + " numbers, so that " + name + " must be "
                    + (fewest == 3 ? "[" + rows + ", units, inputs]" : "[" + rows + ", units]"));
        }
        return array;
    }

    private static Tensor first(Tensor stack) {
        return row(stack, 0);
    }

    private static Tensor row(Tensor stack, int t) {
        int size = stack.values().length / stack.rows();
        List<Integer> shape =
                stack.dimensions() == 1 ? List.of(1) : stack.shape().subList(1, stack.dimensions());
        return new Tensor(Arrays.copyOfRange(stack.values(), t * size, (t + 1) * size), shape, stack.precision());
    }

    private static long[] whole(Path file, double[] values) {
        for (double value : values) {
            if (value != Math.rint(value) || value < 0 || value > 1e15) {
                throw new DataException(file + ": iteration has " + value + "; iterations are whole numbers from 0 on");
            }
        }
        return Arrays.stream(values).mapToLong(value -> (long) value).toArray();
    }
}
