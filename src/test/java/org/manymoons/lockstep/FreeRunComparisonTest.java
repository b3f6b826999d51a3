package org.manymoons.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.lockstep.FreeRunComparison.Result;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

/** The alarm of the free run: from fabricated outcomes, and from training with a defect and without. */
class FreeRunComparisonTest {
    private static final Samples NONE = new Samples(new double[][] {{0}}, new double[] {0});

    /** A single step is off by 1e-16 at most; 1000 times as much in the control by then, and 100 times for the margin. */
    @ParameterizedTest
    @CsvSource({
        "0, 100, 1, false, it never parts",
        "40, 100, 1, true, in less than half the updates of the control",
        "49, 100, 1, true, just before half of them",
        "50, 100, 1, false, in half of them",
        "80, 100, 1, false, nearly as late as the control",
        "49, 0, 1, true, the control never parts: half of all 100 updates count",
        "50, 0, 1, false, the same in half of them",
        "40, 100, 2499, true, 40 steps of 1e-16 times 100 times 2499 are less than 1e-9",
        "40, 100, 2501, false, and with 2501 they are not"
    })
    void alarmIsForPartingEarlierThanRoundingExplains(
            long partsAt, long controlPartsAt, double amplification, boolean alarm, String why) {
        Result result = new Result(partsAt, 1, controlPartsAt, amplification);
        assertThat(result.suspectsDefect(1e-16, 100)).as(why).isEqualTo(alarm);
    }

    @Test
    void largeDifferencesOfSingleStepsExplainThemselves() {
        Result result = new Result(10, 1, 100, 1);
        assertThat(result.suspectsDefect(0.99e-12, 100)).isTrue();
        assertThat(result.suspectsDefect(1.01e-12, 100)).isFalse();
    }

    /** What is trained: p goes to 2 p, with the second batch to 2 p + 2^-10; exactly, as all of them are powers of 2. */
    private static double[] gradient(double[] p, int batch) {
        return new double[] {-p[0] - (batch == 0 ? 0 : 0x1p-10), 0};
    }

    private static FreeRunComparison comparison() {
        return new FreeRunComparison(new Updater.Sgd(1), FreeRunComparisonTest::gradient, new double[] {0x1p-8, 0}, 2);
    }

    /** Another program that takes the batches in turn, beginning with the first one or, which is wrong, the second. */
    private static Result result(int firstBatch, LongToDoubleFunction rounding, int updates) {
        FreeRunComparison comparison = comparison();
        double[] p = {0x1p-8, 0};
        for (int i = 0; i < updates; i++) {
            double[] before = p.clone();
            p[0] -= gradient(p, (i + firstBatch) % 2)[0] - rounding.applyAsDouble(i + 1);
            comparison.accept(new ObservedUpdate(i, NONE, before, new double[0], p.clone(), new double[0]));
        }
        return comparison.result();
    }

    /** Every single step is right to the bit, on the batch that it used: only the free run can tell. */
    @Test
    void wrongOrderOfTheBatchesRaisesTheAlarm() {
        Result result = result(1, t -> 0, 40);
        assertThat(result.partsAt()).isEqualTo(1);
        assertThat(result.controlPartsAt()).isEqualTo(31);
        assertThat(result.amplification()).isEqualTo(1);
        assertThat(result.suspectsDefect(0, 40)).isTrue();
    }

    /**
     * The control's ulp of 2^-60 has become 2^-29 after 31 updates, 1e-9 lies between that and the half of it. One ulp,
     * 2^(t - 60), at every step t adds up to t 2^(t - 60), which is more than 1e-9 from t = 26 on; by then the control has
     * doubled 25 times since it was first seen.
     */
    @Test
    void roundingRaisesNoAlarm() {
        Result result = result(0, t -> Math.scalb(1.0, (int) t - 60), 40);
        assertThat(result.controlPartsAt()).isEqualTo(31);
        assertThat(result.partsAt()).isEqualTo(26);
        assertThat(result.amplification()).isEqualTo(0x1p25);
        assertThat(result.suspectsDefect(0x1p-34, 40)).isFalse();
    }

    /** Steps off by 1e-13 each make (2^t - 1) 1e-13, more than 1e-9 after 14 updates, less than half of 31. */
    @Test
    void differencesThatSingleStepsDoNotHaveRaiseTheAlarm() {
        Result result = result(0, t -> 1e-13, 40);
        assertThat(result.partsAt()).isEqualTo(14);
        assertThat(result.amplification()).isEqualTo(0x1p13);
        assertThat(result.suspectsDefect(1e-13, 40)).isFalse();
        // 14 steps times 2^13 times the margin of 100: 1e-9 is explained by steps of 8.7e-17
        assertThat(result.suspectsDefect(8.8e-17, 40)).isFalse();
        assertThat(result.suspectsDefect(8.6e-17, 40)).isTrue();
    }

    @Test
    void equalRunsNeverPart() {
        assertThat(result(0, t -> 0, 20)).isEqualTo(new Result(0, 0, 0, 1));
        assertThat(result(0, t -> 0, 40)).isEqualTo(new Result(0, 0, 31, 1));
        assertThat(result(0, t -> 0, 40).suspectsDefect(0, 40)).isFalse();
    }

    @Test
    void finalDifferenceIsThatOfTheLastUpdate() {
        FreeRunComparison comparison = comparison();
        comparison.accept(step(0, 0x1p-7 + 2, 0));
        comparison.accept(step(1, 0x1p-6 + 0x1p-10, -0.5));
        assertThat(comparison.result().partsAt()).isEqualTo(1);
        assertThat(comparison.result().finalDifference()).isEqualTo(0.5);
    }

    @Test
    void whatIsNotANumberIsInfinitelyFar() {
        FreeRunComparison comparison = comparison();
        comparison.accept(step(0, Double.NaN, 0));
        assertThat(comparison.result().partsAt()).isEqualTo(1);
        assertThat(comparison.result().finalDifference()).isInfinite();
    }

    @Test
    void partingIsMoreThanABillionthInAnyParameter() {
        for (double difference : new double[] {0.99e-9, 1e-9, 1.01e-9}) {
            FreeRunComparison comparison = comparison();
            comparison.accept(step(0, 0x1p-7, -difference));
            assertThat(comparison.result().partsAt()).isEqualTo(difference > 1e-9 ? 1 : 0);
        }
    }

    private static ObservedUpdate step(long iteration, double... after) {
        return new ObservedUpdate(iteration, NONE, new double[] {0x1p-8, 0}, new double[0], after, new double[0]);
    }
}
