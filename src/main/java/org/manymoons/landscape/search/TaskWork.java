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
import org.manymoons.landscape.inward.Approach;
import org.manymoons.landscape.inward.Crossing;
import org.manymoons.landscape.inward.FoundWay;
import org.manymoons.landscape.inward.KnownChannel;
import org.manymoons.landscape.saddle.BezierCurve;
import org.manymoons.landscape.search.SearchTask.Curve;
import org.manymoons.landscape.search.SearchTask.Line;
import org.manymoons.landscape.search.SearchTask.Mode;
import org.manymoons.landscape.search.SearchTask.Pair;
import org.manymoons.landscape.search.SearchTask.Smaller;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Eigen;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.align.Alignment;

/** Does one search after the other; each thread has one of its own. What it finds depends on the task alone. */
final class TaskWork implements LongFunction<TaskEnd> {
    /** Chosen: copies of an end state to which paths are laid, the nearest first. */
    private static final int COPIES = 3;

    /** Chosen: the sphere, of radius 23, on which copies are compared, and at which the mouth of a channel is. */
    private static final int COMPARED_ON = 16;

    /** Chosen: the highest tops of a crossing. */
    private static final int MOST_TOPS = 3;

    /** Chosen, of the norm: a copy nearer than that is the network itself. */
    private static final double SAME = 1e-6;

    /** Chosen, of the norm (or 1): how far along a mode a climb starts. */
    private static final double OFF = 0.02;

    private final LandscapePlan plan;
    private final String fingerprint;
    private final Map<Long, SearchTask> tasks;
    private final List<EndState> ends;
    private final List<Approach> approaches;
    private final Objective objective;
    private final @Nullable Objective test;
    private final Climb climb;

    TaskWork(LandscapePlan plan, Map<Long, SearchTask> tasks, List<EndState> ends) {
        this(plan, tasks, ends, List.of());
    }

    /** With the ways inwards from each end state; none where all of them are of moderate weights. */
    TaskWork(LandscapePlan plan, Map<Long, SearchTask> tasks, List<EndState> ends, List<Approach> approaches) {
        this.plan = plan;
        this.tasks = tasks;
        this.ends = ends;
        this.approaches = approaches;
        fingerprint = plan.fingerprint();
        objective = Kernels.objective(plan.network(), plan.training());
        test = plan.test() == null ? null : Kernels.objective(plan.network(), plan.test());
        climb = new Climb(objective, TaskWork::stopped, channels());
    }

    private static boolean stopped() {
        return Thread.currentThread().isInterrupted();
    }

    private List<KnownChannel> channels() {
        List<KnownChannel> channels = new ArrayList<>();
        for (int k = 0; k < approaches.size(); k++) {
            if (isChannel(k)) {
                channels.add(new KnownChannel(ends.get(k), approaches.get(k)));
            }
        }
        return channels;
    }

    private boolean isChannel(int end) {
        return ends.get(end).channel() != null;
    }

    @Override
    public TaskEnd apply(long number) {
        SearchTask task = tasks.get(number);
        if (task == null) {
            throw new IllegalArgumentException("no task has this number: " + number);
        }
        return switch (task.kind()) {
            case PAIR -> joined((Pair) task);
            case MODE -> end(number, null, along((Mode) task));
            case SMALLER -> end(number, null, embedded((Smaller) task));
            case LINE -> end(number, lines(((Line) task).a(), ((Line) task).b()), List.of());
            case CURVE -> new TaskEnd(number, fingerprint, null, curved((Curve) task), List.of());
        };
    }

    private TaskEnd joined(Pair pair) {
        double[] a = ends.get(pair.a()).parameters();
        double[] b = ends.get(pair.b()).parameters();
        List<FoundSaddle> saddles = new ArrayList<>();
        if (!isChannel(pair.a()) && !isChannel(pair.b())) {
            saddles.addAll(between(a, copies(a, pair.a() == pair.b() ? a : aligned(a, b))));
        }
        List<FoundWay> ways = new ArrayList<>();
        for (Crossing.Crossed crossed : approaches.isEmpty() ? List.<Crossing.Crossed>of() : crossings(pair)) {
            ways.add(crossed.way());
            crossed.path().tops().stream()
                    .limit(MOST_TOPS)
                    .map(top -> climb.from(top.parameters(), top.direction()))
                    .flatMap(Optional::stream)
                    .map(climb::withSides)
                    .forEach(saddles::add);
        }
        return new TaskEnd(
                pair.number(),
                fingerprint,
                pair.a() == pair.b() ? null : lines(pair.a(), pair.b()),
                null,
                saddles,
                ways);
    }

    private LineBarriers lines(int a, int b) {
        return LineBarriers.between(
                a, b, objective, test, ends.get(a).parameters(), ends.get(b).parameters());
    }

    /** Inwards from both to one sphere, on which the copies of b are compared with a, and across. */
    private List<Crossing.Crossed> crossings(Pair pair) {
        Approach a = approaches.get(pair.a());
        Approach b = approaches.get(pair.b());
        Crossing crossing = new Crossing(objective, climb.surface(), TaskWork::stopped);
        int sphere = COMPARED_ON;
        while (sphere >= 0 && (a.on(sphere) < 0 || b.on(sphere) < 0)) {
            sphere--;
        }
        if (sphere < 0) {
            return List.of();
        }
        double[] start = a.networks().get(a.on(sphere));
        double[] goal = b.networks().get(b.on(sphere));
        Network network = plan.network();
        List<Symmetry> copies = new ArrayList<>();
        Symmetry nearest = pair.a() == pair.b()
                ? Symmetry.neutral(network)
                : Alignment.between(network, start, goal).symmetry();
        if (pair.a() != pair.b()) {
            copies.add(nearest);
        }
        Generators.of(network).stream()
                .map(generator -> generator.compose(nearest))
                .sorted(Comparator.comparingDouble(copy -> distance(start, copy.apply(network, goal))))
                .limit(pair.a() == pair.b() ? Long.MAX_VALUE : COPIES - 1)
                .forEach(copies::add);
        return copies.stream()
                .map(copy -> crossing.between(pair.a(), a, pair.b(), b, copy))
                .flatMap(Optional::stream)
                .toList();
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

    /** From a channel at its mouth, as far as a walk inwards came. */
    private List<FoundSaddle> along(Mode mode) {
        double[] start = ends.get(mode.end()).parameters().clone();
        if (isChannel(mode.end()) && !approaches.isEmpty()) {
            Approach approach = approaches.get(mode.end());
            start = approach.networks()
                    .get(Math.max(0, approach.on(COMPARED_ON)))
                    .clone();
        }
        Eigen eigen = Eigen.of(objective.hessian(start));
        double[] direction = eigen.vectors()[mode.mode()].clone();
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
