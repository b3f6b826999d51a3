package org.manymoons.census;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.Grouping.SeedGroup;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.endstate.SameEndState;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.journal.BlockLines;
import org.manymoons.journal.Journal;
import org.manymoons.json.Json;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;

/**
 * Many seeds trained in plain Java and polished, and the different end states that they lead to.
 *
 * <p>The seeds are grouped in their ascending order after all are finished, block by block and then across the blocks, so that
 * neither their order in the plan, nor the number of threads, nor where they were trained can change the result. Besides one
 * end state for each group only one block is in memory at a time.
 */
public final class Census {
    /** The file of the finished seeds in a run's folder. */
    public static final String JOURNAL = "census.jsonl";

    private final CensusResult result;
    private final List<EndState> endStates;
    private final @Nullable Objective objective;

    private Census(CensusResult result, List<EndState> endStates, @Nullable Objective objective) {
        this.result = result;
        this.endStates = List.copyOf(endStates);
        this.objective = objective;
    }

    /** Whether there can be a census: polishing needs activations that are twice differentiable, or kinks that it treats. */
    public static boolean isPossible(Network network) {
        return Polisher.applies(network);
    }

    /** The seeds of the plan that are not finished in this file, ascending. */
    public static List<Long> missingSeeds(CensusPlan plan, Path journal) throws IOException {
        if (!isPossible(plan.recipe().network())) {
            return List.of();
        }
        try (FinishedSeeds<SeedEnd> finished = FinishedSeeds.open(plan, journal, SeedEnd.class)) {
            return finished.missing();
        }
    }

    /**
     * Trains and polishes the seeds that are missing in the file, appends each as it is finished, and groups them all.
     * For activations that are not twice differentiable nothing is trained, and the result says why.
     *
     * @param journal  a file of JSON lines, made where there is none; it belongs to this recipe
     * @param threads  seeds at a time
     * @param progress told that so many more seeds are finished, from several threads
     */
    public static Census run(CensusPlan plan, Path journal, int threads, IntConsumer progress)
            throws IOException, InterruptedException {
        if (!isPossible(plan.recipe().network())) {
            CensusResult none =
                    CensusResult.of(CensusResult.Counts.none(plan.seeds().size()), List.of(), null);
            return new Census(
                    none.saying(
                            List.of(), CensusSentences.notPossible(plan.recipe().network())),
                    List.of(),
                    null);
        }
        try (FinishedSeeds<SeedEnd> finished = FinishedSeeds.open(plan, journal, SeedEnd.class)) {
            finished.finish(() -> new SeedWork(plan.recipe())::of, threads, progress);
            return grouped(plan, seed -> finished.read(seed).endState());
        }
    }

    /**
     * The same census with its seeds trained elsewhere, the blocks that are finished there or in the journal left out. The
     * result is that of {@link #run} to the byte, provided that the other machines are of this one's kind.
     *
     * @param journal of the seeds that were finished here
     */
    public static Census run(CensusPlan plan, Path journal, SeedBlocks blocks, IntConsumer progress)
            throws IOException {
        Objective objective =
                Kernels.objective(plan.recipe().network(), plan.recipe().training());
        BlockwiseGrouping blockwise = new BlockwiseGrouping(objective);
        try (FinishedSeeds<SeedEnd> here = FinishedSeeds.open(plan, journal, SeedEnd.class)) {
            Set<Integer> there = blocks.finished();
            blocks.train(
                    here.missingBlocks().stream()
                            .filter(block -> !there.contains(block))
                            .toList(),
                    progress);
            Set<Integer> finished = blocks.finished();
            for (int k = 0; k < plan.blocks(); k++) {
                if (finished.contains(k)) {
                    try (BlockLines lines = blocks.open(k)) {
                        blockwise.add(lines.required(BlockwiseGrouping.Block.class));
                    }
                } else {
                    blockwise.add(
                            block(plan, k, objective, seed -> here.read(seed).endState()));
                }
            }
        }
        return of(plan, objective, blockwise);
    }

    /**
     * Trains and polishes a block of seeds.
     *
     * @return a line that has the block's end states, then a line for every seed
     */
    public static String block(CensusPlan plan, int block) throws IOException {
        SeedWork work = new SeedWork(plan.recipe());
        Map<Long, SeedEnd> ends = new LinkedHashMap<>();
        plan.block(block).forEach(seed -> ends.put(seed, work.of(seed)));
        Objective objective =
                Kernels.objective(plan.recipe().network(), plan.recipe().training());
        return Json.line(block(
                        plan,
                        block,
                        objective,
                        seed -> Objects.requireNonNull(ends.get(seed)).endState()))
                + ends.values().stream().map(Journal::line).collect(Collectors.joining());
    }

