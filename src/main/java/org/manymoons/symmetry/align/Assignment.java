package org.manymoons.symmetry.align;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** The assignment problem: give each row its own column so that the sum of the costs is smallest (Kuhn 1955). */
final class Assignment {
    /** Chosen: beside a cost so many times as large, the library keeps ten digits of a small one. */
    private static final double FAR_LESS = 1e-6;

    private Assignment() {}

    /** The column of each row in a cheapest assignment of an n x n matrix of costs, each finite and 0 or more. */
    static int[] cheapest(double[][] costs) {
        int n = costs.length;
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> rows = new LinkedHashSet<>();
        Set<Integer> columns = new LinkedHashSet<>();
        for (int i = 0; i < n; i++) {
            graph.addVertex(i);
            rows.add(i);
        }
        for (int j = 0; j < n; j++) {
            graph.addVertex(n + j);
            columns.add(n + j);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                graph.setEdgeWeight(graph.addEdge(i, n + j), costs[i][j]);
            }
        }
        int[] columnOf = new int[n];
        for (DefaultWeightedEdge edge : new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, rows, columns)
                .getMatching()
                .getEdges()) {
            columnOf[graph.getEdgeSource(edge)] = graph.getEdgeTarget(edge) - n;
        }
        assignSmallOnesAgain(costs, columnOf);
        return columnOf;
    }

    /**
     * The library subtracts potentials as large as the largest cost of the solution, and so cannot always tell small costs
     * apart beside a huge one: rows that cost far less than the dearest share their columns out again by themselves.
     */
    private static void assignSmallOnesAgain(double[][] costs, int[] columnOf) {
        double dearest = IntStream.range(0, costs.length)
                .mapToDouble(i -> costs[i][columnOf[i]])
                .max()
                .orElse(0);
        int[] rows = IntStream.range(0, costs.length)
                .filter(i -> costs[i][columnOf[i]] < FAR_LESS * dearest)
                .toArray();
        if (rows.length < 2) {
            return;
        }
        int[] columns = Arrays.stream(rows).map(i -> columnOf[i]).toArray();
        double[][] smallCosts = Arrays.stream(rows)
                .mapToObj(i ->
                        Arrays.stream(columns).mapToDouble(j -> costs[i][j]).toArray())
                .toArray(double[][]::new);
        int[] again = cheapest(smallCosts);
        for (int n = 0; n < rows.length; n++) {
            columnOf[rows[n]] = columns[again[n]];
        }
    }
}
