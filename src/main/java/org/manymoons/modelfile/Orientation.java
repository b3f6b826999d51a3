package org.manymoons.modelfile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;

/** How the matrices W1, W2, ... of a network lie in their arrays. */
public enum Orientation {
    /** A row for each unit, as where W x + b is computed with samples as columns. */
    UNITS_BY_INPUTS,
    /** A row for each input, as where x W + b is computed with samples as rows. */
    INPUTS_BY_UNITS;

    /** As in an option and in JSON. */
    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As in a sentence: units x inputs. */
    public String words() {
        return toString().replace("-by-", " x ");
    }

    public int inputs(Tensor w) {
        return this == UNITS_BY_INPUTS ? w.columns() : w.rows();
    }

    public int units(Tensor w) {
        return this == UNITS_BY_INPUTS ? w.rows() : w.columns();
    }

    /** The weight from input j to unit i. */
    public double weight(Tensor w, int i, int j) {
        return w.values()[this == UNITS_BY_INPUTS ? i * w.columns() + j : j * w.columns() + i];
    }

    /**
     * Finds out how these lie: as they chain; where both ways do, as the biases stand, columns (n, 1) beside units x inputs
     * and rows (1, n) beside inputs x units.
     *
     * @param named the only one to try, or null
     * @throws DataException in one line if they do not chain, or if nothing tells the two apart
     */
    public static Orientation of(
            Path file, List<Tensor> weights, List<? extends @Nullable Tensor> biases, @Nullable Orientation named) {
        List<Orientation> tried = named == null ? List.of(values()) : List.of(named);
        List<Orientation> chaining = tried.stream()
                .filter(orientation -> orientation.chained(weights, biases) == weights.size())
                .toList();
        if (chaining.isEmpty()) {
            throw broken(file, weights, biases, tried);
        }
        if (chaining.size() == 1) {
            return chaining.get(0);
        }
        Set<Orientation> standing = standing(biases);
        boolean single = weights.stream().allMatch(w -> w.values().length == 1);
        if (standing.size() == 1 || single) {
            return single ? INPUTS_BY_UNITS : standing.iterator().next();
        }
        throw new DataException(
                file + ": every W is square, and neither that nor the shapes of b tell which way they lie;"
                        + " say --orientation " + UNITS_BY_INPUTS + " or --orientation " + INPUTS_BY_UNITS);
    }

    /**
     * Whether matrices that lie like this chain and have biases that stand so: columns (n, 1) beside units x inputs, rows (1, n)
     * beside inputs x units.
     */
    public boolean suits(List<Tensor> weights, List<? extends @Nullable Tensor> biases) {
        return chained(weights, biases) == weights.size()
                && standing(biases).stream().allMatch(standing -> standing == this);
    }

    private static Set<Orientation> standing(List<? extends @Nullable Tensor> biases) {
        return biases.stream()
                .filter(Objects::nonNull)
                .filter(b -> b.dimensions() == 2 && b.rows() != b.columns())
                .map(b -> b.columns() == 1 ? UNITS_BY_INPUTS : INPUTS_BY_UNITS)
                .collect(Collectors.toSet());
    }

    /** How many layers from the first on fit each other and their biases. */
    private int chained(List<Tensor> weights, List<? extends @Nullable Tensor> biases) {
        int l = 0;
        while (l < weights.size() && fits(l, weights, biases.get(l))) {
            l++;
        }
        return l;
    }

    private boolean fits(int l, List<Tensor> weights, @Nullable Tensor b) {
        Tensor w = weights.get(l);
        return w.dimensions() == 2
                && (l == 0 || inputs(w) == units(weights.get(l - 1)))
                && (b == null || b.isVector() && b.values().length == units(w));
    }

    private static DataException broken(
            Path file, List<Tensor> weights, List<? extends @Nullable Tensor> biases, List<Orientation> tried) {
        int at = tried.stream()
                .mapToInt(orientation -> orientation.chained(weights, biases))
                .max()
                .orElse(0);
        String before =
                at == 0 ? "" : " after W" + at + " " + weights.get(at - 1).shape();
        Tensor b = biases.get(at);
        String needed = tried.stream().map(Orientation::words).collect(Collectors.joining(", or each "));
        return new DataException(file + ": W" + (at + 1) + " is "
                + weights.get(at).shape() + (b == null ? "" : " and b" + (at + 1) + " " + b.shape()) + before
                + ", but each W must be "
                + needed + ", chain with the one before and have a b with a number for each unit");
    }

    /** The number of units of each layer. */
    public List<Integer> widths(List<Tensor> weights) {
        return weights.stream().map(this::units).toList();
    }

    /** A sentence that says how they are read, by the shape of the first. */
    public String reading(Tensor first) {
        return "W1 is read as " + words() + " (" + first.rows() + " x " + first.columns() + ")";
    }
}
