package org.manymoons.channel.hinge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.channel.limit.HingeTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.ScalarLoss;

/** The kink of max(0, x - 2) among 0, 1, 2, 3, 4, with squared errors; numbers by hand. */
class KinkForcesTest {
    private static final double E = 64 * 0x1p-53;

    private static final Samples SAMPLES =
            new Samples(new double[][] {{0}, {1}, {2}, {3}, {4}}, new double[] {0, 0, -1, 1.25, 2.1});

    private static LimitState state(List<Integer> touching, double[] line, List<Cut> cuts) {
        HingeTerm term = HingeTerm.of(SAMPLES, 1, new boolean[] {false, false, false, true, true}, touching);
        return new LimitState(
                List.of(new Piece(term, term.coordinates(line), List.of(0))), 0, cuts, ScalarLoss.SQUARED_ERROR);
    }

    private static Cut cut(int sample) {
        boolean[] beyond = new boolean[5];
        beyond[sample] = true;
        return new Cut(1, new double[] {1, -3.5}, beyond, 1);
    }

    private static KinkForces forces(LimitState state) {
        return KinkForces.of(Hinge.of(state.pieces().get(0)), state, SAMPLES);
    }

    /** r = 2(0 + 1) on the kink, -0.5 and -0.2 above: (-2.3, -0.7) is nearest to -1.06 (2, 1). */
    @Test
    void theMultiplierIsWhatHoldsThePull() {
        KinkForces forces = forces(state(List.of(2), new double[] {1, -2}, List.of()));
        assertThat(forces.bends()).containsExactly(new double[] {2}, within(1e-14));
        assertThat(forces.multipliers()).containsExactly(new double[] {0.53}, within(1e-14));
        assertThat(forces.errors()).containsExactly(new double[] {2.13 * E}, within(1e-6 * E));
    }

    @Test
    void samplesThatAreCutOffDoNotPull() {
        KinkForces forces = forces(state(List.of(2), new double[] {1, -2}, List.of(cut(4))));
        assertThat(forces.multipliers()).containsExactly(new double[] {0.35}, within(1e-14));
        assertThat(forces.errors()).containsExactly(new double[] {1.05 * E}, within(1e-6 * E));
        assertThat(forces(state(List.of(2), new double[] {1, -2}, List.of(cut(2))))
                        .bends())
                .containsExactly(0);
    }

