package org.manymoons.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The work is made up: nothing is done for a seed. */
class SeedWorkersTest {
    private record Done(long seed) implements SeedLine {}

    @TempDir
    private Path temp = Path.of("");

    private Journal<Done> journal;

    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicInteger progress = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(temp.resolve("journal"), Done.class);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "4, 4", "9, 4"})
    void everySeedIsDoneOnceByNoMoreWorkersThanSeeds(int threads, int expected) throws Exception {
        run(List.of(8L, 1L, 6L, 3L), threads, Done::new);

        assertThat(journal.seeds()).containsExactlyInAnyOrder(1L, 3L, 6L, 8L);
        assertThat(Files.readAllLines(temp.resolve("journal"))).hasSize(4);
        assertThat(workers).hasValue(expected);
        assertThat(progress).hasValue(4);
    }

    @Test
    void withoutSeedsThereIsNoWorker() throws Exception {
        run(List.of(), 4, Done::new);

        assertThat(workers).hasValue(0);
        assertThat(Files.size(temp.resolve("journal"))).isZero();
    }

    @Test
    void threadsDoNotKeepTheProgramAlive() throws Exception {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();

        run(List.of(1L), 1, seed -> {
            threads.add(Thread.currentThread());
            return new Done(seed);
        });

        assertThat(threads).hasSize(1).allSatisfy(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).isEqualTo("manymoons-census");
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        });
    }

    @Test
    void whatAWorkerThrowsReachesTheCaller() {
        RuntimeException runtime = new IllegalStateException("no");
        assertThatThrownBy(() -> run(List.of(1L, 2L), 1, seed -> {
                    throw runtime;
                }))
                .isSameAs(runtime);
        Error error = new AssertionError("no");
        assertThatThrownBy(() -> run(List.of(1L, 2L), 1, seed -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThat(journal.seeds()).isEmpty();
    }

    @Test
    void aJournalThatCannotBeWrittenIsAnIoException() throws Exception {
        journal.close();

        assertThatThrownBy(() -> run(List.of(1L), 1, Done::new))
                .isInstanceOf(IOException.class)
                .hasNoCause();
        assertThat(progress).hasValue(0);
    }

    @Test
    void aSeedDuringWhichItWasStoppedIsNotWritten() throws Exception {
        run(List.of(1L, 2L), 1, seed -> {
            Thread.currentThread().interrupt();
            return new Done(seed);
        });

        assertThat(journal.seeds()).isEmpty();
        assertThat(progress).hasValue(0);
    }

    @Test
    void whoeverIsStoppedStopsTheWorkersToo() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run(List.of(1L), 1, seed -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        stopped.countDown();
                        Thread.currentThread().interrupt();
                    }
                    return new Done(seed);
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(stopped.await(10, TimeUnit.MINUTES)).isTrue();
    }

    private void run(List<Long> seeds, int threads, LongFunction<Done> work) throws IOException, InterruptedException {
        new SeedWorkers<>(
                        () -> {
                            workers.incrementAndGet();
                            return work;
                        },
                        journal)
                .run(seeds, threads, progress::addAndGet);
    }
}
