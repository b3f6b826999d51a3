package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.kink.KinkDescent.Arrival;
import org.manymoons.kink.KinkVerdict.Nature;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Objective;

/** Descents on a line to minima that are known by hand. */
class DescentByHandTest {
    private static Arrival descend(Objective objective, double... start) {
        return KinkDescent.from(objective, start, () -> false, p -> {});
    }

    @ParameterizedTest
    @CsvSource({"0.9, -0.3, 1.1, -1", "1, -0.5, 1, -1", "2, -1.2, 1, -0.5", "1, 0.5, 1, -1.5"})
    void theMinimumOnAKinkIsReachedFromAround(double w, double b, double v, double c) {
        Objective objective = Line.onOneKink().objective(Activation.RELU, 1, 0.01);
        Arrival arrival = descend(objective, w, b, v, c);
        assertThat(arrival.parameters()).containsExactly(Line.minimumOnOneKink(0.01), within(1e-7));
        assertThat(arrival.steps()).isBetween(1, 60);
        assertThat(KinkJudge.of(objective, arrival.parameters()).nature()).isEqualTo(Nature.STRICT_MINIMUM);
    }

    /** With l2 = 0.05 the kink does not hold: beyond it both residuals balance. */
    @Test
    void aKinkThatDoesNotHoldIsLeft() {
        Objective objective = Line.onOneKink().objective(Activation.RELU, 1, 0.05);
        double[] start = Line.minimumOnOneKink(0.05);
        double[] end = descend(objective, start).parameters();
        assertThat(Loss.loss(objective.network(), end, objective.samples()))
                .isLessThan(Loss.loss(objective.network(), start, objective.samples()) - 1e-6);
        assertThat(KinkJudge.of(objective, end).nature()).isIn(Nature.STRICT_MINIMUM, Nature.FLAT_MINIMUM);
    }

    @Test
    void toldToStopItStaysWhereItIs() {
        Objective objective = Line.onOneKink().objective(Activation.RELU, 1, 0.01);
        List<double[]> way = new ArrayList<>();
        Arrival arrival = KinkDescent.from(objective, new double[] {1, 0.5, 1, -1}, () -> true, way::add);
        assertThat(arrival.steps()).isZero();
        assertThat(way).isEmpty();
        assertThat(arrival.parameters()).containsExactly(new double[] {1, 0.5, 1, -1}, within(1e-15));
    }

    @Test
    void everyStepIsHandedOn() {
        Objective objective = Line.onOneKink().objective(Activation.RELU, 1, 0.01);
        List<double[]> way = new ArrayList<>();
        Arrival arrival = KinkDescent.from(objective, new double[] {1, 0.5, 1, -1}, () -> false, way::add);
        assertThat(way).hasSize(arrival.steps());
    }

    /** A dead unit on the balanced line finds |sum r f|/|w| = 1/4 downhill: it wakes below that decay and stays above. */
    @ParameterizedTest
    @CsvSource({"0.2, true", "0.26, false"})
    void aUnitThatIsNothingWakesWhereMoreIsToBeGainedThanTheDecayCosts(double l2, boolean wakes) {
        Objective objective = Line.balanced().objective(Activation.RELU, 1, l2);
        double[] end = descend(objective, 0, 0, 0, 0).parameters();
        double loss = Loss.loss(objective.network(), end, objective.samples());
        if (wakes) {
            assertThat(loss).isLessThan(Math.log(2) - 1e-3);
            assertThat(Math.abs(end[0]))
                    .isCloseTo(Math.abs(end[2]), within(1e-14))
                    .isGreaterThan(0.1);
        } else {
            assertThat(loss).isCloseTo(Math.log(2), within(1e-15));
            assertThat(end[2]).isZero();
        }
        assertThat(KinkJudge.of(objective, end).nature()).isIn(Nature.STRICT_MINIMUM, Nature.FLAT_MINIMUM);
    }

    /** The last steps: where the start is near, the gradient ends at its rounding. */
    @Test
    void itEndsOnTheFloorOfRounding() {
        Objective objective = Line.onOneKink().objective(Activation.RELU, 1, 0.01);
        double[] end = descend(objective, 1.2, -0.61, 1.2, -0.9).parameters();
        KinkVerdict verdict = KinkJudge.of(objective, end);
        assertThat(verdict.gradientMaxAbs()).isLessThan(4 * verdict.gradientBound());
        assertThat(verdict.newtonStep()).isLessThan(1e-14);
    }

    /** Separable and without decay there is no minimum; the descent ends all the same. */
    @Test
    void aLossWithoutAMinimumIsFollowedForAWhile() {
        Objective objective = new Line().at(-1, 0, 1).at(1, 1, 0).objective(Activation.LEAKYRELU, 1, 0);
        double[] end = descend(objective, 1, 0.1, 1, 0).parameters();
        assertThat(Loss.loss(objective.network(), end, objective.samples())).isLessThan(1e-3);
    }

    /** A unit that only costs is left out, and its mean share goes to the output's bias. */
    @Test
    void aSmallUnitThatTheLossIsLowerWithoutIsLeftOut() {
        Objective objective = Line.balanced().objective(Activation.RELU, 1, 0.5);
        double[] end = descend(objective, 0.1, 0.02, 0.1, 0).parameters();
        assertThat(end[0]).isZero();
        assertThat(end[2]).isZero();
        assertThat(end[3]).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"RELU, 0.01", "LEAKYRELU, 0.01", "RELU, 0.05"})
    void fromAnywhereOnTheLineAMinimumIsReachedAndTheLossNeverRises(Activation activation, double l2) {
        Random random = new Random(9);
        Objective objective = new Line()
                .at(-2, 1, 2)
                .at(-1.5, 2, 1)
                .at(-0.4, 0, 2)
                .at(0.3, 2, 0)
                .at(0.9, 1, 2)
                .at(1.7, 3, 1)
                .objective(activation, 2, l2);
        for (int run = 0; run < 20; run++) {
            double[] start = random.doubles(7, -1.5, 1.5).toArray();
            List<Double> losses = new ArrayList<>(List.of(objective.loss(start)));
            Arrival arrival = KinkDescent.from(objective, start, () -> false, p -> losses.add(objective.loss(p)));
            for (int k = 1; k < losses.size(); k++) {
                assertThat(losses.get(k)).isLessThanOrEqualTo(losses.get(k - 1) * (1 + 1e-12));
            }
            assertThat(KinkJudge.of(objective, arrival.parameters()).nature())
                    .isIn(Nature.STRICT_MINIMUM, Nature.FLAT_MINIMUM);
            assertThat(arrival.steps()).isLessThan(200);
        }
    }
}
