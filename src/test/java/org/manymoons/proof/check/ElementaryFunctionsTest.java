package org.manymoons.proof.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.manymoons.proof.ball.Ball;
import org.manymoons.proof.ball.BallFunctions;

/**
 * The elementary functions of the prover and of the check on arguments of src/checker/elementary.py: a few lines of it by default, as many
 * as one likes with {@code -Delementary=FILE}. Each must hold what mpmath says to 60 digits.
 */
class ElementaryFunctionsTest {
    /** Relative: of 60 digits written. */
    private static final BigDecimal WRITTEN = new BigDecimal("1e-59");

    private long lines;

    @Test
    void holdWhatMpmathSays() throws IOException {
        String file = System.getProperty("elementary", "src/test/resources/golden/elementary-300.txt");
        try (Stream<String> rows = Files.lines(Path.of(file))) {
            rows.forEach(this::holdsRow);
        }
        assertThat(lines).isPositive();
    }

    private void holdsRow(String row) {
        lines++;
        String[] words = row.split(" ");
        double x = Double.parseDouble(words[0]);
        DecimalInterval at = DecimalInterval.of(x);
        Ball ball = Ball.of(x);
        List<DecimalInterval> intervals = List.of(at.exp(), at.tanh(), at.logistic(), at.softplus());
        List<Ball> balls = List.of(
                BallFunctions.exp(ball),
                BallFunctions.tanh(ball),
                BallFunctions.logistic(ball),
                BallFunctions.softplus(ball));
        for (int k = 0; k < balls.size(); k++) {
            BigDecimal exact = new BigDecimal(words[k + 1]);
            BigDecimal off = exact.abs().multiply(WRITTEN);
            Ball found = balls.get(k);
            DecimalInterval interval = intervals.get(k);
            boolean held = interval.low().compareTo(exact.add(off)) <= 0
                    && interval.high().compareTo(exact.subtract(off)) >= 0
                    && found.midpoint().subtract(exact).abs().compareTo(new BigDecimal(found.radius()).add(off)) <= 0;
            assertThat(held).as("function %d at %s", k, words[0]).isTrue();
        }
    }
}
