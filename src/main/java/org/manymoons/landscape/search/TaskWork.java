package org.manymoons.landscape.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.EndState;
import org.manymoons.kernel.Kernels;
import org.manymoons.landscape.saddle.BezierCurve;
import org.manymoons.landscape.search.SearchTask.Curve;
import org.manymoons.landscape.search.SearchTask.Mode;
import org.manymoons.landscape.search.SearchTask.Pair;
import org.manymoons.landscape.search.SearchTask.Smaller;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Eigen;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.align.Alignment;

/** Does one search after the other; each thread has one of its own. What it finds depends on the task alone. */
public final class TaskWork implements LongFunction<TaskEnd> {
    /** Chosen: copies of an end state to which paths are laid, the nearest first. */
    private static final int COPIES = 3;

    /** Chosen, of the norm: a copy nearer than that is the network itself. */
    private static final double SAME = 1e-6;

    /** Chosen, of the norm (or 1): how far along a mode a climb starts. */
    private static final double OFF = 0.02;

    private final LandscapePlan plan;
    private final String fingerprint;
    private final Map<Long, SearchTask> tasks;
    private final List<EndState> ends;
    private final Objective objective;
    private final @Nullable Objective test;
    private final Climb climb;

    public TaskWork(LandscapePlan plan, Map<Long, SearchTask> tasks, List<EndState> ends) {
        this.plan = plan;
        this.tasks = tasks;
        this.ends = ends;
        fingerprint = plan.fingerprint();
        objective = Kernels.objective(plan.network(), plan.training());
        test = plan.test() == null ? null : Kernels.objective(plan.network(), plan.test());
        climb = new Climb(objective, TaskWork::stopped);
    }

    private static boolean stopped() {
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public TaskEnd apply(long number) {
        SearchTask task = tasks.get(number);
        if (task instanceof Pair pair) {
            double[] a = ends.get(pair.a()).parameters();
            double[] b = ends.get(pair.b()).parameters();
            return pair.a() == pair.b()
                    ? end(number, null, between(a, copies(a, a)))
                    : end(
                            number,
                            LineBarriers.between(pair.a(), pair.b(), objective, test, a, b),
                            between(a, copies(a, aligned(a, b))));
        } else if (task instanceof Mode mode) {
            return end(number, null, along(mode));
        } else if (task instanceof Smaller smaller) {
            return end(number, null, embedded(smaller));
        } else if (task instanceof Curve curve) {
            return new TaskEnd(number, fingerprint, null, curved(curve), List.of());
        }
        throw new IllegalArgumentException("no task has this number: " + number);
    }

    private TaskEnd end(long number, @Nullable LineBarriers lines, List<FoundSaddle> saddles) {
        return new TaskEnd(number, fingerprint, lines, null, saddles);
    }

    private double[] aligned(double[] a, double[] b) {
        Network network = plan.network();
        return Alignment.between(network, a, b).symmetry().apply(network, b);
    }

    /** The copies of b that are nearest to a and are not a itself: b, and b with one unit changed or two exchanged. */
    private List<double[]> copies(double[] a, double[] b) {
        List<double[]> copies = new ArrayList<>(List.of(b));
        for (Symmetry generator : Generators.of(plan.network())) {
            copies.add(generator.apply(plan.network(), b));
        }
        copies.removeIf(copy -> distance(a, copy) <= SAME * norm(a));
        copies.sort(Comparator.comparingDouble(copy -> distance(a, copy)));
        return copies.subList(0, Math.min(COPIES, copies.size()));
    }

    private List<FoundSaddle> between(double[] a, List<double[]> copies) {
        Connection connection = new Connection(objective, climb, new KnownEnds(objective, ends), TaskWork::stopped);
        copies.forEach(copy -> connection.join(a, copy));
        return connection.saddles();
    }

    private List<FoundSaddle> along(Mode mode) {
        EndState end = ends.get(mode.end());
        Eigen eigen = Eigen.of(objective.hessian(end.parameters()));
        double[] direction = eigen.vectors()[mode.mode()].clone();
        double[] start = end.parameters().clone();
        double length = OFF * Math.max(1, norm(start));
        for (int k = 0; k < start.length; k++) {
            direction[k] *= mode.sign();
            start[k] += length * direction[k];
        }
        return climb.from(start, direction).map(climb::withSides).stream().toList();
    }

    private CurvedConnection curved(Curve curve) {
        TrainedRun a = plan.runs().get(curve.a());
        TrainedRun b = plan.runs().get(curve.b());
        BezierCurve bent = BezierCurve.between(
                climb.surface(), a.parameters(), aligned(a.parameters(), b.parameters()), TaskWork::stopped);
        return new CurvedConnection(a.seed(), b.seed(), bent.straight(), bent.curved(), bent.middle());
    }

    private List<FoundSaddle> embedded(Smaller smaller) {
        double[] parameters = ends.get(smaller.end()).parameters();
        return Embedding.of(plan.network(), plan.training(), parameters, smaller.unit(), TaskWork::stopped).stream()
                .map(climb::verified)
                .flatMap(Optional::stream)
                .map(climb::withSides)
                .toList();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return Math.sqrt(sum);
    }

    private static double norm(double[] a) {
        return distance(a, new double[a.length]);
    }
}
