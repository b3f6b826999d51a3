package org.manymoons.predictions;

import java.util.Arrays;
import java.util.List;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/**
 * What several networks of one shape predict for the same samples with two classes.
 *
 * @param seeds         one for each network
 * @param probabilities of label 1: a row for each network, a column for each sample
 * @param classes       0 or 1, laid out alike
 * @param labels        0 or 1, one for each sample
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record PredictedSamples(List<Long> seeds, double[][] probabilities, int[][] classes, int[] labels) {
    public PredictedSamples {
        seeds = List.copyOf(seeds);
    }

    /** Whether the outputs of the network are probabilities of two classes. */
    public static boolean arePossible(Network network) {
        return network.isOneSigmoid()
                || network.outputLoss() == OutputLoss.SOFTMAX_CROSS_ENTROPY
                        && network.output().units() == 2;
    }

    /** The predictions of these parameter vectors, each in the network's order. */
    public static PredictedSamples of(Network network, List<Long> seeds, List<double[]> parameters, Samples samples) {
        double[][] probabilities = new double[parameters.size()][];
        int[][] classes = new int[parameters.size()][];
        for (int m = 0; m < classes.length; m++) {
            probabilities[m] = Arrays.stream(Prediction.outputs(network, parameters.get(m), samples))
                    .mapToDouble(outputs -> outputs[outputs.length - 1])
                    .toArray();
            classes[m] = Prediction.classes(network, parameters.get(m), samples);
        }
        int[] labels =
                Arrays.stream(samples.labels()).mapToInt(y -> y > 0.5 ? 1 : 0).toArray();
        return new PredictedSamples(seeds, probabilities, classes, labels);
    }

    /** The number of networks. */
    public int networks() {
        return seeds.size();
    }

    /** The number of samples. */
    public int size() {
        return labels.length;
    }

    /** The mean of the networks' probabilities, sample by sample. */
    double[] averaged() {
        double[] mean = new double[size()];
        for (int n = 0; n < mean.length; n++) {
            for (double[] row : probabilities) {
                mean[n] += row[n] / networks();
            }
        }
        return mean;
    }
}
