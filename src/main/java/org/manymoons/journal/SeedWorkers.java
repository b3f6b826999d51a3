package org.manymoons.journal;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.manymoons.threads.Threads;

/** Several threads that take seeds from one queue, each with its own working memory, until none is left. */
public final class SeedWorkers<T extends SeedLine> {
    private final Supplier<LongFunction<T>> workers;
    private final Journal<T> journal;

    /**
     * @param workers makes what turns a seed into its line; every thread has one of its own
     * @param journal gets the lines
     */
    public SeedWorkers(Supplier<LongFunction<T>> workers, Journal<T> journal) {
        this.workers = workers;
        this.journal = journal;
    }

    public void run(List<Long> seeds, int threads, IntConsumer progress) throws IOException, InterruptedException {
        Queue<Long> queue = new ConcurrentLinkedQueue<>(seeds);
        int workers = Math.min(threads, seeds.size());
        if (workers == 0) {
            return;
        }
        ExecutorService pool = Threads.daemons(workers, "manymoons-census");
        ExecutorCompletionService<@Nullable Void> completion = new ExecutorCompletionService<>(pool);
        try {
            for (int i = 0; i < workers; i++) {
                completion.submit(() -> work(queue, progress));
            }
            for (int i = 0; i < workers; i++) {
                completion.take().get();
            }
        } catch (ExecutionException e) {
            Exception checked = Threads.checked(e);
            throw checked instanceof IOException io ? io : new IOException(checked);
        } finally {
            pool.shutdownNow();
        }
    }

    private @Nullable Void work(Queue<Long> queue, IntConsumer progress) throws IOException {
        LongFunction<T> work = workers.get();
        for (Long seed = queue.poll(); seed != null; seed = queue.poll()) {
            T end = work.apply(seed);
            if (Thread.currentThread().isInterrupted()) {
                return null;
            }
            journal.append(end);
            progress.accept(1);
        }
        return null;
    }
}
