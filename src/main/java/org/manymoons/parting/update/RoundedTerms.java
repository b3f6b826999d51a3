package org.manymoons.parting.update;

import org.manymoons.reference.ForwardPass;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/**
 * How much the gradient can be rounded by any program, in units of its roundoff u: running error analysis (Higham 2002, chapter 3)
 * to first order, with one rounding for each operation. It allows for programs that compute 1 - a^2 and p - y as they stand,
 * which cancel, unlike {@link org.manymoons.rounding.RoundingBound}. What many additions do is a factor on top, {@link #additions}.
 */
final class RoundedTerms {
    private static final double FUNCTION = 4; // roundings of exp, tanh and the like

    private final Network network;
    private final double[] parameters;
    private final ForwardPass forward;
    private final double[][] errorOfInput;
    private final double[][] errorOfSum;

    private RoundedTerms(Network network, double[] parameters) {
        this.network = network;
        this.parameters = parameters;
        forward = new ForwardPass(network);
        int depth = network.layers().size();
        errorOfInput = new double[depth][];
        errorOfSum = new double[depth][];
        for (int l = 0; l < depth; l++) {
            errorOfInput[l] = new double[network.layers().get(l).inputs()];
            errorOfSum[l] = new double[network.layers().get(l).units()];
        }
    }

    /** For each component of the gradient, the mean over the samples. */
    static double[] of(Network network, double[] parameters, Samples samples) {
        RoundedTerms pass = new RoundedTerms(network, parameters);
        double[] sum = new double[parameters.length];
        for (int n = 0; n < samples.size(); n++) {
            pass.forward(samples.inputs()[n]);
            pass.backward(samples.labels()[n], sum);
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] /= samples.size();
        }
        return sum;
    }

    /** Chosen: the error of a sum over n samples grows like the root of n, since roundings have both signs; 16 to spare. */
    static double additions(int samples) {
        return 16 + Math.sqrt(samples);
    }

    private void forward(double[] x) {
        forward.run(parameters, x);
        for (int j = 0; j < x.length; j++) {
            errorOfInput[0][j] = Math.abs(x[j]); // data may be kept in the same arithmetic
        }
        for (int l = 0; l < errorOfSum.length; l++) {
            Layer layer = network.layers().get(l);
            for (int i = 0; i < layer.units(); i++) {
                double error = Math.abs(parameters[layer.bias(i)]);
                for (int j = 0; j < layer.inputs(); j++) {
                    error += Math.abs(parameters[layer.weight(i, j)])
                            * (errorOfInput[l][j] + Math.abs(forward.activations[l][j]));
                }
                errorOfSum[l][i] = error;
                if (l + 1 < errorOfSum.length) {
                    double slope = Math.abs(layer.activation().derivative(forward.preActivations[l][i]));
                    errorOfInput[l + 1][i] = slope * error + FUNCTION * Math.abs(forward.activations[l + 1][i]);
                }
            }
        }
    }

    private void backward(double label, double[] sum) {
        int last = errorOfSum.length - 1;
        double[] z = forward.preActivations[last];
        double[] value = network.outputLoss().derivative(z, label, org.manymoons.reference.CrossEntropy.EXACT);
        double[] error = new double[value.length];
        for (int k = 0; k < error.length; k++) {
            error[k] = outputError(k, z, label);
        }
        for (int l = last; l >= 0; l--) {
            Layer layer = network.layers().get(l);
            for (int i = 0; i < layer.units(); i++) {
                for (int j = 0; j < layer.inputs(); j++) {
                    double a = Math.abs(forward.activations[l][j]);
                    sum[layer.weight(i, j)] += error[i] * a + Math.abs(value[i]) * (errorOfInput[l][j] + a);
                }
                sum[layer.bias(i)] += error[i] + Math.abs(value[i]);
            }
            if (l > 0) {
                double[] valueBelow = new double[layer.inputs()];
                double[] errorBelow = new double[layer.inputs()];
                for (int j = 0; j < layer.inputs(); j++) {
                    below(l, j, value, error, valueBelow, errorBelow);
                }
                value = valueBelow;
                error = errorBelow;
            }
        }
    }

    /** Of p - y, where p has an absolute error, or of z - y. */
    private double outputError(int k, double[] z, double label) {
        double inherited = errorOfSum[errorOfSum.length - 1][k];
        if (network.outputLoss() == OutputLoss.IDENTITY_SQUARED_ERROR) {
            double target = OutputLoss.target(label, k, z.length);
            return 2 * (inherited + Math.abs(z[k]) + Math.abs(target)) / z.length;
        }
        return inherited / 4 + FUNCTION; // the slope of a probability is 1/4 at most
    }

    private void below(int l, int j, double[] value, double[] error, double[] valueBelow, double[] errorBelow) {
        Layer layer = network.layers().get(l);
        double d = 0;
        double dError = 0;
        for (int i = 0; i < layer.units(); i++) {
            double w = parameters[layer.weight(i, j)];
            d += w * value[i];
            dError += Math.abs(w) * (error[i] + Math.abs(value[i]));
        }
        double z = forward.preActivations[l - 1][j];
        double slope = network.layers().get(l - 1).activation().derivative(z);
        double curvature = network.layers().get(l - 1).activation().secondDerivative(z);
        double slopeError = Math.abs(curvature) * errorOfSum[l - 1][j] + FUNCTION;
        valueBelow[j] = d * slope;
        errorBelow[j] = dError * Math.abs(slope) + Math.abs(d) * slopeError;
    }
}
