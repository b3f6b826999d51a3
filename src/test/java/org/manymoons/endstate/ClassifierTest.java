package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.Channel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Spectrum;

/** Kinds at their thresholds, with derivatives made up, and those of a network whose kinds can be worked out by hand. */
class ClassifierTest {
    private static final double[] P = {0.375, 0.5}; // of norm 0.625
    private static final RoundingBound BOUND = RoundingBound.of(MadeUp.LINE, P, MadeUp.TWO);

    private static EndState made(double[] curvatures, double... slope) {
        MadeUp objective = MadeUp.quadratic(MadeUp.LINE, MadeUp.TWO, P, MadeUp.diagonal(curvatures), slope);
        return Classifier.classify(objective, P, 7).end();
    }

    private static double[] of(double... values) {
        return values;
    }

    @ParameterizedTest
    @CsvSource({"9.99, STRICT_MINIMUM", "-9.99, STRICT_MINIMUM", "10.01, NOT_CONVERGED", "-10.01, NOT_CONVERGED"})
    void theGradientMustVanishWithinTenTimesItsRounding(double multiple, Kind kind) {
        for (int k = 0; k < 2; k++) {
            double[] slope = new double[2];
            slope[k] = multiple * BOUND.gradient()[k];
            EndState end = made(of(1, 2), slope);
            assertThat(end.kind()).isEqualTo(kind);
            assertThat(end.decision().reasons().sentences())
                    .singleElement()
                    .asString()
                    .startsWith(kind == Kind.NOT_CONVERGED ? "gradient component " + k : "the gradient is within 10");
            assertThat(end.decision().gradientMaxAbs()).isEqualTo(Math.abs(slope[k]));
            assertThat(end.decision().gradientBound()).isEqualTo(BOUND.gradient()[k]);
            assertThat(end.decision().newtonStep()).isCloseTo(Math.abs(slope[k]) / (k + 1) / 0.625, within(1e-25));
        }
    }

    @Test
    void aGradientThatIsNoNumberIsNotConverged() {
        assertThat(made(of(1, 2), Double.NaN, 0).kind()).isEqualTo(Kind.NOT_CONVERGED);
    }

