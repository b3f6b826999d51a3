package org.manymoons.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.manymoons.compare.SixPoints;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.landscape.graph.Disconnectivity;
import org.manymoons.landscape.inward.FoundWay;
import org.manymoons.landscape.search.FoundSaddle;
import org.manymoons.landscape.search.GivenEnd;
import org.manymoons.landscape.search.TaskEnd;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;

/** Saddles that were made up between the two minima of six points, which have a copy each: one unit and its sign. */
class GatheringTest {
    private static final Objective OBJECTIVE = SixPoints.objective(0.02);
    private static final EndState RIGHT = Polisher.inspect(OBJECTIVE, SixPoints.right());
    private static final EndState LEFT = Polisher.inspect(OBJECTIVE, SixPoints.left());
    private static final EndState RIGHT_FLIPPED = Polisher.inspect(OBJECTIVE, flipped(SixPoints.right()));
    private static final List<GivenEnd> GIVEN =
            List.of(new GivenEnd(Kind.STRICT_MINIMUM, SixPoints.RIGHT_COST, 5, SixPoints.right()));

    private static double[] flipped(double[] p) {
        return new double[] {-p[0], -p[1], -p[2], p[3]};
    }

    private static FoundSaddle saddle(double cost, double w, @Nullable EndState one, @Nullable EndState other) {
        double[][] oneWay = one == null ? new double[0][] : new double[][] {{1}, one.parameters()};
        double[][] otherWay = other == null ? new double[0][] : new double[][] {{2}, other.parameters()};
        return new FoundSaddle(
                cost,
                1e-12,
                -0.5,
                1e-15,
                0.25,
                2e-15,
                1e-17,
                1e-16,
                0,
                new double[] {w, 0.5, 0.25, 0},
                1e-12,
                one == null ? null : one.decision(),
                other == null ? null : other.decision(),
                oneWay,
                otherWay);
    }

    private static TaskEnd found(long seed, FoundSaddle... saddles) {
        return new TaskEnd(seed, "", null, null, List.of(saddles));
    }

    private static Gathering gathering() {
        return new Gathering(OBJECTIVE, List.of(RIGHT));
    }

    @Test
    void aSaddleThatTwoSearchesFoundIsOneWithBothWays() {
        Gathering gathering = gathering();
        gathering.add(found(1, saddle(0.75, 1, RIGHT, LEFT)), Saddle.Found.PATH);
        gathering.add(found(2, saddle(0.75 + 1e-11, 1 + 1e-12, RIGHT, LEFT)), Saddle.Found.MODE);
        gathering.add(found(2, saddle(0.75, 1, RIGHT, LEFT)), Saddle.Found.MODE);
        gathering.add(found(3, saddle(0.75 + 3e-11, 1, RIGHT, RIGHT_FLIPPED)), Saddle.Found.PATH);

        List<Saddle> saddles = gathering.saddles();
        assertThat(saddles).hasSize(2);
        assertThat(saddles.get(0).searches()).isEqualTo(2);
        assertThat(saddles.get(0).found()).containsExactlyInAnyOrder(Saddle.Found.PATH, Saddle.Found.MODE);
        assertThat(saddles.get(0).joins()).containsExactly(0, 1);
        assertThat(saddles.get(1).searches()).isEqualTo(1);
        assertThat(saddles.get(1).joins()).containsExactly(0, 0);
        assertThat(gathering.unseen()).isCloseTo(1 / 3.0, within(1e-15));
    }

    /** The copy with the unit's sign changed is the same saddle; one with another weight or more flat directions is not. */
    @Test
    void aSaddleIsOneWithItsCopies() {
        Gathering gathering = gathering();
        FoundSaddle first = saddle(0.75, 1, RIGHT, LEFT);
        gathering.add(found(1, first), Saddle.Found.PATH);
        FoundSaddle copy = saddle(0.75, 1, RIGHT, LEFT);
        copy.parameters()[0] = -1;
        copy.parameters()[1] = -0.5;
        copy.parameters()[2] = -0.25;
        gathering.add(found(2, copy), Saddle.Found.PATH);
        assertThat(gathering.saddles()).hasSize(1);
        gathering.add(found(3, saddle(0.75, 1.1, RIGHT, LEFT)), Saddle.Found.PATH);
        assertThat(gathering.saddles()).hasSize(2);
    }

