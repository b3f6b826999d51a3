package org.manymoons.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(ends.atLeast()).isEqualTo(census.endStatesAtLeast());
        assertThat(ends.unseenMass()).isEqualTo(census.unseenMass());
        assertThat(ends.hits().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(9);
        assertThat(ends.best())
                .isEqualTo(census.endStates().stream()
                        .mapToDouble(FoundEndState::cost)
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

    @Test
    void threadsAndStopsChangeNothing() throws Exception {
        String expected = Json.write(run("one", true, 1));
        assertThat(Json.write(run("two", true, 2))).isEqualTo(expected);
        byte[] whole = Files.readAllBytes(temp.resolve("one"));
        Files.write(temp.resolve("stopped"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(Json.write(run("stopped", true, 2))).isEqualTo(expected);
    }
}
