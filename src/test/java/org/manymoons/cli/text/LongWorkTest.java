package org.manymoons.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LongWorkTest {
    @Test
    void whatTheWorkGivesIsGivenOn() {
        assertThat(LongWork.<Integer>shown("counting", () -> 7)).isEqualTo(7);
        assertThatThrownBy(() -> LongWork.shown("counting", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
    }

    @Test
    void aLineSaysNowAndThenThatItGoesOn() {
        CountDownLatch done = new CountDownLatch(1);
        List<String> lines = new ArrayList<>();
        AppenderBase<ILoggingEvent> listening = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getFormattedMessage());
                if (lines.size() == 2) {
                    done.countDown();
                }
            }
        };
        Logger log = (Logger) LoggerFactory.getLogger(LongWork.class);
        listening.start();
        log.addAppender(listening);
        try {
            LongWork.tell("counting", Duration.ofMillis(1), done);
        } finally {
            log.detachAppender(listening);
        }
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches("counting: \\d+ s so far \\(Ctrl-C stops it\\)"));
    }
}
