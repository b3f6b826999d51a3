package org.manymoons.landscape.graph;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the disconnectivity graph, which stands for all its images by symmetries.
 *
 * @param cost       an end state's cost or limit; of others the cost up to which its parts are joined
 * @param end        number of the end state; null for what joins others
 * @param saddle     number of the saddle that joins; null for an end state, and where a way without a saddle joins
 * @param way        number of that way; null for everything else
 * @param children   numbers of the nodes that are joined: two, or one of which several copies are joined
 * @param ends       numbers of all end states below
 * @param components how many separate images there are below the next higher saddle
 */
public record GraphNode(
        double cost,
        @Nullable Integer end,
        @Nullable Integer saddle,
        @Nullable Integer way,
        List<Integer> children,
        List<Integer> ends,
        BigInteger components) {
    public GraphNode {
        children = List.copyOf(children);
        ends = List.copyOf(ends);
    }

    /** An end state, or what a saddle joins. */
    public GraphNode(
            double cost,
            @Nullable Integer end,
            @Nullable Integer saddle,
            List<Integer> children,
            List<Integer> ends,
            BigInteger components) {
        this(cost, end, saddle, null, children, ends, components);
    }
}
