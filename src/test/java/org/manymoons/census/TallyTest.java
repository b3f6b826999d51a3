package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.manymoons.census.Grouping.Group;
import org.manymoons.endstate.Kind;
import org.manymoons.json.Json;

/** End states made up by hand, counted at once and as blocks that went through JSON. */
class TallyTest {
    private static final SeedEnd.Polished LOW = Fabricated.end(Kind.STRICT_MINIMUM, 0.300);

    /** Within ten times its bound and theirs of both LOW and HIGH, which are further apart than that. */
    private static final SeedEnd.Polished MIDDLE = Fabricated.end(Kind.STRICT_MINIMUM, 0.3125);

    private static final SeedEnd.Polished HIGH = Fabricated.end(Kind.STRICT_MINIMUM, 0.325);
    private static final SeedEnd.Polished UNKNOWN = Fabricated.end(Kind.NOT_CONVERGED, 0.1);

    @Test
    void verdictsAreThoseOfTheEndStates() {
        Tally tally = tally();
        tally.add(1, LOW);
        tally.add(2, HIGH);
        tally.add(3, LOW);
        tally.add(4, Fabricated.end(Kind.FLAT_MINIMUM, 0.300));

        assertThat(tally.grouping().groups())
                .extracting(Group::seeds)
                .containsExactly(List.of(1L, 3L), List.of(2L), List.of(4L));
        assertThat(tally.grouping().undecidedPairs()).isEqualTo(1);
        assertThat(tally.grouping().provenDifferent()).isEqualTo(2);
    }

    @Test
    void aBlockGoesThroughJsonWithAllThatItHas() {
        Tally block = tally();
        block.add(1, LOW);
        block.add(2, null);
        block.add(3, HIGH);
        block.add(4, UNKNOWN);
        block.add(5, LOW);

        Tally whole = through(tally(), block);

        assertThat(whole.grouping().groups()).extracting(Group::seeds).containsExactly(List.of(1L, 5L), List.of(3L));
        assertThat(whole.grouping().groups()).extracting(Group::hits).containsExactly(2, 1);
        assertThat(whole.grouping().notConverged()).extracting(Group::seeds).containsExactly(List.of(4L));
        assertThat(whole.grouping().notConvergedSeeds()).isEqualTo(1);
        assertThat(whole.grouping().provenDifferent()).isEqualTo(2);
        assertThat(whole.failed()).containsExactly(2L);
        assertThat(whole.failedSeeds()).isEqualTo(1);
    }

    /** By cost alone they are different, and the one that was the same as both is no longer there to say otherwise. */
    @Test
    void aContradictionWithinABlockStaysOne() {
        Tally block = tally();
        block.add(1, Fabricated.end(Kind.STRICT_MINIMUM, 0.9));
        block.add(2, LOW);
        block.add(3, HIGH);
        assertThat(block.block().contradictions()).isEmpty();
        block.add(4, MIDDLE);
        assertThat(block.block().contradictions()).containsExactly(List.of(1, 2));

        Grouping whole = through(tally(), block).grouping();

        assertThat(whole.groups()).extracting(Group::seeds).containsExactly(List.of(1L), List.of(2L, 4L), List.of(3L));
        assertThat(whole.groups().get(1).undecidedWith()).containsExactly(3L);
        assertThat(whole.undecidedPairs()).isEqualTo(1);
        assertThat(whole.provenDifferent()).isEqualTo(2);
    }

    @Test
    void theSameEndStateInTwoBlocksIsOne() {
        Tally first = tally();
        first.add(1, LOW);
        first.add(2, LOW);
        Tally second = tally();
        second.add(3, HIGH);
        second.add(4, LOW);

        Tally whole = through(through(tally(), first), second);

        assertThat(whole.grouping().groups())
                .extracting(Group::seeds)
                .containsExactly(List.of(1L, 2L, 4L), List.of(3L));
        assertThat(whole.grouping().groups()).extracting(Group::hits).containsExactly(3, 1);
    }

    @Test
    void ofManyFailedSeedsTheFirstThousandAreNamed() {
        Tally block = tally();
        LongStream.range(0, 700).forEach(seed -> block.add(seed, null));
        Tally more = tally();
        LongStream.range(700, 1400).forEach(seed -> more.add(seed, null));

        Tally whole = through(through(tally(), block), more);

        assertThat(whole.failed()).isEqualTo(LongStream.range(0, 1000).boxed().toList());
        assertThat(whole.failedSeeds()).isEqualTo(1400);
    }

    @Test
    void whatABlockOnlyCountsIsCounted() {
        Tally whole = tally();
        Tally.BlockGroup listed = new Tally.BlockGroup(List.of(4L), 1, UNKNOWN);
        whole.add(new Tally.Block(List.of(), List.of(), List.of(listed), 30, List.of(1L, 2L), 20));

        assertThat(whole.grouping().notConverged()).hasSize(1);
        assertThat(whole.grouping().notConvergedSeeds()).isEqualTo(30);
        assertThat(whole.failed()).containsExactly(1L, 2L);
        assertThat(whole.failedSeeds()).isEqualTo(20);
    }

    private static Tally tally() {
        return new Tally(Fabricated.objective());
    }

    private static Tally through(Tally whole, Tally block) {
        whole.add(Json.readWhole(Json.line(block.block()), Tally.Block.class));
        return whole;
    }
}
