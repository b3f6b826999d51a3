package org.manymoons.symmetry;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;

/**
 * The shifts common to all classes of a softmax: adding one number to the weights from one unit to all classes, or to all
 * their biases, changes no probability. They are the same for all parameters. With weight decay the weights are no longer
 * free, but their mean over the classes has a curvature of its own.
 */
public final class SoftmaxShifts {
    private SoftmaxShifts() {}

    /**
     * For each shift that leaves the loss as it is, the parameters that move together: the last layer's inputs + 1 shifts,
     * with weight decay only that of the biases; none without softmax.
     */
    public static List<int[]> ofLoss(Network network) {
        return network.l2() > 0 ? biases(network) : ofFunction(network);
    }

    /** The same for the shifts that leave the function as it is. */
    public static List<int[]> ofFunction(Network network) {
        List<int[]> groups = new ArrayList<>();
        if (network.outputLoss() == OutputLoss.SOFTMAX_CROSS_ENTROPY) {
            Layer output = network.output();
            for (int j = 0; j < output.inputs(); j++) {
                int[] group = new int[output.units()];
                for (int k = 0; k < group.length; k++) {
                    group[k] = output.weight(k, j);
                }
                groups.add(group);
            }
        }
        groups.addAll(biases(network));
        return groups;
    }

    /** Subtracts from each group its mean, in place: the part of a vector orthogonal to the loss's shifts. */
    public static void removeFrom(double[] vector, Network network) {
        for (int[] group : ofLoss(network)) {
            double sum = 0;
            for (int k : group) {
                sum += vector[k];
            }
            for (int k : group) {
                vector[k] -= sum / group.length;
            }
        }
    }

    private static List<int[]> biases(Network network) {
        if (network.outputLoss() != OutputLoss.SOFTMAX_CROSS_ENTROPY) {
            return List.of();
        }
        int[] group = new int[network.output().units()];
        for (int k = 0; k < group.length; k++) {
            group[k] = network.output().bias(k);
        }
        return List.of(group);
    }
}
