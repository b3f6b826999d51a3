package org.manymoons.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.manymoons.kink.KinkPoint.Side;
import org.manymoons.spectrum.Eigen;

/**
 * Moves of several units, or of a unit and the output's bias, that leave every logit and the weight decay l2 sum |u_j| alone:
 * the solutions of linear equations, since the logits are linear in u_j = |v_j|(w_j, b_j) between kinks.
 */
final class JointMoves {
    /** Chosen: a move of unit length that changes no logit by more changes none but for rounding. */
    private static final double LEVEL = 1e-11;

    /** Chosen: eigenvalues of the normal equations, of unit columns, above which no move is level. */
    private static final double CANDIDATE = 1e-9;

    private final Valley valley;
    private final KinkPoint at;
    private final KinkedLoss loss;

    /** Unit and weight of each variable, weight -1 for the unit's length; the output's bias comes last. */
    private final List<int[]> variables = new ArrayList<>();

    JointMoves(Valley valley, KinkPoint at) {
        this.valley = valley;
        this.at = at;
        loss = at.loss;
    }

    /** Adds what is level to the valley. */
    void add() {
        for (int j = 0; j < loss.units; j++) {
            if (valley.isLive(j)) {
                if (loss.l2 > 0) {
                    variables.add(new int[] {j, -1});
                }
                for (int k = loss.l2 > 0 ? loss.inputs : 0; k <= loss.inputs; k++) {
                    variables.add(new int[] {j, k});
                }
            }
        }
        double[][] equations = equations();
        int size = variables.size() + 1;
        double[] units = new double[size];
        double[][] normal = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (double[] row : equations) {
                units[a] += row[a] * row[a];
            }
            units[a] = units[a] > 0 ? 1 / Math.sqrt(units[a]) : 1;
        }
        for (double[] row : equations) {
            for (int a = 0; a < size; a++) {
                row[a] *= units[a];
            }
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    normal[a][b] += row[a] * row[b];
                }
            }
        }
        named(equations, units);
        Eigen eigen = Eigen.of(normal);
        for (int e = 0; e < size && eigen.values()[e] < CANDIDATE; e++) {
            double[] move = eigen.vectors()[e];
            if (isLevel(equations, move)) {
                valley.add(tangent(move, units), described(move));
            }
        }
    }

    /** A unit's bias beside the output's, and pairs of parallel units, where these are level. */
    private void named(double[][] equations, double[] units) {
        for (int j = 0; j < loss.units; j++) {
            if (valley.isLive(j) && (at.isEverywhere(j, Side.LEFT) || at.isEverywhere(j, Side.RIGHT))) {
                double[] move = new double[units.length];
                move[find(j, loss.inputs)] = 1 / units[find(j, loss.inputs)];
                move[units.length - 1] = -Math.signum(at.outgoing(j)) * at.slope(j, 0) / units[units.length - 1];
                String side =
                        at.isEverywhere(j, Side.RIGHT) ? "active on all samples" : "on the left of its kink everywhere";
                consider(
                        equations,
                        units,
                        move,
                        "unit " + (j + 1) + " is " + side + ": its bias trades with the output's");
            }
            for (int m = 0; m < j && valley.isLive(j); m++) {
                if (valley.isLive(m)) {
                    double[] move = new double[units.length];
                    whole(m, 1, move, units);
                    whole(j, -1, move, units);
                    consider(
                            equations,
                            units,
                            move,
                            "units " + (m + 1) + " and " + (j + 1) + " are parallel: each can take the other's share");
                }
            }
        }
    }

    private int find(int j, int k) {
        for (int a = 0; a < variables.size(); a++) {
            if (variables.get(a)[0] == j && variables.get(a)[1] == k) {
                return a;
            }
        }
        throw new IllegalStateException("no variable of unit " + j);
    }

    /** Lengthens all of a unit so that |u| grows by so much. */
    private void whole(int j, double length, double[] move, double[] units) {
        double[] u = scaled(j);
        double norm = ScaledUnits.weightNorm(u);
        if (loss.l2 > 0) {
            move[find(j, -1)] = length / norm / units[find(j, -1)];
        }
        for (int k = loss.l2 > 0 ? loss.inputs : 0; k <= loss.inputs; k++) {
            move[find(j, k)] = length * u[k] / norm / units[find(j, k)];
        }
    }

    private void consider(double[][] equations, double[] units, double[] move, String name) {
        double norm = Eigen.norm(move);
        for (int a = 0; a < move.length; a++) {
            move[a] /= norm;
        }
        if (isLevel(equations, move)) {
            valley.add(tangent(move, units), name);
        }
    }

    private static boolean isLevel(double[][] equations, double[] move) {
        return Arrays.stream(equations).allMatch(row -> Math.abs(KinkedLoss.dot(row, move)) <= LEVEL);
    }

    private double[] scaled(int j) {
        return Arrays.stream(at.incoming(j))
                .map(x -> Math.abs(at.outgoing(j)) * x)
                .toArray();
    }

    /** A row for each point: its logit; for each kink: the pre-activation; and the weight decay. */
    private double[][] equations() {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < loss.points.length; i++) {
            double[] row = new double[variables.size() + 1];
            for (int a = 0; a < variables.size(); a++) {
                int j = variables.get(a)[0];
                row[a] = Math.signum(at.outgoing(j)) * at.slope(j, i) * change(a, i);
            }
            row[variables.size()] = 1;
            rows.add(row);
        }
        for (int j = 0; j < loss.units; j++) {
            for (int i : valley.isLive(j) ? at.onKink(j) : List.<Integer>of()) {
                double[] row = new double[variables.size() + 1];
                for (int a = 0; a < variables.size(); a++) {
                    row[a] = variables.get(a)[0] == j ? change(a, i) : 0;
                }
                rows.add(row);
            }
        }
        if (loss.l2 > 0) {
            double[] row = new double[variables.size() + 1];
            for (int a = 0; a < variables.size(); a++) {
                row[a] = variables.get(a)[1] == -1
                        ? ScaledUnits.weightNorm(scaled(variables.get(a)[0]))
                        : 0;
            }
            rows.add(row);
        }
        return rows.toArray(double[][]::new);
    }

    /** Of u.(x, 1), for a change of one variable; lengthening a unit's weights by a share of them keeps their direction. */
    private double change(int variable, int i) {
        int j = variables.get(variable)[0];
        int k = variables.get(variable)[1];
        if (k >= 0) {
            return loss.points[i][k];
        }
        double[] u = scaled(j);
        double sum = 0;
        for (int m = 0; m < loss.inputs; m++) {
            sum += u[m] * loss.points[i][m];
        }
        return sum;
    }

    private double[] tangent(double[] move, double[] units) {
        double[] tangent = new double[at.parameters.length];
        tangent[loss.network.output().bias(0)] = move[move.length - 1] * units[move.length - 1];
        for (int a = 0; a < variables.size(); a++) {
            int j = variables.get(a)[0];
            double by = move[a] * units[a];
            double v = Math.abs(at.outgoing(j));
            if (variables.get(a)[1] >= 0) {
                tangent[at.index(j, variables.get(a)[1])] += by / v;
                continue;
            }
            // |w| = |v|: both grow by half the share, the bias keeps |v| b
            for (int k = 0; k <= loss.inputs; k++) {
                tangent[at.index(j, k)] += (k < loss.inputs ? 0.5 : -0.5) * by * at.parameters[at.index(j, k)];
            }
            tangent[loss.network.output().weight(0, j)] += 0.5 * by * at.outgoing(j);
        }
        return tangent;
    }

    private String described(double[] move) {
        TreeSet<Integer> units = new TreeSet<>();
        for (int a = 0; a < variables.size(); a++) {
            if (Math.abs(move[a]) > Valley.NEW) {
                units.add(variables.get(a)[0] + 1);
            }
        }
        String list = units.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return units.size() == 1
                ? "unit " + list + " moves with the output's bias"
                : "units " + list + " trade their weights and biases";
    }
}
