package org.manymoons.modelfile.numpy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.Tensor;

/**
 * The arrays arr_0, arr_1, ... of {@code numpy.savez} without names, as W1, b1, W2, ...: W and b by turns, or, of a network without
 * biases, one W after the other. An array of one dimension is a b.
 */
final class ListedArrays {
    private static final Pattern LISTED = Pattern.compile("arr_([0-9]{1,2})");

    private ListedArrays() {}

    /**
     * The same arrays, those that have no names under the names W1, b1, ...
     *
     * @throws DataException in one line where nothing tells whether there are biases among them
     */
    static Map<String, Tensor> named(Path file, Map<String, Tensor> arrays) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        Map<Integer, Tensor> listed = new TreeMap<>();
        arrays.forEach((name, array) -> {
            Matcher matcher = LISTED.matcher(name);
            if (matcher.matches()) {
                listed.put(Integer.parseInt(matcher.group(1)), array);
            } else {
                named.put(name, array);
            }
        });
        List<Tensor> list = List.copyOf(listed.values());
        if (!list.isEmpty()) {
            named.putAll(hasBiases(file, list) ? byTurns(file, list) : weights(list));
        }
        return named;
    }

    private static boolean hasBiases(Path file, List<Tensor> list) {
        if (list.stream().anyMatch(array -> array.dimensions() == 1)) {
            return true;
        }
        boolean with = list.size() % 2 == 0 && suits(every(list, 0), every(list, 1));
        boolean without = suits(list, Collections.nCopies(list.size(), null));
        if (with && without) {
            throw new DataException(
                    file + ": its arrays may be W and b by turns, or weights without biases; save them by"
                            + " name, as np.savez(\"m.npz\", W1=..., b1=..., W2=..., b2=...), or without those of b");
        }
        return !without;
    }

    private static boolean suits(List<Tensor> weights, List<? extends @Nullable Tensor> biases) {
        return Arrays.stream(Orientation.values()).anyMatch(orientation -> orientation.suits(weights, biases));
    }

    private static List<Tensor> every(List<Tensor> list, int first) {
        List<Tensor> every = new ArrayList<>();
        for (int k = first; k < list.size(); k += 2) {
            every.add(list.get(k));
        }
        return every;
    }

    /** A b may be left out where the next array has two dimensions and the one after it has one. */
    private static Map<String, Tensor> byTurns(Path file, List<Tensor> list) {
        boolean flat = list.stream().anyMatch(array -> array.dimensions() == 1);
        Map<String, Tensor> named = new LinkedHashMap<>();
        int layer = 0;
        for (int k = 0; k < list.size(); k++) {
            boolean bias = flat ? list.get(k).dimensions() == 1 : k % 2 == 1;
            layer += bias ? 0 : 1;
            if (named.put((bias ? "b" : "W") + layer, list.get(k)) != null || layer == 0) {
                throw new DataException(
                        file + ": array " + k + " (from 0) has one dimension, as a b, but does not follow its W");
            }
        }
        return named;
    }

    private static Map<String, Tensor> weights(List<Tensor> list) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (Tensor array : list) {
            named.put("W" + (named.size() + 1), array);
        }
        return named;
    }
}
