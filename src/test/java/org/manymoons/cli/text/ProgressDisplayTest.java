package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Without a terminal, as tests run. */
class ProgressDisplayTest {
    /** What is logged meanwhile. */
    private static List<String> logged(Runnable work) {
        List<String> lines = new ArrayList<>();
        AppenderBase<ILoggingEvent> listening = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getFormattedMessage());
            }
        };
        Logger log = (Logger) LoggerFactory.getLogger(ProgressDisplay.class);
        listening.start();
        log.addAppender(listening);
        try {
            work.run();
        } finally {
            log.detachAppender(listening);
        }
        return lines;
    }

    private static List<String> lines(long total, long... steps) {
        return logged(() -> {
            try (ProgressDisplay progress = new ProgressDisplay("Training", total)) {
                LongStream.of(steps).forEach(progress);
            }
        });
    }

    @Test
    void everyTenthHasALine() {
        long[] steps = new long[40];
        Arrays.fill(steps, 1);
        List<String> lines = lines(40, steps);
        assertThat(lines).hasSize(10);
        assertThat(lines.get(0)).matches("Training: 10 %, \\d+ s left");
        assertThat(lines.get(8)).matches("Training: 90 %, \\d+ s left");
        assertThat(lines.get(9)).isEqualTo("Training: 100 %, 0 s left");
    }

    @Test
    void aLineIsSaidOnceHoweverLargeTheStep() {
        assertThat(lines(100, 9)).isEmpty();
        assertThat(lines(100, 9, 1)).hasSize(1);
        assertThat(lines(100, 9, 26, 4)).hasSize(1).allMatch(line -> line.startsWith("Training: 30 %"));
    }

    /** After an eighth of a second for a tenth of the work, nine times as long is left. */
    @Test
    void whatIsLeftIsReckonedFromWhatIsDone() {
        long before = System.nanoTime();
        List<String> lines = logged(() -> {
            try (ProgressDisplay progress = new ProgressDisplay("Training", 1000)) {
                long begun = System.nanoTime();
                while (System.nanoTime() - begun < 125_000_000) { // parking may end early
                    LockSupport.parkNanos(10_000_000);
                }
                progress.accept(100);
            }
        });
        double most = (System.nanoTime() - before) * 9e-9;
        assertThat(lines).hasSize(1);
        String seconds = lines.get(0).replaceAll("Training: 10 %, (\\d+) s left", "$1");
        assertThat(Long.parseLong(seconds)).isBetween(1L, (long) most);
    }
}
