package org.manymoons.modelfile.numpy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.ClassTable;
import org.manymoons.data.DataException;
import org.manymoons.data.Labels;
import org.manymoons.modelfile.Tensor;
import org.manymoons.reference.Samples;

/**
 * Labelled samples as NumPy arrays in one {@code .npz}: X and the labels y or Y, whole numbers where they are classes. X_test
 * and y_test may be there and are left aside.
 *
 * @param classes which label is which class; null where labels are numbers to be predicted
 * @param reading how X was read, in words
 */
public record SampleArrays(Samples samples, @Nullable ClassTable classes, String reading) {
    private static final int MOST_BYTES = 128 << 20;
    private static final Pattern NAME = Pattern.compile("[XYy](_test)?");

    /**
     * Reads samples. X is samples x features; it is features x samples, as Andrew Ng's course has it, where only its second size
     * is the number of labels.
     *
     * @throws DataException in one line where these are no such arrays
     */
    public static SampleArrays read(Path npz) {
        Map<String, Tensor> arrays = NumpyZip.read(npz, NAME, "X, y, Y, X_test, y_test, Y_test", MOST_BYTES);
        Tensor x = arrays.get("X");
        Tensor y = arrays.containsKey("y") ? arrays.get("y") : arrays.get("Y");
        if (x == null || y == null || (arrays.containsKey("y") && arrays.containsKey("Y"))) {
            throw new DataException(npz + ": the arrays X and y (or Y) are needed, found "
                    + (arrays.isEmpty() ? "none" : String.join(", ", arrays.keySet())));
        }
        int n = y.values().length;
        if (x.dimensions() != 2 || !y.isVector() || (x.rows() != n && x.columns() != n)) {
            throw new DataException(npz + ": X is " + x.shape() + " and y " + y.shape()
                    + ", but X must be samples x features (or features x samples) and y have a label for each sample");
        }
        boolean turned = x.rows() != n;
        String aside = arrays.size() == 2 ? "" : ", " + leftAside(arrays) + " left aside";
        Labels labels = labels(npz, y);
        return new SampleArrays(
                new Samples(turned ? columns(x) : rows(x), labels.values()),
                labels.classes(),
                "X is read as " + (turned ? "features x samples" : "samples x features") + " (" + x.rows() + " x "
                        + x.columns() + ")" + aside);
    }

    private static String leftAside(Map<String, Tensor> arrays) {
        return arrays.keySet().stream().filter(name -> name.length() > 1).collect(Collectors.joining(" and "));
    }

    private static double[][] rows(Tensor x) {
        double[][] rows = new double[x.rows()][];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = Arrays.copyOfRange(x.values(), n * x.columns(), (n + 1) * x.columns());
        }
        return rows;
    }

    private static double[][] columns(Tensor x) {
        double[][] columns = new double[x.columns()][x.rows()];
        for (int n = 0; n < columns.length; n++) {
            for (int j = 0; j < x.rows(); j++) {
                columns[n][j] = x.values()[j * x.columns() + n];
            }
        }
        return columns;
    }

    private static Labels labels(Path npz, Tensor y) {
        double[] values = y.values().clone();
        if (Arrays.stream(values).distinct().count() < 2) {
            throw new DataException(npz + ": y: every label is "
                    + (ClassTable.isWhole(values[0]) ? ClassTable.form(values[0]) : values[0])
                    + "; there must be samples of two classes or more");
        }
        return Labels.of(values);
    }
}
