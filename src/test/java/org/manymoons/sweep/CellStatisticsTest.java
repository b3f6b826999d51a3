package org.manymoons.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.Fabricated;
import org.manymoons.endstate.Kind;
import org.manymoons.journal.BlockLines;
import org.manymoons.json.Json;
import org.manymoons.reference.Samples;

/** What a cell comes to when its seeds, all of them finished, are made up: nothing is trained. */
class CellStatisticsTest {
    private static final double[] COSTS = {0.50, 0.41, 0.37, 0.52, 0.44, 0.39};
    private static final double[] TEST_COSTS = {0.61, 0.47, 0.50, 0.58, 0.60, 0.42};

    /** Five samples; seed k finds class 1 in those after sample k. */
    private static final List<String> LABELS = List.of("1e", "1c", "18", "10", "", "1f");

    private static final Samples FIVE = new Samples(new double[5][2], new double[] {0, 1, 0, 1, 1});

    @TempDir
    private Path temp = Path.of("");

    /** Of four seeds 0, 1, 2, 3 and all four say class 1: 0 + 3 + 4 + 3 + 0 pairs differ, of 6 pairs on 5 samples. */
    @Test
    void disagreementCountsThePairsThatDiffer() throws Exception {
        assertThat(cell(FIVE, seeds(4)).disagreement()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(cell(FIVE, List.of(seed(0), twin(1))).disagreement()).isZero();
        assertThat(cell(FIVE, seeds(2)).disagreement()).isCloseTo(1 / 5.0, within(1e-15));
        assertThat(cell(FIVE, seeds(1)).disagreement()).isNull();
    }

    /** Seed 4 finds class 1 nowhere, seed 5 everywhere: they differ on all five samples. */
    @Test
    void labelsOfNoneAndOfAllSamplesDifferEverywhere() throws Exception {
        SweptSeed none = new SweptSeed(0, trained(4), null);
        SweptSeed all = new SweptSeed(1, trained(5), null);
        assertThat(cell(FIVE, List.of(none, all)).disagreement()).isEqualTo(1);
    }

    /** scipy.stats.pearsonr and its confidence_interval, SciPy 1.17.1. */
    @Test
    void correlationAndItsIntervalAreSciPys() throws Exception {
        CellResult six = cell(FIVE, seeds(6));
        assertThat(six.correlation()).isCloseTo(0.7719815261124001, within(1e-14));
        assertThat(six.correlationInterval().get(0)).isCloseTo(-0.10597281240713284, within(1e-13));
        assertThat(six.correlationInterval().get(1)).isCloseTo(0.9735830081632862, within(1e-13));

        CellResult four = cell(FIVE, seeds(4));
        assertThat(four.correlation()).isCloseTo(0.8693067960704699, within(1e-14));
        assertThat(four.correlationInterval().get(0)).isCloseTo(-0.5578654612205921, within(1e-13));
        assertThat(four.correlationInterval().get(1)).isCloseTo(0.9972292505776374, within(1e-13));
    }

    @Test
    void fewSeedsHaveNoIntervalAndFewerNoCorrelation() throws Exception {
        CellResult three = cell(FIVE, seeds(3));
        assertThat(three.correlation()).isCloseTo(0.8727372342202804, within(1e-14));
        assertThat(three.correlationInterval()).isNull();

        CellResult two = cell(FIVE, seeds(2));
        assertThat(two.correlation()).isNull();
        assertThat(two.correlationInterval()).isNull();
    }

    /** Costs 1, 2, 3, 4 and 8, 6, 4, 2: -1, and SciPy's interval is -1 to -1. */
    @Test
    void aStraightLineIsCorrelatedWholly() throws Exception {
        CellResult cell = cell(FIVE, line(-2));
        assertThat(cell.correlation()).isEqualTo(-1);
        assertThat(cell.correlationInterval()).containsExactly(-1.0, -1.0);
    }

    @Test
    void equalTestCostsHaveNoCorrelation() throws Exception {
        CellResult cell = cell(FIVE, line(0));
        assertThat(cell.correlation()).isNull();
        assertThat(cell.correlationInterval()).isNull();
        assertThat(cell.testCost().deviation()).isZero();
    }

    @Test
    void failedSeedsAreCountedAndLeftOutOfEveryFigure() throws Exception {
        CellResult cell = cell(FIVE, List.of(seed(0), seed(1), new SweptSeed(2, null, null), seed(3)));

        assertThat(cell.seeds()).isEqualTo(4);
        assertThat(cell.failed()).isEqualTo(1);
        assertThat(cell.cost().values()).containsExactly(0.50, 0.41, 0.52);
        assertThat(cell.testCost().values()).containsExactly(0.61, 0.47, 0.58);
        assertThat(cell.trainingAccuracy()).isCloseTo((0.8 + 0.81 + 0.83) / 3, within(1e-15));
        assertThat(cell.testAccuracy()).isCloseTo((0.6 + 0.61 + 0.63) / 3, within(1e-15));
        assertThat(cell.endStates()).isNull();
    }

    @Test
    void ofFailedSeedsAloneThereAreNoFigures() throws Exception {
        CellResult cell = cell(FIVE, List.of(new SweptSeed(0, null, null), new SweptSeed(1, null, null)));

        assertThat(cell).isEqualTo(new CellResult(2, 2, null, null, null, null, null, null, null, null));
    }

    @Test
    void withoutATestSetNothingIsSaidOfIt() throws Exception {
        List<SweptSeed> seeds = LongStream.range(0, 5)
                .mapToObj(k -> new SweptSeed(k, new SweptSeed.Trained(COSTS[(int) k], 0.9, null, null, null), null))
                .toList();

        CellResult cell = cell(null, seeds);

        assertThat(cell.cost().values()).hasSize(5);
        assertThat(cell.trainingAccuracy()).isCloseTo(0.9, within(1e-15));
        assertThat(cell.testCost()).isNull();
        assertThat(cell.testAccuracy()).isNull();
        assertThat(cell.disagreement()).isNull();
        assertThat(cell.correlation()).isNull();
        assertThat(cell.correlationInterval()).isNull();
    }

    @Test
    void aTestThatIsNotWholeIsLeftOut() throws Exception {
        List<SweptSeed.Trained> partly = List.of(
                new SweptSeed.Trained(0.5, 0.9, null, 0.7, "1e"),
                new SweptSeed.Trained(0.5, 0.9, 0.6, null, "1e"),
                new SweptSeed.Trained(0.5, 0.9, 0.6, 0.7, null));
        for (SweptSeed.Trained half : partly) {
            CellResult cell = cell(FIVE, List.of(new SweptSeed(0, half, null), seed(1)));
            assertThat(cell.cost().values()).containsExactly(0.5, 0.41);
            assertThat(cell.testCost().values()).containsExactly(0.47);
            assertThat(cell.testAccuracy()).isEqualTo(0.61);
        }
    }

    @Test
    void polishedSeedsAreGroupedAndTheOthersFail() throws Exception {
        SweptSeed.Trained trained = trained(0);
        CellResult.EndStates states = cell(
                        FIVE,
                        true,
                        List.of(
                                new SweptSeed(0, trained, Fabricated.end(Kind.STRICT_MINIMUM, 0.3)),
                                new SweptSeed(1, trained, Fabricated.end(Kind.STRICT_MINIMUM, 0.3)),
                                new SweptSeed(2, trained, null),
                                new SweptSeed(3, trained, Fabricated.end(Kind.STRICT_MINIMUM, 0.6))))
                .endStates();

        assertThat(states.hits()).containsOnlyKeys(Kind.STRICT_MINIMUM).containsEntry(Kind.STRICT_MINIMUM, 3);
        assertThat(states.atLeast()).isEqualTo(2);
        assertThat(states.best()).isEqualTo(0.3);
        assertThat(states.unseenMass()).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void whatIsMissingIsCountedBySeedAndByBlock() throws Exception {
        CensusPlan plan = plan(FIVE, 9);
        assertThat(CellCensus.missing(plan, temp.resolve("new"))).isEqualTo(9);
        assertThat(CellCensus.missingBlocks(plan, temp.resolve("new"))).containsExactly(0, 1, 2);

        Path journal = journal(List.of(seed(0), seed(1), seed(2), seed(3), seed(5)));
        assertThat(CellCensus.missing(plan, journal)).isEqualTo(4);
        assertThat(CellCensus.missingBlocks(plan, journal)).containsExactly(1, 2);
    }

    @Test
    void takenInIsEverySeedThatIsNotThereYet() throws Exception {
        Path journal = journal(List.of(seed(1)));
        String lines = Stream.of(seed(0), twin(1), seed(2)).map(Json::line).collect(Collectors.joining());

        for (int time = 0; time < 2; time++) {
            CellCensus.takeIn(
                    new BlockLines("block", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8))), journal);
            assertThat(Files.readString(journal).replaceAll(",\"crc32\":\"[0-9a-f]{8}\"", ""))
                    .isEqualTo(
                            Stream.of(seed(1), seed(0), seed(2)).map(Json::line).collect(Collectors.joining()));
        }
    }

