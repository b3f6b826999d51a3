package org.manymoons.proof.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.Proven;
import org.manymoons.proof.Prover;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/** Pieces around critical points that SciPy and mpmath know: golden/one-unit.json. */
class PieceSearchTest {
    private static PieceSearch search(double share) throws Exception {
        OneUnitData data = OneUnit.data();
        return new PieceSearch(
                data, Level.below(share, data), Prover.of(OneUnit.NETWORK, OneUnit.SAMPLES, "one_unit.py"));
    }

    @Test
    void theCriticalPointOfAPieceIsFoundWithItsIndexAndLoss() throws Exception {
        for (OneUnit.Point known : OneUnit.critical()) {
            PieceSearch.Found found = search(0.999).search(OneUnit.cone(known.unit(OneUnit.data()), 0.01));

            assertThat(found.undecided()).isZero();
            assertThat(found.points()).hasSize(1);
            Certificate point = found.points().get(0);
            assertThat(point.index()).isEqualTo(known.index());
            assertThat(point.lossInterval().get(0).doubleValue()).isLessThanOrEqualTo(known.loss());
            assertThat(point.lossInterval().get(1).doubleValue()).isGreaterThanOrEqualTo(known.loss());
            for (int k = 0; k < 5; k++) {
                assertThat(point.midpoint().get(k).doubleValue()).isCloseTo(known.parameters()[k], within(1e-12));
            }
        }
    }

    /** A wide piece that holds the second minimum and the saddle next to it. */
    @Test
    void twoCriticalPointsOfAPieceAreTwo() throws Exception {
        OneUnitData data = OneUnit.data();
        double[] minimum = OneUnit.critical().get(1).unit(data);
        double[] saddle = OneUnit.critical().get(2).unit(data);
        double[] middle = new double[3];
        double radius = 0.05;
        for (int k = 0; k < 3; k++) {
            middle[k] = 0.5 * (minimum[k] + saddle[k]);
            radius = Math.max(radius, 0.5 * Math.abs(minimum[k] - saddle[k]) + 0.05);
        }

        PieceSearch.Found found = search(0.999).search(OneUnit.cone(middle, radius));

        assertThat(found.undecided()).isZero();
        List<Integer> indices = new ArrayList<>();
        found.points().forEach(point -> indices.add(point.index()));
        assertThat(indices).containsExactlyInAnyOrder(0, 1);
        assertThat(found.boxes()).isGreaterThan(2);
    }

    @Test
    void whatLiesAboveTheLevelIsNotLookedFor() throws Exception {
        OneUnit.Point highest = OneUnit.critical().get(4);
        Cone piece = OneUnit.cone(highest.unit(OneUnit.data()), 0.01);

        PieceSearch.Found found = search(0.9).search(piece);

        assertThat(found.points()).isEmpty();
        assertThat(found.undecided()).isZero();
    }

    /** The unit of the other sign: its output weight is negative, and the point is found elsewhere. */
    @Test
    void pointsAreFoundForOneSignOnly() throws Exception {
        double[] unit = OneUnit.critical().get(0).unit(OneUnit.data());
        Cone piece = OneUnit.cone(new double[] {-unit[0], -unit[1], -unit[2]}, 0.01);

        PieceSearch.Found found = search(0.999).search(piece);

        assertThat(found.points()).isEmpty();
        assertThat(found.undecided()).isZero();
    }

    @Test
    void aPieceWithoutACriticalPointHoldsNone() throws Exception {
        for (OneUnit.Point unit : OneUnit.units()) {
            PieceSearch.Found found = search(0.999).search(OneUnit.cone(unit.unit(OneUnit.data()), 0.1));
            assertThat(found.points()).isEmpty();
            assertThat(found.undecided()).isZero();
        }
    }

    /** Certificates of another loss are about other points: what cannot be certified is never called empty. */
    @Test
    void withoutACertificateThePieceIsUndecided() throws Exception {
        OneUnitData data = OneUnit.data();
        Network other = Network.of(2, List.of(1), Activation.TANH, 0.1);
        PieceSearch search =
                new PieceSearch(data, Level.below(0.999, data), Prover.of(other, Proven.clouds(), "clouds"));

        PieceSearch.Found found =
                search.search(OneUnit.cone(OneUnit.critical().get(0).unit(data), 1e-4));

        assertThat(found.undecided()).isPositive();
    }

    @Test
    void whatWasNotLookedAtWhenTheSearchWasStoppedIsUndecided() throws Exception {
        Thread.currentThread().interrupt();
        PieceSearch.Found found =
                search(0.999).search(OneUnit.cone(OneUnit.critical().get(0).unit(OneUnit.data()), 0.01));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(found.undecided()).isEqualTo(1);
        assertThat(found.points()).isEmpty();
    }

    /** A box is held where it lies within the certificate's on all sides; its border is not. */
    @Test
    void aCertificateHoldsWhatLiesWithinItsRadii() throws Exception {
        Certificate point = search(0.999)
                .search(OneUnit.cone(OneUnit.critical().get(0).unit(OneUnit.data()), 0.01))
                .points()
                .get(0);
        double[] at = new double[5];
        double[] radius = new double[5];
        for (int k = 0; k < 5; k++) {
            at[k] = point.midpoint().get(k).doubleValue();
            radius[k] = point.radius().get(k);
        }
        assertThat(PieceSearch.holds(point, ends(at, radius, -1, 0.999, 0.999))).isTrue();
        for (int k = 0; k < 5; k++) {
            assertThat(PieceSearch.holds(point, ends(at, radius, k, 1, 0.5))).isFalse();
            assertThat(PieceSearch.holds(point, ends(at, radius, k, 0.5, 1))).isFalse();
            assertThat(PieceSearch.holds(point, ends(at, radius, k, 0.999, 0.999)))
                    .isTrue();
        }
    }

    /** So many radii below and above in one coordinate, half a radius in the others. */
    private static Box ends(double[] at, double[] radius, int k, double below, double above) {
        double[] low = new double[5];
        double[] high = new double[5];
        for (int j = 0; j < 5; j++) {
            low[j] = at[j] - radius[j] * (j == k ? below : 0.5);
            high[j] = at[j] + radius[j] * (j == k ? above : 0.5);
        }
        return new Box(low, high);
    }
}
