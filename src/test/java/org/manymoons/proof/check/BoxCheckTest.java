package org.manymoons.proof.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.data.Dataset;
import org.manymoons.proof.Certificate;
import org.manymoons.reference.Samples;

/** Krawczyk's test on gradients and Hessians that are made up, for one input and one unit: four parameters. */
class BoxCheckTest {
    private static final double RADIUS = 0x1p-10;
    private static final Samples SAMPLES = new Samples(new double[][] {{1}, {2}, {-1}}, new double[] {0, 1, 1});

    private static Certificate certificate(int inputs, Samples samples) {
        int size = inputs + 3;
        return new Certificate(
                Certificate.Claim.CRITICAL_POINT,
                new Certificate.Architecture(inputs, 1, "tanh"),
                Certificate.LOSS,
                0.1,
                new Certificate.Data(Dataset.of(samples).checksum(), samples.size(), "made up"),
                Collections.nCopies(size, new BigDecimal("0.1")),
                Collections.nCopies(size, RADIUS),
                1,
                List.of(new BigDecimal("0.5"), new BigDecimal("0.625")));
    }

    private static DecimalInterval exactly(double x) {
        return new DecimalInterval(new BigDecimal(x), new BigDecimal(x));
    }

    private static DecimalInterval around(double x, double reach) {
        return new DecimalInterval(new BigDecimal(x - reach), new BigDecimal(x + reach));
    }

    private static DecimalInterval[] vector(double... numbers) {
        return Arrays.stream(numbers).mapToObj(BoxCheckTest::exactly).toArray(DecimalInterval[]::new);
    }

    /** 2, -4, 4, 8 on the diagonal. */
    private static DecimalInterval[][] hessian() {
        return new DecimalInterval[][] {vector(2, 0, 0, 0), vector(0, -4, 0, 0), vector(0, 0, 4, 0), vector(0, 0, 0, 8)
        };
    }

    private static @Nullable String refusal(DecimalInterval[] gradient, DecimalInterval[][] hessian, int index) {
        return new BoxCheck(certificate(1, SAMPLES)).refusal(gradient, hessian, index);
    }

    /** Newton's step is the gradient over the curvature: it must be shorter than the radius, in every parameter. */
    @ParameterizedTest
    @CsvSource({"0, 2", "1, 4", "2, 4", "3, 8"})
    void aStepThatLeavesTheBoxIsRefused(int parameter, double curvature) {
        double[] gradient = new double[4];
        gradient[parameter] = -curvature * RADIUS;
        assertThat(refusal(vector(gradient), hessian(), 1))
                .isEqualTo("the box is not mapped into itself: parameter " + (parameter + 1) + " reaches " + RADIUS
                        + " from the midpoint, the radius is " + RADIUS);
        gradient[parameter] = curvature * RADIUS * 0.999999;
        assertThat(refusal(vector(gradient), hessian(), 1)).isNull();
    }

    /** A Hessian of 2 +- 1 leaves 1 - 1/2 (2 +- 1) = +- 1/2 of the radius; what is off the diagonal comes from the other parameter. */
    @Test
    void aHessianThatIsNotKnownWellEnoughIsRefused() {
        DecimalInterval[][] wide = hessian();
        wide[0][0] = around(2, 1);
        double half = 2 * RADIUS / 2;
        assertThat(refusal(vector(half * 0.999, 0, 0, 0), wide, 1)).isNull();
        assertThat(refusal(vector(half, 0, 0, 0), wide, 1)).contains("parameter 1 reaches");
        wide[0][0] = around(2, 1.999);
        assertThat(refusal(vector(0, 0, 0, 0), wide, 1)).isNull();
        wide[0][1] = around(0, 0.1);
        wide[1][0] = around(0, 0.1);
        assertThat(refusal(vector(0, 0, 0, 0), wide, 1)).contains("parameter 1 reaches");
    }

    @Test
    void theIndexIsThatOfTheMiddle() {
        DecimalInterval[] none = vector(0, 0, 0, 0);
        assertThat(refusal(none, hessian(), 1)).isNull();
        assertThat(refusal(none, hessian(), 0)).isEqualTo("the Hessian has 1 negative eigenvalues, not 0");
        assertThat(refusal(none, hessian(), 2)).isEqualTo("the Hessian has 1 negative eigenvalues, not 2");
        DecimalInterval[][] coupled = hessian();
        coupled[2][3] = exactly(6); // 4 8 - 6^2 is negative
        coupled[3][2] = exactly(6);
        assertThat(refusal(none, coupled, 2)).isNull();
        DecimalInterval[][] singular = hessian();
        singular[2][2] = DecimalInterval.ZERO;
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> refusal(none, singular, 1));
    }

    /** 0.5625 at the middle, and up to the sum of |gradient| times radius more or less. */
    @ParameterizedTest
    @CsvSource({"0.5625, 16, true", "0.5625, 15.999, true", "0.5625, 16.001, false", "0.4, 0, false", "0.7, 0, false"})
    void theLossMustLieInTheInterval(double middle, double slope, boolean holds) {
        DecimalInterval[] gradient = vector(slope, -slope, slope, -slope);
        String refusal = new BoxCheck(certificate(1, SAMPLES)).lossRefusal(exactly(middle), gradient);
        if (holds) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).startsWith("the loss is from ").endsWith("which is not within the interval");
        }
    }

    @Test
    void theBoxIsTheRadiusAroundThePoint() {
        BoxCheck check = new BoxCheck(certificate(1, SAMPLES));
        assertThat(check.point()).hasSize(4).allSatisfy(ends -> {
            assertThat(ends.low()).isEqualByComparingTo("0.1");
            assertThat(ends.high()).isEqualByComparingTo("0.1");
        });
        assertThat(check.box()).hasSize(4).allSatisfy(ends -> {
            assertThat(ends.low()).isEqualByComparingTo(new BigDecimal("0.1").subtract(new BigDecimal(RADIUS)));
            assertThat(ends.high()).isEqualByComparingTo(new BigDecimal("0.1").add(new BigDecimal(RADIUS)));
        });
    }

    private static @Nullable String otherData(int inputs, Samples of, Samples samples) {
        return BoxCheck.otherData(certificate(inputs, of), samples);
    }

    @Test
    void otherDataAreNamed() {
        Samples moved = new Samples(new double[][] {{1}, {2}, {-1.5}}, SAMPLES.labels());
        Samples fewer = new Samples(new double[][] {{1}, {2}}, new double[] {0, 1});
        Samples between = new Samples(SAMPLES.inputs(), new double[] {0, 0.5, 1});
        assertThat(otherData(1, SAMPLES, SAMPLES)).isNull();
        assertThat(otherData(1, SAMPLES, moved)).startsWith("the data are others than those it was made for: checksum");
        assertThat(otherData(1, SAMPLES, fewer)).startsWith("the data are others");
        assertThat(otherData(1, between, between)).isEqualTo("a label is neither 0 nor 1: 0.5");
        assertThat(otherData(2, SAMPLES, SAMPLES)).isEqualTo("the data have 1 features, the network 2 inputs");
    }
}
