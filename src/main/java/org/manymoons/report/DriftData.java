package org.manymoons.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Polisher;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.study.Experiment;

/**
 * How the parameters of the runs drifted while they were polished. results.json has only where that ended, so the runs are
 * polished once more, as far as that is quick.
 *
 * @param ways of the runs that were polished again
 */
record DriftData(List<Way> ways) {
    private static final int MOST_PLACES = 40;
    private static final int MOST_RUNS = 10;
    private static final double AFFORDABLE = 1e10; // steps x samples x parameters^2, of all runs together

    /**
     * One run's way from where training ended to its end state.
     *
     * @param steps  steps that polishing took
     * @param places parameters on the way, the first and the last among them
     * @param losses the loss at each of these places
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Way(long seed, int steps, List<double[]> places, double[] losses) {}

    static DriftData of(Experiment experiment, RunResults results) {
        Network network = experiment.plan().recipe().network();
        Samples samples = experiment.data().training();
        return new DriftData(affordable(network, samples, results.runs()).parallelStream()
                .map(run -> way(Kernels.objective(network, samples), run))
                .filter(Objects::nonNull)
                .toList());
    }

    private static List<RunRecord> affordable(Network network, Samples samples, List<RunRecord> runs) {
        List<RunRecord> affordable = new ArrayList<>();
        double cost = 0;
        for (RunRecord run : runs) {
            EndStateSummary end = run.polished();
            if (end != null) {
                cost += (double) Objects.requireNonNull(end.figures().iterations())
                        * samples.size()
                        * Math.pow(network.parameterCount(), 2);
                if (cost <= AFFORDABLE && affordable.size() < MOST_RUNS) {
                    affordable.add(run);
                }
            }
        }
        return affordable;
    }

    /** Null where polishing does not end where it did for results.json, as on a machine that rounds otherwise. */
    private static @Nullable Way way(Objective objective, RunRecord run) {
        double[] trained = Objects.requireNonNull(run.training().parameters());
        List<double[]> places = new ArrayList<>(List.of(trained));
        EndState end = Polisher.polish(objective, trained, place -> add(places, place));
        if (!Arrays.equals(
                end.parameters(), Objects.requireNonNull(run.polished()).parameters())) {
            return null;
        }
        add(places, end.parameters());
        List<double[]> kept = thinned(places, MOST_PLACES);
        return new Way(
                run.seed(),
                end.decision().iterations(),
                kept,
                kept.stream().mapToDouble(objective::loss).toArray());
    }

    private static void add(List<double[]> places, double[] place) {
        if (!Arrays.equals(places.get(places.size() - 1), place)) {
            places.add(place.clone());
        }
    }

    /** So many at most, evenly among them, the first and the last always. */
    static List<double[]> thinned(List<double[]> places, int most) {
        if (places.size() <= most) {
            return places;
        }
        List<double[]> kept = new ArrayList<>();
        for (int k = 0; k < most; k++) {
            kept.add(places.get((int) ((long) k * (places.size() - 1) / (most - 1))));
        }
        return kept;
    }
}
