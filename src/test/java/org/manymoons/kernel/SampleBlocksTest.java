package org.manymoons.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.kernel.SampleBlocks.Block;
import org.manymoons.reference.Samples;

/** Five samples in blocks of four, in lanes of two. */
class SampleBlocksTest {
    @Test
    void samplesAreCutFeatureByFeatureAndFilledUp() {
        Samples samples =
                new Samples(new double[][] {{1, 10}, {2, 20}, {3, 30}, {4, 40}, {5, 50}}, new double[] {0, 1, 1, 0, 1});
        List<Block> blocks = SampleBlocks.of(samples, 4, 2);
        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(0).size()).isEqualTo(4);
        assertThat(blocks.get(0).columns()).isDeepEqualTo(new double[][] {{1, 2, 3, 4}, {10, 20, 30, 40}});
        assertThat(blocks.get(0).labelSigns()).containsExactly(1, -1, -1, 1);
        assertThat(blocks.get(1).size()).isEqualTo(1);
        assertThat(blocks.get(1).length()).isEqualTo(2);
        assertThat(blocks.get(1).columns()).isDeepEqualTo(new double[][] {{5, 0}, {50, 0}});
        assertThat(blocks.get(1).labelSigns()).containsExactly(-1, 0);
        assertThat(SampleBlocks.of(samples, 8, 8).get(0).length()).isEqualTo(8);
    }

    @Test
    void runningSumsAddTheirLanes() {
        RunningSums sums = new RunningSums(3, new ScalarLoops(64));
        int lanes = sums.at(1);
        for (int lane = 0; lane < lanes; lane++) {
            sums.values()[sums.at(2) + lane] += 1 << lane;
        }
        assertThat(sums.total(2)).isEqualTo((1 << lanes) - 1);
        assertThat(sums.total(1)).isZero();
        sums.clear();
        assertThat(sums.total(2)).isZero();
    }
}
