package org.manymoons.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.endstate.Landscapes;
import org.manymoons.endstate.MadeUp;
import org.manymoons.kernel.LogisticRegression;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

class DescentTest {
    /** A loss of parameters that nothing can be projected out of. */
    private record Plain(Objective objective) implements Surface {
        @Override
        public double loss(double[] parameters) {
            return objective.loss(parameters);
        }

        @Override
        public double[] gradient(double[] parameters) {
            return objective.gradient(parameters);
        }

        @Override
        public double[][] hessian(double[] parameters) {
            return objective.hessian(parameters);
        }

        @Override
        public Rounding rounding(double[] parameters) {
            return new Rounding(1e-16, new double[parameters.length]);
        }

        @Override
        public boolean isProjectable() {
            return false;
        }

        @Override
        public int[] linearParameters() {
            throw new AssertionError("nothing to project");
        }

        @Override
        public LogisticRegression regression(double[] parameters) {
            throw new AssertionError("nothing to project");
        }
    }

    private static Descent descent(MadeUp objective, double... start) {
        return new Descent(new Plain(objective), start, () -> false);
    }

    private static MadeUp of(DoubleUnaryOperator loss, DoubleUnaryOperator slope, DoubleUnaryOperator curvature) {
        return new MadeUp(
                MadeUp.LINE,
                MadeUp.TWO,
                p -> loss.applyAsDouble(p[0]),
                p -> new double[] {slope.applyAsDouble(p[0])},
                p -> MadeUp.diagonal(curvature.applyAsDouble(p[0])));
    }

    /** 100 - x, which has no end. */
    private static final MadeUp SLOPE = of(x -> 100 - x, x -> -1, x -> 0);

    /** 1 + x^2: one Newton step. */
    private static final MadeUp BOWL = of(x -> 1 + x * x, x -> 2 * x, x -> 2);

    @Test
    void plainStepsGoAsFarAsTheRadiusWhichGrows() {
        Descent descent = descent(SLOPE, 0);
        assertThat(descent.inAllParameters(3)).isFalse();
        assertThat(descent.steps()).isEqualTo(3);
        assertThat(descent.parameters()[0]).isCloseTo(1 + 2.5 + 6.25, within(1e-6));
    }

    @Test
    void plainStepsEndWhereNothingIsToBeGained() {
        Descent descent = descent(BOWL, 0.5);
        assertThat(descent.inAllParameters(25)).isTrue();
        assertThat(descent.steps()).isEqualTo(2);
        assertThat(descent.parameters()[0]).isCloseTo(0, within(1e-15));
        assertThat(descent.inAllParameters(0)).isFalse();
    }

    @Test
    void whatCannotBeProjectedTakesFourTimesAsManyPlainSteps() {
        Descent going = descent(SLOPE, 0);
        assertThat(going.projected(2)).isFalse();
        assertThat(going.steps()).isEqualTo(8);
        assertThat(descent(BOWL, 0.5).projected(2)).isTrue();
    }

    @Test
    void theWayHasEveryStepAndEndsWhereTheDescentIs() {
        List<double[]> way = new ArrayList<>();
        Descent descent = new Descent(new Plain(SLOPE), new double[1], () -> false, place -> way.add(place.clone()));

        descent.inAllParameters(3);
        assertThat(way).hasSize(3).last().isEqualTo(descent.parameters());
        descent.moveTo(new double[] {50});
        assertThat(way).hasSize(4).last().isEqualTo(new double[] {50});
        descent.projected(1);
        assertThat(way).hasSize(descent.steps() + 1).last().isEqualTo(descent.parameters());
    }

    @Test
    void theWayHasProjectedStepsTheFinishAndTheLeaveToo() {
        List<double[]> way = new ArrayList<>();
        Curve slope = Curve.of(x -> 100 - x, x -> -1, x -> 0, 1e-16);
        Descent descent = new Descent(slope, new double[1], () -> false, place -> way.add(place.clone()));
        descent.projected(3);
        assertThat(way).hasSize(3).last().isEqualTo(descent.parameters());
        descent.leave(new double[] {1});
        assertThat(way).hasSize(4).last().isEqualTo(descent.parameters());
        descent.finish();
        assertThat(way).hasSize(4 + 60).last().isEqualTo(descent.parameters());
        descent.leave(new double[] {0}); // to nowhere
        assertThat(way).hasSize(4 + 60);
    }

    @Test
    void stepsStopWhenTold() {
        for (int allowed : new int[] {0, 2}) {
            int[] asked = {0};
            Descent descent = new Descent(new Plain(SLOPE), new double[1], () -> asked[0]++ >= allowed);
            descent.inAllParameters(10);
            assertThat(descent.steps()).isEqualTo(allowed);
            descent.finish();
            descent.projected(10);
            assertThat(descent.steps()).isEqualTo(allowed);
        }
    }

