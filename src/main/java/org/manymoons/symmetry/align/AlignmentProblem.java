package org.manymoons.symmetry.align;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.symmetry.ComparedForm;
import org.manymoons.symmetry.Freedom;

/**
 * Two parameter vectors a and b in {@link ComparedForm}, and the squared distance ||a - g(b)||^2 as a function of the
 * arrangement g. When the neighbouring layers are arranged, one layer is an assignment problem with
 * cost(i, j) = min(||u_i - u'_j||^2, ||u_i + u'_j||^2), u = (incoming weights, bias, outgoing weights); the plus only
 * where the activation has signs.
 */
final class AlignmentProblem {
    /** Chosen, in terms of squared distances: more are shared out over the processors. */
    private static final long MOST_DIRECT = 50_000_000;

    /** Chosen: with several layers, where nothing is proven by a single assignment, more are made of products. */
    private static final long MOST_DIRECT_OF_SEVERAL = 5_000_000;

    final Network network;
    final double[] a;
    final double[] b;

    AlignmentProblem(Network network, double[] a, double[] b) {
        this.network = network;
        this.a = a;
        this.b = b;
    }

    int depth() {
        return network.hidden().size();
    }

    boolean hasSigns(int l) {
        return Freedom.of(network.layers().get(l).activation()).hasSigns();
    }

    /** Which of a unit's numbers are compared. */
    record Parts(boolean incoming, boolean outgoing) {
        static final Parts ALL = new Parts(true, true);
    }

    /** Squared distances of all pairs of units of one layer, each with the better sign. */
    double[][] costs(int l, Arrangement g, Parts parts) {
        int units = network.layers().get(l).units();
        if (depth() > 1 && work(l) > MOST_DIRECT_OF_SEVERAL) {
            return GramCosts.of(
                    vectors(l, a, Arrangement.unchanged(network), parts), vectors(l, b, g, parts), hasSigns(l));
        }
        double[][] costs = new double[units][units];
        IntStream rows = IntStream.range(0, units);
        (work(l) > MOST_DIRECT ? rows.parallel() : rows).forEach(i -> {
            for (int j = 0; j < units; j++) {
                costs[i][j] = squaredDistance(l, i, j, 1, g, parts);
                if (hasSigns(l)) {
                    costs[i][j] = Math.min(costs[i][j], squaredDistance(l, i, j, -1, g, parts));
                }
            }
        });
        return costs;
    }

    /** Terms of the squared distances of all pairs of units of a layer. */
    long work(int l) {
        Layer layer = network.layers().get(l);
        long size = layer.inputs() + 1L + network.layers().get(l + 1).units();
        return size * layer.units() * layer.units();
    }

    /** The numbers of each unit of a layer that are compared, the neighbouring layers arranged by g. */
    private double[][] vectors(int l, double[] p, Arrangement g, Parts parts) {
        Layer layer = network.layers().get(l);
        Layer next = network.layers().get(l + 1);
        int incoming = parts.incoming ? layer.inputs() : 0;
        double[][] vectors = new double[layer.units()][1 + incoming + (parts.outgoing ? next.units() : 0)];
        for (int i = 0; i < vectors.length; i++) {
            double[] u = vectors[i];
            u[0] = p[layer.bias(i)];
            for (int k = 0; k < incoming; k++) {
                u[1 + k] = l == 0 ? p[layer.weight(i, k)] : g.sign[l - 1][k] * p[layer.weight(i, g.from[l - 1][k])];
            }
            for (int k = 0; k < u.length - 1 - incoming; k++) {
                boolean last = l + 1 == depth();
                u[1 + incoming + k] =
                        last ? p[next.weight(k, i)] : g.sign[l + 1][k] * p[next.weight(g.from[l + 1][k], i)];
            }
        }
        return vectors;
    }

    /** Arranges layer l in the best way, the other layers as they are. */
    void arrange(int l, Arrangement g, Parts parts) {
        arrange(l, g, parts, costs(l, g, parts));
    }

    void arrange(int l, Arrangement g, Parts parts, double[][] costs) {
        int[] columns = Assignment.cheapest(costs);
        double[] signs = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            boolean flip = hasSigns(l)
                    && squaredDistance(l, i, columns[i], -1, g, parts) < squaredDistance(l, i, columns[i], 1, g, parts);
            signs[i] = flip ? -1 : 1;
        }
        g.from[l] = columns;
        g.sign[l] = signs;
    }

    /** ||u_i - sign u'_j||^2 of two units of layer l, the neighbouring layers arranged by g. */
    double squaredDistance(int l, int i, int j, double sign, Arrangement g, Parts parts) {
        Layer layer = network.layers().get(l);
        double sum = square(a[layer.bias(i)] - sign * b[layer.bias(j)]);
        if (parts.incoming) {
            sum += incoming(l, i, j, sign, g);
        }
        if (parts.outgoing) {
            Layer next = network.layers().get(l + 1);
            for (int k = 0; k < next.units(); k++) {
                boolean last = l + 1 == depth();
                double other = last ? b[next.weight(k, j)] : g.sign[l + 1][k] * b[next.weight(g.from[l + 1][k], j)];
                sum += square(a[next.weight(k, i)] - sign * other);
            }
        }
        return sum;
    }

    private double incoming(int l, int i, int j, double sign, Arrangement g) {
        Layer layer = network.layers().get(l);
        double sum = 0;
        for (int k = 0; k < layer.inputs(); k++) {
            double other = l == 0 ? b[layer.weight(j, k)] : g.sign[l - 1][k] * b[layer.weight(j, g.from[l - 1][k])];
            sum += square(a[layer.weight(i, k)] - sign * other);
        }
        return sum;
    }

    /** ||a - g(b)||^2. */
    double total(Arrangement g) {
        double sum = outputDistance(g);
        for (int l = 0; l < depth(); l++) {
            for (int i = 0; i < g.from[l].length; i++) {
                sum += squaredDistance(l, i, g.from[l][i], g.sign[l][i], g, new Parts(true, false));
            }
        }
        return sum;
    }

    /** The part of the total in the output layer: its weights and biases. */
    private double outputDistance(Arrangement g) {
        Layer output = network.output();
        double sum = 0;
        for (int k = 0; k < output.units(); k++) {
            sum += square(a[output.bias(k)] - b[output.bias(k)]);
            for (int i = 0; i < output.inputs(); i++) {
                double other = depth() == 0
                        ? b[output.weight(k, i)]
                        : g.sign[depth() - 1][i] * b[output.weight(k, g.from[depth() - 1][i])];
                sum += square(a[output.weight(k, i)] - other);
            }
        }
        return sum;
    }

    /** Norm of the difference of the output biases; of the whole affine map where there is no hidden layer. */
    double outputResidual() {
        Layer output = network.output();
        double sum = 0;
        int begin = depth() == 0 ? output.weights() : output.biases();
        for (int k = begin; k < output.biases() + output.units(); k++) {
            sum += square(a[k] - b[k]);
        }
        return Math.sqrt(sum);
    }

    /** The sum of the cheapest entry of each row: no assignment costs less. */
    static double lowerBound(double[][] costs) {
        return Arrays.stream(costs)
                .mapToDouble(row -> Arrays.stream(row).min().orElse(0))
                .sum();
    }

    private static double square(double x) {
        return x * x;
    }
}