    @Test
    void theLowestComesFirstAndAnUnsettledSideJoinsNothing() {
        Gathering gathering = gathering();
        gathering.add(found(1, saddle(0.9, 1, RIGHT, LEFT), saddle(0.8, 2, RIGHT, null)), Saddle.Found.PATH);
        gathering.add(found(2, saddle(0.85, 3, null, LEFT)), Saddle.Found.EMBEDDING);
        List<Saddle> saddles = gathering.saddles();
        assertThat(saddles).extracting(Saddle::cost).containsExactly(0.8, 0.85, 0.9);
        assertThat(saddles.get(0).joins()).isNull();
        assertThat(saddles.get(0).oneWay()).isNull();
        assertThat(saddles.get(0).otherWay()).isNull();
        assertThat(saddles.get(1).joins()).isNull();
        Saddle last = saddles.get(2);
        assertThat(last.joins()).containsExactly(0, 1);
        assertThat(last.oneWay()[0]).containsExactly(1);
        assertThat(last.otherWay()[0]).containsExactly(2);
        assertThat(last.negativeEigenvalue()).isEqualTo(-0.5);
        assertThat(last.secondEigenvalue()).isEqualTo(0.25);
        assertThat(last.copies()).isEqualTo(BigInteger.TWO);
    }

    /** The ways go with their ends: the smaller number first, whichever side it was. */
    @Test
    void theSidesAreSaidInTheOrderOfTheirNumbers() {
        Gathering gathering = gathering();
        gathering.add(found(1, saddle(0.9, 1, LEFT, RIGHT)), Saddle.Found.PATH);
        Saddle saddle = gathering.saddles().get(0);
        assertThat(saddle.joins()).containsExactly(0, 1);
        assertThat(saddle.oneWay()[0]).containsExactly(2);
        assertThat(saddle.otherWay()[0]).containsExactly(1);
        assertThat(saddle.otherWay()[1]).containsExactly(SixPoints.left());
    }

    @Test
    void withoutAFindNothingIsEstimated() {
        assertThat(gathering().unseen()).isNull();
        assertThat(gathering().saddles()).isEmpty();
    }

    @Test
    void whatOnlyAWayDownReachesIsALeafWithoutSeeds() {
        Gathering gathering = gathering();
        gathering.add(found(1, saddle(0.9, 1, LEFT, RIGHT_FLIPPED)), Saddle.Found.PATH);
        List<Leaf> leaves = gathering.leaves(GIVEN);
        assertThat(leaves).extracting(Leaf::hits).containsExactly(5, 0);
        assertThat(leaves).extracting(Leaf::kind).containsOnly(Kind.STRICT_MINIMUM);
        assertThat(leaves.get(0).value()).isCloseTo(SixPoints.RIGHT_COST, within(1e-14));
        assertThat(leaves.get(1).value()).isCloseTo(SixPoints.LEFT_COST, within(1e-14));
        assertThat(leaves.get(0).limit()).isNull();
        assertThat(leaves.get(1).copies()).isEqualTo(BigInteger.TWO);
        assertThat(leaves.get(0).hessianMinEigenvalue()).isPositive();
        assertThat(leaves.get(0).hessianMaxEigenvalue())
                .isGreaterThan(leaves.get(0).hessianMinEigenvalue());
    }

