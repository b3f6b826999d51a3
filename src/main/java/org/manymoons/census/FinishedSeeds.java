package org.manymoons.census;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.manymoons.journal.Journal;
import org.manymoons.journal.SeedLine;
import org.manymoons.journal.SeedWorkers;

/** The seeds of a plan that are finished, in a file that a stopped census goes on from. */
public final class FinishedSeeds<T extends SeedLine> implements Closeable {
    private final CensusPlan plan;
    private final Journal<T> journal;

    private FinishedSeeds(CensusPlan plan, Journal<T> journal) {
        this.plan = plan;
        this.journal = journal;
    }

    /** @param journal a file of JSON lines, made where there is none; it belongs to this plan */
    public static <T extends SeedLine> FinishedSeeds<T> open(CensusPlan plan, Path journal, Class<T> type)
            throws IOException {
        return new FinishedSeeds<>(plan, Journal.open(journal, type));
    }

    /** The seeds of the plan that are not finished, ascending. */
    public List<Long> missing() {
        Set<Long> finished = journal.seeds();
        return plan.seeds().stream().filter(seed -> !finished.contains(seed)).toList();
    }

    /** The blocks of the plan of which a seed is not finished. */
    public List<Integer> missingBlocks() {
        Set<Long> finished = journal.seeds();
        return IntStream.range(0, plan.blocks())
                .filter(block -> !finished.containsAll(plan.block(block)))
                .boxed()
                .toList();
    }

    /**
     * Finishes the seeds that are missing, and brings all of them into the order of the plan.
     *
     * @param workers  makes what turns a seed into its line; every thread has one of its own
     * @param progress told that so many more seeds are finished, from several threads
     */
    public void finish(Supplier<LongFunction<T>> workers, int threads, IntConsumer progress)
            throws IOException, InterruptedException {
        new SeedWorkers<>(workers, journal).run(missing(), threads, progress);
        journal.arrange(plan.seeds());
    }

    /** The line of a finished seed. */
    public T read(long seed) throws IOException {
        return journal.read(seed);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
