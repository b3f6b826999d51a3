package org.manymoons.census;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.Grouping.SeedGroup;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.SameEndState;
import org.manymoons.reference.Objective;

/**
 * The end states of seeds that come in ascending order, grouped in two stages: the seeds of a block among themselves, then the
 * groups of the blocks. What is kept grows with the end states, not with the seeds.
 */
final class BlockwiseGrouping {
    /**
     * A block after the first stage.
     *
     * @param contradictions pairs of groups, by their places, that were found both the same and different
     * @param notConverged   of them all
     * @param failed         of them all
     */
    record Block(
            List<BlockGroup> groups,
            List<List<Integer>> contradictions,
            List<BlockGroup> listedNotConverged,
            int notConverged,
            List<Long> listedFailed,
            int failed) {}

    /**
     * Seeds of one end state.
     *
     * @param seeds the smallest ones, ascending
     * @param end   that of the first
     */
    record BlockGroup(List<Long> seeds, int hits, EndState.Decision end) {}

    private final Objective objective;
    private final Grouping grouping;
    private final List<Long> failed = new ArrayList<>();
    private int failedSeeds;

    BlockwiseGrouping(Objective objective) {
        this.objective = objective;
        grouping = new Grouping((a, b) -> SameEndState.verdict(objective, a, b));
    }

    /** Adds a seed; null for one that failed. */
    void add(long seed, EndState.@Nullable Decision end) {
        if (end == null) {
            fail(List.of(seed), 1);
        } else {
            grouping.add(seed, EndState.of(objective, end));
        }
    }

    private void fail(List<Long> seeds, int count) {
        failedSeeds += count;
        seeds.stream().limit(Grouping.LISTED - failed.size()).forEach(failed::add);
    }

    /** Adds a block, all of whose seeds are larger than those before. */
    void add(Block block) {
        List<SeedGroup> homes = block.groups().stream().map(this::add).toList();
        block.contradictions()
                .forEach(pair -> grouping.addContradiction(homes.get(pair.get(0)), homes.get(pair.get(1))));
        block.listedNotConverged().forEach(this::add);
        grouping.countNotConverged(
                block.notConverged() - block.listedNotConverged().size());
        fail(block.listedFailed(), block.failed());
    }

    private SeedGroup add(BlockGroup group) {
        return grouping.add(group.seeds(), group.hits(), EndState.of(objective, group.end()));
    }

    /** What has been added, as one block. */
    Block block() {
        List<SeedGroup> groups = grouping.groups();
        List<List<Integer>> contradictions = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                if (groups.get(i).contradicted().contains(groups.get(j).representative())) {
                    contradictions.add(List.of(i, j));
                }
            }
        }
        return new Block(
                groups.stream().map(BlockwiseGrouping::written).toList(),
                contradictions,
                grouping.notConverged().stream().map(BlockwiseGrouping::written).toList(),
                grouping.notConvergedSeeds(),
                List.copyOf(failed),
                failedSeeds);
    }

    private static BlockGroup written(SeedGroup group) {
        return new BlockGroup(group.seeds(), group.hits(), group.endState().decision());
    }

    Grouping grouping() {
        return grouping;
    }

    /** The smallest seeds that failed, ascending. */
    List<Long> failed() {
        return List.copyOf(failed);
    }

    /** How many failed. */
    int failedSeeds() {
        return failedSeeds;
    }
}