    /** A channel has its limit, given or found, and no copies that can be counted. */
    @Test
    void aChannelStandsForItsLimit() {
        Gathering gathering = gathering();
        Leaf leaf = gathering
                .leaves(List.of(new GivenEnd(Kind.CHANNEL_TO_INFINITY, 0.125, 3, SixPoints.right())))
                .get(0);
        assertThat(leaf.kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(leaf.limit()).isEqualTo(0.125);
        assertThat(leaf.value()).isEqualTo(0.125);
        assertThat(leaf.copies()).isNull();
    }

    /** 0.8 joins a copy of the one with one of the other; with 0.9 from the one to its own flipped copy all four are one. */
    @Test
    void theGraphJoinsTheCopies() {
        Gathering gathering = gathering();
        gathering.add(found(1, saddle(0.8, 1, RIGHT, LEFT)), Saddle.Found.PATH);
        Disconnectivity two = gathering.graph(gathering.leaves(GIVEN)).orElseThrow();
        assertThat(two.symmetries()).isEqualTo(2);
        assertThat(two.components()).isEqualTo(2);
        assertThat(two.allJoin()).isNull();
        gathering.add(found(2, saddle(0.9, 2, RIGHT, RIGHT_FLIPPED)), Saddle.Found.PATH);
        Disconnectivity one = gathering.graph(gathering.leaves(GIVEN)).orElseThrow();
        assertThat(one.components()).isEqualTo(1);
        assertThat(one.allJoin()).isEqualTo(0.9);
        assertThat(one.copiesJoin()).containsExactly(0.9, 0.9);
        gathering.add(found(3, saddle(0.7, 3, RIGHT, null)), Saddle.Found.PATH);
        assertThat(gathering.graph(gathering.leaves(GIVEN)).orElseThrow().allJoin())
                .isEqualTo(0.9);
    }

    private static FoundWay way(double cost, double sign) {
        List<List<UnitMove>> moves =
                List.of(UnitMoves.of(new int[] {0}, new double[] {sign}).moves());
        return new FoundWay(
                cost, 0, 0, moves, new double[] {cost, 0, 0, 0}, new double[][] {{1}}, new double[][] {{2}, {3}});
    }

    /** Of four ways to the flipped copy the lowest; one that leads from the end state to itself is the lowest between the two. */
    @Test
    void waysThatTheGraphDoesNotNeedAreLeftOut() {
        Gathering gathering = gathering();
        for (FoundWay way : List.of(way(0.95, -1), way(0.85, -1), way(0.7, 1), way(0.9, -1), way(0.75, 1))) {
            gathering.add(new TaskEnd(1, "", null, null, List.of(), List.of(way)), Saddle.Found.PATH);
        }
        List<Leaf> leaves = gathering.leaves(GIVEN);
        assertThat(gathering.needed(leaves)).extracting(FoundWay::cost).containsExactly(0.7, 0.85);
        Disconnectivity graph = gathering.graph(leaves).orElseThrow();
        assertThat(graph.components()).isEqualTo(1);
        assertThat(graph.allJoin()).isEqualTo(0.85);
        Way said = Gathering.way(gathering.needed(leaves).get(1));
        assertThat(said.cost()).isEqualTo(0.85);
        assertThat(said.joins()).containsExactly(0, 0);
        assertThat(said.parameters()).containsExactly(0.85, 0, 0, 0);
        assertThat(said.oneWay()).hasDimensions(1, 1);
        assertThat(said.otherWay()).hasDimensions(2, 1);
    }

    @Test
    void aWayHigherThanASaddleBetweenTheSameCopiesIsOnlyTheLowestOfItsKind() {
        Gathering gathering = gathering();
        gathering.add(found(1, saddle(0.8, 1, RIGHT, RIGHT_FLIPPED)), Saddle.Found.PATH);
        for (FoundWay way : List.of(way(0.95, -1), way(0.85, -1))) {
            gathering.add(new TaskEnd(2, "", null, null, List.of(), List.of(way)), Saddle.Found.PATH);
        }
        List<Leaf> leaves = gathering.leaves(GIVEN);
        assertThat(gathering.needed(leaves)).extracting(FoundWay::cost).containsExactly(0.85);
        assertThat(gathering.graph(leaves).orElseThrow().allJoin()).isEqualTo(0.8);
    }

    /** A unit without weights is its own copy with the sign changed, and all between are the same network. */
    @Test
    void copiesOfADeadUnitJoinAtItsOwnLevel() {
        EndState zero = Polisher.inspect(OBJECTIVE, new double[4]);
        Gathering gathering = new Gathering(OBJECTIVE, List.of(zero));
        double atZero = zero.loss();
        List<Leaf> leaves = gathering.leaves(List.of(new GivenEnd(zero.kind(), atZero, 1, zero.parameters())));
        Disconnectivity graph = gathering.graph(leaves).orElseThrow();
        assertThat(graph.components()).isEqualTo(1);
        assertThat(graph.copiesJoin()).containsExactly(atZero);
    }

    /** Of four finds two are of saddles that were found once. */
    @Test
    void theShareNotSeenIsThatOfSingleFinds() {
        Gathering gathering = gathering();
        gathering.add(found(1, saddle(0.75, 1, RIGHT, LEFT), saddle(0.8, 2, RIGHT, LEFT)), Saddle.Found.PATH);
        gathering.add(found(2, saddle(0.75, 1, RIGHT, LEFT), saddle(0.9, 3, RIGHT, LEFT)), Saddle.Found.PATH);
        assertThat(gathering.unseen()).isEqualTo(0.5);
    }
}
