package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.manymoons.census.Grouping.SeedGroup;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.json.Json;

/** End states made up by hand, counted at once and as blocks that went through JSON. */
class BlockwiseGroupingTest {
    private static final EndState.Decision LOW = Fabricated.end(Kind.STRICT_MINIMUM, 0.300);

    /** Within ten times its bound and theirs of both LOW and HIGH, which are further apart than that. */
    private static final EndState.Decision MIDDLE = Fabricated.end(Kind.STRICT_MINIMUM, 0.3125);

    private static final EndState.Decision HIGH = Fabricated.end(Kind.STRICT_MINIMUM, 0.325);
    private static final EndState.Decision UNKNOWN = Fabricated.end(Kind.NOT_CONVERGED, 0.1);

    @Test
    void verdictsAreThoseOfTheEndStates() {
        BlockwiseGrouping blockwise = blockwise();
        blockwise.add(1, LOW);
        blockwise.add(2, HIGH);
        blockwise.add(3, LOW);
        blockwise.add(4, Fabricated.end(Kind.FLAT_MINIMUM, 0.300));

        assertThat(blockwise.grouping().groups())
                .extracting(SeedGroup::seeds)
                .containsExactly(List.of(1L, 3L), List.of(2L), List.of(4L));
        assertThat(blockwise.grouping().undecidedPairs()).isEqualTo(1);
        assertThat(blockwise.grouping().provenDifferent()).isEqualTo(2);
    }

    @Test
    void aBlockGoesThroughJsonWithAllThatItHas() {
        BlockwiseGrouping block = blockwise();
        block.add(1, LOW);
        block.add(2, null);
        block.add(3, HIGH);
        block.add(4, UNKNOWN);
        block.add(5, LOW);

        BlockwiseGrouping whole = through(blockwise(), block);

        assertThat(whole.grouping().groups())
                .extracting(SeedGroup::seeds)
                .containsExactly(List.of(1L, 5L), List.of(3L));
        assertThat(whole.grouping().groups()).extracting(SeedGroup::hits).containsExactly(2, 1);
        assertThat(whole.grouping().notConverged()).extracting(SeedGroup::seeds).containsExactly(List.of(4L));
        assertThat(whole.grouping().notConvergedSeeds()).isEqualTo(1);
        assertThat(whole.grouping().provenDifferent()).isEqualTo(2);
        assertThat(whole.failed()).containsExactly(2L);
        assertThat(whole.failedSeeds()).isEqualTo(1);
    }

    /** By cost alone they are different, and the one that was the same as both is no longer there to say otherwise. */
    @Test
    void aContradictionWithinABlockStaysOne() {
        BlockwiseGrouping block = blockwise();
        block.add(1, Fabricated.end(Kind.STRICT_MINIMUM, 0.9));
        block.add(2, LOW);
        block.add(3, HIGH);
        assertThat(block.block().contradictions()).isEmpty();
        block.add(4, MIDDLE);
        assertThat(block.block().contradictions()).containsExactly(List.of(1, 2));

        Grouping whole = through(blockwise(), block).grouping();

        assertThat(whole.groups())
                .extracting(SeedGroup::seeds)
                .containsExactly(List.of(1L), List.of(2L, 4L), List.of(3L));
        assertThat(whole.groups().get(1).undecidedWith()).containsExactly(3L);
        assertThat(whole.undecidedPairs()).isEqualTo(1);
        assertThat(whole.provenDifferent()).isEqualTo(2);
    }

    @Test
    void theSameEndStateInTwoBlocksIsOne() {
        BlockwiseGrouping first = blockwise();
        first.add(1, LOW);
        first.add(2, LOW);
        BlockwiseGrouping second = blockwise();
        second.add(3, HIGH);
        second.add(4, LOW);

        BlockwiseGrouping whole = through(through(blockwise(), first), second);

        assertThat(whole.grouping().groups())
                .extracting(SeedGroup::seeds)
                .containsExactly(List.of(1L, 2L, 4L), List.of(3L));
        assertThat(whole.grouping().groups()).extracting(SeedGroup::hits).containsExactly(3, 1);
    }

    @Test
    void ofManyFailedSeedsTheFirstThousandAreNamed() {
        BlockwiseGrouping block = blockwise();
        LongStream.range(0, 700).forEach(seed -> block.add(seed, null));
        BlockwiseGrouping more = blockwise();
        LongStream.range(700, 1400).forEach(seed -> more.add(seed, null));

        BlockwiseGrouping whole = through(through(blockwise(), block), more);

        assertThat(whole.failed()).isEqualTo(LongStream.range(0, 1000).boxed().toList());
        assertThat(whole.failedSeeds()).isEqualTo(1400);
    }

    @Test
    void whatABlockOnlyCountsIsCounted() {
        BlockwiseGrouping whole = blockwise();
        BlockwiseGrouping.BlockGroup listed = new BlockwiseGrouping.BlockGroup(List.of(4L), 1, UNKNOWN);
        whole.add(new BlockwiseGrouping.Block(List.of(), List.of(), List.of(listed), 30, List.of(1L, 2L), 20));

        assertThat(whole.grouping().notConverged()).hasSize(1);
        assertThat(whole.grouping().notConvergedSeeds()).isEqualTo(30);
        assertThat(whole.failed()).containsExactly(1L, 2L);
        assertThat(whole.failedSeeds()).isEqualTo(20);
    }

    private static BlockwiseGrouping blockwise() {
        return new BlockwiseGrouping(Fabricated.objective());
    }

    private static BlockwiseGrouping through(BlockwiseGrouping whole, BlockwiseGrouping block) {
        whole.add(Json.readWhole(Json.line(block.block()), BlockwiseGrouping.Block.class));
        return whole;
    }
}
