package org.manymoons.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.Barrier;
import org.manymoons.compare.Lines;
import org.manymoons.compare.PairAlignment;
import org.manymoons.compare.PairResult;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.study.Experiment;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;
import org.manymoons.symmetry.align.Alignment;

/**
 * The straight lines between two runs, and the symmetries that bring the second of them nearest to the first.
 *
 * @param places  where on the line the loss was computed, 0 at the first run and 1 at the second
 * @param samples how many samples it was computed on
 * @param pairs   the pairs of results.json in their order
 */
record BetweenData(List<Double> places, int samples, List<Pair> pairs) {
    private static final int STRETCHES = Barrier.POINTS - 1;
    private static final double AFFORDABLE = 4e9; // parameters x samples x evaluations
    private static final int FEWEST_LINES = 6;

    /**
     * Two runs.
     *
     * @param moves         what aligns b with a, hidden layer by hidden layer
     * @param polishedMoves the same for what polishing made of them; null where they were not polished
     * @param raw           loss along the line from a to b, null entries where it overflows; null if too costly
     * @param aligned       loss along the line from a to the aligned b
     */
    record Pair(
            long a,
            long b,
            List<List<UnitMove>> moves,
            @Nullable List<List<UnitMove>> polishedMoves,
            double alignedOutputResidual,
            @Nullable List<@Nullable Double> raw,
            @Nullable List<@Nullable Double> aligned) {}

    static BetweenData of(Experiment experiment, RunResults results) {
        Network network = experiment.plan().recipe().network();
        Map<Long, RunRecord> runs = new TreeMap<>();
        results.runs().forEach(run -> runs.put(run.seed(), run));
        long lines = affordableLines(
                network.parameterCount(), experiment.data().training().size());
        List<Pair> pairs = IntStream.range(0, results.pairs().size())
                .parallel()
                .mapToObj(k -> pair(experiment, results.pairs().get(k), runs, k < lines))
                .toList();
        List<Double> places = IntStream.rangeClosed(0, STRETCHES)
                .mapToObj(k -> (double) k / STRETCHES)
                .toList();
        return new BetweenData(places, experiment.data().training().size(), pairs);
    }

    /** How many pairs have lines, a raw and an aligned one each. */
    static long affordableLines(int parameters, int samples) {
        double cost = 2.0 * Barrier.POINTS * parameters * samples;
        return Math.max(FEWEST_LINES, (long) (AFFORDABLE / cost));
    }

    private static Pair pair(Experiment experiment, PairResult pair, Map<Long, RunRecord> runs, boolean withLines) {
        Network network = experiment.plan().recipe().network();
        RunRecord runA = Objects.requireNonNull(runs.get(pair.a()));
        RunRecord runB = Objects.requireNonNull(runs.get(pair.b()));
        double[] a = trained(runA);
        double[] b = trained(runB);
        PairAlignment known = pair.alignment();
        Alignment alignment = known == null ? Alignment.between(network, a, b) : known.trained();
        Lines lines = known == null ? null : known.lines();
        Objective objective = Kernels.objective(network, experiment.data().training());
        return new Pair(
                pair.a(),
                pair.b(),
                moves(alignment),
                polishedMoves(network, known, runA.polished(), runB.polished()),
                alignment.outputResidual(),
                withLines ? losses(objective, a, b, lines == null ? null : lines.raw()) : null,
                withLines
                        ? losses(
                                objective,
                                a,
                                alignment.symmetry().apply(network, b),
                                lines == null ? null : lines.aligned())
                        : null);
    }

    private static @Nullable List<List<UnitMove>> polishedMoves(
            Network network, @Nullable PairAlignment known, @Nullable EndStateSummary a, @Nullable EndStateSummary b) {
        if (a == null || b == null) {
            return null;
        }
        return moves(
                known == null || known.polished() == null
                        ? Alignment.between(network, a.parameters(), b.parameters())
                        : known.polished());
    }

    /** On the straight line from a to b; null where the loss is no finite number, which JSON does not know. */
    static List<@Nullable Double> losses(Objective objective, double[] a, double[] b, @Nullable Barrier known) {
        List<@Nullable Double> losses = new ArrayList<>();
        for (double loss : known == null ? Barrier.losses(objective, a, b, Barrier.POINTS) : known.losses()) {
            losses.add(Double.isFinite(loss) ? loss : null);
        }
        return losses;
    }

    private static List<List<UnitMove>> moves(Alignment alignment) {
        return alignment.symmetry().layers().stream()
                .map(layer -> ((UnitMoves) layer).moves())
                .toList();
    }

    private static double[] trained(RunRecord run) {
        double[] parameters = run.training().parameters();
        if (parameters == null) {
            throw new IllegalArgumentException("a run that failed cannot be compared");
        }
        return parameters;
    }
}
