package org.manymoons.parting.scatter;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.manymoons.parting.update.Criterion;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Gradients of batches of so many samples that are drawn anew for each update, none twice in one of them. */
record RandomBatches(Network network, Samples samples, Criterion criterion, int size) implements ScatterModel {
    @Override
    public String words() {
        return size == 1 ? "one sample at a time" : "batches of about " + size + " samples";
    }

    @Override
    public Draws at(UsedGradient place, int draws, long seed) {
        int n = samples.size();
        int parameters = place.parameters().length;
        double[][] each = each(place);
        double[] mean = new double[parameters];
        for (double[] one : each) {
            for (int k = 0; k < parameters; k++) {
                mean[k] += one[k] / n;
            }
        }
        double[][] covariance = new double[parameters][parameters];
        Draws.addScatter(covariance, each, mean, (1.0 / size - 1.0 / n) / (n - 1));
        double[][] gradients = new double[draws][parameters];
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, n).toArray();
        for (double[] gradient : gradients) {
            for (int b = 0; b < size; b++) {
                int other = random.nextInt(b, n);
                int chosen = order[other];
                order[other] = order[b];
                order[b] = chosen;
                for (int k = 0; k < parameters; k++) {
                    gradient[k] += each[chosen][k] / size;
                }
            }
        }
        return Draws.around(mean, gradients, covariance);
    }

    /** The gradient of each sample. */
    private double[][] each(UsedGradient place) {
        double[][] each = new double[samples.size()][];
        for (int i = 0; i < each.length; i++) {
            Samples one = new Samples(new double[][] {samples.inputs()[i]}, new double[] {samples.labels()[i]});
            each[i] = criterion.gradient(network, place.parameters(), one);
        }
        return each;
    }
}
