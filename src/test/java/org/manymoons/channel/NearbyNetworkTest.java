package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** Networks near a limit: their logits differ from it by a multiple of delta^2, in the units that the limit stands for. */
class NearbyNetworkTest {
    private static final double[][] POINTS = Limits.points(30, 1);
    private static final Samples SAMPLES = Limits.unlabelled(POINTS);

    @ParameterizedTest
    @CsvSource({
        "dipole, TANH",
        "dipole, SIGMOID",
        "dipole, SOFTPLUS",
        "dipole, GELU",
        "tripole up, TANH",
        "tripole down, TANH",
        "tripole down, SIGMOID",
        "falling exponential, TANH",
        "rising exponential, TANH",
        "falling exponential, SIGMOID",
        "falling exponential, SOFTPLUS",
        "rising exponential, SOFTPLUS",
        "saturated dipole, TANH",
        "saturated dipole, SIGMOID",
        "saturated dipole, SOFTPLUS",
        "other saturated dipole, TANH",
        "other saturated dipole, SIGMOID",
        "line, TANH",
        "line, SIGMOID",
        "square, TANH",
        "square, SIGMOID",
        "cube, TANH",
        "cube, SIGMOID",
        "other cube, TANH",
        "step, TANH",
        "step, SIGMOID"
    })
    void halvingDeltaQuartersTheDistanceFromTheLimit(String name, Activation activation) {
        Piece finite = piece(new UnitTerm(activation), p(0.5, -0.2, 0.1, 0.7), 3);
        LimitState limit = Limits.named(name, activation, POINTS);
        limit = Limits.state(limit.constant(), limit.pieces().get(0), finite);
        LimitState far = NearbyNetwork.of(limit, activation, SAMPLES, 0.04);
        LimitState near = NearbyNetwork.of(limit, activation, SAMPLES, 0.02);
        assertThat(near.isNetwork()).isTrue();
        assertThat(near.pieces().stream().flatMap(unit -> unit.units().stream()).sorted())
                .containsExactlyElementsOf(limit.pieces().stream()
                        .flatMap(piece -> piece.units().stream())
                        .toList());
        assertThat(near.pieces()).contains(finite);
        double distance = Limits.distance(far, limit, SAMPLES);
        assertThat(distance).isBetween(1e-6, 0.02);
        assertThat(distance / Limits.distance(near, limit, SAMPLES)).isBetween(3.7, 4.3);
    }

    @Test
    void mergingUnitsAreDeltaApartWhereTheyDifferMost() {
        LimitState pair =
                NearbyNetwork.of(Limits.named("dipole", Activation.TANH, POINTS), Activation.TANH, SAMPLES, 0.1);
        LimitState triple =
                NearbyNetwork.of(Limits.named("tripole up", Activation.TANH, POINTS), Activation.TANH, SAMPLES, 0.1);
        for (LimitState state : List.of(pair, triple)) {
            Piece a = unit(state, 0);
            Piece b = unit(state, 1);
            assertThat(largest(n -> 0.5 * Math.abs(a.affine(POINTS[n]) - b.affine(POINTS[n]))))
                    .isCloseTo(0.1, within(1e-12));
        }
    }

    @Test
    void aFadingUnitSeesNoInputBeyondDelta() {
        LimitState limit = Limits.named("line", Activation.TANH, POINTS);
        Piece unit = unit(NearbyNetwork.of(limit, Activation.TANH, SAMPLES, 0.1, 0.3), 0);
        double bias = unit.parameters()[2];
        assertThat(largest(n -> Math.abs(unit.affine(POINTS[n]) - bias))).isCloseTo(0.1, within(1e-12));
        assertThat(Math.tanh(bias)).isCloseTo(0.3, within(1e-12));
        Piece untilted = unit(NearbyNetwork.of(limit, Activation.TANH, SAMPLES, 0.1), 0);
        assertThat(untilted.parameters()[2]).isZero();
    }

    /** v (tanh(e r + b) - tanh(b)) with v e tanh'(b) = 1 is r - tanh(b) e r^2 + ... */
    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void theTiltOfAFadingUnitBendsItsLine(Activation activation) {
        LimitState limit = Limits.named("line", activation, POINTS);
        double[] line = limit.pieces().get(0).parameters();
        double delta = 1e-3;
        double[] bent = Limits.logits(NearbyNetwork.of(limit, activation, SAMPLES, delta, 0.5), SAMPLES);
        double e = delta / largest(n -> Math.abs(dot(line, POINTS[n])));
        for (int n = 0; n < bent.length; n++) {
            double r = dot(line, POINTS[n]);
            assertThat(bent[n]).isCloseTo(limit.constant() + r - 0.5 * e * r * r, within(4e-6));
        }
    }

