package org.manymoons.symmetry;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** The assignment problem: give each row its own column so that the sum of the costs is smallest (Kuhn 1955). */
final class Assignment {
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
        swapWhereCheaper(costs, columnOf);
        return columnOf;
    }

    /**
     * The library subtracts potentials as large as the largest cost of the solution and so cannot tell small costs apart
     * beside a very large one; two rows at a time are compared here at their own scale.
     */
    private static void swapWhereCheaper(double[][] costs, int[] columnOf) {
        boolean swapped = true;
        for (int round = 0; swapped && round < costs.length; round++) {
            swapped = false;
            for (int i = 0; i < costs.length; i++) {
                for (int j = 0; j < i; j++) {
                    int a = columnOf[i];
                    int b = columnOf[j];
                    if (costs[i][b] + costs[j][a] < costs[i][a] + costs[j][b]) {
                        columnOf[i] = b;
                        columnOf[j] = a;
                        swapped = true;
                    }
                }
            }
        }
    }
}
