package org.manymoons.predictions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * Several networks that are about equally good, on the same samples: do they decide differently on single ones? With
 * h<sub>0</sub> the baseline and h the others,
 *
 * <ul>
 *   <li>ambiguity is the share of samples for which some h has another class than h<sub>0</sub>,
 *   <li>discrepancy the largest share of samples for which one and the same h has another class than h<sub>0</sub>
 * </ul>
 *
 * (Marx, Calmon and Ustun 2020, definitions of section 3), and the viable range of a sample is as {@link ViableRange} has it.
 * All are lower bounds of what the set of all networks that are as good would give, since only some of them are there.
 *
 * @param networks      how many are compared
 * @param samples       how many samples each of them predicts
 * @param baseline      seed of h<sub>0</sub>, the network of the lowest cost
 * @param medianWidth   of the samples' viable ranges
 * @param widest        the sample with the widest viable range
 * @param scores        of each network
 * @param averaged      of the mean of the probabilities
 * @param accuracyGain  accuracy of that mean less that of a single network, on average over the networks
 * @param brierGain     Brier score of a single network, on average over the networks, less that of the mean; never negative
 * @param ranges        the viable range of every sample, in the order of the data
 */
public record PredictiveMultiplicity(
        int networks,
        int samples,
        long baseline,
        double ambiguity,
        double discrepancy,
        double medianWidth,
        ViableRange widest,
        List<Score> scores,
        Score averaged,
        PairedGain accuracyGain,
        PairedGain brierGain,
        @JsonIgnore List<ViableRange> ranges) {
    public PredictiveMultiplicity {
        scores = List.copyOf(scores);
        ranges = ranges == null ? List.of() : List.copyOf(ranges); // not in the results, from which this is read back
    }

    /**
     * How good predicted probabilities are.
     *
     * @param seed        of the network, null for the mean of several
     * @param brier       mean squared difference of probability and label (Brier 1950, halved as scikit-learn's
     *                    brier_score_loss has it)
     * @param reliability the reliability curve
     */
    public record Score(@Nullable Long seed, double accuracy, double brier, List<Reliability> reliability) {}

    /**
     * Of at least one network.
     *
     * @param baseline which of them h<sub>0</sub> is, counted from 0
     */
    public static PredictiveMultiplicity of(PredictedSamples predicted, int baseline) {
        List<ViableRange> ranges = IntStream.range(0, predicted.size())
                .mapToObj(n -> ViableRange.of(predicted, n))
                .toList();
        double[] mean = predicted.averaged();
        return new PredictiveMultiplicity(
                predicted.networks(),
                predicted.size(),
                predicted.seeds().get(baseline),
                ambiguity(predicted, baseline),
                discrepancy(predicted, baseline),
                new Median()
                        .evaluate(
                                ranges.stream().mapToDouble(ViableRange::width).toArray()),
                ranges.stream()
                        .max(Comparator.comparingDouble(ViableRange::width))
                        .orElseThrow(),
                IntStream.range(0, predicted.networks())
                        .mapToObj(m -> score(
                                predicted.seeds().get(m),
                                predicted.probabilities()[m],
                                predicted.classes()[m],
                                predicted.labels()))
                        .toList(),
                score(null, mean, classes(mean), predicted.labels()),
                accuracyGain(predicted, mean),
                brierGain(predicted, mean),
                ranges);
    }

    private static double ambiguity(PredictedSamples predicted, int baseline) {
        int[][] classes = predicted.classes();
        long ambiguous = IntStream.range(0, predicted.size())
                .filter(n -> IntStream.range(0, classes.length).anyMatch(m -> classes[m][n] != classes[baseline][n]))
                .count();
        return (double) ambiguous / predicted.size();
    }

    private static double discrepancy(PredictedSamples predicted, int baseline) {
        int[][] classes = predicted.classes();
        long most = IntStream.range(0, classes.length)
                .mapToLong(m -> IntStream.range(0, predicted.size())
                        .filter(n -> classes[m][n] != classes[baseline][n])
                        .count())
                .max()
                .orElse(0);
        return (double) most / predicted.size();
    }

    private static int[] classes(double[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .map(n -> probabilities[n] > 0.5 ? 1 : 0)
                .toArray();
    }

    private static Score score(@Nullable Long seed, double[] probabilities, int[] classes, int[] labels) {
        int right = 0;
        double squares = 0;
        for (int n = 0; n < labels.length; n++) {
            right += classes[n] == labels[n] ? 1 : 0;
            squares += square(probabilities[n] - labels[n]);
        }
        return new Score(
                seed,
                (double) right / labels.length,
                squares / labels.length,
                Reliability.curve(probabilities, labels));
    }

    private static PairedGain accuracyGain(PredictedSamples predicted, double[] mean) {
        int[] averaged = classes(mean);
        return PairedGain.of(IntStream.range(0, predicted.size())
                .mapToDouble(n -> {
                    int label = predicted.labels()[n];
                    double right = 0;
                    for (int[] row : predicted.classes()) {
                        right += row[n] == label ? 1 : 0;
                    }
                    return (averaged[n] == label ? 1 : 0) - right / predicted.networks();
                })
                .toArray());
    }

    private static PairedGain brierGain(PredictedSamples predicted, double[] mean) {
        return PairedGain.of(IntStream.range(0, predicted.size())
                .mapToDouble(n -> {
                    int label = predicted.labels()[n];
                    double squares = 0;
                    for (double[] row : predicted.probabilities()) {
                        squares += square(row[n] - label);
                    }
                    return squares / predicted.networks() - square(mean[n] - label);
                })
                .toArray());
    }

    private static double square(double x) {
        return x * x;
    }
}
