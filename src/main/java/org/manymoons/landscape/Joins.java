package org.manymoons.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.landscape.search.Components;

/** The cost at which end states join: over all ways from one to the other the lowest highest saddle (Kruskal 1956). */
final class Joins {
    private Joins() {}

    private record Joining(double cost, List<Integer> sides) {}

    /** Of every pair, over saddles alone. */
    static List<Join> of(int ends, List<Saddle> saddles) {
        return of(ends, saddles, List.of());
    }

    /** Of every pair, over saddles and ways. */
    static List<Join> of(int ends, List<Saddle> saddles, List<Way> ways) {
        List<Joining> all = new ArrayList<>();
        for (Saddle saddle : saddles) {
            if (saddle.joins() != null) {
                all.add(new Joining(saddle.cost(), saddle.joins()));
            }
        }
        ways.forEach(way -> all.add(new Joining(way.cost(), way.joins())));
        all.sort(Comparator.comparingDouble(Joining::cost));
        return joined(ends, all);
    }

    private static List<Join> joined(int ends, List<Joining> all) {
        @Nullable Double[][] costs = new Double[ends][ends];
        Components joined = new Components(ends);
        for (Joining joining : all) {
            List<Integer> sides = joining.sides();
            if (joined.joined(sides.get(0), sides.get(1))) {
                continue;
            }
            for (int a = 0; a < ends; a++) {
                for (int b = 0; b < ends; b++) {
                    if (joined.joined(a, sides.get(0)) && joined.joined(b, sides.get(1))) {
                        costs[Math.min(a, b)][Math.max(a, b)] = joining.cost();
                    }
                }
            }
            joined.join(sides.get(0), sides.get(1));
        }
        List<Join> joins = new ArrayList<>();
        for (int a = 0; a < ends; a++) {
            for (int b = a + 1; b < ends; b++) {
                joins.add(new Join(a, b, costs[a][b]));
            }
        }
        return joins;
    }
}
