package org.manymoons.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;

class FreeRunControlTest {
    private static final Samples NONE = new Samples(new double[][] {{0}}, new double[] {0});

    /** Rounding to eight digits makes any start changed by one ulp equal again; after ten updates small differences double. */
    private static double[] gradient(double[] p, int update) {
        double coarse = Math.rint(p[0] * 1e8) / 1e8;
        return update < 10 ? new double[] {p[0] - coarse} : new double[] {-(p[0] - 0.3)};
    }

    @Test
    void aControlThatFellTogetherWithTheReferenceIsChangedAnew() {
        int[] update = {0};
        double[] start = {0.3};
        FreeRunComparison comparison =
                new FreeRunComparison(new Updater.Sgd(1), (p, batch) -> gradient(p, update[0]), start, 1);
        double[] other = start.clone();
        for (int i = 0; i < 80; i++) {
            double[] before = other.clone();
            update[0] = i;
            double g = gradient(other, i)[0];
            other = new double[] {other[0] - g + (i == 10 ? 1e-16 : 0)};
            comparison.accept(new ObservedUpdate(i, NONE, before, new double[0], other, new double[0]));
        }

        FreeRunComparison.Result result = comparison.result();

        assertThat(result.partsAt()).isPositive();
        assertThat(result.controlPartsAt()).isPositive();
        assertThat(result.suspectsDefect(1e-16, 80)).isFalse();
    }
}
