package org.manymoons.symmetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/** Random parameters, inputs and symmetries, and the network's function written out once more. */
public final class RandomNetworks {
    private RandomNetworks() {}

    public static double[] parameters(Network network, Random random) {
        return vector(network.parameterCount(), random);
    }

    public static double[] vector(int length, Random random) {
        double[] vector = new double[length];
        for (int k = 0; k < length; k++) {
            vector[k] = random.nextGaussian();
        }
        return vector;
    }

    /** Any element of the network's group; scales between 1/8 and 8. */
    public static Symmetry symmetry(Network network, Random random) {
        return new Symmetry(network.hidden().stream()
                .map(layer -> layerSymmetry(layer, random))
                .toList());
    }

    private static LayerSymmetry layerSymmetry(Layer layer, Random random) {
        int h = layer.units();
        if (layer.activation() == Activation.IDENTITY) {
            double[][] matrix = new double[h][h];
            for (int i = 0; i < h; i++) {
                for (int j = 0; j < h; j++) {
                    matrix[i][j] = 0.3 / Math.sqrt(h) * random.nextGaussian() + (i == j ? 1 : 0);
                }
            }
            return Mixing.of(matrix);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < h; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return new UnitMoves(order.stream()
                .map(from -> new UnitMove(
                        from,
                        switch (Freedom.of(layer.activation())) {
                            case SIGN, FLIP -> random.nextBoolean() ? 1 : -1;
                            case SCALE -> Math.pow(8, 2 * random.nextDouble() - 1);
                            case ORDER, MIXING -> 1;
                        }))
                .toList());
    }

    /** The logit at input x. */
    public static double logit(Network network, double[] parameters, double[] x) {
        double[] a = x;
        int k = 0;
        for (Layer layer : network.layers()) {
            double[] z = new double[layer.units()];
            for (int i = 0; i < z.length; i++) {
                for (double value : a) {
                    z[i] += parameters[k++] * value;
                }
            }
            for (int i = 0; i < z.length; i++) {
                z[i] += parameters[k++];
                z[i] = layer == network.output() ? z[i] : layer.activation().value(z[i]);
            }
            a = z;
        }
        return a[0];
    }

    public static double norm(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return Math.sqrt(sum);
    }
}
