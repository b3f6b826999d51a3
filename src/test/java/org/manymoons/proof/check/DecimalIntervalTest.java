package org.manymoons.proof.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Golden;
import tools.jackson.databind.JsonNode;

/** Ends by hand, functions against mpmath: golden/balls.json. */
class DecimalIntervalTest {
    private static DecimalInterval from(String low, String high) {
        return new DecimalInterval(new BigDecimal(low), new BigDecimal(high));
    }

    private static void is(DecimalInterval found, String low, String high) {
        assertThat(found.low()).isEqualByComparingTo(low);
        assertThat(found.high()).isEqualByComparingTo(high);
    }

    /** Holds the number, its ends hardly apart. */
    private static void isAt(DecimalInterval found, BigDecimal exact) {
        assertThat(found.low()).isLessThanOrEqualTo(exact);
        assertThat(found.high()).isGreaterThanOrEqualTo(exact);
        BigDecimal width = found.high().subtract(found.low());
        assertThat(width).isLessThan(exact.abs().max(BigDecimal.ONE).multiply(new BigDecimal("1e-44")));
    }

    @Test
    void endsOfSumsProductsAndQuotients() {
        DecimalInterval a = from("1", "2");
        DecimalInterval b = from("-3", "5");
        DecimalInterval c = from("-4", "-2");
        is(a.plus(b), "-2", "7");
        is(a.minus(b), "-4", "5");
        is(b.negate(), "-5", "3");
        is(a.times(a), "1", "4");
        is(a.times(b), "-6", "10");
        is(b.times(a), "-6", "10");
        is(b.times(b), "-15", "25");
        is(b.times(c), "-20", "12");
        is(c.times(c), "4", "16");
        is(a.times(c), "-8", "-2");
        is(a.over(c), "-1", "-0.25");
        is(c.over(a), "-4", "-1");
        is(b.over(from("2", "4")), "-1.5", "2.5");
        assertThat(b.size()).isEqualByComparingTo("5");
        assertThat(c.size()).isEqualByComparingTo("4");
        assertThat(b.middle()).isEqualByComparingTo("1");
    }

    @Test
    void zeroIsHeldAtAnEndToo() {
        assertThat(from("-3", "5").holdsZero()).isTrue();
        assertThat(from("0", "5").holdsZero()).isTrue();
        assertThat(from("-5", "0").holdsZero()).isTrue();
        assertThat(from("1", "5").holdsZero()).isFalse();
        assertThat(from("-5", "-1").holdsZero()).isFalse();
        for (DecimalInterval divisor : new DecimalInterval[] {from("-3", "5"), from("0", "5"), from("-5", "0")}) {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> DecimalInterval.ONE.over(divisor));
        }
    }

    /** Fifty digits, the lower end rounded down and the upper up. */
    @Test
    void endsAreRoundedOutwards() {
        DecimalInterval third = DecimalInterval.ONE.over(DecimalInterval.of(3));
        BigDecimal exact = BigDecimal.ONE.divide(BigDecimal.valueOf(3), new MathContext(60));
        isAt(third, exact);
        assertThat(third.low()).isLessThan(third.high());
        DecimalInterval square = third.times(third);
        assertThat(square.low()).isLessThan(exact.multiply(exact));
        assertThat(square.high()).isGreaterThan(exact.multiply(exact));
        DecimalInterval product = third.negate().times(third);
        assertThat(product.low()).isLessThan(exact.multiply(exact).negate());
        assertThat(product.high()).isGreaterThan(exact.multiply(exact).negate());
        isAt(DecimalInterval.of(0.1), new BigDecimal(0.1));
        DecimalInterval tenth = DecimalInterval.of(0.1); // 55 digits
        assertThat(tenth.low()).isLessThan(new BigDecimal(0.1));
        assertThat(tenth.high()).isGreaterThan(new BigDecimal(0.1));
        is(DecimalInterval.of(0.5), "0.5", "0.5");
        DecimalInterval small = from("1e-60", "1e-60");
        assertThat(DecimalInterval.ONE.plus(small).high()).isGreaterThan(BigDecimal.ONE);
        is(DecimalInterval.ONE.plus(small).minus(DecimalInterval.ONE), "0", "1e-49");
        assertThat(DecimalInterval.ONE.minus(small).low()).isLessThan(BigDecimal.ONE);
    }

    @Test
    void functionsHoldTheExactValues() {
        int rows = 0;
        for (JsonNode row : Golden.json("balls.json").get("rows")) {
            DecimalInterval x = DecimalInterval.of(row.get(0).asDouble());
            if (Math.abs(row.get(0).asDouble()) > 200 || x.low().compareTo(x.high()) != 0 && rows > 40) {
                continue;
            }
            rows++;
            if (!row.get(1).isNull()) {
                isAt(x.exp(), new BigDecimal(row.get(1).asString()));
            }
            isAt(x.tanh(), new BigDecimal(row.get(2).asString()));
            isAt(x.logistic(), new BigDecimal(row.get(3).asString()));
            isAt(x.softplus(), new BigDecimal(row.get(4).asString()));
        }
        assertThat(rows).isGreaterThan(10);
    }

    /** Growing functions: their ends are those of the ends. */
    @Test
    void functionsOfWideIntervals() {
        DecimalInterval wide = from("-1", "2");
        BigDecimal e = new BigDecimal(Math.E);
        assertThat(wide.exp().low().doubleValue()).isEqualTo(1 / Math.E);
        assertThat(wide.exp().high().subtract(e.multiply(e)).abs()).isLessThan(new BigDecimal("1e-14"));
        assertThat(wide.tanh().low().doubleValue()).isEqualTo(Math.tanh(-1));
        assertThat(wide.tanh().high().doubleValue()).isEqualTo(Math.tanh(2));
        assertThat(wide.logistic().low().doubleValue()).isEqualTo(1 / (1 + Math.E));
        assertThat(wide.softplus()
                        .high()
                        .subtract(new BigDecimal("2.126928011042972496443727"))
                        .abs())
                .isLessThan(new BigDecimal("1e-20"));
    }

    @Test
    void whatIsTooSmallIsOnlySaidToBeThatAndTooLargeIsRefused() {
        DecimalInterval tiny = from("-451", "-451").exp();
        is(tiny, "0", "1e-190");
        assertThat(from("-450", "-450").exp().low().signum()).isPositive();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> from("451", "451").exp());
        assertThat(from("450", "450").exp().low().signum()).isPositive();
    }
}
