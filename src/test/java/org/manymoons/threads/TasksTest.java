package org.manymoons.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TasksTest {
    /** The first can only end after the second has come as far as it. */
    @Test
    void resultsAreInTheOrderOfTheTasksWhichRunTogether() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Callable<String>> tasks = List.of(
                () -> {
                    both.await();
                    return "first";
                },
                () -> {
                    both.await();
                    return "second";
                },
                () -> "third");

        assertThat(Tasks.all(tasks, 2)).containsExactly("first", "second", "third");
    }

    @Test
    void theFirstFailureInTheOrderOfTheTasksIsThrownAsItWas() {
        RuntimeException first = new IllegalArgumentException("first");
        Error error = new AssertionError("an error");

        assertThatThrownBy(() -> Tasks.all(List.of(() -> "fine", failing(first), failing(error)), 1))
                .isSameAs(first);
        assertThatThrownBy(() -> Tasks.all(List.of(failing(error), failing(first)), 1))
                .isSameAs(error);
    }

    @Test
    void aCheckedExceptionIsTheCause() {
        IOException checked = new IOException("full");

        assertThatThrownBy(() -> Tasks.all(
                        List.<Callable<String>>of(() -> {
                            throw checked;
                        }),
                        1))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(checked);
    }

    @Test
    void threadsDoNotOutliveTheirTasksNorKeepTheProgramAlive() throws Exception {
        AtomicReference<Thread> worker = new AtomicReference<>();

        Tasks.all(
                List.<Callable<String>>of(() -> {
                    worker.set(Thread.currentThread());
                    return "done";
                }),
                1);
        worker.get().join();

        assertThat(worker.get().isDaemon()).isTrue();
        assertThat(worker.get().getName()).isEqualTo("manymoons-seed");
        assertThat(worker.get().isAlive()).isFalse();
    }

    private static Callable<String> failing(Throwable failure) {
        return () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        };
    }
}
