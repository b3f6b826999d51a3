package org.manymoons.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

class MultiplierTest {
    private static Multiplier at(double mu) {
        return new Multiplier(0, 0, mu, 1, 0.01);
    }

    @Test
    void withinTenErrorsOfAnEndItIsNeitherInsideNorOutside() {
        assertThat(at(0.11).isInside()).isTrue();
        assertThat(at(0.09).isInside()).isFalse();
        assertThat(at(0.89).isInside()).isTrue();
        assertThat(at(0.91).isInside()).isFalse();
        assertThat(at(-0.09).isOutside()).isFalse();
        assertThat(at(-0.11).isOutside()).isTrue();
        assertThat(at(1.09).isOutside()).isFalse();
        assertThat(at(1.11).isOutside()).isTrue();
        assertThat(at(0.5).isOutside()).isFalse();
    }

    @Test
    void theMarginIsAShareOfTheJump() {
        assertThat(new Multiplier(0, 0, 0.5, 2, 0).margin()).isEqualTo(0.25);
        assertThat(new Multiplier(0, 0, 1.8, 2, 0).margin()).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void itSaysWhichUnit() {
        assertThat(new Multiplier(2, 0, 0.5, 2, 1e-9)).hasToString("unit 3 has 0.500 of at most 2.00 (+- 1e-09)");
    }

    /** mu = v l2 and the jump v (1/32 + l2/4), by hand. */
    @Test
    void onOneKinkItIsTheForceOfTheSampleBeyondIt() {
        double[] p = Line.minimumOnOneKink(0.01);
        List<Multiplier> all = Multiplier.all(new KinkPoint(
                new KinkedLoss(
                        Network.of(1, List.of(1), Activation.RELU, 0.01),
                        Line.onOneKink().samples()),
                p));

        assertThat(all).hasSize(1);
        assertThat(all.get(0).unit()).isZero();
        assertThat(all.get(0).point()).isEqualTo(1);
        // the gradient of the weight has the decay in it, which the kink at 1/2 shares with the bias: mu (1/2, 1) is
        // the best fit
        assertThat(all.get(0).mu()).isCloseTo(p[2] * 0.01, within(1e-15));
        assertThat(all.get(0).jump()).isCloseTo(p[2] * (1 / 32.0 + 0.0025), within(1e-15));
        assertThat(all.get(0).error()).isBetween(1e-18, 1e-14);
    }

    /** Two samples on one kink in the plane: a right angle makes each multiplier the component of the gradient along its own row. */
    @Test
    void withTwoSamplesEachHasWhatIsOrthogonalToTheOther() {
        Samples samples = new Samples(new double[][] {{1, 0}, {-1, 0}, {0, 2}, {0, -2}}, new double[] {0, 1, 1, 0});
        KinkedLoss loss = new KinkedLoss(Network.of(2, List.of(1), Activation.RELU, 0), samples);
        KinkPoint at = new KinkPoint(loss, new double[] {0, 1, 0, 3, 0.5});
        List<Multiplier> all = Multiplier.all(at);

        assertThat(all).extracting(Multiplier::point).containsExactly(0, 1);
        // rows (1, 0, 1) and (-1, 0, 1); gradient of (w1, w2, b): 3 r_2 (0, 2, 1)
        double r2 = -0.25 / (1 + Math.exp(0.5 + 6));
        double r0 = 0.25 / (1 + Math.exp(-0.5));
        assertThat(all.get(0).mu()).isCloseTo(-3 * r2 / 2, within(1e-15));
        assertThat(all.get(1).mu()).isCloseTo(-3 * r2 / 2, within(1e-15));
        assertThat(all.get(0).jump()).isCloseTo(3 * r0, within(1e-15));
    }

    @Test
    void moreSamplesThanAUnitHasNumbersSayNothing() {
        KinkedLoss loss = new KinkedLoss(
                Network.of(1, List.of(1), Activation.RELU, 0), Line.balanced().samples());
        assertThat(Multiplier.all(new KinkPoint(loss, new double[] {0, 0, 1, 0})))
                .isEmpty();
    }
}
