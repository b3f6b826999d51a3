package org.manymoons.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.compare.PairComparison.Candidate;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.MakeMoons;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.LayerSymmetry;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;
import org.manymoons.symmetry.align.Alignment;

/** Verdicts on networks of which the truth is known; {@link PairVerdictTest} has them for end states that were made up. */
class PairComparisonTest {
    private static final Network NETWORK = Network.of(2, List.of(3), Activation.TANH, 1e-3);
    private static final Samples MOONS = new MakeMoons(ClassSizes.ofTotal(300), 0.2, 3, true).samples();
    private static final Objective OBJECTIVE = Kernels.objective(NETWORK, MOONS);
    private static final Symmetry FLIPPED_AND_PERMUTED = new Symmetry(List.<LayerSymmetry>of(
            new UnitMoves(List.of(new UnitMove(2, -1), new UnitMove(0, 1), new UnitMove(1, -1)))));

    private static final Objective DECAYED = SixPoints.objective(0.02);
    private static final Objective UNBOUNDED = SixPoints.objective(0);

    private final PairComparison comparison = new PairComparison(OBJECTIVE, MOONS);

    @Test
    void theSameBitsAreIdentical() {
        double[] p = random(1);

        PairResult pair = comparison.compare(standing(p), standing(p.clone()));

        assertThat(pair.verdict()).isEqualTo(PairVerdict.IDENTICAL);
        assertThat(pair.reasons()).singleElement().asString().startsWith("aligned they are 0.0 apart at a norm of ");
    }

    @Test
    void aFlippedAndPermutedNetworkIsTheSameUpToSymmetry() {
        double[] p = random(2);

        PairResult pair = comparison.compare(standing(p), standing(FLIPPED_AND_PERMUTED.apply(NETWORK, p)));

        assertThat(pair.verdict()).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
        assertThat(pair.rawDistance()).isGreaterThan(1);
        assertThat(pair.alignedDistance()).isZero();
        assertThat(pair.test().labelDisagreement()).isZero();
        assertThat(pair.reasons()).singleElement().asString().startsWith("aligned they are 0.0 apart at a norm of ");
    }

    private static final double DOUBLES = Math.ulp(1.0);
    private static final double FLOATS = Math.ulp(1f);

    /** bfloat16 has 8 significant bits: each parameter may be half of the last away from the true one. */
    @Test
    void numbersForStorageMustAgreeOneByOne() {
        double bfloat16 = 0x1p-7;
        double[] p = {1, 0.01, 0.3, -0.2};
        for (int k = 0; k < p.length; k++) {
            double[] rounded = p.clone();
            rounded[k] *= 1 + 0.99 * bfloat16;
            double[] changed = p.clone();
            changed[k] *= 1 + 1.02 * bfloat16;

            assertThat(new PairComparison(UNBOUNDED, null, bfloat16)
                            .compare(standing(p), standing(rounded))
                            .verdict())
                    .isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
            assertThat(new PairComparison(UNBOUNDED, null, bfloat16)
                            .compare(standing(p), standing(changed))
                            .verdict())
                    .isEqualTo(PairVerdict.UNDECIDED);
        }
    }

    /** Beside a weight of 100 even a number that is stored coarsely may be 8 roundings of a double of that from nought. */
    @Test
    void nextToNoughtTheRoundingOfTheLargestNumbersCounts() {
        double[] p = {100, 0, 0, 0};
        for (double share : new double[] {7.9, 8.1}) {
            double[] q = {100, 0, 0, share * Math.ulp(1.0) * 100};
            assertThat(new PairComparison(UNBOUNDED, null, 0x1p-7)
                            .compare(standing(p), standing(q))
                            .verdict())
                    .isEqualTo(share < 8 ? PairVerdict.SAME_UP_TO_SYMMETRY : PairVerdict.UNDECIDED);
        }
    }

