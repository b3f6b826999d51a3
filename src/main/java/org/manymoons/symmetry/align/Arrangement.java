package org.manymoons.symmetry.align;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;

/**
 * A symmetry while it is searched for: unit i of hidden layer l is set against {@code sign[l][i]} times unit
 * {@code from[l][i]}.
 */
final class Arrangement {
    final int[][] from;
    final double[][] sign;

    private Arrangement(int[][] from, double[][] sign) {
        this.from = from;
        this.sign = sign;
    }

    /** Every unit against the one in its own place. */
    static Arrangement unchanged(Network network) {
        List<Layer> hidden = network.hidden();
        int[][] from = new int[hidden.size()][];
        double[][] sign = new double[hidden.size()][];
        for (int l = 0; l < hidden.size(); l++) {
            from[l] = IntStream.range(0, hidden.get(l).units()).toArray();
            sign[l] = new double[hidden.get(l).units()];
            Arrays.fill(sign[l], 1);
        }
        return new Arrangement(from, sign);
    }

    Arrangement copy() {
        return new Arrangement(
                Arrays.stream(from).map(int[]::clone).toArray(int[][]::new),
                Arrays.stream(sign).map(double[]::clone).toArray(double[][]::new));
    }
}
