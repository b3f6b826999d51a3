package org.manymoons.reference;

import java.util.List;
import java.util.Random;

/** A random network with random parameters and samples, of moderate size so that differences of doubles mean something. */
record RandomCase(Network network, double[] parameters, Samples samples) {
    private static final List<List<Integer>> HIDDEN = List.of(
            List.of(), List.of(1), List.of(5), List.of(3, 2), List.of(2, 4), List.of(3, 1, 2), List.of(2, 2, 2, 2));

    static RandomCase of(Activation activation, long seed) {
        Random random = new Random(seed);
        List<Integer> hidden = HIDDEN.get((int) (seed % HIDDEN.size()));
        int inputs = 1 + random.nextInt(4);
        double l2 = seed % 2 == 0 ? 0 : 0.05;
        Network network = Network.of(inputs, hidden, activation, l2);
        int n = 1 + random.nextInt(20);
        double[][] x = new double[n][];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.doubles(inputs, -2, 2).toArray();
            y[i] = random.nextInt(2);
        }
        return new RandomCase(
                network, random.doubles(network.parameterCount(), -1.5, 1.5).toArray(), new Samples(x, y));
    }

    /** parameters + step * direction. */
    double[] moved(double step, double[] direction) {
        double[] moved = parameters.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += step * direction[k];
        }
        return moved;
    }

    /** The unit vector of parameter k. */
    double[] unitVector(int k) {
        double[] unit = new double[parameters.length];
        unit[k] = 1;
        return unit;
    }

    @Override
    public String toString() {
        return network.hidden() + ", l2=" + network.l2() + ", n=" + samples.size();
    }
}
