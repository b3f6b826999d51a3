package org.manymoons.landscape.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.manymoons.endstate.EndState;
import org.manymoons.kernel.Kernels;
import org.manymoons.landscape.inward.Approach;
import org.manymoons.threads.Tasks;

/** What all searches of a landscape have in common, and as many searchers as there are threads. */
public final class Searchers {
    private Searchers() {}

    /**
     * Makes searchers of these end states. Where one of them is a channel to infinity, the ways inwards from all are walked first.
     *
     * @param threads ways at a time
     */
    public static Supplier<LongFunction<TaskEnd>> of(
            LandscapePlan plan, Map<Long, SearchTask> tasks, List<EndState> ends, int threads)
            throws InterruptedException {
        List<Approach> approaches =
                ends.stream().anyMatch(end -> end.channel() != null) ? approaches(plan, ends, threads) : List.of();
        return () -> new TaskWork(plan, tasks, ends, approaches);
    }

    private static List<Approach> approaches(LandscapePlan plan, List<EndState> ends, int threads)
            throws InterruptedException {
        List<Callable<Approach>> walks = new ArrayList<>();
        for (EndState end : ends) {
            walks.add(() -> Approach.of(
                    Kernels.objective(plan.network(), plan.training()),
                    end,
                    () -> Thread.currentThread().isInterrupted()));
        }
        return Tasks.all(walks, threads);
    }
}
