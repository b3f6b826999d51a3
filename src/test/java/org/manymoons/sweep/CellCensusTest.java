package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.census.SmallMoons;
import org.manymoons.journal.BlockLines;
import org.manymoons.json.Json;
import org.manymoons.reference.Recipe;

class CellCensusTest {
    private static final Recipe RECIPE = SmallMoons.descent(SmallMoons.tanh(3, 1e-3), 120, 200);
    private static final CensusPlan PLAN = new CensusPlan(
            RECIPE, SmallMoons.moons(80, 1), LongStream.range(0, 9).boxed().toList(), 4);

    @TempDir
    private Path temp = Path.of("");

    private CellResult run(String name, boolean polish, int threads) throws Exception {
        return CellCensus.run(PLAN, polish, temp.resolve(name), threads, done -> {});
    }

    @Test
    void theCensusOfACellIsThatOfItsPlan() throws Exception {
        CellResult cell = run("cell", true, 2);
        CensusResult census =
                Census.run(PLAN, temp.resolve("census"), 2, done -> {}).result();

        CellResult.EndStates ends = Objects.requireNonNull(cell.endStates());
        assertThat(ends.atLeast()).isEqualTo(census.counts().endStatesAtLeast());
        assertThat(ends.unseenMass()).isEqualTo(census.counts().unseenMass());
        assertThat(ends.hits().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(9);
        assertThat(ends.best())
                .isEqualTo(census.endStates().stream()
                        .mapToDouble(state -> state.figures().cost())
                        .min()
                        .orElseThrow());
    }

    /** By the definition: every pair, every sample. */
    @Test
    void disagreementIsTheMeanOverAllPairs() throws Exception {
        CellResult cell = run("pairs", false, 1);
        List<BitSet> labels = Files.readAllLines(temp.resolve("pairs")).stream()
                .map(line -> Json.read(line, SweptSeed.class))
                .map(seed -> Objects.requireNonNull(
                        Objects.requireNonNull(seed.trained()).testLabels()))
                .map(hex -> BitSet.valueOf(HexFormat.of().parseHex(hex)))
                .toList();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < labels.size(); i++) {
            for (int j = 0; j < i; j++) {
                BitSet differing = (BitSet) labels.get(i).clone();
                differing.xor(labels.get(j));
                sum += differing.cardinality() / 80.0;
                pairs++;
            }
        }
        assertThat(pairs).isEqualTo(36);
        assertThat(cell.disagreement()).isCloseTo(sum / pairs, within(1e-15));
        assertThat(cell.endStates()).isNull();
    }

    /** By the definition: the covariance over the deviations, and Fisher's z with a deviation of 1 / sqrt(9 - 3). */
    @Test
    void correlationIsThatOfTheSeedsThatWereTrained() throws Exception {
        CellResult cell = run("correlated", false, 2);
        List<SweptSeed.Trained> seeds = Files.readAllLines(temp.resolve("correlated")).stream()
                .map(line ->
                        Objects.requireNonNull(Json.read(line, SweptSeed.class).trained()))
                .toList();
        double cost = mean(seeds, SweptSeed.Trained::cost);
        double testCost = mean(seeds, SweptSeed.Trained::testCost);
        double r = mean(seeds, seed -> (seed.cost() - cost) * (seed.testCost() - testCost))
                / Math.sqrt(mean(seeds, seed -> Math.pow(seed.cost() - cost, 2))
                        * mean(seeds, seed -> Math.pow(seed.testCost() - testCost, 2)));
        double z = Math.log((1 + r) / (1 - r)) / 2;

        assertThat(cell.cost().mean()).isCloseTo(cost, within(1e-14));
        assertThat(cell.testCost().mean()).isCloseTo(testCost, within(1e-14));
        assertThat(cell.correlation()).isCloseTo(r, within(1e-6));
        assertThat(cell.correlationInterval().get(0)).isCloseTo(Math.tanh(z - 1.959964 / Math.sqrt(6)), within(1e-5));
        assertThat(cell.correlationInterval().get(1)).isCloseTo(Math.tanh(z + 1.959964 / Math.sqrt(6)), within(1e-5));
    }

    private static double mean(List<SweptSeed.Trained> seeds, ToDoubleFunction<SweptSeed.Trained> figure) {
        return seeds.stream().mapToDouble(figure).sum() / seeds.size();
    }

    /** The lines of a block trained elsewhere, taken in, are those of a census here. */
    @Test
    void blocksFromElsewhereGiveTheSameCell() throws Exception {
        String expected = Json.write(run("here", false, 2));
        for (int block : CellCensus.missingBlocks(PLAN, temp.resolve("there"))) {
            String lines = CellCensus.block(PLAN, false, block);
            assertThat(lines.lines()).hasSize(block < 2 ? 4 : 1);
            CellCensus.takeIn(
                    new BlockLines("block", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8))),
                    temp.resolve("there"));
        }
        assertThat(CellCensus.missing(PLAN, temp.resolve("there"))).isZero();
        assertThat(Json.write(run("there", false, 2))).isEqualTo(expected);
    }

    @Test
    void threadsAndStopsChangeNothing() throws Exception {
        String expected = Json.write(run("one", true, 1));
        assertThat(Json.write(run("two", true, 2))).isEqualTo(expected);
        byte[] whole = Files.readAllBytes(temp.resolve("one"));
        Files.write(temp.resolve("stopped"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(Json.write(run("stopped", true, 2))).isEqualTo(expected);
    }
}
