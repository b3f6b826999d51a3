package org.manymoons.endstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.manymoons.channel.Channel;
import org.manymoons.channel.Channel.Way;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.spectrum.Spectrum;

/**
 * Every branch of the verdict with evidence made up. Parameters are (w, b, a, c) of one unit; both inputs are 0, so that w
 * moves the network without moving its function. The gradient is 1e-3 along w and every curvature 1: each end state can
 * be 1e-3 from the exact one and its function sqrt(2) 1e-3, so "equal" is meant up to 2e-2 and 2.83e-2.
 */
class SameEndStateDecisionsTest {
    private static final Samples ZEROS = new Samples(new double[][] {{0}, {0}}, new double[] {0, 1});
    private static final Network UNIT = Network.of(1, List.of(1), Activation.TANH, 0);
    private static final Objective OBJECTIVE = withSlope(1e-3, 0, 0, 0);

    private static Objective withSlope(double... slope) {
        return MadeUp.quadratic(UNIT, ZEROS, new double[4], new double[4][4], slope);
    }

    private static Spectrum spectrum(double[] values, double[] bounds) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return new Spectrum(values, MadeUp.diagonal(ones), bounds);
    }

    private static EndState state(
            Kind kind, double loss, double lossBound, @Nullable Channel channel, int free, double... parameters) {
        double[] ones = new double[parameters.length];
        Arrays.fill(ones, 1);
        Spectrum spectrum = spectrum(ones, new double[parameters.length]);
        return new EndState(
                new EndState.Decision(
                        kind,
                        loss,
                        lossBound,
                        0,
                        0,
                        1,
                        0,
                        0,
                        Collections.nCopies(free, "free"),
                        Reasons.of(),
                        parameters,
                        channel),
                spectrum);
    }

    private static EndState strict(double... parameters) {
        return state(Kind.STRICT_MINIMUM, 0.5, 1e-15, null, 0, parameters);
    }

    private static EndState flat(int free, double... parameters) {
        return state(Kind.FLAT_MINIMUM, 0.5, 1e-15, null, free, parameters);
    }

    private static EndState channel(
            double limit, double error, Channel.@Nullable UnitGroup group, double... predictions) {
        List<Channel.UnitGroup> groups = group == null ? List.of() : List.of(group);
        Channel channel = new Channel(groups, List.of(), limit, error, predictions);
        return state(Kind.CHANNEL_TO_INFINITY, 77, 1e-15, channel, 0, 3, 1, 1, 0);
    }

    private static Channel.UnitGroup group(Way way, Integer... units) {
        return new Channel.UnitGroup(way, List.of(units), 1, 1, List.of());
    }

    private static SameEndState compared(EndState a, EndState b) {
        SameEndState same = SameEndState.of(OBJECTIVE, a, b);
        SameEndState exchanged = SameEndState.of(OBJECTIVE, b, a);
        assertThat(exchanged.verdict()).isEqualTo(same.verdict());
        assertThat(SameEndState.verdict(OBJECTIVE, a, b)).isEqualTo(same.verdict());
        assertThat(SameEndState.verdict(OBJECTIVE, b, a)).isEqualTo(same.verdict());
        return same;
    }

    @ParameterizedTest
    @CsvSource({
        // apart along w, along c (the logit), verdict
        "0, 0, SAME",
        "0.0199, 0, SAME",
        "0.0201, 0, UNDECIDED", // the same function somewhere else
        "5, 0, UNDECIDED",
        "0, 0.0199, SAME",
        "0, 0.0201, UNDECIDED",
        "0.14, 0.13, UNDECIDED", // 0.191 apart, probabilities 0.0275
        "0.14, 0.14, UNDECIDED", // another function, but 0.198 apart
        "0.15, 0.14, DIFFERENT", // 0.205 apart
        "0.25, 0.13, UNDECIDED", // far, but one function
        "0.25, 0.135, DIFFERENT", // probabilities 0.0286 apart
        "5, 5, DIFFERENT"
    })
    void minimaAreOneWhereDistanceAndFunctionAreExplained(double w, double c, Verdict verdict) {
        SameEndState same = compared(strict(3, 1, 1, 0), strict(3 + w, 1, 1, c));
        assertThat(same.verdict()).as(same.reasons().toString()).isEqualTo(verdict);
        assertThat(same.alignment().distance()).isCloseTo(Math.hypot(w, c), within(1e-12));
        assertThat(same.parameterError()).isCloseTo(2e-2, within(1e-10));
        double logit = Math.tanh(1);
        assertThat(same.functionDifference())
                .isCloseTo(1 / (1 + Math.exp(-logit - c)) - 1 / (1 + Math.exp(-logit)), within(1e-15));
        assertThat(same.reasons()).singleElement().asString().startsWith("equal costs; aligned they are");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 5, 0, SAME", // along the valley
        "1, 2, 5, 0, UNDECIDED",
        "2, 1, 0.01, 0, SAME",
        "1, 1, 5, 5, UNDECIDED", // valleys of two functions may yet be connected
        "1, 1, 0, 0.5, UNDECIDED"
    })
    void valleysAreOneWhereFunctionAndFreeDirectionsAgree(int free, int others, double w, double c, Verdict verdict) {
        assertThat(compared(flat(free, 3, 1, 1, 0), flat(others, 3 + w, 1, 1, c))
                        .verdict())
                .isEqualTo(verdict);
    }

    /** With kinks the cell decides: at 0 a unit of bias 1 is on the right, one of bias -1 gives nothing. */
    @Test
    void minimaOfOneConvexCellAreOneHoweverFarApart() {
        Network relu = Network.of(1, List.of(1), Activation.RELU, 0);
        Objective objective = Objective.of(relu, ZEROS);
        SameEndState joined = SameEndState.of(objective, steep(3, 1, 1, 0), steep(8, 1, 1, 0));
        assertThat(joined.verdict()).isEqualTo(Verdict.SAME);
        assertThat(joined.reasons()).contains("they lie in one cell between the kinks, in which the loss is convex");
        SameEndState apart = SameEndState.of(objective, steep(3, 1, 1, 0), steep(3, -1, 1, 1));
        assertThat(apart.verdict()).isEqualTo(Verdict.UNDECIDED); // one function
        assertThat(apart.reasons()).contains("they lie not in one cell between the kinks, in which the loss is convex");
        SameEndState other = SameEndState.of(objective, steep(3, 1, 1, 0), steep(3, -1, 1, 2));
        assertThat(other.verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    /** With curvatures of 1e12, so that the errors explain nothing. */
    private static EndState steep(double... parameters) {
        return new EndState(
                strict(parameters).decision(), spectrum(new double[] {1e12, 1e12, 1e12, 1e12}, new double[4]));
    }

    @Test
    void aDistanceThatIsNotProvenTheSmallestSeparatesNothing() {
        Network deep = Network.of(1, List.of(8, 8), Activation.TANH, 0);
        int size = deep.parameterCount();
        double[] a = Landscapes.perturbed(new double[size], 1, 1);
        double[] b = Landscapes.perturbed(new double[size], 1, 2);
        Objective objective = MadeUp.quadratic(deep, ZEROS, a, new double[size][size], new double[size]);
        SameEndState same = SameEndState.of(objective, strict(a), strict(b));
        assertThat(same.functionDifference()).isGreaterThan(0.01);
        assertThat(same.alignment().distance()).isGreaterThan(1);
        assertThat(same.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void theErrorOfAMinimumIsItsGradientOverTheCurvatureLessItsBound() {
        Objective objective = withSlope(3e-3, 4e-3, 1, 1);
        EndState a = strict(3, 1, 1, 0);
        // curvature 2 known to 1, 0.5 known to 0.1; one within its bound and one below zero say nothing
        Spectrum known = spectrum(new double[] {2, 0.5, 0.5, -2}, new double[] {1, 0.1, 0.5, 0});
        EndState b = new EndState(a.decision(), known);
        SameEndState same = SameEndState.of(objective, b, b);
        assertThat(same.parameterError()).isCloseTo(20 * Math.hypot(3e-3, 4e-3 / 0.4), within(1e-10));
        double function = 2 * Math.sqrt(2 * (9e-6 + 16e-6 / 0.4)) + 2e-12;
        assertThat(same.reasons())
                .containsExactly(String.format(
                        java.util.Locale.ROOT,
                        "equal costs; aligned they are 0.00 apart, errors explain %.3g; predictions differ by 0.0, errors"
                                + " explain %.2g",
                        20 * Math.hypot(3e-3, 1e-2),
                        10 * function));
    }

    @ParameterizedTest
    @CsvSource({"0.99, SAME", "-0.99, SAME", "1.01, DIFFERENT", "-1.01, DIFFERENT"})
    void costsAreEqualWithinTenTimesTheirErrors(double multiple, Verdict verdict) {
        double gap = multiple * 10 * (1e-9 + 3e-9);
        EndState a = state(Kind.STRICT_MINIMUM, 0.5, 1e-9, null, 0, 3, 1, 1, 0);
        EndState b = state(Kind.STRICT_MINIMUM, 0.5 + gap, 3e-9, null, 0, 3, 1, 1, 0);
        SameEndState same = compared(a, b);
        assertThat(same.verdict()).isEqualTo(verdict);
        assertThat(same.reasons().get(0))
                .startsWith(
                        verdict == Verdict.SAME ? "equal costs" : "the costs differ by 4.04e-08, their errors explain");
    }

    @ParameterizedTest
    @CsvSource({"0.99, SAME", "-0.99, SAME", "1.01, DIFFERENT", "-1.01, DIFFERENT"})
    void ofChannelsTheLimitsAreCompared(double multiple, Verdict verdict) {
        double gap = multiple * 10 * (1e-9 + 3e-9);
        SameEndState same = compared(
                channel(0.4, 1e-9, group(Way.MERGE, 0), 0.5, 0.5),
                channel(0.4 + gap, 3e-9, group(Way.MERGE, 0), 0.5, 0.5));
        assertThat(same.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource(names = {"SADDLE", "NOT_CONVERGED"})
    void whatIsNoEndStateIsUndecidedWhateverItCosts(Kind kind) {
        for (double cost : new double[] {0.5, 0.9}) {
            EndState unsettled = state(kind, cost, 1e-15, null, 0, 3, 1, 1, 0);
            SameEndState same = compared(strict(3, 1, 1, 0), unsettled);
            assertThat(same.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(same.reasons()).containsExactly("one of the two is " + kind.label());
            assertThat(SameEndState.of(OBJECTIVE, unsettled, strict(3, 1, 1, 0)).reasons())
                    .isEqualTo(same.reasons());
            assertThat(compared(unsettled, unsettled).verdict()).isEqualTo(Verdict.UNDECIDED);
        }
    }

    @Test
    void endStatesOfTwoKindsAndEqualCostAreUndecided() {
        SameEndState same = compared(strict(3, 1, 1, 0), flat(0, 3, 1, 1, 0));
        assertThat(same.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(same.reasons()).containsExactly("a strict_minimum and a flat_minimum of equal cost");
        EndState channel = channel(0.5, 0, group(Way.MERGE, 0), 0.5, 0.5);
        assertThat(compared(channel, flat(0, 3, 1, 1, 0)).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(compared(channel, strict(3, 1, 1, 0)).reasons())
                .containsExactly("a channel_to_infinity and a strict_minimum of equal cost");
    }

    @Test
    void channelsInDifferentWaysOrOfDifferentSizeAreUndecided() {
        EndState merge = channel(0.4, 0, group(Way.MERGE, 0, 1), 0.5, 0.5);
        for (Channel.UnitGroup other : List.of(group(Way.FADE, 0, 1), group(Way.MERGE, 0, 1, 2))) {
            SameEndState same = compared(merge, channel(0.4, 0, other, 0.5, 0.5));
            assertThat(same.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(same.reasons()).singleElement().asString().startsWith("equal limits, but different ways");
        }
        assertThat(compared(merge, channel(0.4, 0, null, 0.5, 0.5)).reasons().get(0))
                .contains("[merge 2]", "[]");
        // which units they are does not matter, nor the order of groups
        assertThat(compared(merge, channel(0.4, 0, group(Way.MERGE, 3, 2), 0.5, 0.5))
                        .verdict())
                .isEqualTo(Verdict.SAME);
    }

    @Test
    void channelsThatSeparateTheSamplesAreUndecidedBetweenTheSamples() {
        EndState separable = channel(0, 0, group(Way.SEPARABLE), 0, 1);
        SameEndState same = compared(separable, channel(0, 0, group(Way.SEPARABLE), 0, 1));
        assertThat(same.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(same.reasons())
                .containsExactly("both classify every sample rightly; between the samples they may differ");
    }

    @ParameterizedTest
    @CsvSource({"0, SAME", "0.99e-6, SAME", "1.01e-6, UNDECIDED", "0.3, UNDECIDED"})
    void channelsAreOneWhereTheirLimitFunctionsAgree(double apart, Verdict verdict) {
        SameEndState same = compared(
                channel(0.4, 0, group(Way.MERGE, 0, 1), 0.25, 0.5),
                channel(0.4, 0, group(Way.MERGE, 0, 1), 0.25, 0.5 + apart));
        assertThat(same.verdict()).isEqualTo(verdict);
        assertThat(same.functionDifference()).isCloseTo(apart, within(1e-15));
        assertThat(same.reasons()).singleElement().asString().startsWith("equal limits; the limit functions differ");
    }

    @Test
    void ofSeveralOutputsEveryProbabilityIsCompared() {
        Network three = Network.of(1, List.of(), Activation.TANH, OutputLoss.SOFTMAX_CROSS_ENTROPY, 3, 0);
        Objective objective = MadeUp.quadratic(three, ZEROS, new double[6], new double[6][6], new double[6]);
        EndState even = strict(0, 0, 0, 0, 0, 0);
        EndState odd = strict(0, 0, 0, 0, Math.log(2), Math.log(5)); // 1/8, 2/8, 5/8
        SameEndState same = SameEndState.of(objective, even, odd);
        assertThat(same.functionDifference()).isCloseTo(5 / 8.0 - 1 / 3.0, within(1e-15));
        assertThat(same.verdict()).isEqualTo(Verdict.DIFFERENT);
    }
}
