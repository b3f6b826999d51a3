package org.manymoons.landscape;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.landscape.search.Components;

/** The cost at which end states join: over all ways from one to the other the lowest highest saddle (Kruskal 1956). */
final class Joins {
    private Joins() {}

    /** Of every pair; the saddles' costs ascend. */
    static List<Join> of(int ends, List<Saddle> saddles) {
        @Nullable Double[][] costs = new Double[ends][ends];
        Components joined = new Components(ends);
        for (Saddle saddle : saddles) {
            List<Integer> sides = saddle.joins();
            if (sides == null || joined.joined(sides.get(0), sides.get(1))) {
                continue;
            }
            for (int a = 0; a < ends; a++) {
                for (int b = 0; b < ends; b++) {
                    if (joined.joined(a, sides.get(0)) && joined.joined(b, sides.get(1))) {
                        costs[Math.min(a, b)][Math.max(a, b)] = saddle.cost();
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
