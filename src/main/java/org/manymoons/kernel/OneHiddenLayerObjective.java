package org.manymoons.kernel;

import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/**
 * Mean cross-entropy of a network with one hidden layer of tanh or sigmoid units, plus 0.5 l2 sum(W^2), with its
 * gradient and Hessian, evaluated block by block. Allocates only what it returns; not for several threads at once.
 */
final class OneHiddenLayerObjective implements Objective {
    private final Network network;
    private final Samples samples;
    private final Layer layer;
    private final Layer output;
    private final SampleBlocks blocks;
    private final HiddenBlock hidden;
    private final OutputBlock out;
    private final double[] deltas;
    private final HessianSums hessianSums;

    OneHiddenLayerObjective(Network network, Samples samples) {
        this(network, samples, CrossEntropy.EXACT);
    }

    /** With probabilities clipped in the gradient, as another program does; loss and Hessian are never clipped. */
    OneHiddenLayerObjective(Network network, Samples samples, CrossEntropy crossEntropy) {
        this.network = network;
        this.samples = samples;
        layer = network.layers().get(0);
        output = network.output();
        int blockSize = blockSize(layer.units(), samples.size());
        blocks = SampleBlocks.of(samples, blockSize);
        hidden = new HiddenBlock(network, blockSize);
        out = new OutputBlock(blockSize, crossEntropy);
        deltas = new double[blockSize];
        hessianSums = new HessianSums(network, blockSize);
    }

    /** So many samples that about five rows per unit stay in the first-level cache, but not too short loops. */
    private static int blockSize(int units, int samples) {
        int most = Integer.highestOneBit(Math.max(64, Math.min(256, 1024 / units)));
        return Math.min(most, samples);
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Samples samples() {
        return samples;
    }

    @Override
    public double loss(double[] parameters) {
        check(parameters);
        double sum = 0;
        for (int b = 0; b < blocks.count(); b++) {
            int n = blocks.size(b);
            hidden.run(parameters, blocks.columns()[b], n, false);
            sum += out.loss(hidden.logits, blocks.labelSigns()[b], n);
        }
        double squares = 0;
        for (int k = 0; k < parameters.length; k++) {
            if (isWeight(k)) {
                squares += parameters[k] * parameters[k];
            }
        }
        return sum / samples.size() + 0.5 * network.l2() * squares;
    }

    @Override
    public double[] gradient(double[] parameters) {
        check(parameters);
        double[] gradient = new double[parameters.length];
        for (int b = 0; b < blocks.count(); b++) {
            int n = blocks.size(b);
            hidden.run(parameters, blocks.columns()[b], n, false);
            out.differentiate(hidden.logits, blocks.labelSigns()[b], n);
            out.clipErrors(hidden.logits, blocks.labelSigns()[b], n);
            addGradient(parameters, blocks.columns()[b], n, gradient);
        }
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = gradient[k] / samples.size() + (isWeight(k) ? network.l2() * parameters[k] : 0);
        }
        return gradient;
    }

    /** dL/dv_u = r f_u, dL/dc = r, dL/d(w_u, b_u) = v_u r f'_u (x, 1). */
    private void addGradient(double[] parameters, double[][] columns, int n, double[] gradient) {
        for (int u = 0; u < layer.units(); u++) {
            double v = parameters[output.weight(0, u)];
            Sums.multiply(out.errors, hidden.derivatives[u], deltas, n);
            for (int j = 0; j < columns.length; j++) {
                gradient[layer.weight(u, j)] += v * Sums.dot(deltas, columns[j], n);
            }
            gradient[layer.bias(u)] += v * Sums.sum(deltas, n);
            gradient[output.weight(0, u)] += Sums.dot(out.errors, hidden.values[u], n);
        }
        gradient[output.bias(0)] += Sums.sum(out.errors, n);
    }

    @Override
    public double[][] hessian(double[] parameters) {
        check(parameters);
        double[][] hessian = new double[parameters.length][parameters.length];
        for (int b = 0; b < blocks.count(); b++) {
            int n = blocks.size(b);
            hidden.run(parameters, blocks.columns()[b], n, true);
            out.differentiate(hidden.logits, blocks.labelSigns()[b], n);
            hessianSums.add(parameters, hidden, out, blocks.columns()[b], n, hessian);
        }
        for (int k = 0; k < hessian.length; k++) {
            for (int l = k; l < hessian.length; l++) {
                hessian[k][l] = hessian[k][l] / samples.size() + (k == l && isWeight(k) ? network.l2() : 0);
                hessian[l][k] = hessian[k][l];
            }
        }
        return hessian;
    }

    @Override
    public double[][] lastHidden(double[] parameters) {
        check(parameters);
        double[][] rows = new double[layer.units()][samples.size()];
        int done = 0;
        for (int b = 0; b < blocks.count(); b++) {
            int n = blocks.size(b);
            hidden.run(parameters, blocks.columns()[b], n, false);
            for (int u = 0; u < rows.length; u++) {
                System.arraycopy(hidden.values[u], 0, rows[u], done, n);
            }
            done += n;
        }
        return rows;
    }

    private boolean isWeight(int k) {
        return k < layer.biases() || (k >= output.weights() && k < output.biases());
    }

    private void check(double[] parameters) {
        if (parameters.length != network.parameterCount()) {
            throw new IllegalArgumentException("the network has " + network.parameterCount()
                    + " parameters, but the vector given has " + parameters.length);
        }
    }
}
