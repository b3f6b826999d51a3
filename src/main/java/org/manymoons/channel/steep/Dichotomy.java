package org.manymoons.channel.steep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Samples on the two sides of a line (a hyperplane w.x + b = 0), and all the lines that split them in this way. They form a
 * cone in (w, b), whose facets belong to the samples that such a line can be moved onto while all others stay strictly on
 * their sides.
 *
 * @param sides of each sample: above 0, below 0, or 0 where it may be on any; where it is not +1 or -1, the widest line may
 *              be so many times nearer to it than to others
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record Dichotomy(double[][] inputs, double[] sides) {
    /** Chosen, in units of the largest distance: a line that keeps all samples farther away keeps them on their sides. */
    private static final double CLEAR = 1e-9;

    /** Of the simplex method's reduced costs. Chosen, below {@link #CLEAR}. */
    private static final double OPTIMAL = 1e-11;

    /** Chosen: no programme of a few rows takes so many. */
    private static final int MOST_PIVOTS = 100_000;

    /** Whether a line of this dichotomy can be moved onto this sample, all others strictly on their sides. */
    boolean canTouch(int sample) {
        double[] x = inputs[sample];
        List<double[]> rows = new ArrayList<>();
        for (int n = 0; n < inputs.length; n++) {
            if (sides[n] != 0 && !Arrays.equals(inputs[n], x)) {
                double[] row = row(n, x, 1, x.length);
                double length = norm(row);
                for (int j = 0; j < row.length; j++) {
                    row[j] /= length;
                }
                rows.add(row);
            }
        }
        return least(rows, widest(rows, x.length)) > CLEAR;
    }

    /** With a sample, and those at the same place, on the other side. */
    Dichotomy flipped(int sample) {
        double[] flipped = sides.clone();
        for (int n = 0; n < flipped.length; n++) {
            if (Arrays.equals(inputs[n], inputs[sample])) {
                flipped[n] = -flipped[n];
            }
        }
        return new Dichotomy(inputs, flipped);
    }

    /**
     * The line w, b that keeps farthest from the samples, with |w_j| at most 1; nothing where there is none or where all are
     * on one side. Where rounding hides the line that is nearer to some than to others, it is as far from all.
     */
    Optional<double[]> widest() {
        double[] alike = Arrays.stream(sides).map(Math::signum).toArray();
        return widestOfAll().or(() -> new Dichotomy(inputs, alike).widestOfAll());
    }

    private Optional<double[]> widestOfAll() {
        int d = inputs[0].length;
        if (Arrays.stream(sides).noneMatch(side -> side > 0)
                || Arrays.stream(sides).noneMatch(side -> side < 0)) {
            return Optional.empty();
        }
        double[] centre = inputs[0];
        double scale = 0;
        for (double[] x : inputs) {
            for (int j = 0; j < d; j++) {
                scale = Math.max(scale, Math.abs(x[j] - centre[j]));
            }
        }
        List<double[]> rows = new ArrayList<>();
        for (int n = 0; n < inputs.length; n++) {
            if (sides[n] != 0) {
                double[] row = row(n, centre, scale, d + 1);
                row[d] = sides[n];
                rows.add(row);
            }
        }
        double[] line = widest(rows, d + 1);
        if (!(least(rows, line) > CLEAR)) {
            return Optional.empty();
        }
        line[d] *= scale;
        for (int j = 0; j < d; j++) {
            line[d] -= line[j] * centre[j];
        }
        return Optional.of(line);
    }

    private double[] row(int n, double[] centre, double scale, int size) {
        double[] row = new double[size];
        for (int j = 0; j < centre.length; j++) {
            row[j] = sides[n] * (inputs[n][j] - centre[j]) / scale;
        }
        return row;
    }

    /**
     * The w of |w_j| at most 1 for which the least row.w is largest: a linear programme, to which the most violated row is
     * added until there is none.
     */
    private static double[] widest(List<double[]> rows, int size) {
        List<LinearConstraint> constraints = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            double[] unit = new double[size + 1];
            unit[j] = 1;
            constraints.add(new LinearConstraint(unit, Relationship.LEQ, 2));
        }
        double[] w = new double[size];
        if (rows.isEmpty()) {
            return w;
        }
        double[] objective = new double[size + 1];
        objective[size] = 1;
        double margin = size + 1.0;
        constraints.add(new LinearConstraint(objective, Relationship.LEQ, margin));
        for (int i = 0; i < rows.size(); i++) {
            int worst = smallest(rows, w);
            if (!(margin > CLEAR) || (i > 0 && dot(rows.get(worst), w) >= margin - OPTIMAL)) {
                break;
            }
            constraints.add(constraint(rows.get(worst)));
            double[] solution = new SimplexSolver(OPTIMAL)
                    .optimize(
                            new MaxIter(MOST_PIVOTS),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            GoalType.MAXIMIZE,
                            new NonNegativeConstraint(true),
                            PivotSelectionRule.BLAND)
                    .getPoint();
            margin = solution[size];
            for (int j = 0; j < size; j++) {
                w[j] = solution[j] - 1;
            }
        }
        return w;
    }

    /** row.w - t at least 0, with w_j + 1 as the unknowns, which are not negative. */
    private static LinearConstraint constraint(double[] row) {
        double[] coefficients = Arrays.copyOf(row, row.length + 1);
        coefficients[row.length] = -1;
        return new LinearConstraint(
                coefficients, Relationship.GEQ, Arrays.stream(row).sum());
    }

    private static int smallest(List<double[]> rows, double[] w) {
        int smallest = 0;
        for (int i = 1; i < rows.size(); i++) {
            if (dot(rows.get(i), w) < dot(rows.get(smallest), w)) {
                smallest = i;
            }
        }
        return smallest;
    }

    private static double least(List<double[]> rows, double[] w) {
        return rows.isEmpty() ? 1 : dot(rows.get(smallest(rows, w)), w);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
