package org.manymoons.config.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.manymoons.config.Seeds;
import org.manymoons.config.Sweep;
import org.manymoons.config.schema.SchemaCheck;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.config.yaml.Limits;
import org.manymoons.config.yaml.Place;
import org.manymoons.config.yaml.Problem;
import org.manymoons.config.yaml.Show;
import org.manymoons.config.yaml.SourceText;
import org.manymoons.config.yaml.YamlNode;
import org.manymoons.config.yaml.YamlNode.Entry;
import org.manymoons.config.yaml.YamlNode.Mapping;
import org.manymoons.config.yaml.YamlNode.Scalar;
import org.manymoons.config.yaml.YamlNode.Sequence;
import org.manymoons.config.yaml.YamlReader;

/**
 * Loads sweeps: a YAML file with {@code name}, {@code base} (a configuration file, looked for beside this one), {@code
 * seeds}, {@code polish} and {@code grid}, a list of values for every key of the configuration that is changed.
 */
public final class SweepFile {
    private static final Set<String> KEYS = Set.of("name", "base", "seeds", "polish", "grid");

    private final Path file;
    private final List<String> overrides;
    private final List<Problem> problems = new ArrayList<>();

    private SweepFile(Path file, List<String> overrides) {
        this.file = file;
        this.overrides = overrides;
    }

    /**
     * Reads a file and makes the configuration of every cell.
     *
     * @param overrides {@code --set} options, applied to the base before the cell's values
     * @throws ConfigurationException with all problems
     */
    public static Sweep load(Path file, List<String> overrides) {
        return new SweepFile(file, overrides).load();
    }

    private Sweep load() {
        YamlNode root = YamlReader.file(file.toString(), SourceText.read(file), problems)
                .orElse(null);
        if (!(root instanceof Mapping tree)) {
            if (problems.isEmpty()) {
                problems.add(new Problem(
                        new Place(file.toString(), 1, 1),
                        "the keys name, base, seeds, polish and grid are expected; config/sweep.yaml is an example"));
            }
            throw ConfigurationException.of(problems);
        }
        tree.entries().forEach((key, entry) -> {
            if (!KEYS.contains(key)) {
                problems.add(new Problem(
                        entry.key(),
                        "unknown key " + Show.shortened(key) + "; a sweep has base, grid, name, polish and seeds"
                                + (SchemaCheck.at(key).isPresent()
                                        ? "; keys of the configuration belong into the base file or the grid"
                                        : "")));
            }
        });
        String name = text(tree, "name");
        Path base = file.resolveSibling(text(tree, "base"));
        Seeds seeds = seeds(tree);
        boolean polish = polish(tree);
        Map<String, Sequence> grid = grid(tree);
        overrides.forEach(option -> requireUsed(option, grid));
        if (!problems.isEmpty()) {
            throw ConfigurationException.of(problems);
        }
        List<Sweep.Axis> axes = grid.entrySet().stream()
                .map(axis -> new Sweep.Axis(
                        axis.getKey(),
                        axis.getValue().items().stream().map(SweepFile::yaml).toList()))
                .toList();
        return new Sweep(name, seeds, polish, axes, cells(base, axes, grid));
    }

    private String text(Mapping tree, String key) {
        YamlNode value = tree.find(key).orElse(null);
        if (value instanceof Scalar scalar && scalar.value() instanceof String text && !text.isBlank()) {
            return text;
        }
        problems.add(new Problem(
                value == null ? tree.place() : value.place(),
                key + " is missing or no text; "
                        + (key.equals("base")
                                ? "name the configuration that every cell starts from"
                                : "give a title")));
        return key;
    }

