package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.endstate.FlatValley.Finding;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Spectrum;

/**
 * A weight and a bias. Where the only input is 1, weight + bias is all that counts and (1, -1)/sqrt(2) is a named flat
 * direction; where the inputs are tiny and opposite, the weight alone is one without a name.
 */
class FlatValleyTest {
    private static final Samples ONE = new Samples(new double[][] {{1}, {1}}, new double[] {0.25, 0.75});
    private static final double R = Math.sqrt(0.5);

    private static Samples tiny(double x) {
        return new Samples(new double[][] {{-x}, {x}}, new double[] {0.25, 0.75});
    }

    /** A loss by t along a direction, level across it: nothing moves but along. */
    private static MadeUp along(Samples samples, double[] d, DoubleUnaryOperator loss, DoubleUnaryOperator curvature) {
        return new MadeUp(
                MadeUp.LINE, samples, p -> loss.applyAsDouble(p[0] * d[0] + p[1] * d[1]), p -> new double[2], p -> {
                    double c = curvature.applyAsDouble(p[0] * d[0] + p[1] * d[1]);
                    return new double[][] {
                        {d[1] * d[1] + c * d[0] * d[0], (c - 1) * d[0] * d[1]},
                        {(c - 1) * d[0] * d[1], d[0] * d[0] + c * d[1] * d[1]}
                    };
                });
    }

    /** Eigenvalue 0 along d, 1 across. */
    private static Spectrum flatAlong(double... d) {
        return new Spectrum(new double[] {0, 1}, new double[][] {d, {-d[1], d[0]}}, new double[] {1e-15, 1e-15});
    }

    private static Finding named(DoubleUnaryOperator loss, DoubleUnaryOperator curvature) {
        return FlatValley.explore(along(ONE, new double[] {R, -R}, loss, curvature), new double[2], flatAlong(R, -R));
    }

    private static Finding unnamed(double x, double bias, DoubleUnaryOperator loss) {
        return FlatValley.explore(
                along(tiny(x), new double[] {1, 0}, loss, t -> 0), new double[] {0, bias}, flatAlong(1, 0));
    }

    private static DoubleUnaryOperator changesFrom(double t) {
        return x -> x >= t ? 1 : 0;
    }

    private static DoubleUnaryOperator changesBelow(double t) {
        return x -> x <= t ? 1 : 0;
    }

    @Test
    void aNamedDirectionIsLevelIfItIsSoNearby() {
        assertThat(named(t -> 5, t -> 0).names()).containsExactly("linearly dependent inputs");
        assertThat(named(t -> 5, t -> 0).level()).isTrue();
        assertThat(named(changesFrom(0.031), t -> 0).level()).isTrue();
        assertThat(named(changesBelow(-0.031), t -> 0).level()).isTrue();
        assertThat(named(changesFrom(0.029), t -> 0).level()).isFalse();
        assertThat(named(changesBelow(-0.029), t -> 0).level()).isFalse();
    }

