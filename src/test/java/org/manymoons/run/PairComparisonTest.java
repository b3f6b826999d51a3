package org.manymoons.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.MakeMoons;
import org.manymoons.kernel.Kernels;
import org.manymoons.landscape.EndState;
import org.manymoons.landscape.Kind;
import org.manymoons.landscape.Polisher;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.run.PairComparison.Candidate;
import org.manymoons.symmetry.LayerSymmetry;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;

/** Every verdict, on networks of which the truth is known. */
class PairComparisonTest {
    private static final Network NETWORK = Network.of(2, List.of(3), Activation.TANH, 1e-3);
    private static final Samples MOONS = new MakeMoons(ClassSizes.ofTotal(300), 0.2, 3, true).samples();
    private static final Objective OBJECTIVE = Kernels.objective(NETWORK, MOONS);
    private static final Symmetry FLIPPED_AND_PERMUTED = new Symmetry(List.<LayerSymmetry>of(
            new UnitMoves(List.of(new UnitMove(2, -1), new UnitMove(0, 1), new UnitMove(1, -1)))));

    private final PairComparison comparison = new PairComparison(OBJECTIVE, MOONS);

    @Test
    void theSameBitsAreIdentical() {
        double[] p = random(1);

        assertThat(comparison.compare(candidate(p), candidate(p.clone())).verdict())
                .isEqualTo(PairVerdict.IDENTICAL);
    }

    @Test
    void aFlippedAndPermutedNetworkIsTheSameUpToSymmetry() {
        double[] p = random(2);

        PairResult pair = comparison.compare(candidate(p), candidate(FLIPPED_AND_PERMUTED.apply(NETWORK, p)));

        assertThat(pair.verdict()).isEqualTo(PairVerdict.SAME_UP_TO_SYMMETRY);
        assertThat(pair.rawDistance()).isGreaterThan(1);
        assertThat(pair.test().labelDisagreement()).isZero();
    }

    @Test
    void aSlightChangeIsNoSymmetry() {
        double[] p = random(3);
        double[] q = FLIPPED_AND_PERMUTED.apply(NETWORK, p);
        q[4] += 1e-11;

        assertThat(comparison.compare(candidate(p), candidate(q)).verdict()).isEqualTo(PairVerdict.UNDECIDED);
    }

    @Test
    void twoStartsInOneValleyAreTheSameMinimumAfterPolishing() {
        EndState end = strictMinimum();
        double[] near = end.parameters().clone();
        double[] flipped = FLIPPED_AND_PERMUTED.apply(NETWORK, end.parameters());
        Random random = new Random(4);
        for (int k = 0; k < near.length; k++) {
            near[k] += 1e-3 * random.nextGaussian();
            flipped[k] += 1e-3 * random.nextGaussian();
        }

        assertThat(comparison.compare(polished(near), polished(flipped)).verdict())
                .isEqualTo(PairVerdict.SAME_MINIMUM_AFTER_POLISHING);
    }

    @Test
    void aNetworkWithKinksIsComparedAsItStandsOnly() {
        Network relu = Network.of(2, List.of(3), Activation.RELU, 0);
        PairComparison kinked = new PairComparison(Objective.of(relu, MOONS), null);

        PairResult pair = kinked.compare(candidate(random(5)), candidate(random(6)));

        assertThat(pair.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(pair.polishedDistance()).isNull();
        assertThat(pair.test()).isNull();
    }

    /** R: binom.test(3, 15)$p.value and binom.test(1, 1)$p.value. */
    @Test
    void mcNemarIsTheExactBinomialTest() {
        assertThat(McNemar.of(3, 12).pValue()).isCloseTo(0.03515625, within(1e-12));
        assertThat(McNemar.of(1, 0).pValue()).isEqualTo(1);
        assertThat(McNemar.of(0, 0).pValue()).isEqualTo(1);
    }

    private static EndState strictMinimum() {
        for (int seed = 0; ; seed++) {
            EndState end = Polisher.polish(OBJECTIVE, random(seed));
            if (end.kind() == Kind.STRICT_MINIMUM) {
                return end;
            }
        }
    }

    private static double[] random(long seed) {
        Random random = new Random(seed);
        return random.doubles(NETWORK.parameterCount(), -2, 2).toArray();
    }

    private static Candidate candidate(double[] parameters) {
        return new Candidate(0, parameters, null);
    }

    private static Candidate polished(double[] parameters) {
        return new Candidate(0, parameters, Polisher.polish(OBJECTIVE, parameters));
    }
}
