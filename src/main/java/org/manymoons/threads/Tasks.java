package org.manymoons.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Independent tasks on several threads, their results in the order of the tasks. */
public final class Tasks {
    private Tasks() {}

    /** Runs all; the first failure, in the order of the tasks, is thrown as it was. */
    public static <T> List<T> all(List<? extends Callable<T>> tasks, int threads) throws InterruptedException {
        ExecutorService pool = Threads.daemons(threads, "manymoons-seed");
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(pool.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(Threads.checked(e));
        } finally {
            pool.shutdownNow();
        }
    }
}
