package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.json.Json;
import org.manymoons.landscape.Kind;
import tools.jackson.core.JacksonException;

/** Lines that come from another machine hold all that is needed: a number that is missing is not taken for 0. */
class TakenInTest {
    private static final SeedEnd END = new SeedEnd(3, null, Fabricated.end(Kind.STRICT_MINIMUM, 0.3));
    private static final SweptSeed SWEPT =
            new SweptSeed(3, new SweptSeed.Trained(0.3, 0.75, 0.4, 0.5, "01"), END.endState());

    @TempDir
    private Path temp = Path.of("");

    @Test
    void aSeedOfACensusLacksNoNumber() throws IOException {
        String line = Json.line(END);
        for (String needed : List.of("seed", "loss", "loss_bound", "iterations")) {
            assertThatThrownBy(() -> takeIn(without(needed, line))).as(needed).isInstanceOf(JacksonException.class);
        }
        assertThat(seedsHere()).isEmpty();
        takeIn(line);
        assertThat(seedsHere()).containsExactly(3L);
    }

    @Test
    void aSeedOfASweepLacksNoNumber() throws IOException {
        String line = Json.line(SWEPT);
        for (String needed : List.of("seed", "cost", "training_accuracy", "loss_bound")) {
            assertThatThrownBy(() -> takeInSwept(without(needed, line)))
                    .as(needed)
                    .isInstanceOf(JacksonException.class);
        }
        takeInSwept(line);
        try (Journal<SweptSeed> journal = Journal.open(temp.resolve("swept"), SweptSeed.class)) {
            assertThat(journal.seeds()).containsExactly(3L);
            assertThat(journal.read(3).trained()).isEqualTo(SWEPT.trained());
        }
    }

    @Test
    void aBlockOfElsewhereLacksNoNumber() throws IOException {
        Tally tally = new Tally(Fabricated.objective());
        tally.add(3, END.endState());
        String line = Json.line(tally.block());
        for (String needed : List.of("hits", "loss_bound", "not_converged", "failed")) {
            assertThatThrownBy(() -> census(without(needed, line))).as(needed).isInstanceOf(JacksonException.class);
        }
        assertThat(census(line).endStates()).extracting(FoundEndState::seeds).containsExactly(List.of(3L));
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

    private void takeInSwept(String line) throws IOException {
        CellCensus.takeIn(reader(line), temp.resolve("swept"));
    }

    /** Of seed 3 alone, finished elsewhere as this block. */
    private CensusResult census(String block) throws IOException {
        CensusPlan plan = new CensusPlan(Fabricated.RECIPE, null, List.of(3L), 1);
        SeedBlocks there = new SeedBlocks() {
            @Override
            public Set<Integer> finished() {
                return Set.of(0);
            }

            @Override
            public void train(List<Integer> blocks, IntConsumer progress) {
                assertThat(blocks).isEmpty();
            }

            @Override
            public BufferedReader open(int k) {
                return reader(block);
            }
        };
        return Census.run(plan, temp.resolve("journal"), there, done -> {}).result();
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }
}
