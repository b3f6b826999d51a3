package org.manymoons.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.manymoons.kernel.SampleBlocks.Block;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Hessian;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/**
 * Loss and gradient of any dense network, by backpropagation over rows of samples; the Hessian is the reference's. Its sums are
 * split otherwise than the bounds of {@code rounding} have it, so that no end state is judged by it. Not for several threads at
 * once.
 */
final class DenseObjective implements Objective {
    private static final int BLOCK = 128;

    private final Network network;
    private final Samples samples;
    private final CrossEntropy crossEntropy;
    private final Loops loops;
    private final List<Block> blocks;
    private final DenseForward forward;
    private final double[] ones;
    private final double[] z;
    private double[][][] errors = {};
    private final SoftmaxBlock softmax;
    private final double[][][] targets;
    private RunningSums sums;

    DenseObjective(Network network, Samples samples) {
        this(network, samples, CrossEntropy.EXACT, Kernels::loops);
    }

    /** With probabilities clipped in the gradient, as another program does; the loss is never clipped. */
    DenseObjective(Network network, Samples samples, CrossEntropy crossEntropy, IntFunction<Loops> loopsOfBlockSize) {
        this.network = network;
        this.samples = samples;
        this.crossEntropy = crossEntropy;
        loops = loopsOfBlockSize.apply(BLOCK);
        blocks = SampleBlocks.of(samples, BLOCK, loops.lanes());
        forward = new DenseForward(network, loops, BLOCK);
        ones = new double[BLOCK];
        Arrays.fill(ones, 1);
        z = new double[network.output().units()];
        softmax = new SoftmaxBlock(loops, BLOCK);
        targets = new double[blocks.size()][0][];
        sums = new RunningSums(0, loops);
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
        double sum = 0;
        int first = 0;
        for (Block block : blocks) {
            forward.run(parameters, block.columns(), block.length());
            double ofBlock = 0;
            for (int n = 0; n < block.size(); n++) {
                ofBlock += network.outputLoss().loss(outputs(n), samples.labels()[first + n], CrossEntropy.EXACT);
            }
            sum += ofBlock;
            first += block.size();
        }
        return sum / samples.size() + Loss.penalty(network, parameters);
    }

    /** The pre-activations of the outputs, a row for each sample. */
    double[][] preActivations(double[] parameters) {
        double[][] rows = new double[samples.size()][];
        int first = 0;
        for (Block block : blocks) {
            forward.run(parameters, block.columns(), block.length());
            for (int n = 0; n < block.size(); n++) {
                rows[first + n] = outputs(n).clone();
            }
            first += block.size();
        }
        return rows;
    }

    /** The activations of hidden layer l, a row for each unit. */
    double[][] hidden(int l, double[] parameters) {
        double[][] rows = new double[network.layers().get(l).units()][samples.size()];
        int first = 0;
        for (Block block : blocks) {
            forward.run(parameters, block.columns(), block.length());
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(forward.values[l + 1][i], 0, rows[i], first, block.size());
            }
            first += block.size();
        }
        return rows;
    }

    private double[] outputs(int n) {
        for (int k = 0; k < z.length; k++) {
            z[k] = forward.outputs[k][n];
        }
        return z;
    }

    @Override
    public double[] gradient(double[] parameters) {
        if (errors.length == 0) {
            errors = network.layers().stream()
                    .map(layer -> new double[layer.units()][BLOCK])
                    .toArray(double[][][]::new);
            sums = new RunningSums(network.parameterCount(), loops);
        }
        sums.clear();
        int first = 0;
        for (Block block : blocks) {
            forward.run(parameters, block.columns(), block.length());
            differentiate(block, first);
            for (int l = network.layers().size() - 1; l >= 0; l--) {
                addGradient(l, block.length());
                if (l > 0) {
                    goBack(l, parameters, block.length());
                }
            }
            first += block.size();
        }
        return total(parameters);
    }

    /** Made when a gradient is first asked for. */
    private double[][] targets(Block block, int first) {
        double[][] rows = targets[first / BLOCK];
        if (rows.length == 0) {
            rows = new double[z.length][block.length()];
            for (int n = 0; n < block.size(); n++) {
                rows[(int) samples.labels()[first + n]][n] = 1;
            }
            targets[first / BLOCK] = rows;
        }
        return rows;
    }

    private void differentiate(Block block, int first) {
        double[][] error = errors[errors.length - 1];
        if (network.outputLoss() == OutputLoss.SOFTMAX_CROSS_ENTROPY) {
            softmax.errors(forward.outputs, targets(block, first), block.size(), block.length(), error);
        } else {
            for (int n = 0; n < block.size(); n++) {
                double[] derivative =
                        network.outputLoss().derivative(outputs(n), samples.labels()[first + n], crossEntropy);
                for (int k = 0; k < error.length; k++) {
                    error[k][n] = derivative[k];
                }
            }
        }
        for (double[] row : error) {
            Arrays.fill(row, block.size(), block.length(), 0);
        }
    }

    /** dL/dW = e a^T and dL/db = e: the sums of unit i stand where its weights and then its bias are, one after the other. */
    private void addGradient(int l, int n) {
        Layer layer = network.layers().get(l);
        for (int i = 0; i < layer.units(); i++) {
            int at = layer.weights() + i * (layer.inputs() + 1);
            loops.addSums(errors[l][i], ones, forward.values[l], 0, n, sums.values(), sums.at(at));
        }
    }

    /** e[l-1] = W^T e[l] f'(z[l-1]). */
    private void goBack(int l, double[] parameters, int n) {
        Layer layer = network.layers().get(l);
        double[] outgoing = new double[layer.units()];
        for (int j = 0; j < layer.inputs(); j++) {
            for (int i = 0; i < outgoing.length; i++) {
                outgoing[i] = parameters[layer.weight(i, j)];
            }
            double[] before = errors[l - 1][j];
            loops.linear(0, outgoing, 0, errors[l], before, n);
            loops.multiply(1, before, forward.derivatives[l - 1][j], before, n);
        }
    }

    private double[] total(double[] parameters) {
        double[] gradient = new double[parameters.length];
        for (Layer layer : network.layers()) {
            for (int i = 0; i < layer.units(); i++) {
                int at = layer.weights() + i * (layer.inputs() + 1);
                for (int j = 0; j < layer.inputs(); j++) {
                    int k = layer.weight(i, j);
                    gradient[k] = sums.total(at + j) / samples.size() + network.l2() * parameters[k];
                }
                gradient[layer.bias(i)] = sums.total(at + layer.inputs()) / samples.size();
            }
        }
        return gradient;
    }

    @Override
    public double[][] hessian(double[] parameters) {
        return Hessian.hessian(network, parameters, samples);
    }
}
