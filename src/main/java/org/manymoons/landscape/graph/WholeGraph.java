package org.manymoons.landscape.graph;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.landscape.search.Components;
import org.manymoons.reference.Network;

/**
 * Joins all copies of all end states by all copies of all passes, the lowest first. A copy h of end state i is a node of
 * its own; a pass from g1 of i to g2 of j leads from h g1 of i to h g2 of j for every symmetry h.
 */
public final class WholeGraph {
    /** Chosen, for time: end states times symmetries. */
    private static final int MOST = 2_000_000;

    private final SignedPermutations group;
    private final double[] values;
    private final Components copies;
    private final Components ends;
    private final List<GraphNode> nodes = new ArrayList<>();
    private final int[] top; // the node that an end state is below, for the smallest of each set
    private final @Nullable Double[] copiesJoin;
    private @Nullable Double allJoin;

    private WholeGraph(SignedPermutations group, double[] values) {
        this.group = group;
        this.values = values;
        copies = new Components(values.length * group.size());
        ends = new Components(values.length);
        top = IntStream.range(0, values.length).toArray();
        copiesJoin = new Double[values.length];
    }

    /**
     * The graph; empty where the network has too many symmetries.
     *
     * @param values of each end state its cost, or limit
     * @param passes in any order
     */
    public static Optional<Disconnectivity> of(Network network, double[] values, List<Pass> passes) {
        return SignedPermutations.of(network)
                .filter(group -> (long) group.size() * values.length <= MOST)
                .map(group -> new WholeGraph(group, values).joined(passes));
    }

    private Disconnectivity joined(List<Pass> passes) {
        passes.stream().filter(Pass::isLevel).forEach(this::join);
        for (int end = 0; end < values.length; end++) {
            nodes.add(new GraphNode(values[end], end, null, List.of(), List.of(end), count(end)));
            note(values[end], end);
        }
        passes.stream()
                .filter(pass -> !pass.isLevel())
                .sorted(Comparator.comparingDouble(Pass::cost)
                        .thenComparingInt(Pass::saddle)
                        .thenComparingInt(Pass::way))
                .forEach(this::add);
        return new Disconnectivity(group.size(), nodes, Arrays.asList(copiesJoin), allJoin, copies.count());
    }

    private void add(Pass pass) {
        int below = top[ends.root(pass.one())];
        int beside = top[ends.root(pass.other())];
        BigInteger before = count(pass.one());
        join(pass);
        BigInteger after = count(pass.one());
        if (below == beside && after.equals(before)) {
            return;
        }
        ends.join(pass.one(), pass.other());
        top[ends.root(pass.one())] = nodes.size();
        List<Integer> children = Stream.of(below, beside).distinct().sorted().toList();
        List<Integer> all = children.stream()
                .flatMap(child -> nodes.get(child).ends().stream())
                .sorted()
                .toList();
        nodes.add(
                new GraphNode(pass.cost(), null, numbered(pass.saddle()), numbered(pass.way()), children, all, after));
        all.forEach(end -> note(pass.cost(), end));
    }

    private static @Nullable Integer numbered(int number) {
        return number < 0 ? null : Integer.valueOf(number);
    }

    private void join(Pass pass) {
        int[] first = group.afterEach(pass.first());
        int[] second = group.afterEach(pass.second());
        for (int h = 0; h < group.size(); h++) {
            copies.join(pass.one() * group.size() + first[h], pass.other() * group.size() + second[h]);
        }
    }

    /** Of an end state: the number of parts that its copies are in. */
    private BigInteger count(int end) {
        return BigInteger.valueOf(IntStream.range(0, group.size())
                .map(h -> copies.root(end * group.size() + h))
                .distinct()
                .count());
    }

    private void note(double cost, int end) {
        if (copiesJoin[end] == null && count(end).equals(BigInteger.ONE)) {
            copiesJoin[end] = cost;
        }
        if (allJoin == null && copies.count() == 1) {
            allJoin = Math.max(cost, Arrays.stream(values).max().orElse(cost));
        }
    }
}