    @Test
    void nothingIsHeldWhereNoSampleIsOnTheKink() {
        KinkForces forces = forces(state(List.of(), new double[] {1, -2.5}, List.of()));
        assertThat(forces.multipliers()).isEmpty();
        assertThat(forces.hold(0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.5, true",
        "0, 0.5, false",
        "-1, 0.5, false",
        "2, 0.2500001, true",
        "2, 0.25, false",
        "2, 0.2, false",
        "2, 0.7499999, true",
        "2, 0.75, false",
        "2, 0.8, false",
        "2, NaN, false"
    })
    void aSampleIsHeldStrictlyInside(double bend, double multiplier, boolean held) {
        KinkForces forces =
                new KinkForces(new double[] {1, bend}, new double[] {0.5, multiplier}, new double[] {0.125, 0.125});
        assertThat(forces.hold(0.125)).isEqualTo(held);
    }

    /** A sample at the very kink is on neither side. */
    @ParameterizedTest
    @CsvSource({"-2.5, true", "-2, false", "-3, false", "-1.5, false", "-3.5, false"})
    void samplesAreStrictlyOnTheirSides(double b, boolean hold) {
        assertThat(Hinges.hold(state(List.of(), new double[] {1, b}, List.of()), SAMPLES))
                .isEqualTo(hold);
    }

    @Test
    void samplesThatAreCutOffMayBeOnAnySide() {
        assertThat(Hinges.hold(state(List.of(), new double[] {1, -3}, List.of(cut(3))), SAMPLES))
                .isTrue();
    }

    /** exp(-s |z|) is delta^2 at the nearest sample, which is 1/2 away, or 3/2 where those nearer are cut off. */
    @Test
    void aNetworkBeforeTheLimitIsSharpAtTheNearestSample() {
        LimitState limit = state(List.of(), new double[] {1, -2.5}, List.of());
        double[] unit = Hinges.unit(limit.pieces().get(0), limit, SAMPLES, 0.1);
        double s = 4 * Math.log(10);
        assertThat(unit).containsExactly(new double[] {s, -2.5 * s, 1 / s}, within(1e-12));
        LimitState cut = state(List.of(), new double[] {1, -2.75}, List.of(cut(3)));
        s = 2 * Math.log(10) / 0.75;
        assertThat(Hinges.unit(cut.pieces().get(0), cut, SAMPLES, 0.1))
                .containsExactly(new double[] {s, -2.75 * s, 1 / s}, within(1e-12));
    }

    /** s = 1/(delta^2 |z|) beside a kink with a sample on it, moved along (2, 1) by log(0.53/0.47)/5. */
    @Test
    void aSampleOnTheKinkIsWhereTheSlopeIsItsMultiplier() {
        LimitState limit = state(List.of(2), new double[] {1, -2}, List.of());
        double shift = Math.log(0.53 / 0.47) / 5;
        assertThat(Hinges.unit(limit.pieces().get(0), limit, SAMPLES, 0.1))
                .containsExactly(new double[] {100 + 2 * shift, -200 + shift, 0.01}, within(1e-10));
    }

    private static List<LimitState> of(double w, double b, double[] x, Integer... settled) {
        Samples samples = new Samples(
                IntStream.range(0, x.length).mapToObj(n -> new double[] {x[n]}).toArray(double[][]::new),
                new double[x.length]);
        boolean[] done = new boolean[x.length];
        List.of(settled).forEach(n -> done[n] = true);
        Piece unit = new Piece(new UnitTerm(Activation.SOFTPLUS), new double[] {w, b, 0.5}, List.of(0));
        LimitState state = new LimitState(List.of(unit), 0, List.of());
        assertThat(Hinges.isWithout(state)).isTrue();
        return Hinges.of(state, unit, Activation.SOFTPLUS, samples, done).toList();
    }

    private static HingeTerm term(List<LimitState> states) {
        assertThat(states).hasSize(1);
        assertThat(Hinges.isWithout(states.get(0))).isFalse();
        return (HingeTerm) states.get(0).pieces().get(0).term();
    }

    @Test
    void theNearestSampleIsPutOnTheKink() {
        HingeTerm term = term(of(1, 0, new double[] {-30, 3, 1, -2, 30}));
        assertThat(term.touching()).containsExactly(2);
        assertThat(term.active()).containsExactly(false, true, false, false, true);
        assertThat(term(of(1, 0, new double[] {-30, 3, 1, -2, 30}, 2)).touching())
                .containsExactly(3);
    }

    @Test
    void aSampleFourAwayIsNotNearTheKink() {
        assertThat(term(of(1, 0, new double[] {-30, 4, -4, 30})).touching()).isEmpty();
        assertThat(term(of(1, 0, new double[] {-30, 3.9, -4, 30})).touching()).containsExactly(1);
    }

    @Test
    void threeSamplesMayBeNearAndNotFour() {
        assertThat(of(1, 0, new double[] {-30, 3, 2, 1, 30})).hasSize(1);
        assertThat(of(1, 0, new double[] {-30, 3, 2, 1, -1, 30})).isEmpty();
        assertThat(of(1, 0, new double[] {-30, 3, 2, 1, -1, 30}, 1)).hasSize(1);
    }

    @Test
    void anArgumentOfTwentyIsSharp() {
        assertThat(of(1, 0, new double[] {-30, 20})).hasSize(1);
        assertThat(of(1, 0, new double[] {-30, 19.9})).isEmpty();
        assertThat(of(1, 0, new double[] {-30, 19.9, 30}, 2)).isEmpty();
    }

    /** Only the sample below is not settled: it makes a line of the others no longer. */
    @Test
    void samplesThatAreSettledDoNotKeepALineFromBeingOne() {
        assertThat(of(1, 0, new double[] {-30, 25, 30}, 0)
                        .get(0)
                        .pieces()
                        .get(0)
                        .term())
                .isEqualTo(new LinearTerm(false));
        term(of(1, 0, new double[] {-30, 25, 30}));
        term(of(1, 0, new double[] {1, 25, 30}));
    }

    /** Of two samples in one place the other pulls the held one off, on whatever side rounding puts it. */
    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "false, 1e5", "true, 1e5"})
    void aSampleInThePlaceOfOneThatIsHeldIsOnNoSide(boolean active, double far) {
        for (int k = 1; k < 100; k++) {
            double kink = far + 0.037 * k;
            noneHolds(new double[][] {{kink}, {kink}, {kink + 1}, {kink - 1}}, new double[] {0.7, -0.7 * kink}, active);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void soIsOneOnALineThroughZero(boolean active) {
        for (int k = 1; k < 100; k++) {
            double[] on = {0.037 * k, 0.037 * k * 0.7 / 0.3};
            double[][] points = {on, on, {on[0] + 1, on[1]}, {on[0] - 1, on[1]}};
            noneHolds(points, new double[] {0.7, -0.3, 0}, active);
        }
    }

    private static void noneHolds(double[][] points, double[] line, boolean active) {
        Samples samples = new Samples(points, new double[] {-1, 3, 1, 0});
        HingeTerm term = HingeTerm.of(samples, 1, new boolean[] {false, active, true, false}, List.of(0));
        Piece piece = new Piece(term, term.coordinates(line), List.of(0));
        LimitState state = new LimitState(List.of(piece), 0, List.of(), ScalarLoss.SQUARED_ERROR);
        assertThat(Hinges.hold(state, samples)).isFalse();
    }
}
