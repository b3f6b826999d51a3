package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.journal.BlockLines;
import org.manymoons.json.Json;
import org.manymoons.kernel.Kernels;
import org.manymoons.lockstep.FreeRun;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Recipe;

class CensusTest {
    /** Several end states, by the dozen of seeds. */
    private static final Recipe SEVERAL = SmallMoons.descent(SmallMoons.tanh(4, 1e-4), 300, 1000);

    private static final List<Long> SEEDS = LongStream.range(0, 12).boxed().toList();

    @TempDir
    private static Path shared = Path.of("");

    private static Census whole;

    @TempDir
    private Path temp = Path.of("");

    @BeforeAll
    static void takeTheWholeCensus() throws Exception {
        whole = Census.run(plan(SEVERAL, SEEDS), shared.resolve("whole"), 2, done -> {});
    }

    @Test
    void neitherTheOrderOfTheSeedsNorTheNumberOfThreadsMatters() throws Exception {
        for (int threads : new int[] {1, 4}) {
            List<Long> shuffled = new ArrayList<>(SEEDS);
            Collections.shuffle(shuffled, new Random(threads));
            assertThat(json(run("shuffled" + threads, SEVERAL, shuffled, threads)))
                    .isEqualTo(json(whole));
        }
        assertThat(json(whole)).contains("\"seeds\" : 12");
    }

    @Test
    void aStoppedCensusGoesOnWithTheSameResult() throws Exception {
        Path journal = temp.resolve("stopped");
        byte[] lines = Files.readAllBytes(shared.resolve("whole"));

        for (int length : new int[] {1, lines.length / 2, lines.length - 1}) {
            Files.write(journal, Arrays.copyOf(lines, length));
            assertThat(json(run("stopped", SEVERAL, SEEDS, 2))).isEqualTo(json(whole));
            assertThat(new HashSet<>(Files.readAllLines(journal)))
                    .isEqualTo(Set.of(new String(lines, StandardCharsets.UTF_8).split("\n")));
        }
    }

    @Test
    void finishedSeedsAreNotTrainedAgainAndMoreCanBeAdded() throws Exception {
        run("more", SEVERAL, List.of(5L, 2L), 1);
        CensusPlan plan = new CensusPlan(SEVERAL, null, SEEDS, 3);

        assertThat(Census.missingSeeds(plan, temp.resolve("more"))).hasSize(10).doesNotContain(2L, 5L);
        assertThat(json(run("more", SEVERAL, SEEDS, 2))).isEqualTo(json(whole));
        assertThat(Files.readAllLines(temp.resolve("more"))).hasSize(12);
    }

