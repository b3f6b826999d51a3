package org.manymoons.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;
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
    private static final int LOSS = 1;
    private static final int LONGEST_SHOWN = 80;

    /** A row of a dump. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    private record Row(int iteration, double[] parameters) {}

    /** Of two rows of one iteration: the largest difference of a parameter, and the largest parameter of the first. */
    private record Gap(int iteration, double difference, double parameter) {
        static Gap between(Row a, Row b) {
            double difference = 0;
            double parameter = 0;
            for (int k = 0; k < a.parameters.length; k++) {
                difference = Math.max(difference, Math.abs(a.parameters[k] - b.parameters[k]));
                parameter = Math.max(parameter, Math.abs(a.parameters[k]));
            }
            return new Gap(a.iteration, difference, parameter);
        }

        boolean isGrown() {
            return difference > GROWN * parameter;
        }
    }

    /** Of the dumps in these files; other columns are other networks, of which nothing is said. */
    public static DumpDifference of(Path dumpA, Path dumpB) {
        List<Gap> gaps = gaps(dumpA, dumpB);
        List<Gap> growing = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap.difference > 0
                    && (growing.isEmpty() || !growing.get(growing.size() - 1).isGrown())) {
                growing.add(gap);
            }
        }
        return new DumpDifference(
                growing.isEmpty() ? null : growing.get(0).iteration,
                slope(growing),
                gaps.isEmpty() ? null : gaps.get(gaps.size() - 1).difference);
    }

    /** Least squares of log difference on iteration. */
    private static @Nullable Double slope(List<Gap> gaps) {
        if (gaps.size() < 3) {
            return null;
        }
        SimpleRegression line = new SimpleRegression();
        gaps.forEach(gap -> line.addData(gap.iteration, Math.log(gap.difference)));
        return line.getSlope();
    }

    private static List<Gap> gaps(Path dumpA, Path dumpB) {
        List<Gap> gaps = new ArrayList<>();
        try (BufferedReader a = Files.newBufferedReader(dumpA);
                BufferedReader b = Files.newBufferedReader(dumpB)) {
            String header = String.valueOf(a.readLine());
            if (!header.equals(b.readLine())) {
                return gaps;
            }
            int columns = header.split(",", -1).length;
            Row rowA = next(a, dumpA, columns);
            Row rowB = next(b, dumpB, columns);
            while (rowA != null && rowB != null) {
                int order = Integer.compare(rowA.iteration, rowB.iteration);
                if (order == 0) {
                    gaps.add(Gap.between(rowA, rowB));
                }
                rowA = order <= 0 ? next(a, dumpA, columns) : rowA;
                rowB = order >= 0 ? next(b, dumpB, columns) : rowB;
            }
            return gaps;
        } catch (CharacterCodingException e) {
            throw new DataException(dumpA + " or " + dumpB + ": is no parameter dump: no UTF-8 text", e);
        } catch (IOException e) {
            throw new DataException(dumpA + " or " + dumpB + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Of the columns iteration, loss, parameters; null at the end. */
    private static @Nullable Row next(BufferedReader reader, Path dump, int columns) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return null;
        }
        String[] cells = line.split(",", -1);
        if (cells.length != columns || columns <= LOSS + 1) {
            throw new DataException(
                    dump + ": a row of a parameter dump has a column for each of its header: " + shown(line));
        }
        try {
            double[] parameters = Arrays.stream(cells, LOSS + 1, columns)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Row(Integer.parseInt(cells[0]), parameters);
        } catch (NumberFormatException e) {
            throw new DataException(
                    dump + ": is no parameter dump, this row holds something else than numbers: " + shown(line), e);
        }
    }

    private static String shown(String line) {
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }
}