    @ParameterizedTest
    @CsvSource({"-1.02, true", "-0.98, false", "0.98, false", "1.02, false"})
    void aSaddleHasACurvatureBelowZeroBeyondItsRounding(double multiple, boolean saddle) {
        double bound = Spectrum.of(
                        MadeUp.quadratic(MadeUp.LINE, MadeUp.TWO, P, MadeUp.diagonal(0, 1), new double[2]), P)
                .bounds()[0];
        EndState end = made(of(multiple * bound, 1), 0, 0);
        boolean flat = Math.abs(multiple) < 1;
        assertThat(end.kind()).isEqualTo(saddle ? Kind.SADDLE : Kind.NOT_CONVERGED);
        assertThat(end.decision().conditionNumber())
                .isEqualTo(flat ? Double.POSITIVE_INFINITY : 1 / Math.abs(multiple * bound), within(1e-3 / bound));
        // flat: along the weight the logits change; above its bound: too little for the loss to show that it rises
        String last = end.decision()
                .reasons()
                .sentences()
                .get(end.decision().reasons().sentences().size() - 1);
        assertThat(last)
                .startsWith(
                        saddle
                                ? "the smallest eigenvalue"
                                : flat
                                        ? "eigenvalues vanish within their rounding, but the loss changes along their"
                                                + " directions: [along [weight 1 into the output]]"
                                        : "but the loss does not rise to both sides");
        assertThat(end.decision().freeDirections()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.99, STRICT_MINIMUM", "1.01, NOT_CONVERGED"})
    void theNewtonStepMustBeAHundredThousandthOfTheParameters(double multiple, Kind kind) {
        double slope = 5 * BOUND.gradient()[0];
        EndState end = made(of(slope / (multiple * 1e-5 * 0.625), 1), slope, 0);
        assertThat(end.decision().newtonStep()).isCloseTo(multiple * 1e-5, within(1e-15));
        assertThat(end.decision().reasons().sentences()).hasSize(1);
        assertThat(end.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"1, STRICT_MINIMUM", "-1, NOT_CONVERGED"})
    void aValleyThatFallsFartherOnIsNoMinimumWhateverItsCurvature(double side, Kind kind) {
        // the loss falls beyond 0.01 to the left (side 1: to the far left, where nobody looks) of the flattest
        // direction
        double edge = side > 0 ? 1 : 0.01;
        MadeUp bowl = MadeUp.quadratic(MadeUp.LINE, MadeUp.TWO, P, MadeUp.diagonal(1, 2), new double[2]);
        MadeUp objective = new MadeUp(
                MadeUp.LINE, MadeUp.TWO, p -> p[0] < P[0] - edge ? -1 : bowl.loss(p), bowl::gradient, bowl::hessian);
        EndState end = Classifier.classify(objective, P, 0).end();
        assertThat(end.kind()).isEqualTo(kind);
        assertThat(end.decision().reasons().sentences()).hasSize(kind == Kind.STRICT_MINIMUM ? 1 : 2);
    }

    /**
     * One flat parameter with curvature h beside three of about 1e20, to which it is correlated by sqrt(0.8 / 3): the
     * Hessian is positive definite, and H^-1 (s, 0, 0, 0) = (s / (0.2 h), ...), but its smallest eigenvalue drowns in the
     * rounding of the eigenvectors.
     */
    @ParameterizedTest
    @CsvSource({"0.99, STRICT_MINIMUM", "1.01, NOT_CONVERGED"})
    void aCurvatureThatShowsOnlyInTheParametersOwnUnitsMakesAMinimumToo(double multiple, Kind kind) {
        double h = 3e-13;
        double[][] hessian = MadeUp.diagonal(h, 1.3e20, 1.6e20, 1.9e20);
        for (int k = 1; k < 4; k++) {
            hessian[0][k] = Math.sqrt(0.8 / 3 * h * hessian[k][k]);
            hessian[k][0] = hessian[0][k];
        }
        Samples samples = new Samples(new double[][] {{-1, 0, 0}, {1, 0, 0}}, new double[] {0.25, 0.75});
        double[] far = {64, 0, 0, 0};
        double slope = multiple * 1e-5 * 64 * 0.2 * h;
        EndState end = Classifier.classify(
                        MadeUp.quadratic(
                                Network.of(3, List.of(), Activation.TANH, 0), samples, far, hessian, slope, 0, 0, 0),
                        far,
                        0)
                .end();
        assertThat(end.kind()).as("%s", end.decision().reasons().sentences()).isEqualTo(kind);
        assertThat(end.decision().conditionNumber()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(end.decision().reasons().sentences()).hasSize(2);
        assertThat(end.decision().reasons().sentences().get(0))
                .isEqualTo("in units of the parameters that give the Hessian a unit diagonal");
        assertThat(end.decision().reasons().sentences().get(1))
                .contains("and the Newton step is 1e-05 of the parameter norm");
        assertThat(end.decision().freeDirections()).isEmpty();
    }

    @Test
    void theFiguresOfAnEndStateAreThoseOfThePoint() {
        EndState end = made(of(0.5, 4), 2e-16, -3e-16);
        assertThat(end.parameters()).containsExactly(P).isNotSameAs(P);
        assertThat(end.decision().lossBound()).isEqualTo(BOUND.loss());
        assertThat(end.decision().gradientMaxAbs()).isEqualTo(3e-16);
        assertThat(end.decision().gradientBound()).isEqualTo(BOUND.gradient()[1]);
        assertThat(end.decision().conditionNumber()).isCloseTo(8, within(1e-12));
        assertThat(end.decision().newtonStep()).isCloseTo(Math.hypot(4e-16, 0.75e-16) / 0.625, within(1e-27));
        assertThat(end.decision().iterations()).isEqualTo(7);
        assertThat(end.channel()).isNull();
    }

    @Test
    void aChannelIsCalledSoWithItsLimit() {
        Channel channel = new Channel(List.of(), List.of(), 0.25, 1e-10, new double[] {0.25, 0.75});
        MadeUp objective = MadeUp.quadratic(MadeUp.LINE, MadeUp.TWO, P, MadeUp.diagonal(1, 2), new double[] {1, 0});
        EndState end = Classifier.channel(objective, P, channel, 3);
        assertThat(end.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(end.channel()).isSameAs(channel);
        assertThat(end.decision().iterations()).isEqualTo(3);
        assertThat(end.decision().reasons().sentences())
                .containsExactly(
                        "the loss falls towards 0.250000000000 (+- 1e-10), which only infinite parameters reach");
    }

    /**
     * One tanh unit with w = a = c = 0, whose bias b is free. By (w, a) and with c at its best the Hessian is
     * (l2, -s/4; -s/4, l2) where s = 1 - tanh(b)^2: a saddle as long as s > 4 l2.
     */
    private static EndState dead(double l2, double bias) {
        Objective objective = MadeUp.unit(l2);
        return Polisher.inspect(objective, new double[] {0, bias, 0, 0});
    }

    private static boolean hasUnnamedDirection(double l2, double bias) {
        Objective objective = MadeUp.unit(l2);
        return Classifier.classify(objective, new double[] {0, bias, 0, 0}, 0).unnamedDirection();
    }

    @Test
    void aDeadUnitIsASaddleOrAValleyByItsBias() {
        double root = Math.sqrt(1 - 4 * 0.1); // the tanh of the bias at the edge
        double edge = 0.5 * Math.log((1 + root) / (1 - root));
        for (double bias : new double[] {0, 0.5, edge - 1e-3, -edge + 1e-3}) {
            EndState end = dead(0.1, bias);
            assertThat(end.kind()).isEqualTo(Kind.SADDLE);
            assertThat(end.decision().freeDirections()).isEmpty();
        }
        assertThat(dead(0.1, 0).spectrum().eigenvalues()[0]).isCloseTo(0.1 - 0.25, within(1e-15));
        for (double bias : new double[] {edge + 1e-3, -edge - 1e-3, 1.5}) {
            EndState end = dead(0.1, bias);
            assertThat(end.kind())
                    .as("%s", end.decision().reasons().sentences())
                    .isEqualTo(Kind.FLAT_MINIMUM);
            assertThat(end.decision().freeDirections()).containsExactly("bias of dead unit 1");
            assertThat(end.decision().reasons().leavesIntoSaddle()).isTrue();
            assertThat(end.decision().conditionNumber()).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(hasUnnamedDirection(0.1, bias)).isFalse();
        }
    }

    @Test
    void underMoreWeightDecayTheWholeValleyIsAMinimum() {
        for (double bias : new double[] {-2, 0, 0.5, 3}) {
            EndState end = dead(0.26, bias);
            assertThat(end.kind()).isEqualTo(Kind.FLAT_MINIMUM);
            assertThat(end.loss()).isCloseTo(Math.log(2), within(1e-15));
            assertThat(end.decision().reasons().sentences())
                    .containsExactly("no eigenvalue is below zero, and the loss is level along 1 direction");
        }
    }

    @Test
    void atTheEdgeACurvatureVanishesAlongWhichTheLossRises() {
        // l2 = 1/4 and b = 0: along (1, 0, 1, 0) the loss rises with the fourth power only
        EndState end = dead(0.25, 0);
        assertThat(end.kind()).isEqualTo(Kind.NOT_CONVERGED);
        assertThat(end.decision().reasons().sentences())
                .singleElement()
                .asString()
                .contains("but the loss changes along their directions", "bias of dead unit 1", "along [");
        assertThat(hasUnnamedDirection(0.25, 0)).isFalse(); // a direction along which the loss changes is not flat
    }

    @Test
    void aLevelDirectionOfNoKnownKindIsNamedByItsParameters() {
        // inputs so small that the weight does nothing at a bias of 99
        Samples tiny = new Samples(new double[][] {{-5e-7}, {5e-7}}, new double[] {0.25, 0.75});
        MadeUp objective = new MadeUp(MadeUp.LINE, tiny, p -> 5, p -> new double[2], p -> MadeUp.diagonal(0, 1));
        Classifier.Classified classified = Classifier.classify(objective, new double[] {0, 99}, 0);
        EndState end = classified.end();
        assertThat(end.kind()).isEqualTo(Kind.FLAT_MINIMUM);
        assertThat(end.decision().freeDirections()).containsExactly("along [weight 1 into the output]");
        assertThat(classified.unnamedDirection()).isTrue();
    }
}
