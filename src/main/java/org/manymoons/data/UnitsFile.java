package org.manymoons.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The hidden units of a network as somebody wrote them down: a CSV file with the columns {@code unit, w1, w2, ...} and, if
 * they are known, {@code bias} and {@code output}.
 *
 * @param file    where they were read from
 * @param names   what each unit is called in the file
 * @param columns the known columns other than {@code unit}, in the file's order
 * @param values  a row for each unit, a column for each of {@code columns}
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record UnitsFile(Path file, List<String> names, List<String> columns, double[][] values) {
    private static final String UNIT = "unit";
    private static final long LARGEST = 16L << 20;

    public UnitsFile {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
    }

    /** Reads a file; throws {@link DataException} with file, line and value where it is not such a file. */
    public static UnitsFile read(Path file) {
        List<CsvRecord> records = records(file);
        if (records.size() < 2) {
            throw new DataException(file + ": no units; expected a header unit,w1,w2,... and a line for each unit");
        }
        List<String> header =
                records.get(0).getFields().stream().map(String::strip).toList();
        int unit = header.indexOf(UNIT);
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!column.matches("unit|w[1-9]\\d*|bias|output") || !seen.add(column)) {
                throw new DataException(
                        file + ":1: column '" + column
                                + "' is unknown or there twice; the columns are unit, w1, w2, ..., and bias and output if known");
            }
        }
        if (unit < 0 || !seen.contains("w1")) {
            throw new DataException(file + ":1: the columns unit and w1 are needed, found " + String.join(",", header));
        }
        List<String> names = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            if (record.getFieldCount() != header.size()) {
                throw new DataException(file + ":" + record.getStartingLineNumber() + ": " + record.getFieldCount()
                        + " fields, but the header has " + header.size());
            }
            names.add(record.getField(unit).strip());
            rows.add(numbers(file, record, header, unit));
        }
        List<String> columns =
                header.stream().filter(column -> !column.equals(UNIT)).toList();
        return new UnitsFile(file, names, columns, rows.toArray(double[][]::new));
    }

    private static List<CsvRecord> records(Path file) {
        PlainFile.require(file);
        if (file.toFile().length() > LARGEST) {
            throw new DataException(file + ": larger than 16 MiB, so it is no list of hidden units");
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(PlainFile.text(file))) {
            return reader.stream().toList();
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new DataException(file + ": cannot be read as CSV text (" + e.getMessage() + ")", e);
        }
    }

    private static double[] numbers(Path file, CsvRecord record, List<String> header, int unit) {
        double[] row = new double[header.size() - 1];
        int k = 0;
        for (int column = 0; column < header.size(); column++) {
            if (column == unit) {
                continue;
            }
            String text = record.getField(column).strip();
            try {
                row[k] = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                row[k] = Double.NaN;
            }
            if (!(Math.abs(row[k]) <= Budget.LARGEST_NUMBER)) {
                throw new DataException(file + ":" + record.getStartingLineNumber() + ": column " + header.get(column)
                        + ": '" + text + "' is no number of at most " + Budget.LARGEST_NUMBER);
            }
            k++;
        }
        return row;
    }

    /** The values of some of the columns, a row for each unit. */
    public double[][] valuesOf(List<String> wanted) {
        double[][] chosen = new double[values.length][wanted.size()];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < wanted.size(); j++) {
                chosen[i][j] = values[i][columns.indexOf(wanted.get(j))];
            }
        }
        return chosen;
    }
}