    @Test
    void barriersAreThoseOfTheLinesOrNotKnown() {
        double[] p = random(3);
        double[] q = random(4);
        Alignment alignment = Alignment.between(NETWORK, p, q);
        PairResult known = comparison.compare(
                standing(p),
                standing(q),
                alignment,
                new Lines(new Barrier(new double[2], 0.25), new Barrier(new double[2], Double.NaN)));
        assertThat(known.barrierRaw()).isEqualTo(0.25);
        assertThat(known.barrierAligned()).isNull();
        PairResult half = comparison.compare(
                standing(p), standing(q), alignment, new Lines(new Barrier(new double[2], 0.25), null));
        assertThat(half.barrierAligned()).isNull();
        PairResult unknown = comparison.compare(standing(p), standing(q), alignment, null);
        assertThat(unknown.barrierRaw()).isNull();
        assertThat(unknown.barrierAligned()).isNull();
    }

    /** Networks of norm 1 that differ in one bias: a distance of 8 units in the last place of 1 is still rounding. */
    @Test
    void eightRoundingsAreASymmetryAndABitMoreIsNone() {
        double doubles = 8 * Math.ulp(1.0);
        double floats = 8 * (double) Math.ulp(1f);

        assertThat(biasMovedBy(doubles, DOUBLES)).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
        assertThat(biasMovedBy(1.001 * doubles, DOUBLES)).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(biasMovedBy(floats, FLOATS)).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
        assertThat(biasMovedBy(1.001 * floats, FLOATS)).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(biasMovedBy(floats, DOUBLES)).isEqualTo(PairVerdict.UNDECIDED);
    }

    private static PairVerdict biasMovedBy(double by, double spacing) {
        double[] p = {1, 0, 0, 0};
        double[] q = {1, 0, 0, by};
        PairVerdict verdict = new PairComparison(UNBOUNDED, null, spacing)
                .compare(standing(p), standing(q))
                .verdict();
        assertThat(PairComparison.asTheyStand(
                        UNBOUNDED.network(), p, q, Alignment.between(UNBOUNDED.network(), p, q), spacing))
                .isEqualTo(verdict);
        return verdict;
    }

    @Test
    void figuresAreThoseOfTheParametersAsTheyStand() {
        double[] p = random(3);
        double[] q = p.clone();
        q[7] += 0.5; // the second unit's bias

        PairResult pair = comparison.compare(new Candidate(8, p, null), new Candidate(5, q, null));

        assertThat(pair.a()).isEqualTo(8);
        assertThat(pair.b()).isEqualTo(5);
        assertThat(pair.rawDistance()).isCloseTo(0.5, within(1e-15));
        assertThat(pair.alignedDistance()).isCloseTo(0.5, within(1e-15));
        assertThat(pair.alignmentExact()).isTrue();
        assertThat(pair.measuredIn()).isEqualTo("the parameters themselves");
        assertThat(pair.symmetry()).isEqualTo(Symmetry.neutral(NETWORK).toString());
        assertThat(pair.unitResiduals()).hasSize(1);
        assertThat(pair.unitResiduals().get(0))
                .usingElementComparator((x, y) -> Math.abs(x - y) < 1e-15 ? 0 : 1)
                .containsExactly(0.0, 0.5, 0.0);
        assertThat(pair.training()).isEqualTo(PredictionDifference.of(NETWORK, p, q, MOONS));
        assertThat(pair.reasons()).containsExactly("they were not polished");
    }

