package org.manymoons.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.channel.Limits.p;
import static org.manymoons.channel.Limits.piece;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.LimitCertificate.Certification.Undercut;
import org.manymoons.channel.LimitCertificate.Certification.Unproven;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.channel.limit.LimitModel;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.descent.Descent;
import org.manymoons.descent.LinearFit;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** How much a search looks at, and how deep, seen by what it asks: the start's loss once, and once for each limit. */
class ChannelSearchEffortTest {
    /** Counts how often the loss of the start is asked for: by the search, and by each certificate. */
    private static final class Watched implements Objective {
        private final Objective plain;
        private final double[] start;
        private int asked;

        Watched(Samples samples, int units, double[] start) {
            plain = Objective.of(Network.of(samples.features(), List.of(units), Activation.TANH, 0), samples);
            this.start = start;
        }

        int limits() {
            return Math.max(0, asked - 1);
        }

        @Override
        public Network network() {
            return plain.network();
        }

        @Override
        public Samples samples() {
            return plain.samples();
        }

        @Override
        public double loss(double[] parameters) {
            asked += parameters == start ? 1 : 0;
            return plain.loss(parameters);
        }

        @Override
        public double[] gradient(double[] parameters) {
            return plain.gradient(parameters);
        }

        @Override
        public double[][] hessian(double[] parameters) {
            return plain.hessian(parameters);
        }
    }

    /** After the first question the search is told to stop: each limit it still tries is judged where it is. */
    private static final class Stop implements BooleanSupplier {
        private int asked;

        @Override
        public boolean getAsBoolean() {
            return asked++ > 0;
        }
    }

