package org.manymoons.landscape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.journal.Journal;
import org.manymoons.journal.SeedWorkers;
import org.manymoons.kernel.Kernels;
import org.manymoons.landscape.search.Agenda;
import org.manymoons.landscape.search.CurvedConnection;
import org.manymoons.landscape.search.GivenEnd;
import org.manymoons.landscape.search.LandscapePlan;
import org.manymoons.landscape.search.LineBarriers;
import org.manymoons.landscape.search.SearchTask;
import org.manymoons.landscape.search.SearchTask.Line;
import org.manymoons.landscape.search.SearchTask.Pair;
import org.manymoons.landscape.search.Searchers;
import org.manymoons.landscape.search.TaskEnd;
import org.manymoons.reference.Objective;
import org.manymoons.threads.Tasks;

/**
 * The searches for saddles between end states, and what they amount to. Every search depends on its task alone, and all are
 * put together in the order of the agenda, so that the number of threads and stops on the way change nothing.
 */
public final class Landscape {
    /** The file of the finished searches in a run's folder. */
    public static final String JOURNAL = "landscape.jsonl";

    /** Chosen: straight lines between end states for which there is no search any more; more would take longer than the searches. */
    private static final int MOST_LINES = 500;

    private Landscape() {}

    /** How many searches of the plan are not finished in this file. */
    public static int missing(LandscapePlan plan, Path journal) throws IOException {
        try (Journal<TaskEnd> finished = open(plan, journal)) {
            return missing(tasks(plan), finished).size();
        }
    }

    /**
     * Makes the searches that are missing in the file, appends each as it is finished, and puts all together.
     *
     * @param journal  a file of JSON lines, made where there is none; lines about other end states are thrown away
     * @param threads  searches at a time
     * @param leftOut  end states that the plan leaves out, to be said
     * @param progress told that so many more searches are finished, from several threads
     */
    public static LandscapeResult search(
            LandscapePlan plan, Path journal, int threads, int leftOut, IntConsumer progress)
            throws IOException, InterruptedException {
        Map<Long, SearchTask> tasks = tasks(plan);
        List<EndState> ends = ends(plan, threads);
        try (Journal<TaskEnd> finished = open(plan, journal)) {
            List<Long> missing = missing(tasks, finished);
            if (!missing.isEmpty()) {
                Supplier<LongFunction<TaskEnd>> searchers = Searchers.of(plan, tasks, ends, threads);
                new SeedWorkers<>(searchers, finished).run(missing, threads, progress);
            }
            finished.arrange(List.copyOf(tasks.keySet()));
            return gathered(plan, tasks, ends, finished, leftOut);
        }
    }

    private static Map<Long, SearchTask> tasks(LandscapePlan plan) {
        Map<Long, SearchTask> tasks = new LinkedHashMap<>();
        Agenda.of(plan).forEach(task -> tasks.put(task.number(), task));
        int lines = 0;
        for (int b = 1; b < plan.ends().size(); b++) {
            for (int a = 0; a < b && lines < MOST_LINES; a++) {
                if (!tasks.containsKey(new Pair(a, b).number())) {
                    Line line = new Line(a, b);
                    tasks.put(line.number(), line);
                    lines++;
                }
            }
        }
        return tasks;
    }

    private static List<Long> missing(Map<Long, SearchTask> tasks, Journal<TaskEnd> finished) {
        Set<Long> there = finished.seeds();
        return tasks.keySet().stream().filter(number -> !there.contains(number)).toList();
    }

    private static Journal<TaskEnd> open(LandscapePlan plan, Path path) throws IOException {
        Journal<TaskEnd> journal = Journal.open(path, TaskEnd.class);
        for (long number : journal.seeds()) {
            if (!journal.read(number).of().equals(plan.fingerprint())) {
                journal.close();
                Files.delete(path);
                return Journal.open(path, TaskEnd.class);
            }
        }
        return journal;
    }

    /** The end states with their spectra; channels are followed once more, to know their limit functions. */
    private static List<EndState> ends(LandscapePlan plan, int threads) throws InterruptedException {
        List<Callable<EndState>> tasks = new ArrayList<>();
        for (GivenEnd end : plan.ends()) {
            tasks.add(() -> {
                Objective objective = Kernels.objective(plan.network(), plan.training());
                return end.kind() == Kind.CHANNEL_TO_INFINITY
                        ? Polisher.polish(objective, end.parameters())
                        : Polisher.inspect(objective, end.parameters());
            });
        }
        return Tasks.all(tasks, threads);
    }

    private static LandscapeResult gathered(
            LandscapePlan plan,
            Map<Long, SearchTask> tasks,
            List<EndState> ends,
            Journal<TaskEnd> finished,
            int leftOut)
            throws IOException {
        Gathering gathering = new Gathering(Kernels.objective(plan.network(), plan.training()), ends);
        List<LineBarriers> barriers = new ArrayList<>();
        List<CurvedConnection> curves = new ArrayList<>();
        for (Map.Entry<Long, SearchTask> task : tasks.entrySet()) {
            TaskEnd end = finished.read(task.getKey());
            if (end.curve() != null) {
                curves.add(end.curve());
                continue;
            }
            if (task.getValue().kind() != SearchTask.Kind.LINE) {
                gathering.add(end, way(task.getValue()));
            }
            if (end.lines() != null) {
                barriers.add(end.lines());
            }
        }
        int searches = (int) tasks.values().stream()
                .filter(task -> task.kind() != SearchTask.Kind.LINE)
                .count();
        List<Leaf> leaves = gathering.leaves(plan.ends());
        List<Saddle> saddles = gathering.saddles();
        List<Way> ways = gathering.needed(leaves).stream().map(Gathering::way).toList();
        LandscapeResult result = new LandscapeResult(
                leaves,
                plan.ends().size(),
                leftOut,
                saddles,
                ways,
                Joins.of(leaves.size(), saddles, ways),
                barriers,
                curves,
                gathering.graph(leaves).orElse(null),
                searches,
                Agenda.size(plan) - searches,
                gathering.unseen(),
                List.of(),
                List.of());
        return result.saying(LandscapeSentences.inShort(result), LandscapeSentences.of(result));
    }

    private static Saddle.Found way(SearchTask task) {
        return switch (task.kind()) {
            case PAIR -> Saddle.Found.PATH;
            case MODE -> Saddle.Found.MODE;
            case SMALLER -> Saddle.Found.EMBEDDING;
            case LINE, CURVE -> throw new IllegalArgumentException("no search: " + task);
        };
    }
}
