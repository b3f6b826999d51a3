package org.manymoons.rounding;

import java.util.List;
import org.manymoons.reference.BlockedSum;
import org.manymoons.reference.HessianVector;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;

/**
 * Running error analysis of {@link HessianVector} along the unit vectors, which are the columns of the Hessian. Here
 * the direction V is one parameter p, a weight or bias of layer l and unit i: R{z[l]_i} = a_j (1 for a bias), and
 * what follows is the R-operator's forward and backward pass, each number with a bound of its error.
 */
final class HessianBound {
    private final List<Layer> layers;
    private final double[] parameters;
    private final ErrorPass pass;
    private final ErrorVector[] ra;
    private final ErrorVector[] rz;
    private final ErrorVector[] rd;
    private final ErrorVector[] re;
    private final ErrorVector[] bend;
    private final double gamma;
    private OutputBound.Curvature outputCurvature = (direction, result) -> {};

    private HessianBound(Network network, double[] parameters, int samples) {
        layers = network.layers();
        this.parameters = parameters;
        pass = new ErrorPass(network, parameters, true);
        ra = ErrorPass.inputVectors(layers);
        rz = ErrorPass.unitVectors(layers);
        rd = ErrorPass.unitVectors(layers);
        re = ErrorPass.unitVectors(layers);
        bend = ErrorPass.unitVectors(layers);
        gamma = Rounding.gamma(BlockedSum.additions(samples) + Rounding.PER_SAMPLE);
    }

    /** The symmetric matrix of bounds, one per entry of the Hessian. */
    static double[][] bound(Network network, double[] parameters, Samples samples) {
        int size = parameters.length;
        HessianBound bound = new HessianBound(network, parameters, samples.size());
        double[][] sums = new double[size][size];
        for (int n = 0; n < samples.size(); n++) {
            bound.pass.forward(samples.inputs()[n]);
            bound.pass.backward(samples.labels()[n]);
            bound.bendings();
            bound.outputCurvature = bound.pass.output().curvature(bound.pass.last());
            for (int l = 0; l < bound.layers.size(); l++) {
                bound.addLayer(l, sums);
            }
        }
        double[][] result = new double[size][size];
        for (int p = 0; p < size; p++) {
            for (int q = 0; q < size; q++) {
                result[p][q] = RoundingBound.whole(Math.max(sums[p][q], sums[q][p]) / samples.size());
            }
            if (network.isWeight(p)) {
                result[p][p] += 3 * Rounding.UNIT * network.l2();
            }
        }
        return result;
    }

    /** d * f'', the factor of R{z} in R{e}. */
    private void bendings() {
        for (int l = 0; l < layers.size() - 1; l++) {
            bend[l].multiply(pass.d[l], pass.curvature[l]);
        }
    }

    private void addLayer(int l, double[][] sums) {
        Layer layer = layers.get(l);
        for (int i = 0; i < layer.units(); i++) {
            for (int j = 0; j < layer.inputs(); j++) {
                start(l, i, pass.a[l].value[j], pass.a[l].error[j]);
                backward(l, i, j);
                accumulate(l, sums[layer.weight(i, j)]);
            }
            start(l, i, 1, 0);
            backward(l, i, -1);
            accumulate(l, sums[layer.bias(i)]);
        }
    }

    private void start(int l, int i, double rz0, double error) {
        rz[l].clear();
        rz[l].value[i] = rz0;
        rz[l].error[i] = error;
        for (int k = l + 1; k < layers.size(); k++) {
            ra[k].multiply(pass.slope[k - 1], rz[k - 1]);
            rz[k].multiply(layers.get(k), parameters, ra[k], false);
        }
    }

    /** R{e} of every layer; the parameter is the weight from input j to unit i of layer l, or with j = -1 its bias. */
    private void backward(int l, int i, int j) {
        int last = layers.size() - 1;
        outputCurvature.apply(rz[last], re[last]);
        for (int k = last; k > 0; k--) {
            rd[k - 1].multiplyTransposed(layers.get(k), parameters, re[k]);
            if (k == l && j >= 0) {
                rd[k - 1].add(j, pass.e[l].value[i], pass.e[l].error[i]);
            }
            re[k - 1].multiply(rd[k - 1], pass.slope[k - 1]);
            if (k - 1 >= l) {
                addBending(k - 1);
            }
        }
    }

    private void addBending(int k) {
        for (int i = 0; i < re[k].value.length; i++) {
            double x = bend[k].value[i] * rz[k].value[i];
            re[k].add(i, x, Rounding.product(bend[k].value[i], bend[k].error[i], rz[k].value[i], rz[k].error[i]));
        }
    }

    /** Adds the error of R{e} a + e R{a}, and of summing it over the samples, to one row. */
    private void accumulate(int l, double[] row) {
        for (int k = 0; k < layers.size(); k++) {
            Layer layer = layers.get(k);
            ErrorVector a = pass.a[k];
            ErrorVector e = pass.e[k];
            for (int i = 0; i < layer.units(); i++) {
                double r = re[k].value[i];
                double rError = re[k].error[i];
                for (int j = 0; j < layer.inputs(); j++) {
                    double error = Rounding.product(r, rError, a.value[j], a.error[j]);
                    double absolute = Math.abs(r * a.value[j]);
                    if (k > l) {
                        error += Rounding.product(e.value[i], e.error[i], ra[k].value[j], ra[k].error[j]);
                        absolute += Math.abs(e.value[i] * ra[k].value[j]);
                    }
                    row[layer.weight(i, j)] += error + gamma * absolute;
                }
                row[layer.bias(i)] += rError + gamma * Math.abs(r);
            }
        }
    }
}
