package org.manymoons.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FinishedSeeds;
import org.manymoons.reference.Network;

/** The figures of one cell of a sweep, summed up seed by seed. */
final class CellStatistics {
    private static final double TWO_SIDED_95 = 1.959963984540054;

    private final List<Double> costs = new ArrayList<>();
    private final List<Double> accuracies = new ArrayList<>();
    private final List<Double> testCosts = new ArrayList<>();
    private final List<Double> testAccuracies = new ArrayList<>();
    private final ClassesInHex form;
    private final int[][] votes; // how many seeds put a test sample into a class
    private int voters;

    private CellStatistics(Network network, int testSamples) {
        form = ClassesInHex.of(network);
        votes = new int[testSamples][form.classes()];
    }

    /** @param census null where nothing was polished */
    static CellResult of(CensusPlan plan, @Nullable CensusResult census, FinishedSeeds<SweptSeed> finished)
            throws IOException {
        CellStatistics statistics = new CellStatistics(
                plan.recipe().network(), plan.test() == null ? 0 : plan.test().size());
        for (long seed : plan.seeds()) {
            SweptSeed.Trained trained = finished.read(seed).trained();
            if (trained != null) {
                statistics.add(trained);
            }
        }
        return statistics.result(plan.seeds().size(), census == null ? null : CellResult.EndStates.of(census));
    }

    private void add(SweptSeed.Trained trained) {
        costs.add(trained.cost());
        if (trained.trainingAccuracy() != null) {
            accuracies.add(trained.trainingAccuracy());
        }
        boolean classes = trained.testAccuracy() != null && trained.testLabels() != null;
        boolean numbers = trained.testAccuracy() == null && trained.testLabels() == null;
        if (trained.testCost() != null && (classes || numbers)) {
            testCosts.add(trained.testCost());
        }
        if (trained.testCost() != null && trained.testAccuracy() != null && trained.testLabels() != null) {
            testAccuracies.add(trained.testAccuracy());
            int[] predicted = form.read(trained.testLabels(), votes.length);
            for (int n = 0; n < votes.length; n++) {
                votes[n][predicted[n]]++;
            }
            voters++;
        }
    }

    private CellResult result(int seeds, CellResult.@Nullable EndStates endStates) {
        return new CellResult(
                seeds,
                seeds - costs.size(),
                costs.isEmpty() ? null : Spread.of(costs),
                testCosts.isEmpty() ? null : Spread.of(testCosts),
                accuracies.isEmpty() ? null : mean(accuracies),
                testAccuracies.isEmpty() ? null : mean(testAccuracies),
                voters < 2 ? null : disagreement(),
                correlation(),
                correlationInterval(),
                endStates);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** The mean over all pairs of seeds of the share of samples that they classify differently: half of k (m - k) pairs a class. */
    private double disagreement() {
        double pairs = 0;
        for (int[] sample : votes) {
            for (int k : sample) {
                pairs += 0.5 * k * (voters - k);
            }
        }
        return pairs / (0.5 * voters * (voters - 1)) / votes.length;
    }

    private @Nullable Double correlation() {
        if (testCosts.size() < 3) {
            return null;
        }
        double r = new PearsonsCorrelation()
                .correlation(
                        costs.stream().mapToDouble(Double::doubleValue).toArray(),
                        testCosts.stream().mapToDouble(Double::doubleValue).toArray());
        return Double.isNaN(r) ? null : r;
    }

    /** The 95 % interval by Fisher's z (Fisher 1921). */
    private @Nullable List<Double> correlationInterval() {
        Double r = correlation();
        if (r == null || testCosts.size() < 4) {
            return null;
        }
        double z = 0.5 * Math.log((1 + r) / (1 - r));
        double half = TWO_SIDED_95 / Math.sqrt(testCosts.size() - 3);
        return List.of(Math.tanh(z - half), Math.tanh(z + half));
    }
}
