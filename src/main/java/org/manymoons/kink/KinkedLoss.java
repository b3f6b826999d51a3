package org.manymoons.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Samples;

/**
 * The loss of a network with one hidden layer of relu or leakyrelu units and one sigmoid output, on samples of which equal ones
 * are put together, since they share their kinks.
 */
final class KinkedLoss {
    final Network network;
    final int units;
    final int inputs;

    /** f' left and right of the kink at 0. */
    final double left;

    final double right;
    final double l2;

    /** The different rows x, each with a 1 behind it. */
    final double[][] points;

    /** The share of all samples that is at a point and has label 1; likewise label 0. */
    final double[] ones;

    final double[] zeros;

    KinkedLoss(Network network, Samples samples) {
        if (!treats(network)) {
            throw new IllegalArgumentException(
                    "one hidden layer of relu or leakyrelu and one sigmoid output: " + network);
        }
        this.network = network;
        Layer hidden = network.layers().get(0);
        units = hidden.units();
        inputs = hidden.inputs();
        left = hidden.activation().derivative(-1);
        right = hidden.activation().derivative(1);
        l2 = network.l2();
        Map<List<Double>, double[]> shares = new LinkedHashMap<>();
        for (int n = 0; n < samples.size(); n++) {
            List<Double> row = Arrays.stream(samples.inputs()[n]).boxed().toList();
            shares.computeIfAbsent(row, key -> new double[2])[samples.labels()[n] == 1 ? 1 : 0]++;
        }
        List<double[]> rows = new ArrayList<>();
        shares.keySet().forEach(row -> {
            double[] extended = new double[inputs + 1];
            for (int k = 0; k < inputs; k++) {
                extended[k] = row.get(k);
            }
            extended[inputs] = 1;
            rows.add(extended);
        });
        points = rows.toArray(double[][]::new);
        zeros = shares.values().stream()
                .mapToDouble(count -> count[0] / samples.size())
                .toArray();
        ones = shares.values().stream()
                .mapToDouble(count -> count[1] / samples.size())
                .toArray();
    }

    /** Whether the minima of such a network can be found here. */
    static boolean treats(Network network) {
        if (network.layers().size() != 2 || !network.isOneSigmoid()) {
            return false;
        }
        Activation activation = network.layers().get(0).activation();
        return activation == Activation.RELU || activation == Activation.LEAKYRELU;
    }

    /** dL/dz of all samples at a point, at logit z; without cancellation for either label. */
    double residual(int point, double z) {
        return zeros[point] * Logistic.sigmoid(z) - ones[point] * Logistic.sigmoid(-z);
    }

    /** d2L/dz2 of all samples at a point. */
    double curvature(int point, double z) {
        return (zeros[point] + ones[point]) * Logistic.sigmoidDerivative(z);
    }

    /** L of all samples at a point. */
    double loss(int point, double z) {
        return zeros[point] * Logistic.softplus(z) + ones[point] * Logistic.softplus(-z);
    }

    double slope(boolean isRight) {
        return isRight ? right : left;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
