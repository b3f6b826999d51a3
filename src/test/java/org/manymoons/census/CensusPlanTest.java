package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.manymoons.reference.Recipe;

class CensusPlanTest {
    private static final Recipe RECIPE = SmallMoons.descent(SmallMoons.tanh(1, 0), 4, 1);

    @Test
    void seedsStandAscendingAndOnceHoweverTheyCame() {
        assertThat(plan(List.of(5L, 0L, 3L, 5L), 2).seeds()).containsExactly(0L, 3L, 5L);
        assertThat(plan(List.of(0L, 0L, 1L), 2).seeds()).containsExactly(0L, 1L);
        assertThat(plan(List.of(2L, 1L), 2).seeds()).containsExactly(1L, 2L);
        List<Long> ascending = List.of(0L, 1L, 4L);
        assertThat(plan(ascending, 2).seeds()).isSameAs(ascending);
    }

    @Test
    void theLastBlockHasTheRest() {
        CensusPlan plan = plan(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L), 3);
        assertThat(plan.blocks()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).mapToObj(plan::block))
                .containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L));
    }

    @Test
    void blocksCoverTheSeedsExactly() {
        for (int size = 1; size <= 8; size++) {
            CensusPlan plan = plan(LongStream.range(0, 6).boxed().toList(), size);
            assertThat(plan.blocks()).isEqualTo((int) Math.ceil(6.0 / size));
            assertThat(IntStream.range(0, plan.blocks()).boxed().flatMap(k -> plan.block(k).stream()))
                    .isEqualTo(plan.seeds());
        }
        assertThat(plan(List.of(), 4).blocks()).isZero();
    }

    @Test
    void aBlockOfNoSeedsIsRefused() {
        assertThatThrownBy(() -> plan(List.of(1L), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a block has at least one seed: blockSize=0");
        assertThat(plan(List.of(1L), 1).blocks()).isEqualTo(1);
    }

    private static CensusPlan plan(List<Long> seeds, int blockSize) {
        return new CensusPlan(RECIPE, null, seeds, blockSize);
    }
}
