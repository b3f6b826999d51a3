package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.kernel.LogisticRegression;
import org.manymoons.reference.Logistic;

/** Logistic regressions whose solution is known. */
class LinearFitTest {
    /** The loss is then exact to rounding; it does not show a smaller distance. */
    private static final double CLOSE = 1e-6;

    private static final double[] LABELS = {1, 1, 1, 0, 1, 0, 0, 0};

    /** 3 of 4 labels are 1 where x = 1 and 1 of 4 where x = -1: logit log(3) x + 0. */
    private static LogisticRegression oneFeatureAndBias(double decay) {
        return new LogisticRegression(
                new double[][] {{1, 1, 1, 1, -1, -1, -1, -1}, {1, 1, 1, 1, 1, 1, 1, 1}},
                new double[8],
                LABELS,
                new double[] {decay, 0});
    }

    private static LogisticRegression constant(double probability, double decay) {
        return new LogisticRegression(
                new double[][] {{1}}, new double[1], new double[] {probability}, new double[] {decay});
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, 2, 3})
    void findsTheLogOddsFromNearby(double start) {
        double[] begin = {start, -start / 2};
        double[] v = LinearFit.solve(oneFeatureAndBias(0), begin, 60);
        assertThat(v).containsExactly(new double[] {Math.log(3), 0}, within(CLOSE));
        double entropy = 2 * Math.log(2) - 0.75 * Math.log(3);
        assertThat(oneFeatureAndBias(0).loss(v)).isCloseTo(entropy, within(1e-14));
        assertThat(begin).containsExactly(start, -start / 2);
    }

    /** sigmoid(v) - p + decay v = 0 at v = 1 for p = sigmoid(1) + decay. */
    @Test
    void decayHoldsBack() {
        double p = Logistic.sigmoid(1) + 0.2;
        assertThat(LinearFit.solve(constant(p, 0.2), new double[] {-2}, 60)[0]).isCloseTo(1, within(1e-12));
    }

    /** At v = 0 the slope is 1/2 - p and the curvature 1/4. */
    @Test
    void makesAsManyNewtonStepsAsItIsAllowed() {
        assertThat(LinearFit.solve(constant(0.9, 0), new double[] {0.3}, 0)).containsExactly(0.3);
        assertThat(LinearFit.solve(constant(0.9, 0), new double[1], 1)[0]).isCloseTo(1.6, within(1e-14));
        double second = 1.6 - (Logistic.sigmoid(1.6) - 0.9) / (Logistic.sigmoid(1.6) * Logistic.sigmoid(-1.6));
        assertThat(LinearFit.solve(constant(0.9, 0), new double[1], 2)[0]).isCloseTo(second, within(1e-14));
        assertThat(LinearFit.solveFromAnywhere(constant(0.9, 0), new double[1], 2)[0])
                .isCloseTo(second, within(1e-14));
        assertThat(LinearFit.solve(constant(0.9, 0), new double[1], 20)[0]).isCloseTo(Math.log(9), within(1e-10));
    }

    /** From 4 with p = 1/2 a Newton step leads to about -23, where the loss is higher; a quarter of it to -2.8. */
    @Test
    void stepThatOvershootsIsShortened() {
        double slope = Logistic.sigmoid(4) - 0.5;
        double step = -slope / (Logistic.sigmoid(4) * Logistic.sigmoid(-4));
        assertThat(LinearFit.solve(constant(0.5, 0), new double[] {4}, 1)[0]).isCloseTo(4 + step / 4, within(1e-12));
    }

    /** From 9 a step of -4051 must be shortened four times, to -15.8; from 12 one of -81377 would have to be a fifth time. */
    @Test
    void stepIsShortenedToAThousandthAtMost() {
        double step = -(Logistic.sigmoid(9) - 0.5) / (Logistic.sigmoid(9) * Logistic.sigmoid(-9));
        assertThat(LinearFit.solve(constant(0.5, 0), new double[] {9}, 1)[0]).isCloseTo(9 + step / 256, within(1e-9));
        assertThat(LinearFit.solve(constant(0.5, 0), new double[] {12}, 20)).containsExactly(12);
    }

    /**
     * A sample that wants ever more beside one whose loss of log 2 nothing changes: at 22 a step of 1 gains e^-22 / 2, less
     * than 1e-9 of the loss. It is made, and no other.
     */
    @Test
    void aStepThatGainsLittleIsTheLast() {
        LogisticRegression regression =
                new LogisticRegression(new double[][] {{1, 0}}, new double[2], new double[] {1, 0.5}, new double[1]);
        assertThat(LinearFit.solve(regression, new double[] {22}, 60)[0]).isCloseTo(23, within(1e-6));
        assertThat(LinearFit.solve(regression, new double[] {18}, 60)[0]).isCloseTo(23, within(1e-6));
        assertThat(LinearFit.solveFromAnywhere(regression, new double[] {22}, 60)[0])
                .isCloseTo(23, within(1e-6));
    }

    @Test
    void startsFromZeroWhereThatIsLower() {
        LogisticRegression regression = constant(0.9, 0);
        assertThat(LinearFit.solveFromAnywhere(regression, new double[] {-5}, 0))
                .containsExactly(0);
        assertThat(LinearFit.solveFromAnywhere(regression, new double[] {2}, 0)).containsExactly(2);
        assertThat(LinearFit.solveFromAnywhere(regression, new double[] {-5}, 20)[0])
                .isCloseTo(Math.log(9), within(CLOSE));
        double[] start = {2};
        LinearFit.solveFromAnywhere(regression, start, 20);
        assertThat(start).containsExactly(2);
    }

    /** A feature of zeros changes nothing: no start is lower than another, and the given one stays. */
    @Test
    void startsWhereItIsToldWhereZeroIsNoLower() {
        LogisticRegression regression =
                new LogisticRegression(new double[][] {{0}}, new double[1], new double[] {0.9}, new double[1]);
        assertThat(LinearFit.solveFromAnywhere(regression, new double[] {2}, 20))
                .containsExactly(2);
    }

    @Test
    void featuresThatAreEqualShareTheWork() {
        LogisticRegression regression = new LogisticRegression(
                new double[][] {{1, 1, 1, 1, -1, -1, -1, -1}, {1, 1, 1, 1, -1, -1, -1, -1}},
                new double[8],
                LABELS,
                new double[2]);
        double[] v = LinearFit.solve(regression, new double[] {3, 2}, 40);
        assertThat(v[0] + v[1]).isCloseTo(Math.log(3), within(CLOSE));
        assertThat(v[0] - v[1]).isCloseTo(1, within(CLOSE));
    }

    @Test
    void staysWhereNothingIsANumber() {
        LogisticRegression regression = constant(Double.NaN, 0);
        assertThat(LinearFit.solve(regression, new double[] {2}, 5)).containsExactly(2);
        assertThat(LinearFit.solve(constant(0.5, Double.POSITIVE_INFINITY), new double[] {2}, 5))
                .containsExactly(2);
    }

    /** Only labels of 1: the loss falls for ever, by less and less. */
    @Test
    void separableSamplesAreFollowedUntilTheStepsRunOut() {
        double before = 0;
        for (int steps = 1; steps < 12; steps++) {
            double v = LinearFit.solve(constant(1, 0), new double[1], steps)[0];
            assertThat(v - before).isBetween(0.9, 2.1);
            before = v;
        }
    }

    /**
     * At log 9 the curvature is 0.09 and the loss 0.325: a step from h aside promises 0.09 h^2, which is 1e-14 of the loss
     * at h = 1.9e-7. Less is left alone.
     */
    @Test
    void whatDrownsInRoundingIsLeftAlone() {
        for (double aside : new double[] {-1.5e-7, 1.5e-7}) {
            double start = Math.log(9) + aside;
            assertThat(LinearFit.solve(constant(0.9, 0), new double[] {start}, 20))
                    .containsExactly(start);
        }
        for (double aside : new double[] {-2.5e-7, 2.5e-7, 1e-6, 1e-5}) {
            assertThat(LinearFit.solve(constant(0.9, 0), new double[] {Math.log(9) + aside}, 20)[0])
                    .isCloseTo(Math.log(9), within(1e-9));
        }
    }

    /** A loss of 0.001: what a step may leave is measured by it. */
    @Test
    void rareClassIsFittedAsWell() {
        double logit = Math.log(1e-4 / (1 - 1e-4));
        assertThat(LinearFit.solve(constant(1e-4, 0), new double[] {logit + 0.05}, 20)[0])
                .isCloseTo(logit, within(1e-6));
    }

    /** The same regression with a feature in other units, one of two equal ones. */
    @Test
    void theUnitsOfTheFeaturesDoNotMatter() {
        for (double unit : new double[] {0x1p-20, 0x1p20}) {
            double[] row = {unit, unit, unit, unit, -unit, -unit, -unit, -unit};
            LogisticRegression regression =
                    new LogisticRegression(new double[][] {row, row}, new double[8], LABELS, new double[2]);
            double[] v = LinearFit.solve(regression, new double[] {1 / unit, 0.5 / unit}, 40);
            assertThat((v[0] + v[1]) * unit).isCloseTo(Math.log(3), within(CLOSE));
            assertThat((v[0] - v[1]) * unit).isCloseTo(0.5, within(CLOSE));
        }
    }
}
