package org.manymoons.symmetry.align;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.symmetry.Norm;

/**
 * Matches the hidden units of two networks on the numbers that are known of them, such as the incoming weights alone, up
 * to order and sign: of all matchings the one with the smallest sum of squared residuals. Small residuals are a hint, no
 * proof, as long as biases or outgoing weights are unknown.
 *
 * @param pairs    for each unit of the first network the unit it is matched with
 * @param distance the square root of the sum of squared residuals
 */
public record UnitMatching(List<Pair> pairs, double distance) {
    /** Chosen: the squares of differences of larger numbers may overflow. */
    private static final double LARGEST = 1e150;

    /**
     * One unit of each network, counted from 0.
     *
     * @param sign     -1 if the second unit's sign is to be flipped, otherwise 1
     * @param residual norm(first - sign * second) over the known numbers
     */
    public record Pair(int first, int second, int sign, double residual) {
        /** For a beginner, units counted from 1. */
        @Override
        public String toString() {
            return "unit " + (first + 1) + " <- " + (second + 1) + (sign < 0 ? " (sign flipped)" : "");
        }
    }

    public UnitMatching {
        pairs = List.copyOf(pairs);
    }

    /**
     * Matches two lists of units, each unit a row of the same known columns.
     *
     * @param signs whether a unit may be flipped, as in tanh and sigmoid networks; every known column changes its sign
     * @throws IllegalArgumentException if the two differ in the number of units or of columns, or a number is not finite
     */
    public static UnitMatching between(double[][] first, double[][] second, boolean signs) {
        check(first, second);
        int units = first.length;
        double[][] costs = new double[units][units];
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < units; j++) {
                double residual = residual(first[i], second[j], signs);
                costs[i][j] = residual * residual;
            }
        }
        int[] columns = Assignment.cheapest(costs);
        List<Pair> pairs = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < units; i++) {
            double[] other = second[columns[i]];
            boolean flip = signs && Norm.ofSum(first[i], other) < Norm.ofDifference(first[i], other);
            pairs.add(new Pair(i, columns[i], flip ? -1 : 1, residual(first[i], other, signs)));
            sum += costs[i][columns[i]];
        }
        return new UnitMatching(pairs, Math.sqrt(sum));
    }

    private static double residual(double[] first, double[] second, boolean signs) {
        double apart = Norm.ofDifference(first, second);
        return signs ? Math.min(apart, Norm.ofSum(first, second)) : apart;
    }

    private static void check(double[][] first, double[][] second) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException("only networks with equally many hidden units can be matched: "
                    + first.length + " and " + second.length + " units");
        }
        for (double[][] units : List.of(first, second)) {
            for (int i = 0; i < units.length; i++) {
                if (units[i].length != first[0].length) {
                    throw new IllegalArgumentException("every unit needs the same columns, " + first[0].length
                            + " of them: unit " + (i + 1) + " has " + units[i].length);
                }
                for (double value : units[i]) {
                    if (!(Math.abs(value) <= LARGEST)) {
                        throw new IllegalArgumentException(
                                "units must be numbers up to 1e150 to be compared: unit " + (i + 1) + " has " + value);
                    }
                }
            }
        }
    }
}
