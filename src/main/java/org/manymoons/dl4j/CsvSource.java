package org.manymoons.dl4j;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.data.Dataset;
import org.manymoons.data.Labels;
import org.manymoons.reference.Samples;

/**
 * A user's CSV file: commas, UTF-8, numeric features of any count, one label column of numbers or text. DataVec reads it; the
 * numbers keep all their digits, which they would lose in a {@code RecordReaderDataSetIterator} (single precision).
 *
 * @param file   where it is
 * @param header whether the first line holds the names; null to find out: it does if none of its fields is a number, or
 *               if the label is given by name
 * @param label  the label column
 */
public record CsvSource(Path file, @Nullable Boolean header, LabelColumn label) {

    /**
     * Reads all rows as a training set of at least two classes: the labels are whole numbers or text.
     *
     * @throws DataException if the file cannot be read or is no such table: file, line, column and value
     */
    public Dataset read() {
        return read(CsvSource::classes);
    }

    /**
     * Reads all rows as a training set whose labels are numbers to be predicted.
     *
     * @throws DataException if the file cannot be read or is no such table: file, line, column and value
     */
    public Dataset readNumbers() {
        return read(CsvSource::numbers);
    }

    /**
     * Reads all rows as a training set whose labels are classes, as {@link #read} has them, or numbers to be predicted where
     * they are numbers and not all of them whole.
     *
     * @throws DataException if the file cannot be read or is no such table: file, line, column and value
     */
    public Dataset readAsItIs() {
        return read(CsvSource::either);
    }

    private interface LabelReader {
        Labels read(List<CsvLine> rows, int column, String name);
    }

    private Dataset read(LabelReader reader) {
        List<CsvLine> lines = CsvLines.read(file);
        CsvLine first = lines.get(0);
        boolean named = header != null ? header : isHeader(lines);
        List<String> names = named ? first.names() : unnamed(first.fields().size());
        int labelColumn = labelColumn(first, names, named);
        List<CsvLine> rows = lines.subList(named ? 1 : 0, lines.size());
        if (rows.isEmpty()) {
            throw new DataException(file + ": no rows after the header in line " + first.number());
        }
        List<String> features = new ArrayList<>(names);
        String labelName = features.remove(labelColumn);
        double[][] inputs = inputs(rows, names, labelColumn);
        Labels labels = reader.read(rows, labelColumn, labelName);
        return new Dataset(new Samples(inputs, labels.values()), null, features, labelName, labels.classes());
    }

    private boolean isHeader(List<CsvLine> lines) {
        return label instanceof LabelColumn.Named || lines.get(0).hasNoNumber();
    }

    private static double[][] inputs(List<CsvLine> rows, List<String> names, int labelColumn) {
        double[][] inputs = new double[rows.size()][names.size() - 1];
        for (int n = 0; n < inputs.length; n++) {
            CsvLine row = rows.get(n);
            row.checkRow(names.size());
            for (int j = 0, feature = 0; j < names.size(); j++) {
                if (j != labelColumn) {
                    inputs[n][feature++] = row.number(j, names.get(j));
                }
            }
        }
        return inputs;
    }

    private static Labels classes(List<CsvLine> rows, int column, String name) {
        boolean numbers = rows.get(0).isNumber(column);
        for (CsvLine row : rows) {
            if (row.isNumber(column) != numbers && !row.isEmpty(column)) {
                throw new DataException(row.place(column, name) + ": label "
                        + CsvLine.quoted(row.fields().get(column))
                        + (numbers ? " is not a number" : " is a number") + ", but the labels before it are"
                        + (numbers ? "" : " not") + "; name the classes all by numbers or all by text");
            }
        }
        Labels labels =
                Labels.classes(rows.stream().map(row -> row.label(column, name)).toList());
        List<String> different = Objects.requireNonNull(labels.classes()).labels();
        if (different.size() < 2) {
            throw new DataException(rows.get(0).place(column, name) + ": every label is " + different.get(0)
                    + "; there must be rows of two classes or more");
        }
        if (different.size() > Budget.CLASSES) {
            throw new DataException(rows.get(0).place(column, name) + ": " + different.size()
                    + " different labels are too many classes; at most " + Budget.CLASSES
                    + " (the number itself is predicted with network.output: identity)");
        }
        return labels;
    }

    private static Labels numbers(List<CsvLine> rows, int column, String name) {
        double[] labels =
                rows.stream().mapToDouble(row -> row.number(column, name)).toArray();
        if (Arrays.stream(labels).distinct().count() < 2) {
            throw new DataException(rows.get(0).place(column, name) + ": every label is " + labels[0]
                    + "; there is nothing to be learnt");
        }
        return new Labels(labels, null);
    }

    /** Numbers where all are and not all of them whole, else classes. */
    private static Labels either(List<CsvLine> rows, int column, String name) {
        if (!rows.stream().allMatch(row -> row.isNumber(column))) {
            return classes(rows, column, name);
        }
        double[] values =
                rows.stream().mapToDouble(row -> row.number(column, name)).toArray();
        return Labels.of(values).classes() == null ? numbers(rows, column, name) : classes(rows, column, name);
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
