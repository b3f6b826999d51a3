package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.limit.DipoleTerm;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Samples;

/** Which limit forms a state is near to, all of them. */
class DegenerationsTest {
    private static final Samples SAMPLES = new Samples(
            new double[][] {{-1, 0.5}, {1, -0.5}, {0.3, 1}, {-0.2, -1}, {0.01, 0.02}}, new double[] {0, 1, 1, 0, 0});

    private static final Piece ORDINARY = unit(0, 1.2, 0.9, 0.1, 1);

    private static Piece unit(int index, double... parameters) {
        return piece(new UnitTerm(Activation.TANH), parameters, index);
    }

    private static List<String> found(Samples samples, Piece... pieces) {
        return Degenerations.of(Limits.state(0, pieces), samples).stream()
                .map(state -> String.join(
                        "+",
                        Stream.concat(
                                        state.pieces().stream()
                                                .map(piece -> piece.term()
                                                        .getClass()
                                                        .getSimpleName()
                                                        .replace("Term", "")),
                                        state.cuts().stream().map(cut -> "Cut"))
                                .sorted()
                                .toList()))
                .toList();
    }

    @Test
    void ordinaryUnitsAreNearToNothing() {
        assertThat(found(SAMPLES, ORDINARY, unit(1, -0.8, 1.1, -0.2, -2))).isEmpty();
    }

    @Test
    void eachUnitHasItsOwnForms() {
        assertThat(found(SAMPLES, ORDINARY, unit(1, 0.1, -0.2, 0.5, 2))).containsExactly("Linear+Unit");
        assertThat(found(SAMPLES, ORDINARY, unit(1, 0.6, -0.9, 3, 2))).containsExactly("Exponential+Unit");
        assertThat(found(SAMPLES, ORDINARY, unit(1, 30, -40, 1, 2))).containsExactly("Step+Unit");
        assertThat(found(SAMPLES, unit(1, 0.1, -0.2, 4, 2))).containsExactly("Linear", "Exponential");
    }

    @Test
    void pairsOfUnitsMergeOrFadeTogether() {
        assertThat(found(SAMPLES, ORDINARY, unit(1, 1.3, 1, 0.1, -1))).containsExactly("Dipole");
        assertThat(found(SAMPLES, ORDINARY, unit(1, -1.3, -1, -0.1, -1))).containsExactly("Dipole");
        assertThat(found(SAMPLES, unit(0, 0.1, -0.2, 0.5, 2), unit(1, -0.1, 0.2, 0.4, 2)))
                .containsExactly("Linear+Unit", "Linear+Unit", "Cubic");
    }

    @Test
    void aPairAndAUnitMakeThree() {
        Piece pair = piece(new DipoleTerm(Activation.TANH), p(1.2, 0.9, 0.1, 1, 0.5, 0.2, 0.1), 0, 1);
        assertThat(found(SAMPLES, pair, unit(2, 1.3, 1, 0.1, -1))).containsExactly("Tripole");
        assertThat(found(SAMPLES, unit(2, 1.3, 1, 0.1, -1), pair)).containsExactly("Tripole");
        assertThat(found(SAMPLES, pair, unit(2, 1.3, -1, 0.1, -1))).isEmpty();
        assertThat(found(SAMPLES, pair, pair)).isEmpty();
    }

    @Test
    void aPairSaturates() {
        Piece pair = piece(new DipoleTerm(Activation.TANH), p(0.6, -0.9, 3, 1, 0.5, 0.2, 0.1), 0, 1);
        assertThat(found(SAMPLES, pair)).containsExactly("SaturatedDipole");
    }

    /** The exponents are so small on the samples of class 1 that nothing is cut off. */
    @ParameterizedTest
    @CsvSource({"1, -1, SaturatedDipole", "-1, 1, SaturatedDipole", "1, 1, ", "-1, -1, "})
    void exponentialsOfOppositeSignsMerge(double first, double second, String expected) {
        Samples mixed = new Samples(SAMPLES.inputs(), new double[] {0, 1, 0, 1, 0});
        Piece a = piece(new ExponentialTerm(first), p(0.1, 0.2, 0), 0);
        Piece b = piece(new ExponentialTerm(second), p(0.1, 0.25, 0.1), 1);
        assertThat(found(mixed, a, b)).containsExactlyElementsOf(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void anExponentialCutsOffItsClass() {
        assertThat(found(SAMPLES, piece(new ExponentialTerm(1), p(2, 2, 0), 0))).containsExactly("Cut");
        assertThat(found(SAMPLES, piece(new ExponentialTerm(-1), p(2, 2, 0), 0)))
                .isEmpty();
    }

    @Test
    void otherLimitsStayAsTheyAre() {
        Piece line = piece(new LinearTerm(false), p(0.1, 0.1), 0);
        Piece step = Limits.step(Activation.TANH, SAMPLES.inputs(), 1);
        assertThat(found(SAMPLES, line, step)).isEmpty();
    }

    /** The last sample would not let the unit fade; its logit is 12.5 w.x, and its loss settled beyond 25. */
    @ParameterizedTest
    @CsvSource({"2.01, 1, 1", "1.99, 1, 0", "-2.01, 0, 1", "-1.99, 0, 0", "2.01, 0, 0", "-2.01, 1, 0"})
    void samplesWithAMarginBeyond25AreSettled(double far, double label, int expected) {
        Samples samples = new Samples(
                new double[][] {{-1, 0.5}, {1, -0.5}, {0.3, 1}, {-0.2, -1}, {far * 10, 0}},
                new double[] {0, 1, 1, 0, label});
        Piece unit = unit(0, 0.1, -0.2, 0, 0);
        Piece line = piece(new LinearTerm(false), p(1.25, 0), 1);
        assertThat(found(samples, unit, line)).hasSize(expected);
    }
}