    @Test
    void projectedStepsSolveForTheOutputLayerAndStopAtTheMinimum() {
        // data that sigmoid(2 tanh(x) - 1) explains wholly; with the output layer solved for, w = 1 and b = 0 remain
        double[][] inputs = {{-2}, {-1}, {-0.5}, {0.25}, {0.75}, {1.5}, {2.5}};
        double[] labels = new double[inputs.length];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = 1 / (1 + Math.exp(1 - 2 * Math.tanh(inputs[n][0])));
        }
        Objective objective = Landscapes.objective(new Samples(inputs, labels), 1, Activation.TANH, 0);
        Descent descent = new Descent(new NetworkSurface(objective), new double[] {0.8, 0.1, 9, 9}, () -> false);
        assertThat(descent.projected(1)).isFalse();
        assertThat(descent.steps()).isEqualTo(1);
        assertThat(descent.projected(40)).isTrue();
        assertThat(descent.steps()).isBetween(3, 40);
        assertThat(descent.parameters()).containsExactly(new double[] {1, 0, 2, -1}, within(1e-6));

        Descent stopped = new Descent(new NetworkSurface(objective), new double[] {0.8, 0.1, 9, 9}, () -> true);
        assertThat(stopped.projected(5)).isFalse();
        assertThat(stopped.steps()).isZero();
    }

    @Test
    void theRadiusOfProjectedStepsIsKeptFromRoundToRound() {
        Objective objective = Landscapes.objective(
                Landscapes.saying(x -> 30 * Math.tanh(0.02 * x[0] + 2) - 29, 40, 1), 1, Activation.TANH, 0);
        double[] start = {1, 1, -1, 1, 0};
        Descent once = new Descent(new NetworkSurface(objective), start, () -> false);
        once.projected(6);
        Descent inRounds = new Descent(new NetworkSurface(objective), start, () -> false);
        for (int i = 0; i < 6; i++) {
            inRounds.projected(1);
        }
        assertThat(inRounds.parameters()).containsExactly(once.parameters(), within(1e-6));
    }

    @Test
    void finishingTakesAtMostSixtySteps() {
        Descent descent = descent(SLOPE, 0);
        descent.finish();
        assertThat(descent.steps()).isEqualTo(60);
        Descent bowl = descent(BOWL, 5);
        bowl.finish();
        assertThat(bowl.steps()).isEqualTo(2);
        assertThat(bowl.parameters()[0]).isCloseTo(0, within(1e-15));
    }

    @Test
    void finishingGivesUpAfterTwentyRefusalsInARow() {
        Descent never = descent(of(x -> x == 0 ? 1 : 2, x -> -1, x -> 0), 0);
        never.finish();
        assertThat(never.steps()).isEqualTo(20);
        assertThat(never.parameters()).containsExactly(0);
        // before a wall at 1 steps are refused again and again, but between them the loss falls
        Descent wall = descent(of(x -> x < 1 ? 2 - x : 9, x -> -1, x -> 0), 0);
        wall.finish();
        assertThat(wall.steps()).isGreaterThan(40);
        assertThat(wall.parameters()[0]).isBetween(1 - 1e-6, 1.0);
    }

    @Test
    void movingAndStartingCopyTheParameters() {
        double[] start = {1};
        double[] there = {2};
        Descent descent = descent(BOWL, start);
        start[0] = 7;
        assertThat(descent.parameters()).containsExactly(1);
        descent.moveTo(there);
        there[0] = 7;
        assertThat(descent.parameters()).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({
        // the lengths tried from a point of norm r are 0.001, 0.004, 0.016, 0.064, 0.256 times 1 + r
        "0.001, 1",
        "0.005, 4",
        "0.018, 16",
        "0.06, 64",
        "0.25, 256",
        "9, 256"
    })
    void aSaddleIsLeftAsFarAsTheLossFallsMost(double minimum, int thousandths) {
        // -x^2/2 + x^4/(4 m^2) - x m/100: minima near m and -m, the positive one deeper
        MadeUp well = new MadeUp(
                MadeUp.LINE,
                MadeUp.TWO,
                p -> {
                    double x = p[0] / 4;
                    return -0.5 * x * x + x * x * x * x / (4 * minimum * minimum) - 0.01 * minimum * x;
                },
                p -> new double[2],
                p -> new double[0][]);
        Descent descent = descent(well, 0, 3); // 1 + r = 4
        descent.leave(new double[] {1, 0});
        assertThat(descent.parameters()).containsExactly(new double[] {4 * thousandths / 1000.0, 3}, within(1e-15));
        Descent other = descent(well, 0, 3);
        other.leave(new double[] {-1, 0});
        assertThat(other.parameters()).containsExactly(descent.parameters(), within(1e-15));
    }

    /** At a norm of 0.5 the lengths are 0.0015 times powers of 4; of those beyond 0.05 the first, ahead before behind, is taken. */
    @Test
    void ofPlacesThatLieEquallyLowTheFirstIsTaken() {
        MadeUp ditches = of(x -> Math.abs(x - 0.5) > 0.05 ? 1 : 2, x -> 0, x -> -1);
        Descent descent = descent(ditches, 0.5);
        descent.leave(new double[] {1});
        assertThat(descent.parameters()[0]).isCloseTo(0.5 + 0.0015 * 64, within(1e-15));
    }

    @Test
    void aPointThatNothingLiesBelowIsNotLeft() {
        Descent minimum = descent(BOWL, 0);
        minimum.leave(new double[] {1});
        assertThat(minimum.parameters()).containsExactly(0);
        Descent level = descent(of(x -> 3, x -> 0, x -> 0), 0);
        level.leave(new double[] {1});
        assertThat(level.parameters()).containsExactly(0);
    }
}