    private Seeds seeds(Mapping tree) {
        YamlNode value = tree.find("seeds").orElse(null);
        try {
            if (value instanceof Scalar scalar && !scalar.isNull()) {
                return Seeds.parse(scalar.text());
            }
            problems.add(new Problem(
                    value == null ? tree.place() : value.place(), "seeds are missing; write for example seeds: 1-100"));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(value == null ? tree.place() : value.place(), "seeds: " + e.getMessage()));
        }
        return Seeds.parse("1");
    }

    private boolean polish(Mapping tree) {
        YamlNode value = tree.find("polish").orElse(null);
        if (value == null || value instanceof Scalar scalar && scalar.value() instanceof Boolean) {
            return value == null || Boolean.TRUE.equals(((Scalar) value).value());
        }
        problems.add(new Problem(value.place(), "polish: found " + value.show() + "; true or false is allowed"));
        return true;
    }

    private Map<String, Sequence> grid(Mapping tree) {
        Map<String, Sequence> grid = new LinkedHashMap<>();
        if (!(tree.find("grid").orElse(null) instanceof Mapping axes)
                || axes.entries().isEmpty()) {
            problems.add(new Problem(
                    tree.place(),
                    "grid is missing; give keys with lists of values, such as network.hidden: [[1], [2]]"));
            return grid;
        }
        axes.entries().forEach((key, entry) -> addAxis(grid, key, entry));
        long cells = grid.values().stream()
                .mapToLong(axis -> axis.items().size())
                .reduce(1, (a, b) -> Math.min(a * b, 1L << 40));
        if (cells > Sweep.MOST_CELLS) {
            problems.add(new Problem(axes.place(), cells + " cells are too many; at most " + Sweep.MOST_CELLS));
        }
        return grid;
    }

    /** That a {@code --set} is not for a key whose values the sweep has itself, so that it would change nothing. */
    private void requireUsed(String option, Map<String, Sequence> grid) {
        String key = option.substring(0, Math.max(0, option.indexOf('='))).strip();
        boolean seeds = key.equals("census.seeds") || key.equals("training.seeds");
        if (seeds || grid.containsKey(key)) {
            problems.add(new Problem(
                    Place.option("--set " + Show.shortened(option)),
                    key + " would change nothing: every cell has its own from " + (seeds ? "seeds" : "grid")
                            + " in the file of the sweep; change it there"));
        }
    }

    private void addAxis(Map<String, Sequence> grid, String key, Entry entry) {
        if (key.equals("census") || key.startsWith("census.") || key.startsWith("training.seeds")) {
            problems.add(
                    new Problem(entry.key(), key + " cannot be swept; the seeds of every cell are those of seeds"));
        } else if (key.equals("cluster") || key.startsWith("cluster.")) {
            problems.add(new Problem(entry.key(), key + " cannot be swept; the results do not depend on it"));
        } else if (entry.value() instanceof Sequence values && !values.items().isEmpty()) {
            grid.put(key, values);
        } else {
            problems.add(new Problem(
                    entry.value().place(),
                    key + ": found " + entry.value().show() + " where a list of values is needed"));
        }
    }

    /** All combinations; a problem of a value is told at its place in this file, a problem of the base at its own. */
    private List<Sweep.Cell> cells(Path base, List<Sweep.Axis> axes, Map<String, Sequence> grid) {
        List<Sweep.Cell> cells = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (List<Integer> combination : combinations(axes)) {
            List<String> options = new ArrayList<>(overrides);
            Map<String, Place> places = new LinkedHashMap<>();
            List<String> values = new ArrayList<>();
            for (int k = 0; k < axes.size(); k++) {
                Sweep.Axis axis = axes.get(k);
                String value = axis.values().get(combination.get(k));
                String option = axis.key() + "=" + value;
                options.add(option);
                values.add(value);
                places.put(
                        "--set " + Show.shortened(option),
                        new ArrayList<>(grid.values())
                                .get(k)
                                .items()
                                .get(combination.get(k))
                                .place());
            }
            try {
                cells.add(new Sweep.Cell(values, ConfigurationFile.load(base, options)));
            } catch (ConfigurationException e) {
                e.problems().forEach(line -> lines.add(placed(line, places)));
            }
        }
        if (!lines.isEmpty()) {
            throw new ConfigurationException(
                    lines.stream().distinct().limit(Limits.PROBLEMS).toList());
        }
        return cells;
    }

    /** For each cell the index of its value on every axis; the last axis runs fastest. */
    private static List<List<Integer>> combinations(List<Sweep.Axis> axes) {
        List<List<Integer>> combinations = List.of(List.of());
        for (Sweep.Axis axis : axes) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> shorter : combinations) {
                for (int i = 0; i < axis.values().size(); i++) {
                    List<Integer> next = new ArrayList<>(shorter);
                    next.add(i);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static String placed(String line, Map<String, Place> places) {
        for (Map.Entry<String, Place> place : places.entrySet()) {
            if (line.startsWith(place.getKey())) {
                return place.getValue() + ": " + line.substring("--set ".length());
            }
        }
        return line;
    }

    private static String yaml(YamlNode node) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(SweepFile::yaml).collect(Collectors.joining(", ", "[", "]"));
        } else if (node instanceof Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + yaml(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (node instanceof Scalar scalar
                && scalar.value() instanceof String text
                && !text.matches("[\\w.-]+")) {
            return "'" + text.replace("'", "''") + "'";
        }
        return node instanceof Scalar scalar ? scalar.text().isEmpty() ? "null" : scalar.text() : "null";
    }
}
