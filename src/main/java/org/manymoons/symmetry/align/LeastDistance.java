package org.manymoons.symmetry.align;

import java.util.Arrays;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * A squared distance that no arrangement can be below, cheap for any size: each hidden layer is arranged by itself, as if the
 * others would follow. Of weights that another layer's order moves only their norm counts, unit by unit: it is the same in any
 * order and with any signs, and | ||w|| - ||w'|| | is at most ||w - w'||.
 */
final class LeastDistance {
    private final AlignmentProblem problem;
    private final Network network;

    private LeastDistance(AlignmentProblem problem) {
        this.problem = problem;
        network = problem.network;
    }

    static double squared(AlignmentProblem problem) {
        LeastDistance bound = new LeastDistance(problem);
        double sum = 0;
        Layer output = problem.network.output();
        for (int k = 0; k < output.units(); k++) {
            sum += square(problem.a[output.bias(k)] - problem.b[output.bias(k)]);
        }
        for (int l = 0; l < problem.depth(); l++) {
            sum += bound.ofLayer(l);
        }
        return sum;
    }

    /** Of a layer's units at least the sum of the cheapest partner of each, and no partner serves two. */
    private double ofLayer(int l) {
        int units = network.layers().get(l).units();
        double[][] u = new double[units][];
        double[][] other = new double[units][];
        for (int i = 0; i < units; i++) {
            u[i] = fixed(l, i, problem.a);
            other[i] = fixed(l, i, problem.b);
        }
        double[][] costs = GramCosts.of(u, other, problem.hasSigns(l));
        double[] squares = Arrays.stream(u).mapToDouble(LeastDistance::square).toArray();
        double[] otherSquares =
                Arrays.stream(other).mapToDouble(LeastDistance::square).toArray();
        double[] norms = norms(l, problem.a);
        double[] otherNorms = norms(l, problem.b);
        double rows = 0;
        double[] columns = new double[units];
        Arrays.fill(columns, Double.POSITIVE_INFINITY);
        for (int i = 0; i < units; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < units; j++) {
                double error = GramCosts.ERROR * (squares[i] + otherSquares[j]);
                double cost = Math.max(0, costs[i][j] - error) + square(norms[i] - otherNorms[j]);
                least = Math.min(least, cost);
                columns[j] = Math.min(columns[j], cost);
            }
            rows += least;
        }
        return Math.max(rows, Arrays.stream(columns).sum());
    }

    /** What no other hidden layer's arrangement moves: the bias, of the first layer the incoming, of the last the outgoing weights. */
    private double[] fixed(int l, int i, double[] p) {
        Layer layer = network.layers().get(l);
        boolean last = l + 1 == problem.depth();
        int incoming = l == 0 ? layer.inputs() : 0;
        double[] fixed = new double[1 + incoming + (last ? network.output().units() : 0)];
        fixed[0] = p[layer.bias(i)];
        for (int k = 0; k < incoming; k++) {
            fixed[1 + k] = p[layer.weight(i, k)];
        }
        for (int k = 1 + incoming; k < fixed.length; k++) {
            fixed[k] = p[network.output().weight(k - 1 - incoming, i)];
        }
        return fixed;
    }

    /** Of the incoming weights, 0 in the first layer, whose own are compared. */
    private double[] norms(int l, double[] p) {
        Layer layer = network.layers().get(l);
        double[] norms = new double[layer.units()];
        for (int i = 0; i < norms.length && l > 0; i++) {
            double sum = 0;
            for (int k = 0; k < layer.inputs(); k++) {
                sum += square(p[layer.weight(i, k)]);
            }
            norms[i] = Math.sqrt(sum);
        }
        return norms;
    }

    private static double square(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }
}
