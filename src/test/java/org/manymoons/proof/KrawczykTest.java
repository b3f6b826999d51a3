package org.manymoons.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.proof.ball.Ball;

/**
 * On x^3/3 - 2x + k y^2/2, whose critical points are (+-sqrt 2, 0) with the Hessian diag(2x, k). With Y the inverse at m the test's first
 * row is |m^2 - 2| / |2m| and |1 - x/m| r, so that the reach is the first over r, and r/|m|.
 */
class KrawczykTest {
    private static final BigDecimal ROOT = new BigDecimal(2).sqrt(new MathContext(60));

    private record Cubic(double k, double constant) implements BallSurface {
        @Override
        public Ball loss(Ball[] box) {
            Ball cube = box[0].times(box[0]).times(box[0]).over(Ball.of(3));
            Ball square = box[1].times(box[1]).times(Ball.of(k)).over(Ball.of(2));
            return cube.plus(box[0].times(Ball.of(constant))).plus(square);
        }

        @Override
        public BallDerivatives derivatives(Ball[] box, boolean withHessian) {
            Ball[] gradient = {box[0].times(box[0]).plus(Ball.of(constant)), box[1].times(Ball.of(k))};
            Ball[][] hessian = {{box[0].times(2), Ball.ZERO}, {Ball.ZERO, Ball.of(k)}};
            return new BallDerivatives(gradient, withHessian ? hessian : new Ball[0][]);
        }
    }

    private static Krawczyk test(double k, BigDecimal x, double radius) throws NotProven {
        BallSurface surface = new Cubic(k, -2);
        BigDecimal[] midpoint = {x, BigDecimal.ZERO};
        return Krawczyk.test(Krawczyk.Centre.of(surface, midpoint), new double[] {radius, radius});
    }

    @Test
    void theReachIsTheDistanceOfTheZeroAndTheChangeOfTheHessian() throws NotProven {
        Krawczyk beside = test(3, new BigDecimal("1.4"), 0.05);

        assertThat(beside.reach()).isCloseTo(0.04 / 2.8 / 0.05 + 0.05 / 1.4, within(1e-9));
        assertThat(beside.spread()).isCloseTo(0.05 / 1.4, within(1e-9));
        assertThat(beside.holds()).isTrue();
        assertThat(test(3, new BigDecimal("1.4"), 0.014).holds()).isFalse();
    }

    /** A box that reaches 0, where the Hessian is singular, proves nothing, and one that nearly does proves it still. */
    @Test
    void aBoxHoldsAsLongAsTheHessianIsRegularOnIt() throws NotProven {
        assertThat(test(3, ROOT, 1.41).holds()).isTrue();
        assertThat(test(3, ROOT, 1.42).holds()).isFalse();
        assertThat(test(3, ROOT, 3).holds()).isFalse();
        assertThat(test(3, ROOT, 3).index()).isZero();
    }

    @Test
    void theIndexIsTheNumberOfNegativeEigenvalues() throws NotProven {
        assertThat(test(3, ROOT, 1e-3).index()).isZero();
        assertThat(test(-3, ROOT, 1e-3).index()).isEqualTo(1);
        assertThat(test(3, ROOT.negate(), 1e-3).index()).isEqualTo(1);
        assertThat(test(-3, ROOT.negate(), 1e-3).index()).isEqualTo(2);
    }

