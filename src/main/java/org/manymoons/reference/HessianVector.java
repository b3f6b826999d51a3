package org.manymoons.reference;

import java.util.Arrays;
import org.manymoons.reference.Network.Layer;

/**
 * The product of the Hessian of {@link Loss} with a direction, exactly, by the R-operator (Pearlmutter 1994): the
 * forward pass and backpropagation are differentiated along the direction V. R{x} below is the derivative of x:
 * R{z} = V a + W R{a} + v_b, R{a'} = f'(z) R{z}, R{e[l-1]} = (V^T e + W^T R{e}) f'(z) + (W^T e) f''(z) R{z}.
 */
public final class HessianVector {
    private final Network network;
    private final double[] parameters;
    private final ForwardPass forward;
    private final double[][] rPreActivations;
    private final double[][] rActivations;

    private HessianVector(Network network, double[] parameters) {
        this.network = network;
        this.parameters = parameters;
        forward = new ForwardPass(network);
        int depth = network.layers().size();
        rPreActivations = new double[depth][];
        rActivations = new double[depth][];
        for (int l = 0; l < depth; l++) {
            rPreActivations[l] = new double[network.layers().get(l).units()];
            rActivations[l] = new double[network.layers().get(l).inputs()];
        }
    }

    /** H V at these parameters, H the Hessian of the unclipped loss; both vectors in the parameters' order. */
    public static double[] product(Network network, double[] parameters, Samples samples, double[] direction) {
        return products(network, parameters, samples, new double[][] {direction})[0];
    }

    /** H V for several directions at once, each a row; the forward passes are shared. */
    static double[][] products(Network network, double[] parameters, Samples samples, double[][] directions) {
        if (!network.isSmooth()) {
            throw new IllegalArgumentException("the Hessian needs twice differentiable activations: " + network);
        }
        HessianVector pass = new HessianVector(network, parameters);
        BlockedSum[] sums = Arrays.stream(directions)
                .map(v -> new BlockedSum(parameters.length))
                .toArray(BlockedSum[]::new);
        for (int n = 0; n < samples.size(); n++) {
            double[] z = pass.forward.run(parameters, samples.inputs()[n]);
            double[] error = network.outputLoss().derivative(z, samples.labels()[n], CrossEntropy.EXACT);
            for (int v = 0; v < directions.length; v++) {
                double[] rz = pass.runForward(directions[v]);
                pass.runBackward(directions[v], error, network.outputLoss().curvature(z, rz), sums[v].block);
                sums[v].endSample();
            }
        }
        double[][] products = new double[directions.length][];
        for (int v = 0; v < directions.length; v++) {
            products[v] = sums[v].mean();
            Gradient.addPenalty(network, directions[v], products[v]);
        }
        return products;
    }

    private double[] runForward(double[] v) {
        int depth = network.layers().size();
        for (int l = 0; l < depth; l++) {
            Layer layer = network.layers().get(l);
            double[] a = forward.activations[l];
            for (int i = 0; i < layer.units(); i++) {
                double rz = v[layer.bias(i)];
                for (int j = 0; j < layer.inputs(); j++) {
                    rz += v[layer.weight(i, j)] * a[j] + parameters[layer.weight(i, j)] * rActivations[l][j];
                }
                rPreActivations[l][i] = rz;
                if (l + 1 < depth) {
                    rActivations[l + 1][i] = layer.activation().derivative(forward.preActivations[l][i]) * rz;
                }
            }
        }
        return rPreActivations[depth - 1];
    }

    private void runBackward(double[] v, double[] outputError, double[] rOutputError, double[] product) {
        double[] error = outputError;
        double[] rError = rOutputError;
        for (int l = network.layers().size() - 1; l >= 0; l--) {
            Layer layer = network.layers().get(l);
            for (int i = 0; i < layer.units(); i++) {
                for (int j = 0; j < layer.inputs(); j++) {
                    product[layer.weight(i, j)] +=
                            rError[i] * forward.activations[l][j] + error[i] * rActivations[l][j];
                }
                product[layer.bias(i)] += rError[i];
            }
            if (l > 0) {
                Activation f = network.layers().get(l - 1).activation();
                double[] before = new double[layer.inputs()];
                double[] rBefore = new double[layer.inputs()];
                for (int j = 0; j < layer.inputs(); j++) {
                    double sum = 0;
                    double rSum = 0;
                    for (int i = 0; i < layer.units(); i++) {
                        double w = parameters[layer.weight(i, j)];
                        sum += w * error[i];
                        rSum += v[layer.weight(i, j)] * error[i] + w * rError[i];
                    }
                    double z = forward.preActivations[l - 1][j];
                    before[j] = sum * f.derivative(z);
                    rBefore[j] = rSum * f.derivative(z) + sum * f.secondDerivative(z) * rPreActivations[l - 1][j];
                }
                error = before;
                rError = rBefore;
            }
        }
    }
}