    private CellResult cell(Samples test, List<SweptSeed> seeds) throws Exception {
        return cell(test, false, seeds);
    }

    private CellResult cell(Samples test, boolean polish, List<SweptSeed> seeds) throws Exception {
        List<Integer> trained = new ArrayList<>();
        CellResult cell = CellCensus.run(plan(test, seeds.size()), polish, journal(seeds), 1, trained::add);
        assertThat(trained).isEmpty();
        return cell;
    }

    private Path journal(List<SweptSeed> seeds) throws IOException {
        return Files.writeString(
                temp.resolve("cell.jsonl"), seeds.stream().map(Json::line).collect(Collectors.joining()));
    }

    private static CensusPlan plan(Samples test, int seeds) {
        return new CensusPlan(
                Fabricated.RECIPE, test, LongStream.range(0, seeds).boxed().toList(), 4);
    }

    private static List<SweptSeed> seeds(int count) {
        return LongStream.range(0, count).mapToObj(CellStatisticsTest::seed).toList();
    }

    private static SweptSeed seed(long k) {
        return new SweptSeed(k, trained((int) k), null);
    }

    /** Another seed with the labels of seed 0. */
    private static SweptSeed twin(long k) {
        return new SweptSeed(k, trained(0), null);
    }

    /** Test costs that lie on a straight line over the costs 1, 2, 3, 4. */
    private static List<SweptSeed> line(int slope) {
        return LongStream.range(0, 4)
                .mapToObj(k -> new SweptSeed(k, new SweptSeed.Trained(1 + k, 0.5, 8.0 + slope * k, 0.5, "1e"), null))
                .toList();
    }

    private static SweptSeed.Trained trained(int k) {
        return new SweptSeed.Trained(COSTS[k], 0.8 + k / 100.0, TEST_COSTS[k], 0.6 + k / 100.0, LABELS.get(k));
    }
}
