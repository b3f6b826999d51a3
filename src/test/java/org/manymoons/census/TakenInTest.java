package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.DataException;
import org.manymoons.endstate.Kind;
import org.manymoons.journal.BlockLines;
import org.manymoons.journal.Journal;
import org.manymoons.json.Json;

/** Lines that come from another machine hold all that is needed: a number that is missing is not taken for 0. */
class TakenInTest {
    private static final SeedEnd END = new SeedEnd(3, null, Fabricated.end(Kind.STRICT_MINIMUM, 0.3));

    @TempDir
    private Path temp = Path.of("");

    @Test
    void aSeedOfACensusLacksNoNumber() throws IOException {
        String line = Json.line(END);
        for (String needed : List.of("seed", "loss", "loss_bound", "iterations")) {
            assertThatThrownBy(() -> takeIn(without(needed, line))).as(needed).isInstanceOf(DataException.class);
        }
        assertThat(seedsHere()).isEmpty();
        takeIn(line);
        assertThat(seedsHere()).containsExactly(3L);
    }

    @Test
    void aBlockOfElsewhereLacksNoNumber() throws IOException {
        BlockwiseGrouping blockwise = new BlockwiseGrouping(Fabricated.objective());
        blockwise.add(3, END.endState());
        String line = Json.line(blockwise.block());
        for (String needed : List.of("hits", "loss_bound", "not_converged", "failed")) {
            assertThatThrownBy(() -> census(without(needed, line))).as(needed).isInstanceOf(DataException.class);
        }
        assertThatThrownBy(() -> census(""))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "block, line 1: not what a task writes of a block of seeds, the line is missing;");
        assertThat(census(line).endStates()).extracting(FoundEndState::seeds).containsExactly(List.of(3L));
    }

    /** A seed that is here and in a block of elsewhere as well counts there alone. */
    @Test
    void blocksThatAreFinishedThereOrHereAreNotAskedFor() throws IOException {
        journal(0, 0.1);
        journal(1, 0.9);
        journal(2, 0.2);
        journal(3, 0.2);
        BlockwiseGrouping block = new BlockwiseGrouping(Fabricated.objective());
        block.add(0, end(0, 0.2).endState());
        block.add(1, null);
        There there = new There(Map.of(0, Json.line(block.block())));

        CensusResult result = census(2, there, List.of(0L, 1L, 2L, 3L)).result();

        assertThat(there.asked).isEmpty();
        assertThat(result.endStates()).extracting(FoundEndState::seeds).containsExactly(List.of(0L, 2L, 3L));
        assertThat(result.counts().failedSeeds()).containsExactly(1L);
    }

    @Test
    void aBlockOfWhichASeedIsMissingIsAskedFor() throws IOException {
        journal(0, 0.2);
        journal(1, 0.2);
        journal(2, 0.2);
        There there = new There(Map.of());

        assertThatThrownBy(() -> census(2, there, List.of(0L, 1L, 2L, 3L, 4L)))
                .hasMessage("this seed is not finished: seed=3");
        assertThat(there.asked).containsExactly(1, 2);
    }

    @Test
    void theCensusOfFinishedSeedsIsThatOfTheJournal() throws Exception {
        journal(5, 0.2);
        journal(4, 0.3);
        CensusPlan plan = new CensusPlan(Fabricated.RECIPE, null, List.of(4L, 5L), 1);

        List<FoundEndState> found =
                Census.run(plan, temp.resolve("here"), 1, done -> {}).result().endStates();

        assertThat(found).extracting(FoundEndState::seeds).containsExactly(List.of(5L), List.of(4L));
        CensusPlan more = new CensusPlan(Fabricated.RECIPE, null, List.of(3L, 4L, 5L, 6L), 1);
        assertThat(Census.missingSeeds(more, temp.resolve("here"))).containsExactly(3L, 6L);
    }

    @Test
    void theFirstLineOfABlockAndSeedsThatAreHereAreLeftOut() throws IOException {
        journal(3, 0.5);
        String lines = Json.line(end(1, 0.2)) + Json.line(end(3, 0.2)) + Json.line(end(4, 0.2));

        Census.takeIn(reader(lines), temp.resolve("here"));

        assertThat(seedsHere()).containsExactlyInAnyOrder(3L, 4L);
        assertThat(Files.readAllLines(temp.resolve("here"))).hasSize(2);
    }

    private static SeedEnd end(long seed, double cost) {
        return new SeedEnd(seed, null, Fabricated.end(Kind.STRICT_MINIMUM, cost));
    }

    private void journal(long seed, double cost) throws IOException {
        try (Journal<SeedEnd> journal = Journal.open(temp.resolve("here"), SeedEnd.class)) {
            journal.append(end(seed, cost));
        }
    }

    private static String without(String property, String line) {
        String other = line.replace("\"" + property + "\":", "\"of_" + property + "\":");
        assertThat(other).isNotEqualTo(line);
        return other;
    }

    /** The first line is the block's, which is not needed. */
    private void takeIn(String line) throws IOException {
        Census.takeIn(reader("\n" + line), temp.resolve("here"));
    }

    private Set<Long> seedsHere() throws IOException {
        try (Journal<SeedEnd> journal = Journal.open(temp.resolve("here"), SeedEnd.class)) {
            return journal.seeds();
        }
    }

    /** Of seed 3 alone, finished elsewhere as this block. */
    private CensusResult census(String block) throws IOException {
        return census(1, new There(Map.of(0, block)), List.of(3L)).result();
    }

    private Census census(int blockSize, SeedBlocks there, List<Long> seeds) throws IOException {
        CensusPlan plan = new CensusPlan(Fabricated.RECIPE, null, seeds, blockSize);
        return Census.run(plan, temp.resolve("here"), there, done -> {});
    }

    /** Blocks that are there from the start, and those that are asked for; nothing is trained. */
    private static final class There implements SeedBlocks {
        private final Map<Integer, String> finished;
        private final List<Integer> asked = new ArrayList<>();

        There(Map<Integer, String> finished) {
            this.finished = finished;
        }

        @Override
        public Set<Integer> finished() {
            return finished.keySet();
        }

        @Override
        public void train(List<Integer> blocks, IntConsumer progress) {
            asked.addAll(blocks);
        }

        @Override
        public BlockLines open(int k) {
            return reader(finished.get(k));
        }
    }

    private static BlockLines reader(String text) {
        return new BlockLines("block", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
