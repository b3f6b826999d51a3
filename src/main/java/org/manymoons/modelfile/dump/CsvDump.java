package org.manymoons.modelfile.dump;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/**
 * A dump as CSV: {@code iteration}, perhaps columns of losses, and then the parameters, named {@code W1_unit_input, b1_unit, W2_...}
 * with units and inputs counted from 1, in that order.
 */
public final class CsvDump {
    public static final String FIRST_COLUMN = "iteration";
    private static final Pattern WEIGHT = Pattern.compile("W([1-9]\\d?)_([1-9]\\d{0,6})_([1-9]\\d{0,6})");
    private static final Pattern LOSS = Pattern.compile("loss(_[a-z_]*)?");
    private static final long MOST_NUMBERS = 16L << 20;

    private CsvDump() {}

    /**
     * Reads a dump.
     *
     * @throws DataException in one line where it is none
     */
    public static Dump read(Path file) {
        List<String> lines =
                PlainFile.text(file).lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2) {
            throw new DataException(file + ": a dump needs a header and a row for each recorded iteration");
        }
        List<String> header =
                Arrays.stream(lines.get(0).split(",", -1)).map(String::strip).toList();
        int first = 1;
        while (first < header.size() && LOSS.matcher(header.get(first)).matches()) {
            first++;
        }
        List<String> names = header.subList(first, header.size());
        Network network = network(file, names);
        if ((long) lines.size() * names.size() > MOST_NUMBERS) {
            throw new DataException(file + ": " + (lines.size() - 1) + " rows of " + names.size()
                    + " parameters are too many; at most " + MOST_NUMBERS + " numbers are read");
        }
        long[] iterations = new long[lines.size() - 1];
        double[][] rows = new double[iterations.length][];
        for (int k = 0; k < rows.length; k++) {
            String place = file + ", line " + (k + 2);
            String[] cells = lines.get(k + 1).split(",", -1);
            if (cells.length != header.size()) {
                throw new DataException(place + ": " + cells.length + " fields, but the header has " + header.size());
            }
            iterations[k] = iteration(place, cells[0].strip());
            rows[k] = numbers(place, cells, first);
        }
        return new Dump(
                file,
                network.inputs(),
                network.layers().stream().map(Network.Layer::units).toList(),
                iterations,
                rows,
                List.of());
    }

    /** The one whose parameters are named so. */
    private static Network network(Path file, List<String> names) {
        List<Integer> widths = new ArrayList<>();
        int inputs = 0;
        for (String name : names) {
            Matcher weight = WEIGHT.matcher(name);
            if (weight.matches()) {
                int layer = Integer.parseInt(weight.group(1));
                if (layer == widths.size() + 1) {
                    widths.add(0);
                }
                if (layer == widths.size()) {
                    widths.set(layer - 1, Math.max(widths.get(layer - 1), Integer.parseInt(weight.group(2))));
                }
                inputs = layer == 1 ? Math.max(inputs, Integer.parseInt(weight.group(3))) : inputs;
            }
        }
        if (widths.isEmpty() || widths.stream().anyMatch(width -> width > names.size()) || inputs > names.size()) {
            throw badHeader(file, "W1_1_1", names.isEmpty() ? "nothing" : names.get(0));
        }
        long parameters = parameters(inputs, widths);
        if (parameters > names.size() + 1L) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "%s: the columns name a network of %,d parameters, but there are %,d columns of parameters",
                    file,
                    parameters,
                    names.size()));
        }
        int last = widths.size() - 1;
        Network network = Network.of(
                inputs,
                widths.subList(0, last),
                Activation.IDENTITY,
                OutputLoss.IDENTITY_SQUARED_ERROR,
                widths.get(last),
                0);
        List<String> expected = network.parameterNames();
        for (int k = 0; k < Math.max(expected.size(), names.size()); k++) {
            String needed = k < expected.size() ? expected.get(k) : "no more columns";
            String found = k < names.size() ? names.get(k) : "nothing";
            if (!needed.equals(found)) {
                throw badHeader(file, needed, found);
            }
        }
        return network;
    }

    private static long parameters(int inputs, List<Integer> widths) {
        long parameters = 0;
        long before = inputs;
        for (int units : widths) {
            parameters += (before + 1) * units;
            before = units;
        }
        return parameters;
    }

    private static DataException badHeader(Path file, String needed, String found) {
        return new DataException(file + ": the header of a dump is iteration, loss if known, then all parameters as"
                + " W1_1_1 (unit 1, input 1), W1_1_2, ..., b1_1, ..., W2_1_1, ...; " + needed + " is needed where "
                + found.substring(0, Math.min(40, found.length())).replaceAll("\\p{Cntrl}", "?") + " is found");
    }

    private static long iteration(String place, String cell) {
        if (!cell.matches("\\d{1,15}")) {
            throw new DataException(place + ": the iteration must be a whole number from 0 on, not "
                    + cell.substring(0, Math.min(40, cell.length())).replaceAll("\\p{Cntrl}", "?"));
        }
        return Long.parseLong(cell);
    }

    private static double[] numbers(String place, String[] cells, int first) {
        double[] numbers = new double[cells.length - first];
        for (int k = 0; k < numbers.length; k++) {
            String cell = cells[first + k].strip();
            try {
                numbers[k] = Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                numbers[k] = Double.NaN;
            }
            if (!(Math.abs(numbers[k]) <= Budget.LARGEST_NUMBER)) {
                throw new DataException(place + ", column " + (first + k + 1) + ": "
                        + cell.substring(0, Math.min(40, cell.length())).replaceAll("\\p{Cntrl}", "?")
                        + " is not a finite number of at most " + Budget.LARGEST_NUMBER);
            }
        }
        return numbers;
    }
}
