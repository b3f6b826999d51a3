package org.manymoons.dl4j;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.data.Dataset;
import org.manymoons.reference.Samples;

/**
 * A user's CSV file: commas, UTF-8, numeric features of any count, one label column. DataVec reads it; the
 * numbers keep all their digits, which they would lose in a {@code RecordReaderDataSetIterator} (single precision).
 *
 * @param file   where it is
 * @param header whether the first line holds the names; null to find out: it does if none of its fields is a number, or
 *               if the label is given by name
 * @param label  the label column
 */
public record CsvSource(Path file, @Nullable Boolean header, LabelColumn label) {

    /**
     * Reads all rows as a training set of two classes.
     *
     * @throws DataException if the file cannot be read or is no such table: file, line, column and value
     */
    public Dataset read() {
        return read(2);
    }

    /**
     * Reads all rows as a training set of at most so many classes: the labels are whole numbers from 0 on.
     *
     * @throws DataException if the file cannot be read or is no such table: file, line, column and value
     */
    public Dataset read(int classes) {
        List<CsvLine> lines = CsvLines.read(file);
        CsvLine first = lines.get(0);
        boolean named = header != null ? header : label instanceof LabelColumn.Named || first.hasNoNumber();
        List<String> names = named ? first.names() : unnamed(first.fields().size());
        int labelColumn = labelColumn(first, names, named);
        List<CsvLine> rows = lines.subList(named ? 1 : 0, lines.size());
        if (rows.isEmpty()) {
            throw new DataException(file + ": no rows after the header in line " + first.number());
        }
        List<String> features = new ArrayList<>(names);
        String labelName = features.remove(labelColumn);
        return new Dataset(samples(rows, names, labelColumn, classes), null, features, labelName);
    }

    private static Samples samples(List<CsvLine> rows, List<String> names, int labelColumn, int classes) {
        double[][] inputs = new double[rows.size()][names.size() - 1];
        double[] labels = new double[rows.size()];
        for (int n = 0; n < labels.length; n++) {
            CsvLine row = rows.get(n);
            row.checkRow(names.size());
            for (int j = 0, feature = 0; j < names.size(); j++) {
                if (j == labelColumn) {
                    labels[n] = row.label(j, names.get(j), classes);
                } else {
                    inputs[n][feature++] = row.number(j, names.get(j));
                }
            }
        }
        if (Arrays.stream(labels).distinct().count() < 2) {
            throw new DataException(rows.get(0).place(labelColumn, names.get(labelColumn)) + ": every label is "
                    + (int) labels[0] + "; there must be rows of "
                    + (classes == 2 ? "both classes, 0 and 1" : "two classes or more"));
        }
        return new Samples(inputs, labels);
    }

    private int labelColumn(CsvLine first, List<String> names, boolean named) {
        int columns = names.size();
        if (columns < 2) {
            throw new DataException(first.place() + ": one column only, "
                    + CsvLine.quoted(first.fields().get(0))
                    + "; there must be a label and at least one feature, separated by commas");
        }
        if (label instanceof LabelColumn.At at) {
            int column = at.index() < 0 ? at.index() + columns : at.index();
            if (column < 0 || column >= columns) {
                throw new DataException(first.place() + ": no label column " + at.index() + "; the file has " + columns
                        + " columns, 0 to " + (columns - 1) + " (or, from the end, -1 to -" + columns + ")");
            }
            return column;
        }
        String name = ((LabelColumn.Named) label).name();
        if (!named) {
            throw new DataException(file + ": label column " + CsvLine.quoted(name)
                    + " is given by name, but header is false; give its index, or header: true");
        }
        List<Integer> matches = IntStream.range(0, columns)
                .filter(j -> names.get(j).equals(name))
                .boxed()
                .toList();
        if (matches.size() != 1) {
            throw new DataException(first.place() + ": " + (matches.isEmpty() ? "no column" : "more than one column")
                    + " is named " + CsvLine.quoted(name) + "; the columns are " + CsvLine.listed(names));
        }
        return matches.get(0);
    }

    private static List<String> unnamed(int columns) {
        List<String> names = new ArrayList<>();
        for (int j = 1; j < columns; j++) {
            names.add("x" + j);
        }
        names.add("label");
        return names;
    }
}
