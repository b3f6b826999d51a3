package org.manymoons.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Expected numbers from outside the project, in {@code src/test/resources/golden}, with the programs that made them. */
public final class Golden {
    private Golden() {}

    /** A JSON file; numbers written as strings there have more digits than a double. */
    public static JsonNode json(String name) {
        try (InputStream in = open(name)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** scikit-learn's make_moons(5000, noise=0.2, random_state=0), written with repr. */
    public static Samples moons() {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(open("moons-5000.csv.gz")), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                rows.add(new double[] {
                    Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[2])
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Samples(
                rows.stream().map(r -> new double[] {r[0], r[1]}).toArray(double[][]::new),
                rows.stream().mapToDouble(r -> r[2]).toArray());
    }

    /** The architecture that {@code inputs, hidden, activation, l2} of a case describe. */
    public static Network network(JsonNode node) {
        List<Integer> hidden = new ArrayList<>();
        node.get("hidden").forEach(units -> hidden.add(units.asInt()));
        return Network.of(
                node.get("inputs").asInt(),
                hidden,
                Activation.valueOf(node.get("activation").asString().toUpperCase(Locale.ROOT)),
                node.get("l2").asDouble());
    }

    /** The samples of a case, {@code x} and {@code y}; the moons where it has none. */
    public static Samples samples(JsonNode node) {
        return node.has("x") ? new Samples(matrix(node.get("x")), vector(node.get("y"))) : moons();
    }

    /** An array of numbers, flattened where it is nested. */
    public static double[] vector(JsonNode node) {
        List<Double> values = new ArrayList<>();
        collect(node, values);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** An array of rows. */
    public static double[][] matrix(JsonNode node) {
        return node.valueStream().map(Golden::vector).toArray(double[][]::new);
    }

    /** W1, b1, W2, b2 of a node in the flat order of the parameters; b2 may be a number. */
    public static double[] parameters(JsonNode node) {
        List<Double> values = new ArrayList<>();
        for (String name : List.of("W1", "b1", "W2", "b2")) {
            collect(node.get(name), values);
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Two inputs, one hidden tanh layer. */
    public static Network tanhNetwork(int units, double l2) {
        return Network.of(2, List.of(units), Activation.TANH, l2);
    }

    /** The parameters of a case of minima.json, which lists them by unit. */
    public static double[] unitParameters(JsonNode minimum) {
        JsonNode units = minimum.get("units");
        int h = units.size();
        double[] parameters = new double[4 * h + 1];
        for (int i = 0; i < h; i++) {
            JsonNode unit = units.get(i);
            parameters[2 * i] = unit.get("w1").asDouble();
            parameters[2 * i + 1] = unit.get("w2").asDouble();
            parameters[2 * h + i] = unit.get("bias").asDouble();
            parameters[3 * h + i] = unit.get("output").asDouble();
        }
        parameters[4 * h] = minimum.get("output_bias").asDouble();
        return parameters;
    }

    /**
     * |computed - expected|, where expected is written with 25 digits; 0 below the error of the expected values
     * themselves, 1e-24 relative or 1e-60.
     */
    public static double distance(double computed, JsonNode expected) {
        double distance = new BigDecimal(computed)
                .subtract(new BigDecimal(expected.asString()))
                .abs()
                .doubleValue();
        return distance < Math.max(1e-60, 1e-24 * Math.abs(computed)) ? 0 : distance;
    }

    private static void collect(JsonNode node, List<Double> values) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, values));
        } else {
            values.add(node.asDouble());
        }
    }

    private static InputStream open(String name) {
        InputStream in = Golden.class.getResourceAsStream("/golden/" + name);
        if (in == null) {
            throw new IllegalArgumentException("no golden file: " + name);
        }
        return in;
    }
}
