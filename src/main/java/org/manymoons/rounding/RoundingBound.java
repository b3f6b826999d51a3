package org.manymoons.rounding;

import org.manymoons.reference.BlockedSum;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Hessian;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;

/**
 * How far the computed loss, gradient and Hessian can be from the exact ones of the same parameters and samples: strict
 * bounds of the rounding in double precision, by running error analysis (Higham 2002, chapter 3). Every number of the
 * forward pass, of the cross-entropy and of backpropagation carries a bound of its error, made of what it inherits
 * (sums of absolute terms times the errors of the factors) and of its own rounding (gamma_k for k operations); the mean
 * over n samples adds gamma_n times the mean of the absolute terms. Nothing is assumed about the scale of the data.
 *
 * <p>The bounds hold for {@link Loss}, {@link Gradient} and {@link Hessian}, and for any other program that evaluates
 * the same formulas in another order, with fused operations or with other functions, provided that exp, log and the
 * activations are good to 4 ulp and their derivatives to 12 (none of them may cancel, as 1 - tanh(z)^2 does), and that
 * sums over samples are made in blocks of 64 to 256.
 */
public final class RoundingBound {
    /** Chosen: far more than the rounding of the bounds themselves, which are sums of positive terms. */
    private static final double SECOND_ORDER = 1 + 0x1p-20;

    private final Network network;
    private final double[] parameters;
    private final Samples samples;
    private final double loss;
    private final double[] gradient;

    private RoundingBound(Network network, double[] parameters, Samples samples) {
        this.network = network;
        this.parameters = parameters.clone();
        this.samples = samples;
        gradient = new double[parameters.length];
        double lossSum = 0;
        double gamma = Rounding.gamma(BlockedSum.additions(samples.size()) + Rounding.PER_SAMPLE);
        ErrorPass pass = new ErrorPass(network, parameters, false);
        for (int n = 0; n < samples.size(); n++) {
            double y = samples.labels()[n];
            pass.forward(samples.inputs()[n]);
            pass.backward(y);
            lossSum += pass.output().loss(pass.last(), y)
                    + gamma * Math.abs(network.outputLoss().loss(pass.last().value, y, CrossEntropy.EXACT));
            addSample(pass, gamma);
        }
        double penalty = Loss.penalty(network, parameters);
        loss = whole(lossSum / samples.size() + Rounding.gamma(parameters.length + 4L) * penalty);
        for (int k = 0; k < gradient.length; k++) {
            double decay = network.isWeight(k) ? network.l2() * Math.abs(parameters[k]) : 0;
            gradient[k] = whole(gradient[k] / samples.size() + Rounding.gamma(3) * decay);
        }
    }

    /** The bounds at these parameters. */
    public static RoundingBound of(Network network, double[] parameters, Samples samples) {
        return new RoundingBound(network, parameters, samples);
    }

    /** Bound of the error of the loss, in nats. */
    public double loss() {
        return loss;
    }

    /** Bounds of the errors of the gradient's P components. */
    public double[] gradient() {
        return gradient.clone();
    }

    /**
     * Bounds of the errors of the Hessian's P x P entries, symmetric. Computed anew at every call, at the cost of a few
     * Hessians.
     */
    public double[][] hessian() {
        if (!network.isSmooth()) {
            throw new IllegalArgumentException("the Hessian needs twice differentiable activations: " + network);
        }
        return HessianBound.bound(network, parameters, samples);
    }

    /** A bound including its own rounding; infinite where the computation overflowed. */
    static double whole(double bound) {
        return bound < Double.POSITIVE_INFINITY ? bound * SECOND_ORDER : Double.POSITIVE_INFINITY;
    }

    private void addSample(ErrorPass pass, double gamma) {
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            ErrorVector a = pass.a[l];
            ErrorVector e = pass.e[l];
            for (int i = 0; i < layer.units(); i++) {
                for (int j = 0; j < layer.inputs(); j++) {
                    gradient[layer.weight(i, j)] += Rounding.product(e.value[i], e.error[i], a.value[j], a.error[j])
                            + gamma * Math.abs(e.value[i] * a.value[j]);
                }
                gradient[layer.bias(i)] += e.error[i] + gamma * Math.abs(e.value[i]);
            }
        }
    }
}
