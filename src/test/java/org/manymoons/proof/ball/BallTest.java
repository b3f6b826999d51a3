package org.manymoons.proof.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BallTest {
    private static final MathContext EXACT = new MathContext(120);

    /** Balls of all sizes, each with two members at its ends. */
    @Test
    void operationsHoldTheirExactResultsOnMembers() {
        Random random = new Random(3);
        for (int n = 0; n < 500; n++) {
            BigDecimal a = number(random);
            BigDecimal b = number(random);
            double r = radius(random);
            double s = radius(random);
            Ball x = Ball.of(a).widened(r);
            Ball y = Ball.of(b).widened(s);
            for (int side = 0; side < 4; side++) {
                BigDecimal u = a.add(new BigDecimal(side % 2 == 0 ? r : -r));
                BigDecimal v = b.add(new BigDecimal(side / 2 == 0 ? s : -s));
                assertThat(x.contains(u)).isTrue();
                assertThat(x.plus(y).contains(u.add(v))).isTrue();
                assertThat(x.minus(y).contains(u.subtract(v))).isTrue();
                assertThat(x.times(y).contains(u.multiply(v))).isTrue();
                assertThat(x.times(7).contains(u.multiply(BigDecimal.valueOf(7))))
                        .isTrue();
                assertThat(x.negate().contains(u.negate())).isTrue();
                assertThat(new BigDecimal(x.upperAbs())).isGreaterThanOrEqualTo(u.abs());
                assertThat(new BigDecimal(x.lowerAbs())).isLessThanOrEqualTo(u.abs());
                if (y.lowerAbs() > 0) {
                    assertThat(x.over(y).contains(u.divide(v, EXACT))).isTrue();
                }
            }
        }
    }

    @Test
    void sumsOfProductsHoldTheExactSum() {
        Random random = new Random(4);
        BallSum sum = new BallSum();
        BigDecimal exact = BigDecimal.ZERO;
        for (int n = 0; n < 2000; n++) {
            BigDecimal a = number(random);
            BigDecimal b = number(random);
            double r = radius(random);
            sum.add(Ball.of(a).widened(r), Ball.of(b));
            sum.add(Ball.of(b));
            exact = exact.add(a.add(new BigDecimal(r)).multiply(b)).add(b);
        }

        assertThat(sum.total().contains(exact)).isTrue();
    }

    @Test
    void aDivisorThatMayBeZeroIsRefused() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Ball.ONE.over(Ball.of(1e-3).widened(1e-3)));
    }

    private static BigDecimal number(Random random) {
        return new BigDecimal((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12) - 6))
                .add(new BigDecimal(random.nextDouble() * 1e-30));
    }

    private static double radius(Random random) {
        return random.nextInt(3) == 0 ? 0 : random.nextDouble() * Math.pow(10, -random.nextInt(50));
    }
}
