package org.manymoons.sweep;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.journal.Journal;
import org.manymoons.journal.SeedWorkers;
import org.manymoons.json.Json;

/** The seeds of one cell of a sweep: trained, polished if asked to, and summed up. */
public final class CellCensus {
    private static final double TWO_SIDED_95 = 1.959963984540054;

    private CellCensus() {}

    /** The seeds of the plan that are not finished in this file. */
    public static int missing(CensusPlan plan, Path journal) throws IOException {
        try (Journal<SweptSeed> finished = Journal.open(journal, SweptSeed.class)) {
            return Census.missing(plan, finished).size();
        }
    }

    /**
     * Trains the seeds that are missing in the file, appends each as it is finished, and sums all of them up.
     *
     * @param polish   whether they are carried to their end states
     * @param journal  a file of JSON lines, made where there is none; it belongs to this plan
     * @param progress told that so many more seeds are finished, from several threads
     */
    public static CellResult run(CensusPlan plan, boolean polish, Path journal, int threads, IntConsumer progress)
            throws IOException, InterruptedException {
        try (Journal<SweptSeed> finished = Journal.open(journal, SweptSeed.class)) {
            new SeedWorkers<>(() -> new SweptSeedWork(plan, polish)::of, finished)
                    .run(Census.missing(plan, finished), threads, progress);
            finished.arrange(plan.seeds());
            CensusResult census = polish
                    ? Census.grouped(plan, seed -> finished.read(seed).end()).result()
                    : null;
            return result(plan, census, finished);
        }
    }

    /** The lines of a block of the plan's seeds, trained elsewhere as {@link #run} does it here. */
    public static String block(CensusPlan plan, boolean polish, int block) {
        SweptSeedWork work = new SweptSeedWork(plan, polish);
        return plan.block(block).stream()
                .map(seed -> Journal.line(work.of(seed)))
                .collect(Collectors.joining());
    }

    /** The blocks of the plan of which a seed is not finished in this file. */
    public static List<Integer> missingBlocks(CensusPlan plan, Path journal) throws IOException {
        try (Journal<SweptSeed> finished = Journal.open(journal, SweptSeed.class)) {
            Set<Long> seeds = finished.seeds();
            return IntStream.range(0, plan.blocks())
                    .filter(k -> !seeds.containsAll(plan.block(k)))
                    .boxed()
                    .toList();
        }
    }

    /** Takes the seeds of a block's lines into the file, those that are there already left out. */
    public static void takeIn(BufferedReader lines, Path journal) throws IOException {
        try (Journal<SweptSeed> finished = Journal.open(journal, SweptSeed.class)) {
            Set<Long> seeds = finished.seeds();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                SweptSeed seed = Json.readWhole(line, SweptSeed.class);
                if (!seeds.contains(seed.seed())) {
                    finished.append(seed);
                }
            }
        }
    }

    private static CellResult result(CensusPlan plan, @Nullable CensusResult census, Journal<SweptSeed> finished)
            throws IOException {
        List<Double> costs = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        List<Double> testCosts = new ArrayList<>();
        List<Double> testAccuracies = new ArrayList<>();
        int[] ones = new int[plan.test() == null ? 0 : plan.test().size()];
        for (long seed : plan.seeds()) {
            SweptSeed.Trained trained = finished.read(seed).trained();
            if (trained == null) {
                continue;
            }
            costs.add(trained.cost());
            accuracies.add(trained.trainingAccuracy());
            if (trained.testCost() != null && trained.testAccuracy() != null && trained.testLabels() != null) {
                testCosts.add(trained.testCost());
                testAccuracies.add(trained.testAccuracy());
                BitSet.valueOf(HexFormat.of().parseHex(trained.testLabels())).stream()
                        .forEach(n -> ones[n]++);
            }
        }
        return new CellResult(
                plan.seeds().size(),
                plan.seeds().size() - costs.size(),
                costs.isEmpty() ? null : Spread.of(costs),
                testCosts.isEmpty() ? null : Spread.of(testCosts),
                costs.isEmpty() ? null : mean(accuracies),
                testCosts.isEmpty() ? null : mean(testAccuracies),
                testCosts.size() < 2 ? null : disagreement(ones, testCosts.size()),
                correlation(costs, testCosts),
                correlationInterval(costs, testCosts),
                census == null ? null : CellResult.EndStates.of(census));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** The mean over all pairs of seeds of the share of samples that they classify differently: k (m - k) pairs a sample. */
    private static double disagreement(int[] ones, int seeds) {
        double pairs = 0;
        for (int k : ones) {
            pairs += (double) k * (seeds - k);
        }
        return pairs / (0.5 * seeds * (seeds - 1)) / ones.length;
    }

    private static @Nullable Double correlation(List<Double> a, List<Double> b) {
        if (b.size() < 3) {
            return null;
        }
        double r = new PearsonsCorrelation()
                .correlation(
                        a.stream().mapToDouble(Double::doubleValue).toArray(),
                        b.stream().mapToDouble(Double::doubleValue).toArray());
        return Double.isNaN(r) ? null : r;
    }

    /** The 95 % interval by Fisher's z (Fisher 1921). */
    private static @Nullable List<Double> correlationInterval(List<Double> a, List<Double> b) {
        Double r = correlation(a, b);
        if (r == null || b.size() < 4) {
            return null;
        }
        double z = 0.5 * Math.log((1 + r) / (1 - r));
        double half = TWO_SIDED_95 / Math.sqrt(b.size() - 3);
        return List.of(Math.tanh(z - half), Math.tanh(z + half));
    }
}
