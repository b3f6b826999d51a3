package org.manymoons.landscape.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The disconnectivity graph (Becker and Karplus 1997) of all copies of all end states.
 *
 * @param symmetries  order of the group of signed permutations
 * @param nodes       the end states by number, then what joins them, the lowest first
 * @param copiesJoin  for each end state the cost up to which all its copies are joined to each other; null where they are not
 *                    known to
 * @param allJoin     the cost up to which all copies of all end states are joined; null where they are not known to
 * @param components  in how many parts the copies of all end states fall, by all saddles that are known
 */
public record Disconnectivity(
        int symmetries,
        List<GraphNode> nodes,
        List<@Nullable Double> copiesJoin,
        @Nullable Double allJoin,
        int components) {
    public Disconnectivity {
        nodes = List.copyOf(nodes);
        copiesJoin = Collections.unmodifiableList(new ArrayList<>(copiesJoin));
    }
}
