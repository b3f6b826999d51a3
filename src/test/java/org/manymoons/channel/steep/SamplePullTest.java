package org.manymoons.channel.steep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.reference.Samples;

/** A constant logit c: label 1 pulls up by s(-c), label 0 down by s(c). */
class SamplePullTest {
    private static final double C = 0.5;
    private static final double UP = 1 / (1 + Math.exp(C));
    private static final double DOWN = 1 / (1 + Math.exp(-C));

    private static LimitState constant(double c, Cut... cuts) {
        return new LimitState(List.of(), c, List.of(cuts));
    }

    @Test
    void samplesAtOnePlacePullTogether() {
        Samples samples = new Samples(new double[][] {{1}, {2}, {1}, {1}, {3}}, new double[] {1, 0, 0, 1, 1});
        SamplePull pull = SamplePull.at(constant(C), samples);
        assertThat(pull.pull())
                .containsExactly(new double[] {2 * UP - DOWN, -DOWN, 2 * UP - DOWN, 2 * UP - DOWN, UP}, within(1e-15));
        assertThat(pull.size()).isEqualTo(5);
        assertThat(pull.input(4)).containsExactly(3);
        assertThat(pull.label(1)).isZero();
        assertThat(pull.margin(0)).isEqualTo(C);
        assertThat(pull.margin(1)).isEqualTo(-C);
    }

    @Test
    void whatIsCutOffDoesNotPull() {
        Samples samples = new Samples(new double[][] {{1}, {2}, {3}}, new double[] {1, 0, 1});
        boolean[] beyond = {false, true, false};
        SamplePull pull = SamplePull.at(constant(C, new Cut(0, new double[] {1, 0}, beyond, -1)), samples);
        assertThat(pull.pull()).containsExactly(new double[] {UP, 0, UP}, within(1e-15));
        assertThat(pull.excluded()).containsExactly(false, true, false);
    }

    /** One of each label at logit 2e-9 pulls down by a share of 1e-9 and is told from balance; at half of that it is not. */
    @Test
    void whatPullsAlikeBothWaysPullsToNoSide() {
        Samples samples = new Samples(new double[][] {{1}, {1}}, new double[] {1, 0});
        assertThat(SamplePull.at(constant(3e-9), samples).pull()[0]).isCloseTo(-1.5e-9, within(1e-14));
        assertThat(SamplePull.at(constant(1e-9), samples).pull()).containsExactly(0, 0);
    }

    @Test
    void theOneThatGainsMostOfThoseTheLineCanBeMovedOntoIsTaken() {
        double[][] x = {{-2}, {-1}, {0}, {1}, {2}};
        Dichotomy split = new Dichotomy(x, new double[] {-1, -1, 1, 1, 0});
        double[] leaving = {1, -1};
        // next to the line are -1 and 0; -2 and 1 gain more but are behind them
        assertThat(SamplePull.gaining(split, leaving, new double[] {9, 2, -3, -9, -9}))
                .isEqualTo(Optional.of(2));
        assertThat(SamplePull.gaining(split, leaving, new double[] {9, 3, -2, -9, -9}))
                .isEqualTo(Optional.of(1));
        assertThat(SamplePull.gaining(split, leaving, new double[] {9, -2, 2, -9, -9}))
                .isEmpty();
        assertThat(SamplePull.gaining(split, leaving, new double[] {0, 0, 0, 0, 0}))
                .isEmpty();
        assertThat(SamplePull.gaining(split, new double[] {1, 0}, new double[] {0, 2, -3, 0, 0}))
                .isEqualTo(Optional.of(1));
    }
}
