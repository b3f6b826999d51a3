package org.manymoons.cli.text;

import java.io.Console;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Progress of long work on standard error: a bar with the time left on a terminal, otherwise a line at every tenth. */
public final class ProgressDisplay implements LongConsumer, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ProgressDisplay.class);
    private static final int LINES = 10;

    private final String task;
    private final long total;
    private final long startedAt = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final @Nullable ProgressBar bar;

    public ProgressDisplay(String task, long total) {
        this.task = task;
        this.total = total;
        bar = !onTerminal() || total == 0
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(500)
                        .build();
    }

    @SuppressWarnings("SystemConsoleNull") // the second half sees to it
    private static boolean onTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try { // from Java 22 on there is a console object without a terminal, and this method tells
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public void accept(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
            return;
        }
        long now = done.addAndGet(steps);
        long line = now * LINES / total;
        if (line > (now - steps) * LINES / total) {
            double left = (System.nanoTime() - startedAt) * ((double) (total - now) / now);
            log.info(
                    "{}: {} %, {} s left",
                    task, line * (100 / LINES), Duration.ofNanos((long) left).toSeconds());
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