    private static double[][] cube(int features, int size) {
        Random random = new Random(5);
        return IntStream.range(0, size)
                .mapToObj(n -> random.doubles(features, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    private static Samples labelled(double[][] points) {
        Random random = new Random(6);
        return new Samples(points, random.doubles(points.length, 0.3, 0.7).toArray());
    }

    /** Units that fade, each along one input: all of them may become lines. */
    private static LimitState fadingUnits(int features, int units) {
        Piece[] pieces = new Piece[units];
        for (int i = 0; i < units; i++) {
            double[] unit = new double[features + 2];
            unit[i % features] = 0.01;
            unit[features + 1] = 1;
            pieces[i] = piece(new UnitTerm(Activation.TANH), unit, i);
        }
        return Limits.state(0, pieces);
    }

    private static double[] parameters(LimitState units, int features) {
        return units.network(Network.of(features, List.of(units.pieces().size()), Activation.TANH, 0));
    }

    /** Ten limits at up to 33 parameters; then ten over the square of the size, at least one: 46, 65 and 157 of them. */
    @ParameterizedTest
    @CsvSource({"1, 10, 10", "3, 9, 5", "6, 8, 2", "50, 3, 1"})
    void largerNetworksAreSearchedLess(int features, int units, int limits) {
        double[] start = parameters(fadingUnits(features, units), features);
        Samples samples = labelled(cube(features, 12));
        Watched objective = new Watched(samples, units, start);
        assertThat(Degenerations.of(LimitState.of(objective.network(), start), samples))
                .hasSizeGreaterThan(limits);
        ChannelSearch.from(objective, start, new Stop());
        assertThat(objective.limits()).isEqualTo(limits);
    }

    /**
     * A limit that does not settle is carried on for six rounds, with a search after every second, and a last one where it
     * ends: six rounds, the finish and four searches make eleven questions. The second and last limit of this network makes
     * seven, as its searches need not ask when nothing may follow.
     */
    @Test
    void whatDoesNotSettleIsSearchedOnFromOnTheWayAndAtTheEnd() {
        double[] start = parameters(fadingUnits(6, 8), 6);
        Watched objective = new Watched(labelled(cube(6, 12)), 8, start);
        Stop stop = new Stop();
        ChannelSearch.from(objective, start, stop);
        assertThat(objective.limits()).isEqualTo(2);
        assertThat(stop.asked).isEqualTo(1 + 11 + 7);
    }

    /** Goes on only when asked these questions, counted from 0, and counts them all. */
    private static final class Going implements BooleanSupplier {
        private final List<Integer> questions;
        private int asked;

        Going(Integer... questions) {
            this.questions = List.of(questions);
        }

        @Override
        public boolean getAsBoolean() {
            return !questions.contains(asked++);
        }
    }

    /** Of two limits that networks lie below, no higher network counts than the lower, whether it comes first or second. */
    @Test
    void theLowestOfTheNetworksBelowLimitsIsHandedBack() {
        int firstIsLower = 0;
        int secondIsLower = 0;
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            double[][] points = Limits.points(40, seed);
            LimitState truth = Limits.state(
                    0.2,
                    piece(new UnitTerm(Activation.TANH), p(0.9, 0.5 * random.nextDouble(), 0.6, 1.5), 0),
                    piece(new UnitTerm(Activation.TANH), p(-0.2, 1.1, random.nextDouble(), 1.2), 1));
            Samples samples = Limits.saying(truth, points);
            double[] start = parameters(
                    Limits.state(
                            0,
                            piece(new UnitTerm(Activation.TANH), p(0.05, 0.01, 0, 20), 0),
                            piece(new UnitTerm(Activation.TANH), p(-0.01, 0.06, 0, 20), 1)),
                    2);
            Watched objective = new Watched(samples, 2, start);
            List<Double> losses = undercuts(objective, start);
            Certification outcome = ChannelSearch.from(objective, start, new Stop());
            if (losses.size() == 2) {
                assertThat(((Undercut) outcome).loss())
                        .isLessThanOrEqualTo(
                                losses.stream().mapToDouble(x -> x).min().orElseThrow());
                firstIsLower += losses.get(0) < losses.get(1) ? 1 : 0;
                secondIsLower += losses.get(0) > losses.get(1) ? 1 : 0;
            }
        }
        assertThat(firstIsLower).isPositive();
        assertThat(secondIsLower).isPositive();
    }

    /** The losses of the networks below each limit near this start, the best fitting one first. */
    private static List<Double> undercuts(Objective objective, double[] start) {
        List<LimitState> limits = new ArrayList<>();
        for (LimitState state : Degenerations.of(LimitState.of(objective.network(), start), objective.samples())) {
            LimitModel model = state.model(objective.samples());
            double[] at = state.parameters();
            int[] linear = model.linearParameters();
            double[] v = Arrays.stream(linear).mapToDouble(k -> at[k]).toArray();
            v = LinearFit.solveFromAnywhere(model.regression(at), v, 30);
            for (int k = 0; k < v.length; k++) {
                at[linear[k]] = v[k];
            }
            Descent descent = new Descent(model, at, () -> true);
            descent.projected(1);
            limits.add(state.at(descent.parameters()));
        }
        limits.sort((a, b) -> Double.compare(Limits.loss(a, objective.samples()), Limits.loss(b, objective.samples())));
        List<Double> losses = new ArrayList<>();
        for (LimitState limit : limits) {
            if (LimitCertificate.of(limit, objective, Activation.TANH, start) instanceof Undercut undercut) {
                losses.add(undercut.loss());
            }
        }
        return losses;
    }

    /** The middle of a circle and places on it, four samples of both classes each: one is of class 1, on the circle three. */
    private static Samples corners(int corners, int features) {
        double[][] points = new double[4 * (corners + 1)][features];
        double[] labels = new double[points.length];
        for (int n = 0; n < points.length; n++) {
            int corner = n / 4;
            labels[n] = n % 4 < (corner < corners ? 3 : 1) ? 1 : 0;
            if (corner < corners) {
                points[n][0] = Math.cos(corner * Math.PI / 3);
                points[n][1] = Math.sin(corner * Math.PI / 3);
            }
        }
        return new Samples(points, labels);
    }

    /** A unit for each place on the circle, which lifts it alone, by 2 log 3: each gains by becoming a step. */
    private static double[] lifting(int corners, int features) {
        Piece[] pieces = new Piece[corners];
        for (int i = 0; i < corners; i++) {
            double[] unit = new double[features + 2];
            unit[0] = 16 * Math.cos(i * Math.PI / 3);
            unit[1] = 16 * Math.sin(i * Math.PI / 3);
            unit[features] = -12;
            unit[features + 1] = Math.log(3);
            pieces[i] = piece(new UnitTerm(Activation.TANH), unit, i);
        }
        return parameters(Limits.state((corners - 1) * Math.log(3), pieces), features);
    }

    @ParameterizedTest
    @CsvSource({"4, true", "5, true", "6, false"})
    void noMoreThanFiveGroupsAreFoundOneAfterTheOther(int groups, boolean found) {
        double[] start = lifting(groups, 2);
        Watched objective = new Watched(corners(groups, 2), groups, start);
        Certification outcome = ChannelSearch.from(objective, start, () -> false);
        assertThat(outcome).isInstanceOf(found ? Verified.class : Unproven.class);
    }

    /**
     * Two limits are all that a network of 65 parameters gets. The first, of one unit of the two, is judged where it is;
     * the second must then be that of both, searched on from where the first ended.
     */
    @Test
    void theEndOfALimitIsSearchedOnFrom() {
        double[] start = lifting(2, 30);
        Watched objective = new Watched(corners(2, 30), 2, start);
        int[] asked = {0};
        Certification outcome = ChannelSearch.from(objective, start, () -> asked[0]++ > 0 && objective.limits() == 0);
        assertThat(((Verified) outcome).channel().groups()).hasSize(2);
        assertThat(objective.limits()).isEqualTo(2);
    }

    /**
     * Question 3, whether to search after the second round, is answered as well: the second and last limit is tried there,
     * with six rounds and its finish, and then the first goes on with four rounds and its finish. Each of the two has a line
     * moved once, which is settled with three questions.
     */
    @Test
    void theFirstSearchOnTheWayIsAfterTwoRounds() {
        double[] start = lifting(2, 30);
        Watched objective = new Watched(corners(2, 30), 2, start);
        Going going = new Going(0, 3);
        ChannelSearch.from(objective, start, going);
        assertThat(objective.limits()).isEqualTo(2);
        assertThat(going.asked).isEqualTo(1 + 3 + 7 + 4 + 1 + 2 * 3);
    }

    /**
     * Ten limits, with every first search on the way: 13 questions lead to the fifth step, which asks for six rounds and its
     * finish but for no search, as does the other one at that depth. What tries the fifth step then asks 8 more, and so do
     * the two others at its depth 11 each, and likewise at the depth before, where the tenth and last limit asks 7: then
     * nothing is left to search for, and the two before go on with four rounds and a finish each. Nine of the limits have a
     * line moved once, which is settled with three questions.
     */
    @Test
    void searchesOnTheWayGoNoDeeperThanFive() {
        double[] start = lifting(6, 2);
        Watched objective = new Watched(corners(6, 2), 6, start);
        Going going = new Going(0, 3, 6, 9, 12);
        ChannelSearch.from(objective, start, going);
        assertThat(objective.limits()).isEqualTo(10);
        assertThat(going.asked).isEqualTo(13 + 2 * 7 + 8 + 2 * 11 + 8 + 11 + 7 + 2 * 5 + 9 * 3);
    }
}
