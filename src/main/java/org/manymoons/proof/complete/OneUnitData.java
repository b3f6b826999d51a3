package org.manymoons.proof.complete;

import java.util.Arrays;
import org.manymoons.proof.NotProven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * One hidden unit on samples, as one of tanh around their centre: z = v tanh(w.(x - centre) + b) + c. The logistic function
 * s(u) = (1 + tanh(u / 2)) / 2 makes a logistic unit one of tanh with half the weights, bias and output weight and four times the decay.
 *
 * @param x      rows of features less the centre's, each within 2^-53 of itself of the exact difference
 * @param y      labels 0 or 1
 * @param centre what was subtracted
 * @param tanh   whether the network's unit is tanh, otherwise it is the logistic function
 * @param l2     above 0, of the unit of tanh
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record OneUnitData(double[][] x, double[] y, double[] centre, boolean tanh, double l2) {

    /** @throws NotProven if the network is another or has no weight decay */
    static OneUnitData of(Network network, Samples samples) throws NotProven {
        Activation activation = network.layers().get(0).activation();
        boolean one = network.hidden().size() == 1 && network.layers().get(0).units() == 1 && network.isOneSigmoid();
        if (!one || (activation != Activation.TANH && activation != Activation.SIGMOID)) {
            throw new NotProven("a complete search is for one hidden tanh or sigmoid unit and one sigmoid output;"
                    + " set network.hidden=[1]");
        }
        if (!(network.l2() > 0)) {
            throw new NotProven("a complete search needs a weight decay, which bounds the weights: set training.l2");
        }
        boolean tanh = activation == Activation.TANH;
        double[] centre = new double[samples.inputs()[0].length];
        Arrays.setAll(centre, j -> (float) Arrays.stream(samples.inputs())
                .mapToDouble(row -> row[j])
                .average()
                .orElse(0));
        double[][] x = Arrays.stream(samples.inputs())
                .map(row -> {
                    double[] moved = row.clone();
                    Arrays.setAll(moved, j -> row[j] - centre[j]);
                    return moved;
                })
                .toArray(double[][]::new);
        return new OneUnitData(x, samples.labels(), centre, tanh, tanh ? network.l2() : 4 * network.l2());
    }

    /** The largest feature. */
    double longest() {
        return Arrays.stream(x)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    /**
     * The network's own parameters, W1, b1, W2, b2, of a unit of tanh, and for each how far it is from them at most.
     *
     * @param unit w, b, v, c
     */
    Box inNetwork(double[] unit, double[] radius) {
        int inputs = inputs();
        double[] at = unit.clone();
        double[] reach = radius.clone();
        double factor = tanh ? 1 : 2;
        double size = Math.abs(unit[inputs]);
        for (int j = 0; j < inputs; j++) {
            at[inputs] -= unit[j] * centre[j];
            reach[inputs] += radius[j] * Math.abs(centre[j]);
            size += Math.abs(unit[j] * centre[j]);
        }
        reach[inputs] += size * (inputs + 2) * 0x1p-50;
        if (!tanh) { // v tanh u + c = 2 v s(2 u) + c - v
            at[inputs + 2] -= unit[inputs + 1];
            reach[inputs + 2] +=
                    radius[inputs + 1] + 0x1p-50 * (Math.abs(unit[inputs + 1]) + Math.abs(unit[inputs + 2]));
        }
        for (int k = 0; k <= inputs + 1; k++) {
            at[k] *= factor;
            reach[k] *= factor;
        }
        return Box.around(at, reach);
    }

    /** How far each of w and b moves w.x + b in the mean. */
    double[] influence() {
        double[] influence = new double[inputs() + 1];
        for (int j = 0; j < inputs(); j++) {
            for (double[] row : x) {
                influence[j] += Math.abs(row[j]) / size();
            }
        }
        influence[inputs()] = 1;
        return influence;
    }

    int inputs() {
        return x[0].length;
    }

    int size() {
        return x.length;
    }
}
