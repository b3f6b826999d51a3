package org.manymoons.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How lists of units are printed: of each layer the first eight.
 *
 * @param all whether all are printed instead
 */
public record CutList(boolean all) {
    private static final int SHOWN = 8;

    /**
     * Prints the units, and after each layer's how many more there are.
     *
     * @param layer of a unit; those of one layer follow each other
     * @param print prints a unit
     */
    <T> void print(PrintWriter out, List<T> units, Function<T, Integer> layer, Consumer<T> print) {
        units.stream()
                .collect(Collectors.groupingBy(layer, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(ofLayer -> print(out, ofLayer, print));
    }

    private <T> void print(PrintWriter out, List<T> units, Consumer<T> print) {
        int shown = all ? units.size() : Math.min(SHOWN, units.size());
        units.subList(0, shown).forEach(print);
        if (shown < units.size()) {
            out.println("  ... " + (units.size() - shown) + " more; --all shows them");
        }
    }
}