    /** The units of a step of height v are off by 2 v exp(-2 |z|): delta^2 of 2 v at the sample nearest to its line. */
    @Test
    void aStepIsSharpToDeltaSquaredAtItsNearestSample() {
        LimitState limit = Limits.named("step", Activation.TANH, POINTS);
        Piece unit = unit(NearbyNetwork.of(limit, Activation.TANH, SAMPLES, 0.1), 0);
        double nearest = -largest(n -> -Math.abs(unit.affine(POINTS[n])));
        assertThat(Math.exp(-2 * nearest)).isCloseTo(0.01, within(1e-12));
        assertThat(unit.parameters()[0] / unit.parameters()[1]).isCloseTo(2, within(1e-12));
        assertThat(unit.parameters()[2] / unit.parameters()[0]).isCloseTo(-0.1, within(1e-12));
    }

    /** The two samples are equally far from the line; the unit adds v (1 + tanh z), at z < 0 about 2 v exp(2 z). */
    @ParameterizedTest
    @CsvSource({"1", "-1"})
    void aCutByHand(double side) {
        Samples two = Limits.unlabelled(new double[] {0.4 - 0.1 * side}, new double[] {0.4 + 0.1 * side});
        LimitState cut = Limits.withCuts(Limits.state(0.3), new Cut(0, p(1, -0.4), new boolean[] {false, true}, 1));
        double delta = 0.05;
        LimitState network = NearbyNetwork.of(cut, Activation.TANH, two, delta);
        double[] logits = Limits.logits(network, two);
        double moved = -2 * Math.log(delta) - 0.3;
        assertThat(unit(network, 0).parameters()[2]).isCloseTo(side * moved / 2, within(1e-12));
        assertThat(logits[1] - 0.3).isCloseTo(moved, within(1e-5));
        assertThat(logits[0] - 0.3).isCloseTo(Math.pow(delta, 4), within(1e-9));
    }

