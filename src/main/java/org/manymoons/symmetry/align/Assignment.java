package org.manymoons.symmetry.align;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The assignment problem: give each row its own column so that the sum of the costs is smallest. Row after row is placed along
 * a shortest augmenting path (Jonker and Volgenant 1987, as in Crouse 2016), in time n^3 and a few vectors of memory.
 */
final class Assignment {
    /** Chosen: costs that are so much smaller than the dearest lose digits beside it, and are assigned again among themselves. */
    private static final double FAR_LESS = 1e-6;

    private static final int NONE = -1;

    private final double[][] costs;
    private final int[] columnOf;
    private final int[] rowOf;
    private final double[] rowPotential;
    private final double[] columnPotential;

    private Assignment(double[][] costs) {
        int n = costs.length;
        this.costs = costs;
        columnOf = new int[n];
        rowOf = new int[n];
        rowPotential = new double[n];
        columnPotential = new double[n];
        Arrays.fill(rowOf, NONE);
        for (int row = 0; row < n; row++) {
            place(row);
        }
    }

    /** The column of each row in a cheapest assignment of an n x n matrix of costs, each finite and 0 or more. */
    static int[] cheapest(double[][] costs) {
        int[] columnOf = new Assignment(costs).columnOf;
        assignSmallOnesAgain(costs, columnOf);
        return columnOf;
    }

    /** Dijkstra's search for the cheapest free column, over the rows that would have to make way. */
    private void place(int start) {
        int n = costs.length;
        double[] distance = new double[n];
        int[] before = new int[n];
        boolean[] settled = new boolean[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        double reached = 0;
        int column = NONE;
        for (int row = start; row != NONE; row = rowOf[column]) {
            int nearest = NONE;
            for (int j = 0; j < n; j++) {
                if (settled[j]) {
                    continue;
                }
                double through = reached + (costs[row][j] - rowPotential[row] - columnPotential[j]);
                if (through < distance[j]) {
                    distance[j] = through;
                    before[j] = row;
                }
                boolean nearer = nearest == NONE || distance[j] < distance[nearest];
                if (nearer || distance[j] == distance[nearest] && rowOf[j] == NONE) {
                    nearest = j;
                }
            }
            column = nearest;
            reached = distance[column];
            settled[column] = true;
        }
        movePotentials(start, reached, distance, settled);
        makeWay(start, column, before);
    }

    private void movePotentials(int start, double reached, double[] distance, boolean[] settled) {
        rowPotential[start] += reached;
        for (int j = 0; j < settled.length; j++) {
            if (settled[j] && rowOf[j] != NONE) {
                rowPotential[rowOf[j]] += reached - distance[j];
                columnPotential[j] -= reached - distance[j];
            }
        }
    }

    private void makeWay(int start, int free, int[] before) {
        int column = free;
        int row = NONE;
        while (row != start) {
            row = before[column];
            rowOf[column] = row;
            int given = columnOf[row];
            columnOf[row] = column;
            column = given;
        }
    }

    /**
     * The potentials are as large as the largest cost of the solution, so small costs cannot always be told apart beside a
     * huge one: rows that cost far less than the dearest share their columns out again by themselves.
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