    @Test
    void anUnnamedDirectionMustBeLevelFarther() {
        assertThat(unnamed(1e-6, 999, t -> 5).names()).containsExactly("along [weight 1 into the output]");
        assertThat(unnamed(5e-7, 99, t -> 5).level()).isTrue();
        assertThat(unnamed(5e-7, 99, changesFrom(1.01)).level()).isTrue();
        assertThat(unnamed(5e-7, 99, changesBelow(-1.01)).level()).isTrue();
        assertThat(unnamed(5e-7, 99, changesFrom(0.99)).level()).isFalse();
        assertThat(unnamed(5e-7, 99, changesBelow(-0.99)).level()).isFalse();
        assertThat(unnamed(5e-7, 99, changesFrom(0.01)).level()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.98e-6, true", "1.02e-6, false"})
    void theLogitsMustStayToo(double x, boolean level) {
        // at a bias of 99 a logit may move by 1e-6; the weight moves it by x
        assertThat(unnamed(x, 99, t -> 5).level()).isEqualTo(level);
    }

    @Test
    void aLossTooCoarseToTellAValleyFromAChannelIsNotCalledLevel() {
        double[] far = {0, 99_999};
        assertThat(RoundingBound.of(MadeUp.LINE, far, tiny(1e-6)).loss()).isGreaterThan(1e-12);
        assertThat(unnamed(1e-6, far[1], t -> 5).level()).isFalse();
        assertThat(RoundingBound.of(MadeUp.LINE, new double[] {0, 99}, tiny(1e-6))
                        .loss())
                .isLessThan(1e-12);
    }

    @ParameterizedTest
    @CsvSource({"39, true", "41, false", "-39, true", "-41, false"})
    void theLossMayChangeByTwentyTimesTheRoundingOfBoth(double multiple, boolean level) {
        double change =
                multiple * RoundingBound.of(MadeUp.LINE, new double[2], ONE).loss();
        assertThat(named(t -> t == 0 ? 0 : change, t -> 0).level()).isEqualTo(level);
    }

    @Test
    void aLossThatIsNoNumberIsNotLevel() {
        assertThat(named(t -> t == 0 ? 0 : Double.NaN, t -> 0).level()).isFalse();
    }

    @Test
    void theStrideIsRelativeToTheParametersAlongTheDirection() {
        // at 14 and -14 the shortest stride is 0.03 times 14 R = 0.297
        double[] p = {14, -14};
        for (double side : new double[] {1, -1}) {
            for (double edge : new double[] {0.28, 0.31}) {
                DoubleUnaryOperator loss = t -> side * (t - 28 * R) > edge ? 1 : 0;
                MadeUp objective = along(ONE, new double[] {R, -R}, loss, t -> 0);
                assertThat(FlatValley.explore(objective, p, flatAlong(R, -R)).level())
                        .isEqualTo(edge > 0.3);
            }
        }
    }

    @Test
    void aValleyThatTurnsDownOnTheWayLeavesIntoASaddle() {
        assertThat(named(t -> 5, t -> 0.1).leavesIntoSaddle()).isFalse();
        assertThat(named(t -> 5, t -> t > 2 ? -0.1 : 0.1).leavesIntoSaddle()).isTrue();
        assertThat(named(t -> 5, t -> t < -2 ? -0.1 : 0.1).leavesIntoSaddle()).isTrue();
        // beyond the level part nobody looks, and a curvature within its rounding is none
        assertThat(named(changesFrom(0.5), t -> t > 0.4 ? -0.1 : 0.1).leavesIntoSaddle())
                .isFalse();
        assertThat(named(t -> 5, t -> -1e-17).leavesIntoSaddle()).isFalse();
        assertThat(named(t -> 5, t -> -1e-13).leavesIntoSaddle()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.0099, linearly dependent inputs", "0.0101, 'along [weight 1 into the output, bias of the output]'"})
    void aNameIsGivenToWhatLiesInTheFlatSpace(double angle, String name) {
        double[] d = {Math.cos(angle - Math.PI / 4), Math.sin(angle - Math.PI / 4)};
        Finding finding = FlatValley.explore(along(ONE, d, t -> 5, t -> 0), new double[2], flatAlong(d));
        assertThat(finding.names())
                .hasSize(1)
                .allSatisfy(found -> assertThat(found).startsWith(name.substring(0, 6)));
    }

    @ParameterizedTest
    @CsvSource({"0.029, 1", "0.031, 2", "1.5707963267948966, 2"})
    void whatIsSpannedAlreadyIsNotNamedAgain(double angle, int names) {
        double[] d = {R, -R};
        double[] other = {Math.cos(angle - Math.PI / 4), Math.sin(angle - Math.PI / 4)};
        Spectrum spectrum =
                new Spectrum(new double[] {0, -1e-16}, new double[][] {d, other}, new double[] {1e-15, 1e-15});
        Finding finding = FlatValley.explore(along(ONE, d, t -> 5, t -> 0), new double[2], spectrum);
        assertThat(finding.names()).hasSize(names).startsWith("linearly dependent inputs");
        assertThat(finding.level()).isEqualTo(names == 1); // the logits change along the other one
    }

    @ParameterizedTest
    @CsvSource({"1.01, 0", "-1.01, 0", "0.99, 1", "-0.99, 1", "NaN, 1"})
    void flatIsWhatVanishesWithinItsBound(double multiple, int names) {
        Spectrum spectrum = new Spectrum(
                new double[] {multiple * 1e-15, 1}, new double[][] {{R, -R}, {R, R}}, new double[] {1e-15, 1e-15});
        Finding finding = FlatValley.explore(along(ONE, new double[] {R, -R}, t -> 5, t -> 0), new double[2], spectrum);
        assertThat(finding.names()).hasSize(names);
    }

    /** The second is 0.6 apart from the first, the third 0.8 (first) + 0.6 times what is then new: nothing of its own. */
    @ParameterizedTest
    @CsvSource({"0.8, 0.6, 0, 2", "0.8, 0.6, 0.05, 3", "0, 1, 0, 2", "0.6, -0.8, 0, 2"})
    void whatTwoDirectionsAslantSpanTogetherIsNotNamedAgain(double x, double y, double z, int names) {
        Samples samples = new Samples(new double[][] {{1, 0}, {0, 1}, {-1, -2}}, new double[] {0.25, 0.75, 0.5});
        MadeUp level = new MadeUp(
                Network.of(2, List.of(), Activation.TANH, 0),
                samples,
                p -> 5,
                p -> new double[3],
                p -> MadeUp.diagonal(0, 0, 0));
        double[][] flat = {{1, 0, 0}, {0.8, 0.6, 0}, {x, y, z}};
        Spectrum spectrum = new Spectrum(new double[3], flat, new double[] {1e-15, 1e-15, 1e-15});
        assertThat(FlatValley.explore(level, new double[3], spectrum).names()).hasSize(names);
    }
}
