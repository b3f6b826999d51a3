package org.manymoons.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;

/**
 * Where the parameter dumps of two trainings part, and how fast.
 *
 * @param iteration       the first recorded iteration at which any parameter differs, null if none does
 * @param growthRate      e-folds an iteration of the largest difference of a parameter: slope of its logarithm over the
 *                        iterations by least squares, from there until it exceeds a thousandth of the largest parameter;
 *                        null where there are fewer than three such rows
 * @param finalDifference largest difference of a parameter in the last iteration that both dumps have, null if none
 */
public record DumpDifference(
        @Nullable Integer iteration,
        @Nullable Double growthRate,
        @Nullable Double finalDifference) {
    private static final double GROWN = 1e-3; // of the parameters: from here on growth saturates

    public static DumpDifference of(Path dumpA, Path dumpB) {
        List<double[]> differences = differences(dumpA, dumpB); // iteration, largest difference, largest parameter
        Integer first = null;
        List<double[]> growing = new ArrayList<>();
        for (double[] row : differences) {
            if (row[1] > 0 && first == null) {
                first = (int) row[0];
            }
            if (first != null && row[1] > 0 && (growing.isEmpty() || !isGrown(growing.get(growing.size() - 1)))) {
                growing.add(row);
            }
        }
        Double last = differences.isEmpty() ? null : differences.get(differences.size() - 1)[1];
        return new DumpDifference(first, slope(growing), last);
    }

    private static boolean isGrown(double[] row) {
        return row[1] > GROWN * row[2];
    }

    /** Least squares of log difference on iteration. */
    private static @Nullable Double slope(List<double[]> rows) {
        if (rows.size() < 3) {
            return null;
        }
        double x = rows.stream().mapToDouble(row -> row[0]).average().orElse(0);
        double y = rows.stream().mapToDouble(row -> Math.log(row[1])).average().orElse(0);
        double xy = rows.stream()
                .mapToDouble(row -> (row[0] - x) * (Math.log(row[1]) - y))
                .sum();
        double xx =
                rows.stream().mapToDouble(row -> (row[0] - x) * (row[0] - x)).sum();
        return xy / xx;
    }

    private static List<double[]> differences(Path dumpA, Path dumpB) {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader a = Files.newBufferedReader(dumpA);
                BufferedReader b = Files.newBufferedReader(dumpB)) {
            if (!String.valueOf(a.readLine()).equals(b.readLine())) {
                return rows; // other parameters, other networks
            }
            double[] rowA = next(a, dumpA);
            double[] rowB = next(b, dumpB);
            while (rowA.length > 0 && rowB.length > 0) {
                if (rowA[0] < rowB[0]) {
                    rowA = next(a, dumpA);
                } else if (rowB[0] < rowA[0]) {
                    rowB = next(b, dumpB);
                } else {
                    rows.add(new double[] {rowA[0], distance(rowA, rowB), largest(rowA)});
                    rowA = next(a, dumpA);
                    rowB = next(b, dumpB);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Iteration, loss, parameters; empty at the end. */
    private static double[] next(BufferedReader reader, Path dump) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return new double[0];
        }
        try {
            double[] row = Arrays.stream(line.split(",", -1))
                    .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                    .toArray();
            if (row.length < 3) {
                throw new DataException(dump + ": a row of a parameter dump has at least three columns: " + line);
            }
            return row;
        } catch (NumberFormatException e) {
            throw new DataException(dump + ": is no parameter dump: " + e.getMessage());
        }
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int k = 2; k < a.length; k++) {
            largest = Math.max(largest, Math.abs(a[k] - b[k]));
        }
        return largest;
    }

    private static double largest(double[] row) {
        return Arrays.stream(row, 2, row.length).map(Math::abs).max().orElse(0);
    }
}
