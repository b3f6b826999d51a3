package org.manymoons.census;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.Grouping.Group;
import org.manymoons.json.Json;
import org.manymoons.kernel.Kernels;
import org.manymoons.landscape.EndState;
import org.manymoons.landscape.Kind;
import org.manymoons.landscape.SameEndState;
import org.manymoons.landscape.SameEndState.Verdict;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Recipe;

/**
 * Many seeds trained in plain Java and polished, and the different end states that they lead to.
 *
 * <p>The seeds are grouped in their ascending order after all are finished, so that neither their order in the plan nor the
 * number of threads can change the result. Besides one end state for each group only one seed is in memory at a time.
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

    /** Whether there can be a census: polishing needs activations that are twice differentiable. */
    public static boolean isPossible(Network network) {
        return network.isSmooth();
    }

    /** The seeds of the plan that are not finished in this file, ascending. */
    public static List<Long> missingSeeds(CensusPlan plan, Path journal) throws IOException {
        if (!isPossible(plan.recipe().network())) {
            return List.of();
        }
        try (Journal<SeedEnd> finished = Journal.open(journal, SeedEnd.class)) {
            return missing(plan, finished);
        }
    }

    static List<Long> missing(CensusPlan plan, Journal<?> journal) {
        Set<Long> finished = journal.seeds();
        return plan.seeds().stream().filter(seed -> !finished.contains(seed)).toList();
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
            CensusResult none = new CensusResult(plan.seeds().size(), List.of(), 0, 0, 0, null, List.of(), List.of());
            return new Census(
                    none.saying(CensusSentences.notPossible(plan.recipe().network())), List.of(), null);
        }
        try (Journal<SeedEnd> finished = Journal.open(journal, SeedEnd.class)) {
            new SeedWorkers<>(() -> new SeedWork(plan.recipe())::of, finished)
                    .run(missing(plan, finished), threads, progress);
            return grouped(plan, seed -> finished.read(seed).endState());
        }
    }

    /**
     * The same census with its seeds trained elsewhere: the files of finished blocks are taken into the journal, those that a
     * stopped census has left included, each seed once. The result is that of {@link #run} to the byte, provided that the other
     * machines are of this one's kind.
     *
     * @param blocks folder of the blocks, emptied in the end
     */
    public static Census run(
            CensusPlan plan, Path journal, SeedCluster cluster, SeedCluster.Job job, Path blocks, IntConsumer progress)
            throws IOException {
        try (Journal<SeedEnd> finished = Journal.open(journal, SeedEnd.class)) {
            Files.createDirectories(blocks);
            SeedBlocks.takeInto(finished, blocks);
            List<Long> missing = missing(plan, finished);
            if (!missing.isEmpty()) {
                cluster.run(job, missing, blocks, progress);
                SeedBlocks.takeInto(finished, blocks);
            }
            Files.deleteIfExists(blocks);
            return grouped(plan, seed -> finished.read(seed).endState());
        }
    }

    /** The lines of a block of seeds, trained and polished one after another. */
    public static String block(Recipe recipe, List<Long> seeds) {
        SeedWork work = new SeedWork(recipe);
        return seeds.stream().map(seed -> Json.line(work.of(seed))).collect(Collectors.joining());
    }

    /** Where the end states of the finished seeds are read from. */
    @FunctionalInterface
    interface EndStates {
        /** Of this seed; null where it failed. */
        SeedEnd.@Nullable Polished of(long seed) throws IOException;
    }

    static Census grouped(CensusPlan plan, EndStates finished) throws IOException {
        Objective objective =
                Kernels.objective(plan.recipe().network(), plan.recipe().training());
        Grouping grouping = new Grouping((a, b) -> SameEndState.verdict(objective, a, b));
        List<Long> failed = new ArrayList<>();
        for (long seed : plan.seeds()) {
            SeedEnd.Polished polished = finished.of(seed);
            if (polished == null) {
                failed.add(seed);
            } else {
                grouping.add(seed, polished.with(objective));
            }
        }
        Description description =
                new Description(objective, plan.test(), plan.seeds().size() - failed.size());
        Map<FoundEndState, EndState> found = new LinkedHashMap<>();
        grouping.groups().forEach(group -> found.put(description.of(group), group.endState()));
        List<FoundEndState> sorted = found.keySet().stream()
                .sorted(Comparator.comparingInt((FoundEndState state) -> -state.hits())
                        .thenComparingDouble(FoundEndState::cost)
                        .thenComparingLong(state -> state.seeds().get(0)))
                .toList();
        CensusResult result = result(plan, failed, grouping, sorted);
        return new Census(
                result.saying(CensusSentences.of(result)),
                sorted.stream().map(found::get).toList(),
                objective);
    }

    private static CensusResult result(
            CensusPlan plan, List<Long> failed, Grouping grouping, List<FoundEndState> endStates) {
        List<Group> groups = grouping.groups();
        List<Integer> classifiedHits = groups.stream()
                .filter(group -> group.endState().kind() != Kind.NOT_CONVERGED)
                .map(group -> group.seeds().size())
                .toList();
        int finished = plan.seeds().size() - failed.size();
        int classified = classifiedHits.stream().mapToInt(Integer::intValue).sum();
        return new CensusResult(
                plan.seeds().size(),
                failed,
                finished - classified,
                grouping.provenDifferent(),
                grouping.undecidedPairs(),
                classified == 0 ? null : Estimates.unseenMass(classifiedHits, finished),
                endStates,
                List.of());
    }

    /** What came out, ready to be written. */
    public CensusResult result() {
        return result;
    }

    /** Which of the census' end states this one is, polished on the same training set; nothing is counted. */
    public Match match(EndState endState) {
        if (objective == null || endState.kind() == Kind.NOT_CONVERGED) {
            return new Match(Verdict.UNDECIDED, List.of());
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
            return new Match(Verdict.SAME, same);
        }
        List<Integer> perhaps = same.isEmpty() ? undecided : same;
        return new Match(perhaps.isEmpty() ? Verdict.DIFFERENT : Verdict.UNDECIDED, perhaps);
    }
}
