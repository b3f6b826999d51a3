package org.manymoons.kernel;

import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * The sum over samples of the Hessian of the cross-entropy, block by block. With the logit
 * z = c + sum over u of v_u f(w_u.x + b_u), g_u = dz/db_u = v_u f'_u, a sample's error r = dL/dz and curvature
 * q = d2L/dz2, and X = (x, 1), the input with a one for the bias, the second derivatives are
 *
 * <pre>
 *   (w_u, b_u) and (w_t, b_t):  (q g_u g_t + [u = t] r v_u f''_u) X X^T
 *   (w_u, b_u) and v_t:         (q g_u f_t + [u = t] r f'_u) X
 *   (w_u, b_u) and c:  q g_u X      v_u and v_t:  q f_u f_t      v_u and c:  q f_u      c and c:  q
 * </pre>
 *
 * so that only moments of X, up to the second, are summed, under some weights.
 */
final class HessianSums {
    private final Layer layer;
    private final Layer output;
    private final double[][] slopes; // g_u
    private final double[][] curvedSlopes; // q g_u
    private final double[] weights;
    private final double[] weighted;

    HessianSums(Network network, int blockSize) {
        layer = network.layers().get(0);
        output = network.output();
        slopes = new double[layer.units()][blockSize];
        curvedSlopes = new double[layer.units()][blockSize];
        weights = new double[blockSize];
        weighted = new double[blockSize];
    }

    /** Adds a block of n samples to the upper triangle of the sums. */
    void add(double[] parameters, HiddenBlock hidden, OutputBlock out, double[][] columns, int n, double[][] sums) {
        for (int u = 0; u < slopes.length; u++) {
            Sums.scale(parameters[output.weight(0, u)], hidden.derivatives[u], slopes[u], n);
            Sums.multiply(out.curvatures, slopes[u], curvedSlopes[u], n);
        }
        for (int u = 0; u < slopes.length; u++) {
            addInputPairs(u, parameters[output.weight(0, u)], hidden, out, columns, n, sums);
            addInputOutputPairs(u, hidden, out, columns, n, sums);
            addOutputPairs(u, hidden, out, n, sums);
        }
        sums[output.bias(0)][output.bias(0)] += Sums.sum(out.curvatures, n);
    }

    /** (w_u, b_u) and (w_t, b_t), t = u and above. */
    private void addInputPairs(
            int u, double v, HiddenBlock hidden, OutputBlock out, double[][] columns, int n, double[][] sums) {
        for (int t = u; t < slopes.length; t++) {
            Sums.multiply(curvedSlopes[u], slopes[t], weights, n);
            if (t == u) {
                Sums.addProduct(v, out.errors, hidden.secondDerivatives[u], weights, n);
            }
            int d = columns.length;
            for (int j = 0; j < d; j++) {
                Sums.multiply(weights, columns[j], weighted, n);
                for (int k = j; k < d; k++) {
                    addInputPair(u, j, t, k, Sums.dot(weighted, columns[k], n), sums);
                }
                addInputPair(u, j, t, d, Sums.sum(weighted, n), sums);
            }
            addInputPair(u, d, t, d, Sums.sum(weights, n), sums);
        }
    }

    /** X X^T is symmetric: its element (j, k) serves two pairs of parameters, unless they are the same. */
    private void addInputPair(int u, int j, int t, int k, double moment, double[][] sums) {
        addUpper(index(u, j), index(t, k), moment, sums);
        if (u != t && j != k) {
            addUpper(index(u, k), index(t, j), moment, sums);
        }
    }

    /** (w_u, b_u) and every v_t, c. */
    private void addInputOutputPairs(
            int u, HiddenBlock hidden, OutputBlock out, double[][] columns, int n, double[][] sums) {
        for (int t = 0; t < slopes.length; t++) {
            Sums.multiply(curvedSlopes[u], hidden.values[t], weights, n);
            if (t == u) {
                Sums.addProduct(1, out.errors, hidden.derivatives[u], weights, n);
            }
            addInputOutput(u, output.weight(0, t), weights, columns, n, sums);
        }
        addInputOutput(u, output.bias(0), curvedSlopes[u], columns, n, sums);
    }

    private void addInputOutput(int u, int parameter, double[] weights, double[][] columns, int n, double[][] sums) {
        for (int j = 0; j < columns.length; j++) {
            sums[layer.weight(u, j)][parameter] += Sums.dot(weights, columns[j], n);
        }
        sums[layer.bias(u)][parameter] += Sums.sum(weights, n);
    }

    /** v_u and v_t, t = u and above, and c. */
    private void addOutputPairs(int u, HiddenBlock hidden, OutputBlock out, int n, double[][] sums) {
        Sums.multiply(out.curvatures, hidden.values[u], weights, n);
        for (int t = u; t < slopes.length; t++) {
            sums[output.weight(0, u)][output.weight(0, t)] += Sums.dot(weights, hidden.values[t], n);
        }
        sums[output.weight(0, u)][output.bias(0)] += Sums.sum(weights, n);
    }

    /** The parameter that multiplies element j of X in unit u. */
    private int index(int u, int j) {
        return j < layer.inputs() ? layer.weight(u, j) : layer.bias(u);
    }

    private static void addUpper(int a, int b, double moment, double[][] sums) {
        sums[Math.min(a, b)][Math.max(a, b)] += moment;
    }
}
