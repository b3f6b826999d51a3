package org.manymoons.cli.text;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.manymoons.config.yaml.Show;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work of which nobody knows how long it takes: every ten seconds a line on standard error says that it goes on. */
public final class LongWork {
    private static final Logger LOG = LoggerFactory.getLogger(LongWork.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private LongWork() {}

    /** What the work gives, which is done as a whole or not at all; quick work is not mentioned. */
    public static <T> T shown(String task, Supplier<T> work) {
        try (StopNotice notice = StopNotice.ofAWhole()) {
            return within(task, work);
        }
    }

    /** What the work gives that is a part of more, of which {@link StopNotice} tells what a stop leaves. */
    public static <T> T within(String task, Supplier<T> work) {
        CountDownLatch done = new CountDownLatch(1);
        Thread teller = new Thread(() -> tell(Show.line(task), BETWEEN_LINES, done), "progress");
        teller.setDaemon(true);
        teller.start();
        try {
            return work.get();
        } finally {
            done.countDown();
        }
    }

    /** Says so until the work is done. */
    static void tell(String task, Duration betweenLines, CountDownLatch done) {
        long begin = System.nanoTime();
        try {
            while (!done.await(betweenLines.toNanos(), TimeUnit.NANOSECONDS)) {
                long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
                LOG.info("{}: {} s so far (Ctrl-C stops it)", task, seconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