    /** One that lies far on its right side already needs no output weight beyond 1 to be counted from. */
    @Test
    void aCutThatHardlyMovesItsSamplesIsAsSharp() {
        Samples two = Limits.unlabelled(new double[] {0.3}, new double[] {0.5});
        double delta = 0.05;
        LimitState cut = Limits.withCuts(
                Limits.state(-2 * Math.log(delta) - 0.5), new Cut(0, p(1, -0.4), new boolean[] {false, true}, 1));
        Piece unit = unit(NearbyNetwork.of(cut, Activation.TANH, two, delta), 0);
        assertThat(unit.parameters()[2]).isCloseTo(0.25, within(1e-12));
        assertThat(0.1 * unit.parameters()[0]).isCloseTo(0.5 * Math.log(2) - 2 * Math.log(delta), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, TANH", "1, -1, TANH", "-1, 1, TANH", "-1, -1, TANH", "1, 1, SIGMOID", "-1, 1, SIGMOID"})
    void aCutLeavesDeltaSquaredBeyondItsLineAndToTheFourthOnThisSide(double side, double sign, Activation activation) {
        double[] line = {side, 0, -side * 0.4};
        boolean[] beyond = new boolean[POINTS.length];
        for (int n = 0; n < beyond.length; n++) {
            beyond[n] = POINTS[n][0] > 0.4 == side > 0 && Limits.affine(line, POINTS[n]) > 0;
        }
        LimitState rest = Limits.state(0.3, piece(new UnitTerm(activation), p(0.5, -0.2, 0.1, 0.7), 1));
        LimitState cut = Limits.withCuts(rest, new Cut(0, line, beyond, sign));
        double delta = 0.05;
        LimitState network = NearbyNetwork.of(cut, activation, SAMPLES, delta);
        double[] logits = Limits.logits(network, SAMPLES);
        double[] old = Limits.logits(rest, SAMPLES);
        assertThat(Math.exp(-least(n -> beyond[n] ? sign * logits[n] : 100)))
                .isCloseTo(delta * delta, within(0.01 * delta * delta));
        double fourth = Math.pow(delta, 4);
        assertThat(largest(n -> beyond[n] ? 0 : Math.abs(logits[n] - old[n]))).isLessThan(1.01 * fourth);
        assertThat(unit(network, 0).units()).containsExactly(0);
    }

    @Test
    void theSamplesBeyondMayLieBelowTheLineToo() {
        double[] line = {1, 0, -0.4};
        boolean[] beyond = new boolean[POINTS.length];
        for (int n = 0; n < beyond.length; n++) {
            beyond[n] = POINTS[n][0] < 0.4;
        }
        LimitState cut = Limits.withCuts(Limits.state(0.3), new Cut(0, line, beyond, 1));
        double[] logits = Limits.logits(NearbyNetwork.of(cut, Activation.TANH, SAMPLES, 0.05), SAMPLES);
        for (int n = 0; n < beyond.length; n++) {
            double expected = beyond[n] ? -2 * Math.log(0.05) : 0.3;
            assertThat(logits[n]).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void onePieceAloneLeavesTheOthersAtTheLimit() {
        Piece line = piece(new LinearTerm(false), p(1, 0), 0);
        Piece exponential = piece(new ExponentialTerm(1), p(0, 1, 0), 1);
        LimitState one =
                NearbyNetwork.ofOne(Limits.state(0, line, exponential), exponential, Activation.TANH, SAMPLES, 0.1);
        assertThat(one.pieces()).contains(line).doesNotContain(exponential).hasSize(2);
        assertThat(unit(one, 1).units()).containsExactly(1);
    }

    @Test
    void oneCutAloneLeavesTheOthersAtTheLimit() {
        Cut first = new Cut(0, p(1, 0, -0.4), over(0, 0.4), 1);
        Cut second = new Cut(1, p(0, 1, -0.4), over(1, 0.4), -1);
        LimitState limit = Limits.withCuts(Limits.state(0.2), first, second);
        LimitState one = NearbyNetwork.ofOne(limit, first, Activation.TANH, SAMPLES, 0.1);
        assertThat(one.cuts()).containsExactly(second);
        assertThat(one.pieces()).extracting(Piece::units).containsExactly(List.of(0));
    }

    private static boolean[] over(int feature, double threshold) {
        boolean[] over = new boolean[POINTS.length];
        for (int n = 0; n < over.length; n++) {
            over[n] = POINTS[n][feature] > threshold;
        }
        return over;
    }

    /** Softplus saturates on one side and grows on the other; of GELU no exponential tail is known. */
    @ParameterizedTest
    @CsvSource({"TANH, true, true", "SIGMOID, true, true", "SOFTPLUS, false, true", "GELU, false, false"})
    void stepsNeedTwoSidesToSaturateOnAndCutsOne(Activation activation, boolean step, boolean cut) {
        LimitState withStep = Limits.named("step", Activation.TANH, POINTS);
        LimitState withCut = Limits.withCuts(Limits.state(0), new Cut(0, p(1, 0, -0.4), over(0, 0.4), 1));
        assertThat(NearbyNetwork.isPossible(withStep, activation)).isEqualTo(step);
        assertThat(NearbyNetwork.isPossible(withCut, activation)).isEqualTo(cut);
        assertThat(NearbyNetwork.isPossible(Limits.named("dipole", activation, POINTS), activation))
                .isTrue();
    }

    private static Piece unit(LimitState state, int unit) {
        return state.pieces().stream()
                .filter(piece -> piece.units().equals(List.of(unit)))
                .findFirst()
                .orElseThrow();
    }

    private static double dot(double[] w, double[] x) {
        return w[0] * x[0] + w[1] * x[1];
    }

    private static double largest(IntToDoubleFunction of) {
        return IntStream.range(0, POINTS.length).mapToDouble(of).max().orElseThrow();
    }

    private static double least(IntToDoubleFunction of) {
        return -largest(n -> -of.applyAsDouble(n));
    }

    /**
     * The labels want r + s r^2 with a small s: the tilted network is below the line's loss, on the side where T has the
     * sign of -s, since f'' = -2 T f'.
     */
    @ParameterizedTest
    @CsvSource({"0.05, TANH", "-0.05, TANH", "0.05, SIGMOID", "-0.05, SIGMOID"})
    void aLineIsBentToTheSideWhereItsSquareGains(double square, Activation activation) {
        double[] u = {1.4, -0.9};
        double[] labels = IntStream.range(0, POINTS.length)
                .mapToDouble(n -> {
                    double r = u[0] * POINTS[n][0] + u[1] * POINTS[n][1];
                    return 1 / (1 + Math.exp(-0.3 - r - square * r * r));
                })
                .toArray();
        Samples samples = new Samples(POINTS, labels);
        LimitState line = Limits.named("line", activation, POINTS);
        LimitState bent = NearbyNetwork.bent(line, activation, samples).orElseThrow();
        assertThat(Limits.loss(bent, samples)).isLessThan(Limits.loss(line, samples));
        assertThat(Math.signum(bent.pieces().get(0).parameters()[2])).isEqualTo(-Math.signum(square));
    }

    @Test
    void aLineThatFitsIsNotBent() {
        LimitState line = Limits.named("line", Activation.TANH, POINTS);
        Samples samples = Limits.saying(line, POINTS);
        assertThat(NearbyNetwork.bent(line, Activation.TANH, samples)).isEmpty();
        LimitState step = Limits.named("step", Activation.TANH, POINTS);
        assertThat(NearbyNetwork.bent(step, Activation.TANH, SAMPLES)).isEmpty();
    }
}
