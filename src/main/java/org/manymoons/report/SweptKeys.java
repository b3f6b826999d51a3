package org.manymoons.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.manymoons.sweep.SweepResults;

/**
 * The keys of a sweep that have more than one value.
 *
 * @param swept their places among all keys of the sweep
 */
record SweptKeys(SweepResults results, List<Integer> swept) {
    static SweptKeys of(SweepResults results) {
        return new SweptKeys(results, results.varied());
    }

    List<String> names() {
        return swept.stream().map(results.keys()::get).toList();
    }

    /** The name of one, counted from 0; empty where there are fewer. */
    String name(int k) {
        return k < swept.size() ? results.keys().get(swept.get(k)) : "";
    }

    /** The value of one in a cell, counted from 0; empty where there are fewer. */
    String value(SweepResults.Cell cell, int k) {
        return k < swept.size() ? cell.values().get(swept.get(k)) : "";
    }

    /** The cells that agree in all but the first few of these keys, by what they agree in. */
    Map<String, List<SweepResults.Cell>> groups(int first) {
        return results.cells().stream()
                .collect(Collectors.groupingBy(
                        cell -> swept.stream()
                                .skip(first)
                                .map(k -> results.keys().get(k) + " "
                                        + cell.values().get(k))
                                .collect(Collectors.joining(", ")),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }
}