    @Test
    void theTwoMinimaOfSixPointsAreDifferentEndStates() {
        Candidate right = polished(DECAYED, SixPoints.moved(SixPoints.right(), 0.01));
        Candidate left = polished(DECAYED, SixPoints.moved(SixPoints.left(), 0.01));

        PairResult pair = new PairComparison(DECAYED, null).compare(right, left);

        assertThat(right.end().kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(left.end().kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(right.end().loss()).isCloseTo(SixPoints.RIGHT_COST, within(1e-15));
        assertThat(left.end().loss()).isCloseTo(SixPoints.LEFT_COST, within(1e-15));
        assertThat(pair.verdict()).isEqualTo(PairVerdict.DIFFERENT_END_STATES);
        assertThat(pair.reasons())
                .singleElement()
                .asString()
                .startsWith("the costs differ by 0.194, their errors explain ");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void twoStartsInOneValleyAreTheSameMinimumAfterPolishing(boolean right) {
        double[] minimum = right ? SixPoints.right() : SixPoints.left();
        double[] mirrored = SixPoints.flipped(SixPoints.moved(minimum, -0.01));
        Candidate near = polished(DECAYED, SixPoints.moved(minimum, 0.01));

        PairResult pair = new PairComparison(DECAYED, null).compare(near, polished(DECAYED, mirrored));

        assertThat(near.end().parameters()).containsExactly(minimum, within(1e-14));
        assertThat(pair.verdict()).isEqualTo(PairVerdict.SAME_MINIMUM_AFTER_POLISHING);
        assertThat(pair.polishedDistance()).isLessThan(1e-14);
        assertThat(pair.polishedError()).isBetween(1e-11, 1e-10);
        assertThat(pair.reasons())
                .singleElement()
                .asString()
                .startsWith("equal costs; aligned they are ")
                .contains(String.format(Locale.ROOT, " apart, errors explain %.3g;", pair.polishedError()));
    }

    @Test
    void aMinimumAndTheSaddleAtNoughtAreUndecided() {
        EndState saddle = Polisher.inspect(DECAYED, new double[4]);

        PairResult pair = new PairComparison(DECAYED, null)
                .compare(polished(DECAYED, SixPoints.right()), new Candidate(0, new double[4], saddle));

        assertThat(saddle.kind()).isEqualTo(Kind.SADDLE);
        assertThat(pair.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(pair.reasons()).containsExactly("one of the two is saddle");
    }

    @Test
    void withoutWeightDecayTwoStartsRunAlongOneChannel() {
        Candidate one = polished(UNBOUNDED, SixPoints.right());
        Candidate other = polished(UNBOUNDED, SixPoints.flipped(SixPoints.moved(SixPoints.right(), 0.1)));

        PairResult pair = new PairComparison(UNBOUNDED, null).compare(one, other);

        assertThat(one.end().channel().limit()).isCloseTo(SixPoints.RIGHT_LIMIT, within(1e-12));
        assertThat(other.end().channel().limit()).isCloseTo(SixPoints.RIGHT_LIMIT, within(1e-12));
        assertThat(pair.verdict()).isEqualTo(PairVerdict.SAME_CHANNEL_AFTER_POLISHING);
    }

    @Test
    void theTwoChannelsOfSixPointsAreDifferentEndStates() {
        Candidate right = polished(UNBOUNDED, SixPoints.right());
        Candidate left = polished(UNBOUNDED, SixPoints.left());

        assertThat(left.end().channel().limit()).isCloseTo(SixPoints.LEFT_LIMIT, within(1e-12));
        assertThat(new PairComparison(UNBOUNDED, null).compare(right, left).verdict())
                .isEqualTo(PairVerdict.DIFFERENT_END_STATES);
    }

    @Test
    void aNetworkWithKinksIsComparedAsItStandsOnly() {
        Network relu = Network.of(2, List.of(3), Activation.RELU, 0);
        PairComparison kinked = new PairComparison(Objective.of(relu, MOONS), null);

        PairResult pair = kinked.compare(standing(random(5)), standing(random(6)));

        assertThat(pair.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(pair.polishedDistance()).isNull();
        assertThat(pair.polishedError()).isNull();
        assertThat(pair.test()).isNull();
        assertThat(pair.reasons()).containsExactly("they were not polished");
    }

    private static double[] random(long seed) {
        return new Random(seed).doubles(NETWORK.parameterCount(), -2, 2).toArray();
    }

    private static Candidate standing(double[] parameters) {
        return new Candidate(0, parameters, null);
    }

    private static Candidate polished(Objective objective, double[] start) {
        return new Candidate(0, Arrays.copyOf(start, start.length), Polisher.polish(objective, start));
    }
}
