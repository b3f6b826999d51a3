package org.manymoons.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.study.folder.SeedFiles;

/**
 * The way of a run's parameters through training, thinned so that a plane can show it.
 *
 * @param places parameters in the network's order, the first and the last that were recorded among them
 */
record TrainingTrail(long seed, List<double[]> places) {
    private static final int MOST_RUNS = 6;
    private static final double STEP = Math.pow(10, 1 / 12.0); // at most 12 places in each decade of iterations
    private static final int BEFORE = 2; // iteration, loss

    /** Of the first runs whose dump is there. */
    static List<TrainingTrail> of(RunResults results, Path folder) throws IOException {
        List<TrainingTrail> trajectories = new ArrayList<>();
        for (SeedResult run : results.trainings()) {
            Path dump = folder.resolve(SeedFiles.dump(run.seed()));
            if (trajectories.size() < MOST_RUNS && run.parameters() != null && Files.isRegularFile(dump)) {
                List<double[]> places = places(dump, run.parameters().length);
                if (!places.isEmpty()) {
                    trajectories.add(new TrainingTrail(run.seed(), places));
                }
            }
        }
        return trajectories;
    }

    private static List<double[]> places(Path dump, int parameters) throws IOException {
        List<double[]> places = new ArrayList<>();
        String last = null;
        double next = 0;
        try (BufferedReader rows = Files.newBufferedReader(dump)) {
            rows.readLine(); // the header
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                double iteration = Double.parseDouble(row.substring(0, row.indexOf(',')));
                if (iteration >= next) {
                    add(places, row, parameters);
                    next = iteration * STEP;
                    last = null;
                } else {
                    last = row;
                }
            }
        }
        if (last != null) {
            add(places, last, parameters);
        }
        return places;
    }

    private static void add(List<double[]> places, String row, int parameters) {
        String[] cells = row.split(",", -1);
        double[] place = Arrays.stream(cells)
                .skip(BEFORE)
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (place.length == parameters && Arrays.stream(place).allMatch(Double::isFinite)) {
            places.add(place);
        }
    }
}
