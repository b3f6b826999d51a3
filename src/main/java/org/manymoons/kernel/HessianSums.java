package org.manymoons.kernel;

import java.util.Arrays;
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
 * so that only moments of X, up to the second, are summed, under some weights. Of X X^T the upper triangle is enough.
 */
final class HessianSums {
    private static final double[][] NONE = {};

    private final Loops loops;
    private final Layer layer;
    private final Layer output;
    private final int units;
    private final int inputs;
    private final double[][] slopes; // g_u
    private final double[] curvedSlopes; // q g_u
    private final double[] weights;
    private final double[] ones;
    private final RunningSums sums;

    HessianSums(Network network, Loops loops, int blockSize) {
        this.loops = loops;
        layer = network.layers().get(0);
        output = network.output();
        units = layer.units();
        inputs = layer.inputs();
        slopes = new double[units][blockSize];
        curvedSlopes = new double[blockSize];
        weights = new double[blockSize];
        ones = new double[blockSize];
        Arrays.fill(ones, 1);
        sums = new RunningSums(outputs(units) + 1, loops);
    }

    void clear() {
        sums.clear();
    }

    /** Adds a block. */
    void add(double[] parameters, HiddenBlock hidden, OutputBlock out, SampleBlocks.Block block) {
        int n = block.length();
        for (int u = 0; u < units; u++) {
            loops.scale(parameters[output.weight(0, u)], hidden.derivatives[u], slopes[u], n);
        }
        for (int u = 0; u < units; u++) {
            loops.multiply(1, out.curvatures, slopes[u], curvedSlopes, n);
            addInputPairs(u, parameters[output.weight(0, u)], hidden, out, block);
            addInputOutputPairs(u, hidden, out, block);
            add(out.curvatures, hidden.values[u], hidden.values, u, n, outputs(u));
        }
        add(out.curvatures, ones, NONE, 0, n, outputs(units));
    }

    private void add(double[] x, double[] y, double[][] columns, int from, int n, int number) {
        loops.addSums(x, y, columns, from, n, sums.values(), sums.at(number));
    }

    /** (w_u, b_u) and (w_t, b_t), t = u and above. */
    private void addInputPairs(int u, double v, HiddenBlock hidden, OutputBlock out, SampleBlocks.Block block) {
        int n = block.length();
        for (int t = u; t < units; t++) {
            loops.multiply(1, curvedSlopes, slopes[t], weights, n);
            if (t == u) {
                loops.addProduct(v, out.errors, hidden.secondDerivatives[u], weights, n);
            }
            for (int j = 0; j < inputs; j++) {
                add(weights, block.columns()[j], block.columns(), j, n, inputPair(u, t, j, j));
            }
            add(weights, ones, NONE, 0, n, inputPair(u, t, inputs, inputs));
        }
    }

    /** (w_u, b_u) and every v_t, c. */
    private void addInputOutputPairs(int u, HiddenBlock hidden, OutputBlock out, SampleBlocks.Block block) {
        int n = block.length();
        for (int t = 0; t < units; t++) {
            add(curvedSlopes, hidden.values[t], block.columns(), 0, n, inputOutput(u, t));
        }
        add(out.errors, hidden.derivatives[u], block.columns(), 0, n, inputOutput(u, u));
        add(curvedSlopes, ones, block.columns(), 0, n, inputOutput(u, units));
    }

    /** Where the sum of element (j, k) of X X^T, k = j and above, stands for the units u and t. */
    private int inputPair(int u, int t, int j, int k) {
        int size = inputs + 1;
        int pair = u * units - u * (u - 1) / 2 + t - u;
        return pair * (size * (size + 1) / 2) + j * size - j * (j - 1) / 2 + k - j;
    }

    /** Where the sums of X for unit u and v_t, or c for t = h, begin. */
    private int inputOutput(int u, int t) {
        return inputPair(units - 1, units, 0, 0) + (u * (units + 1) + t) * (inputs + 1);
    }

    /** Where those of v_u with v_t, t = u and above, and with c, begin. */
    private int outputs(int u) {
        return inputOutput(units, 0) + u * (units + 1) - u * (u - 1) / 2;
    }

    /** The upper triangle of the summed Hessian. */
    void write(double[][] hessian) {
        for (int u = 0; u < units; u++) {
            for (int t = u; t < units; t++) {
                writeInputPairs(u, t, hessian);
                hessian[output.weight(0, u)][output.weight(0, t)] = sums.total(outputs(u) + t - u);
            }
            for (int j = 0; j <= inputs; j++) {
                for (int t = 0; t < units; t++) {
                    hessian[index(u, j)][output.weight(0, t)] = sums.total(inputOutput(u, t) + j);
                }
                hessian[index(u, j)][output.bias(0)] = sums.total(inputOutput(u, units) + j);
            }
            hessian[output.weight(0, u)][output.bias(0)] = sums.total(outputs(u) + units - u);
        }
        hessian[output.bias(0)][output.bias(0)] = sums.total(outputs(units));
    }

    /** X X^T is symmetric: its element (j, k) serves two pairs of parameters, unless they are the same. */
    private void writeInputPairs(int u, int t, double[][] hessian) {
        for (int j = 0; j <= inputs; j++) {
            for (int k = j; k <= inputs; k++) {
                double moment = sums.total(inputPair(u, t, j, k));
                writeUpper(index(u, j), index(t, k), moment, hessian);
                writeUpper(index(u, k), index(t, j), moment, hessian);
            }
        }
    }

    /** The parameter that multiplies element j of X in unit u. */
    private int index(int u, int j) {
        return j < inputs ? layer.weight(u, j) : layer.bias(u);
    }

    private static void writeUpper(int a, int b, double moment, double[][] hessian) {
        hessian[Math.min(a, b)][Math.max(a, b)] = moment;
    }
}