    /** Block 1 lies there of an earlier, stopped census, the seeds of block 3 in the journal of one on threads. */
    @Test
    void blocksFromElsewhereGiveTheBytesOfALocalCensusAndNoSeedCountsTwice() throws Exception {
        CensusPlan plan = plan(SEVERAL, SEEDS);
        Path journal = temp.resolve("journal");
        Census.takeIn(reader(Census.block(plan, 3)), journal);
        Map<Integer, String> texts = new HashMap<>(Map.of(1, Census.block(plan, 1)));
        List<Integer> asked = new ArrayList<>();

        Census census = Census.run(plan, journal, blocks(plan, texts, asked), done -> {});

        assertThat(json(census)).isEqualTo(json(whole));
        assertThat(asked).containsExactly(0, 2);
        assertThat(Files.readAllLines(journal)).hasSize(3);
        for (String text : texts.values()) {
            Census.takeIn(reader(text), journal);
            Census.takeIn(reader(text), journal);
        }
        assertThat(Files.readAllLines(journal))
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(shared.resolve("whole")));
    }

    /** With undecided states, contradictions and failures the answer may depend on the blocks, but not on the place. */
    @Test
    void theBlocksDoNotMatterWhereEveryVerdictIsClear() throws Exception {
        String expected =
                json(Census.run(new CensusPlan(SEVERAL, null, SEEDS, 100), temp.resolve("one block"), 2, done -> {}));
        assertThat(expected).contains("\"undecided_pairs\" : 0");
        for (int size : new int[] {1, 5}) {
            CensusPlan plan = new CensusPlan(SEVERAL, null, SEEDS, size);
            assertThat(json(Census.run(plan, temp.resolve("one block"), 2, done -> {})))
                    .isEqualTo(expected);
        }
    }

    private static SeedBlocks blocks(CensusPlan plan, Map<Integer, String> texts, List<Integer> asked) {
        return new SeedBlocks() {
            @Override
            public Set<Integer> finished() {
                return Set.copyOf(texts.keySet());
            }

            @Override
            public void train(List<Integer> blocks, IntConsumer progress) throws IOException {
                asked.addAll(blocks);
                for (int block : blocks) {
                    texts.put(block, Census.block(plan, block));
                }
            }

            @Override
            public BlockLines open(int block) {
                return reader(Objects.requireNonNull(texts.get(block)));
            }
        };
    }

    private static BlockLines reader(String text) {
        return new BlockLines("block", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The very same census, once by the kernel and once by the reference: training, polishing, and which are the same. */
    @ParameterizedTest
    @CsvSource({"TANH, 2, 1e-3", "TANH, 3, 1e-3", "SIGMOID, 2, 1e-3", "TANH, 1, 0", "TANH, 3, 0"})
    void kernelAndReferenceFindTheSameEndStates(Activation activation, int units, double l2) throws Exception {
        Network network = Network.of(2, List.of(units), activation, l2);
        Recipe recipe = SmallMoons.descent(network, 200, 300);
        Objective reference = Objective.of(network, recipe.training());
        for (long seed = 0; seed < 3; seed++) {
            EndState byReference = Polisher.polish(reference, trainedByReference(recipe, seed));
            Census byKernel = run("kernel" + seed, recipe, List.of(seed), 1);

            assertThat(byKernel.result().endStates().get(0).kind()).isEqualTo(byReference.kind());
            assertThat(byKernel.match(byReference).verdict()).isEqualTo(Verdict.SAME);
        }
    }

    private static double[] trainedByReference(Recipe recipe, long seed) {
        FreeRun run = new FreeRun(
                recipe.updater(),
                (parameters, batch) -> Gradient.gradient(
                        recipe.network(), parameters, recipe.batches().get(batch), CrossEntropy.EXACT),
                recipe.initialWeights().apply(seed));
        for (int iteration = 0; iteration < recipe.iterations(); iteration++) {
            run.advance(iteration % recipe.batches().size());
        }
        return run.parameters();
    }

    /** The cost is that of minima.json, found with NumPy. */
    @Test
    void threeUnitsHaveOneStrictMinimum() throws Exception {
        Recipe recipe = SmallMoons.descent(SmallMoons.tanh(3, 0), 5000, 1500);

        CensusResult result = run("three", recipe, SEEDS.subList(0, 4), 2).result();

        assertThat(result.endStates()).hasSize(1);
        FoundEndState only = result.endStates().get(0);
        assertThat(only.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(only.seeds()).isEqualTo(SEEDS.subList(0, 4));
        assertThat(only.copies()).isEqualTo(BigInteger.valueOf(48));
        assertThat(only.figures().cost()).isCloseTo(0.07909483241094172, within(1e-15));
        assertThat(result.counts().endStatesAtLeast()).isEqualTo(1);
        assertThat(result.counts().unseenMass()).isZero();
        assertThat(result.sentences().get(0)).isEqualTo("All 4 seeds lead to the same end state.");
    }

    /** The four minima that SciPy's BFGS and Newton steps reach from eight Gaussian starts of standard deviation 0.5 and 1. */
    @Test
    void strictMinimaAreThoseThatScipyFinds() throws Exception {
        List<Double> scipy = List.of(0.058869187375642, 0.064879832701125, 0.068382588194032, 0.068832944703904);

        List<Double> costs = whole.result().endStates().stream()
                .map(state -> state.figures().cost())
                .toList();

        assertThat(costs)
                .hasSizeGreaterThan(1)
                .allSatisfy(cost -> assertThat(scipy)
                        .anySatisfy(expected -> assertThat(cost).isCloseTo(expected, within(2e-15))));
    }

    @Test
    void everySeedIsCountedOnceAndTheMostFoundStandFirst() throws Exception {
        CensusResult result = whole.result();

        assertThat(result.endStates().stream().flatMap(state -> state.seeds().stream()))
                .containsExactlyInAnyOrderElementsOf(SEEDS);
        assertThat(result.endStates()).extracting(FoundEndState::hits).isSortedAccordingTo((a, b) -> b - a);
        assertThat(result.endStates())
                .allSatisfy(state ->
                        assertThat(state.hits()).isEqualTo(state.seeds().size()));
    }

    @Test
    void aSeedWhoseNumbersOverflowFailsAlone() throws Exception {
        Recipe recipe = new Recipe(
                SEVERAL.network(),
                SEVERAL.updater(),
                SEVERAL.training(),
                SEVERAL.batches(),
                SEVERAL.iterations(),
                seed -> {
                    double[] start = SEVERAL.initialWeights().apply(seed);
                    start[0] = seed == 3 ? Double.NaN : start[0];
                    return start;
                });

        CensusResult result = run("nan", recipe, List.of(1L, 2L, 3L, 4L), 2).result();
        CensusResult others = run("others", SEVERAL, List.of(1L, 2L, 4L), 2).result();

        assertThat(result.counts().failed()).isEqualTo(1);
        assertThat(result.counts().failedSeeds()).containsExactly(3L);
        assertThat(result.endStates()).usingRecursiveComparison().isEqualTo(others.endStates());
        assertThat(result.sentences().get(0)).startsWith("1 of 4 seeds failed");
    }

    @Test
    void kinksThatAreNotTreatedHaveNoCensusAndTheReasonIsGiven() throws Exception {
        Recipe recipe = SmallMoons.descent(Network.of(2, List.of(4, 4), Activation.RELU, 0), 200, 10);

        CensusResult result = run("relu", recipe, SEEDS, 2).result();

        assertThat(result.endStates()).isEmpty();
        assertThat(result.counts().unseenMass()).isNull();
        assertThat(result.sentences()).hasSize(1);
        assertThat(result.sentences().get(0)).contains("relu");
        assertThat(temp.resolve("relu")).doesNotExist();
    }

    @Test
    void anotherCopyOfAnEndStateIsRecognised() throws Exception {
        Objective objective = Kernels.objective(SEVERAL.network(), SEVERAL.training());

        for (int k = 0; k < whole.result().endStates().size(); k++) {
            double[] parameters = whole.result().endStates().get(k).parameters();
            EndState copy = Polisher.polish(objective, reversedWithTwoSignsFlipped(parameters));
            CensusMatch match = whole.match(copy);
            if (whole.result().endStates().get(k).kind() == Kind.STRICT_MINIMUM) {
                assertThat(match.verdict()).isEqualTo(Verdict.SAME);
                assertThat(match.endStates()).containsExactly(k);
            }
        }
    }

    @Test
    void anEndStateThatNoSeedLedToMatchesNone() throws Exception {
        List<FoundEndState> all = whole.result().endStates();
        assertThat(all.size()).isGreaterThan(1);
        Census first = run("first", SEVERAL, all.get(0).seeds(), 2);
        Objective objective = Kernels.objective(SEVERAL.network(), SEVERAL.training());
        double[] other = all.get(1).parameters();

        assertThat(first.match(Polisher.polish(objective, other)).verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    /** Units in reverse order, the first two with the signs of all their weights flipped. */
    private static double[] reversedWithTwoSignsFlipped(double[] p) {
        double[] q = p.clone();
        for (int i = 0; i < 4; i++) {
            int from = 3 - i;
            int sign = i < 2 ? -1 : 1;
            q[2 * i] = sign * p[2 * from];
            q[2 * i + 1] = sign * p[2 * from + 1];
            q[8 + i] = sign * p[8 + from];
            q[12 + i] = sign * p[12 + from];
        }
        return q;
    }

    private Census run(String journal, Recipe recipe, List<Long> seeds, int threads)
            throws IOException, InterruptedException {
        return Census.run(plan(recipe, seeds), temp.resolve(journal), threads, done -> {});
    }

    private static CensusPlan plan(Recipe recipe, List<Long> seeds) {
        return new CensusPlan(recipe, SmallMoons.moons(200, 1), seeds, 3);
    }

    private static String json(Census census) {
        return Json.write(census.result());
    }
}