    /** Takes the seeds of a block's text into the journal, those that are there already left out. */
    public static void takeIn(BlockLines lines, Path journal) throws IOException {
        try (Journal<SeedEnd> here = Journal.open(journal, SeedEnd.class)) {
            lines.skip();
            here.takeIn(lines);
        }
    }

    /** Where the end states of the finished seeds are read from. */
    @FunctionalInterface
    public interface EndStates {
        /** Of this seed; null where it failed. */
        EndState.@Nullable Decision of(long seed) throws IOException;
    }

    public static Census grouped(CensusPlan plan, EndStates finished) throws IOException {
        Objective objective =
                Kernels.objective(plan.recipe().network(), plan.recipe().training());
        BlockwiseGrouping blockwise = new BlockwiseGrouping(objective);
        for (int k = 0; k < plan.blocks(); k++) {
            blockwise.add(block(plan, k, objective, finished));
        }
        return of(plan, objective, blockwise);
    }

    private static BlockwiseGrouping.Block block(CensusPlan plan, int block, Objective objective, EndStates finished)
            throws IOException {
        BlockwiseGrouping blockwise = new BlockwiseGrouping(objective);
        for (long seed : plan.block(block)) {
            blockwise.add(seed, finished.of(seed));
        }
        return blockwise.block();
    }

    private static Census of(CensusPlan plan, Objective objective, BlockwiseGrouping blockwise) {
        Grouping grouping = blockwise.grouping();
        Description description =
                new Description(objective, plan.test(), grouping, plan.seeds().size() - blockwise.failedSeeds());
        Map<FoundEndState, EndState> found = new LinkedHashMap<>();
        Stream.concat(grouping.groups().stream(), grouping.notConverged().stream())
                .forEach(group -> found.put(description.of(group), group.endState()));
        List<FoundEndState> sorted = found.keySet().stream()
                .sorted(Comparator.comparingInt((FoundEndState state) -> -state.hits())
                        .thenComparingDouble(state -> state.figures().cost())
                        .thenComparingLong(state -> state.seeds().get(0)))
                .toList();
        CensusResult result =
                CensusResult.of(counts(plan, blockwise), sorted, NearTheBest.of(objective, plan.test(), sorted));
        return new Census(
                result.saying(CensusAnswer.of(result), CensusSentences.of(result)),
                sorted.stream().map(found::get).toList(),
                objective);
    }

    private static CensusResult.Counts counts(CensusPlan plan, BlockwiseGrouping blockwise) {
        Grouping grouping = blockwise.grouping();
        List<Integer> hits = grouping.groups().stream().map(SeedGroup::hits).toList();
        return new CensusResult.Counts(
                plan.seeds().size(),
                blockwise.failedSeeds(),
                blockwise.failed(),
                grouping.notConvergedSeeds(),
                grouping.provenDifferent(),
                grouping.undecidedPairs(),
                hits.isEmpty()
                        ? null
                        : Estimates.unseenMass(
                                hits, grouping.notConvergedSeeds(), plan.seeds().size() - blockwise.failedSeeds()));
    }

    /** What came out, ready to be written. */
    public CensusResult result() {
        return result;
    }

    /** Which of the census' end states this one is, polished on the same training set; nothing is counted. */
    public CensusMatch match(EndState endState) {
        if (objective == null || endState.kind() == Kind.NOT_CONVERGED) {
            return new CensusMatch(Verdict.UNDECIDED, List.of());
        }
        List<Integer> same = new ArrayList<>();
        List<Integer> undecided = new ArrayList<>();
        for (int k = 0; k < endStates.size(); k++) {
            switch (SameEndState.verdict(objective, endStates.get(k), endState)) {
                case SAME -> same.add(k);
                case UNDECIDED -> undecided.add(k);
                case DIFFERENT -> {}
            }
        }
        if (same.size() == 1) {
            return new CensusMatch(Verdict.SAME, same);
        }
        List<Integer> perhaps = same.isEmpty() ? undecided : same;
        return new CensusMatch(perhaps.isEmpty() ? Verdict.DIFFERENT : Verdict.UNDECIDED, perhaps);
    }
}