    /** -4 sqrt(2)/3, widened by |g| r in both parameters, |g| at most 2 m r + r^2 and k r. */
    @Test
    void theLossIsWidenedByTheGradientOnTheBox() throws NotProven {
        double r = 1e-3;
        Krawczyk test = test(3, ROOT, r);

        assertThat(test.loss().toDouble()).isCloseTo(-4 * Math.sqrt(2) / 3, within(1e-15));
        double rise = (2 * Math.sqrt(2) * r + r * r) * r + 3 * r * r;
        assertThat(test.loss().radius()).isBetween(rise, rise * (1 + 1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1.3, 1", "-1.6, -1", "9, 1"})
    void newtonsMethodGoesOnFarBeyondDoubles(double from, int side) throws NotProven {
        BigDecimal[] found = PreciseNewton.refine(new Cubic(3, -2), new Ball[] {Ball.of(from), Ball.of(0.5)});

        BigDecimal exact = ROOT.multiply(BigDecimal.valueOf(side)).setScale(40, RoundingMode.HALF_EVEN);
        assertThat(found[0].subtract(exact).abs()).isLessThan(new BigDecimal("1e-24"));
        assertThat(found[1].abs()).isLessThan(new BigDecimal("1e-24"));
    }

    @Test
    void withoutACriticalPointThereIsNone() {
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> PreciseNewton.refine(new Cubic(3, 1), new Ball[] {Ball.of(0.5), Ball.ZERO}))
                .withMessage("Newton's method in high precision finds no critical point from here");
    }

    /** The widest box that is tried has the radius 1e-3, and holds by far here; the nearer 0, the narrower it has to be. */
    @Test
    void aBoxIsAsWideAsHoldsByAFactor() throws NotProven {
        ProvenBox wide = ProvenBox.near(new Cubic(3, -2), new double[] {1.4, 0.1});
        ProvenBox narrow = ProvenBox.near(new Cubic(3, -1e-8), new double[] {1.1e-4, 0});

        assertThat(wide.radius()).isEqualTo(1e-3);
        assertThat(wide.radii()).containsExactly(1e-3, 1e-3);
        assertThat(narrow.radius() / 1e-4).isBetween(0.0625, 0.8);
        assertThat(narrow.test().holds()).isTrue();
        assertThat(narrow.narrowed(0.1).radius() / narrow.radius()).isBetween(0.09, 0.1000001);
        assertThatExceptionOfType(NotProven.class).isThrownBy(() -> narrow.narrowed(20));
    }

    /** x^3/3 - 2x + s x y + s^2 y^2: where x^2 - x/2 = 2 and y = -x / (2 s). */
    private record Coupled(double s) implements BallSurface {
        @Override
        public Ball loss(Ball[] box) {
            Ball scaled = box[1].times(Ball.of(s));
            Ball cube = box[0].times(box[0]).times(box[0]).over(Ball.of(3));
            return cube.minus(box[0].times(2)).plus(box[0].times(scaled)).plus(scaled.times(scaled));
        }

        @Override
        public BallDerivatives derivatives(Ball[] box, boolean withHessian) {
            Ball scaled = box[1].times(Ball.of(s));
            Ball[] gradient = {
                box[0].times(box[0]).minus(Ball.of(2)).plus(scaled),
                box[0].plus(scaled.times(2)).times(Ball.of(s))
            };
            Ball square = Ball.of(s).times(Ball.of(s)).times(2);
            Ball[][] hessian = {{box[0].times(2), Ball.of(s)}, {Ball.of(s), square}};
            return new BallDerivatives(gradient, withHessian ? hessian : new Ball[0][]);
        }
    }

    /** Newton's last steps are short with the inverse at the start, which is another by 2e6 in one entry. */
    @Test
    void theInverseIsThatOfThePlaceItself() throws NotProven {
        double s = 1e-8;
        double x = (0.5 + Math.sqrt(8.25)) / 2;

        ProvenBox box = ProvenBox.near(new Coupled(s), new double[] {x + 0.01, -x / (2 * s)});

        assertThat(box.test().index()).isZero();
        assertThat(box.midpoint()[0].doubleValue()).isCloseTo(x, within(1e-15));
        assertThat(box.radius()).isBetween(5e-9, 1e-8);
    }

    @Test
    void aBoxAroundAPlaceThatIsNoCriticalPointIsRefused() throws NotProven {
        BigDecimal[] beside = {new BigDecimal("1.4"), BigDecimal.ZERO};

        assertThat(ProvenBox.around(new Cubic(3, -2), beside, 0.05).test().index())
                .isZero();
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> ProvenBox.around(new Cubic(3, -2), beside, 0.01))
                .withMessage("no narrower box passes Krawczyk's test");
    }

    @Test
    void radiiAreRoundedDownToTwoDigits() {
        assertThat(ProvenBox.rounded(1.299e-5)).isEqualTo(1.2e-5);
        assertThat(ProvenBox.rounded(0.00999)).isEqualTo(0.0099);
    }

    /** Twice the radius to both sides of the midpoint, outward. */
    @Test
    void anIntervalIsTwiceAsWideAsProven() {
        Ball ball = Ball.of(0.5).widened(0.125);

        double low = ProvenBox.interval(ball).get(0).doubleValue();
        double high = ProvenBox.interval(ball).get(1).doubleValue();

        assertThat(low).isBetween(0.249, 0.25);
        assertThat(high).isBetween(0.75, 0.751);
    }
}
