package org.manymoons.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.manymoons.kernel.SampleBlocks.Block;
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
    private static final double[][] NONE = {};

    private final Network network;
    private final Samples samples;
    private final Layer layer;
    private final Layer output;
    private final Loops loops;
    private final List<Block> blocks;
    private final HiddenBlock hidden;
    private final OutputBlock out;
    private final double[] ones;
    private final RunningSums lossSum;
    private final RunningSums gradientSums;
    private @Nullable HessianSums hessianSums;

    OneHiddenLayerObjective(Network network, Samples samples) {
        this(network, samples, CrossEntropy.EXACT, Kernels::loops);
    }

    /** With probabilities clipped in the gradient, as another program does; loss and Hessian are never clipped. */
    OneHiddenLayerObjective(
            Network network, Samples samples, CrossEntropy crossEntropy, IntFunction<Loops> loopsOfBlockSize) {
        this.network = network;
        this.samples = samples;
        layer = network.layers().get(0);
        output = network.output();
        int blockSize = blockSize(layer.units());
        loops = loopsOfBlockSize.apply(blockSize);
        blocks = SampleBlocks.of(samples, blockSize, loops.lanes());
        hidden = new HiddenBlock(network, loops, blockSize);
        out = new OutputBlock(loops, blockSize, crossEntropy);
        ones = new double[blockSize];
        Arrays.fill(ones, 1);
        lossSum = new RunningSums(1, loops);
        gradientSums = new RunningSums(layer.units() * (layer.inputs() + 2) + 1, loops);
    }

    /** So many samples that about five rows per unit stay in the first-level cache, but not too short loops. */
    private static int blockSize(int units) {
        return Integer.highestOneBit(Math.max(64, Math.min(256, 1024 / units)));
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
        lossSum.clear();
        for (Block block : blocks) {
            hidden.run(parameters, block.columns(), block.length(), false);
            double[] losses = out.losses(hidden.logits, block);
            loops.addSums(losses, ones, NONE, 0, block.length(), lossSum.values(), 0);
        }
        double squares = 0;
        for (int k = 0; k < parameters.length; k++) {
            if (isWeight(k)) {
                squares += parameters[k] * parameters[k];
            }
        }
        return lossSum.total(0) / samples.size() + 0.5 * network.l2() * squares;
    }

    @Override
    public double[] gradient(double[] parameters) {
        check(parameters);
        gradientSums.clear();
        for (Block block : blocks) {
            hidden.run(parameters, block.columns(), block.length(), false);
            out.differentiate(hidden.logits, block);
            out.clipErrors(hidden.logits, block);
            addGradient(block);
        }
        double[] gradient = new double[parameters.length];
        for (int u = 0; u < layer.units(); u++) {
            double v = parameters[output.weight(0, u)];
            for (int j = 0; j < layer.inputs(); j++) {
                gradient[layer.weight(u, j)] = v * gradientSums.total(inputSums(u) + j);
            }
            gradient[layer.bias(u)] = v * gradientSums.total(inputSums(u) + layer.inputs());
            gradient[output.weight(0, u)] = gradientSums.total(inputSums(layer.units()) + u);
        }
        gradient[output.bias(0)] = gradientSums.total(inputSums(layer.units()) + layer.units());
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = gradient[k] / samples.size() + (isWeight(k) ? network.l2() * parameters[k] : 0);
        }
        return gradient;
    }

    /** dL/d(w_u, b_u) = v_u r f'_u (x, 1), here without v_u; dL/dv_u = r f_u, dL/dc = r. */
    private void addGradient(Block block) {
        int n = block.length();
        double[] sums = gradientSums.values();
        for (int u = 0; u < layer.units(); u++) {
            int at = gradientSums.at(inputSums(u));
            loops.addSums(out.errors, hidden.derivatives[u], block.columns(), 0, n, sums, at);
        }
        loops.addSums(out.errors, ones, hidden.values, 0, n, sums, gradientSums.at(inputSums(layer.units())));
    }

    /** Where the sums of unit u, or for u = h those of the output, begin. */
    private int inputSums(int u) {
        return u * (layer.inputs() + 1);
    }

    /** Made when a Hessian is first asked for: they grow with the square of the units. */
    private HessianSums hessianSums() {
        HessianSums sums = hessianSums;
        if (sums == null) {
            sums = new HessianSums(network, loops, ones.length);
            hessianSums = sums;
        }
        return sums;
    }

    @Override
    public double[][] hessian(double[] parameters) {
        check(parameters);
        double[][] hessian = new double[parameters.length][parameters.length];
        HessianSums sums = hessianSums();
        sums.clear();
        for (Block block : blocks) {
            hidden.run(parameters, block.columns(), block.length(), true);
            out.differentiate(hidden.logits, block);
            sums.add(parameters, hidden, out, block);
        }
        sums.write(hessian);
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
        for (Block block : blocks) {
            hidden.run(parameters, block.columns(), block.length(), false);
            for (int u = 0; u < rows.length; u++) {
                System.arraycopy(hidden.values[u], 0, rows[u], done, block.size());
            }
            done += block.size();
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
