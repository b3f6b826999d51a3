package org.manymoons.proof.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Golden;
import tools.jackson.databind.JsonNode;

/** Against mpmath: golden/balls.json. */
class BallFunctionsTest {
    private static final List<UnaryOperator<Ball>> FUNCTIONS = List.of(
            BallFunctions::exp,
            BallFunctions::tanh,
            BallFunctions::logistic,
            BallFunctions::softplus,
            BallFunctions::log1p);

    @Test
    void ballsHoldTheExactValuesAndAreNarrow() {
        for (JsonNode row : Golden.json("balls.json").get("rows")) {
            Ball x = Ball.of(row.get(0).asDouble());
            for (int f = 0; f < FUNCTIONS.size(); f++) {
                if (!row.get(f + 1).isNull()) {
                    BigDecimal exact = new BigDecimal(row.get(f + 1).asString());
                    Ball value = FUNCTIONS.get(f).apply(x);
                    assertThat(value.contains(exact)).as("%s, %d", row, f).isTrue();
                    assertThat(value.radius())
                            .as("%s, %d", row, f)
                            .isLessThan(1e-47 * Math.max(1, f == 0 ? exact.doubleValue() : 1));
                }
            }
        }
    }

    /** Balls around other points, whose radius reaches to the argument. */
    @Test
    void wideBallsHoldTheValuesOfTheirMembers() {
        Random random = new Random(5);
        for (JsonNode row : Golden.json("balls.json").get("rows")) {
            double x = row.get(0).asDouble();
            double away = Math.pow(10, -random.nextInt(18)) * (random.nextDouble() - 0.5);
            Ball wide = Ball.of(x + away).widened(Math.abs(away) * (1 + 0x1p-30) + Math.ulp(x));
            for (int f = 0; f < FUNCTIONS.size(); f++) {
                if (!row.get(f + 1).isNull() && (f != 4 || (x + away >= 0 && wide.radius() < 0.25))) {
                    BigDecimal exact = new BigDecimal(row.get(f + 1).asString());
                    assertThat(FUNCTIONS.get(f).apply(wide).contains(exact))
                            .as("%s, %d", row, f)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void expOfMoreThan700IsRefused() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> BallFunctions.exp(Ball.of(701)));
    }
}
