package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.data.DataException;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.search.GivenEnd;
import org.manymoons.reference.Samples;
import org.manymoons.results.RunRecord;
import org.manymoons.study.folder.RunFolder;

/** The ends in folders that were put together by hand, on exclusive or with its known minima. */
class EndsOfRunTest {
    private static final String TANH = "{hidden: [1], activation: tanh}";
    private static final double L2 = 0.01;
    private static final double[] MINIMUM = Fabricated.xorMinimum(1);

    /** The same function: the unit's signs changed. */
    private static final double[] WRITTEN_DIFFERENTLY = {-MINIMUM[0], -MINIMUM[1], -MINIMUM[2], -MINIMUM[3], MINIMUM[4]
    };

    /** Of the same cost, and another function. */
    private static final double[] OTHER = Fabricated.xorMinimum(-1);

    @TempDir
    private Path temp = Path.of("");

    private FinishedFolder folder() throws IOException {
        return FinishedFolder.of(temp.resolve("run"), Fabricated.XOR, TANH, L2);
    }

    private static RunRecord minimum(long seed, double... parameters) {
        return FinishedFolder.run(seed, Kind.STRICT_MINIMUM, Fabricated.XOR_COST, parameters);
    }

    @Test
    void eachEndOfTheRunsIsGivenOnceAndItsSeedsAreCounted() throws IOException {
        FinishedFolder folder = folder().with(
                        RunFolder.RESULTS,
                        FinishedFolder.results(
                                null, minimum(7, MINIMUM), minimum(8, OTHER), minimum(9, WRITTEN_DIFFERENTLY)));

        EndsOfRun ends = EndsOfRun.of(folder.path());

        assertThat(ends.ends()).extracting(GivenEnd::hits).containsExactly(2, 1);
        assertThat(ends.ends()).extracting(GivenEnd::kind).containsOnly(Kind.STRICT_MINIMUM);
        assertThat(ends.ends()).extracting(GivenEnd::value).containsOnly(Fabricated.XOR_COST);
        assertThat(ends.ends().get(0).parameters()).containsExactly(MINIMUM);
        assertThat(ends.ends().get(1).parameters()).containsExactly(OTHER);
        assertThat(ends.leftOut()).isZero();
        assertThat(ends.experiment().plan().recipe().network()).isEqualTo(Fabricated.xorNetwork());
    }

    @Test
    void endsThatAreNotSettledAreCountedAndLeftOut() throws IOException {
        FinishedFolder folder = folder().with(
                        RunFolder.RESULTS,
                        FinishedFolder.results(
                                null,
                                FinishedFolder.run(1, Kind.SADDLE, 0.6, new double[5]),
                                FinishedFolder.run(2, Kind.NOT_CONVERGED, 0.6, new double[5]),
                                FinishedFolder.run(3, new double[5], null),
                                minimum(4, MINIMUM)));

        EndsOfRun ends = EndsOfRun.of(folder.path());

        assertThat(ends.ends()).hasSize(1);
        assertThat(ends.leftOut()).isEqualTo(2);
    }

    /** What training left is another thing than its end; a run that failed has left nothing. */
    @Test
    void theRunsAreHandedOnAsTrainingLeftThem() throws IOException {
        double[] trained = {1, 2, 3, 4, 5};
        FinishedFolder folder = folder().with(
                        RunFolder.RESULTS,
                        FinishedFolder.results(
                                null,
                                FinishedFolder.run(
                                        6,
                                        trained,
                                        FinishedFolder.end(Kind.STRICT_MINIMUM, Fabricated.XOR_COST, null, MINIMUM)),
                                FinishedFolder.run(7, null, null)));

        EndsOfRun ends = EndsOfRun.of(folder.path());

        assertThat(ends.runs()).hasSize(1);
        assertThat(ends.runs().get(0).seed()).isEqualTo(6);
        assertThat(ends.runs().get(0).parameters()).containsExactly(trained);
    }

    @Test
    void theCensusOfARunComesBeforeItsRuns() throws IOException {
        FinishedFolder folder = folder().with(
                        RunFolder.RESULTS,
                        FinishedFolder.results(
                                FinishedFolder.census(
                                        FinishedFolder.found(Kind.FLAT_MINIMUM, 0.5, null, 4, OTHER),
                                        FinishedFolder.found(Kind.CHANNEL_TO_INFINITY, 0.5, 0.25, 3, OTHER),
                                        FinishedFolder.found(Kind.SADDLE, 0.7, null, 2, OTHER),
                                        FinishedFolder.found(Kind.NOT_CONVERGED, 0.7, null, 1, OTHER),
                                        FinishedFolder.found(Kind.STRICT_MINIMUM, 0.75, null, 5, OTHER)),
                                minimum(4, MINIMUM)));

        EndsOfRun ends = EndsOfRun.of(folder.path());

        assertThat(ends.ends())
                .extracting(GivenEnd::kind)
                .containsExactly(Kind.FLAT_MINIMUM, Kind.CHANNEL_TO_INFINITY, Kind.STRICT_MINIMUM);
        assertThat(ends.ends()).extracting(GivenEnd::value).containsExactly(0.5, 0.25, 0.75);
        assertThat(ends.ends()).extracting(GivenEnd::hits).containsExactly(4, 3, 5);
        assertThat(ends.leftOut()).isEqualTo(2);
        assertThat(ends.runs()).hasSize(1);
    }

    /** Two networks on one channel are two places of one end, known by its limit. */
    @Test
    void runsAlongOneChannelAreOneEnd() throws IOException {
        double[] near = FourPoints.along(4);
        double[] far = FourPoints.along(5);
        FinishedFolder folder = FinishedFolder.of(temp.resolve("run"), FourPoints.samples(), TANH, 0)
                .with(
                        RunFolder.RESULTS,
                        FinishedFolder.results(
                                null,
                                FinishedFolder.run(
                                        1,
                                        near,
                                        FinishedFolder.end(Kind.CHANNEL_TO_INFINITY, 0.4, FourPoints.limit(), near)),
                                FinishedFolder.run(
                                        2,
                                        far,
                                        FinishedFolder.end(Kind.CHANNEL_TO_INFINITY, 0.4, FourPoints.limit(), far))));

        EndsOfRun ends = EndsOfRun.of(folder.path());

        assertThat(ends.ends()).hasSize(1);
        assertThat(ends.ends().get(0).kind()).isEqualTo(Kind.CHANNEL_TO_INFINITY);
        assertThat(ends.ends().get(0).hits()).isEqualTo(2);
        assertThat(ends.ends().get(0).value()).isEqualTo(FourPoints.limit());
    }

    @Test
    void aCensusAloneHasNoRuns() throws IOException {
        FinishedFolder folder = folder().with(
                        RunFolder.CENSUS,
                        FinishedFolder.census(FinishedFolder.found(Kind.STRICT_MINIMUM, 0.5, null, 4, OTHER)));

        EndsOfRun ends = EndsOfRun.of(folder.path());

        assertThat(ends.ends()).hasSize(1);
        assertThat(ends.runs()).isEmpty();
    }

    @Test
    void resultsComeBeforeACensusBesideThem() throws IOException {
        FinishedFolder folder = folder().with(RunFolder.CENSUS, FinishedFolder.census())
                .with(RunFolder.RESULTS, FinishedFolder.results(null, minimum(1, MINIMUM)));

        assertThat(EndsOfRun.of(folder.path()).ends()).hasSize(1);
    }

    private void refused(Path folder, String message) {
        assertThatThrownBy(() -> EndsOfRun.of(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsNoFolderOfARunIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        Path empty = Files.createDirectory(temp.resolve("empty"));
        String why = ": is no folder of a run or census, there is no config.resolved.yaml of manymoons in it";

        refused(file, file + why);
        refused(empty, empty + why);
        refused(temp.resolve("none"), temp.resolve("none") + why);
    }

    @Test
    void aRunThatIsNotFinishedIsToBeFinished() throws IOException {
        Path folder = folder().path();

        refused(
                folder,
                folder + ": is not finished, there is neither results.json nor census.json in it; finish it with the"
                        + " command that began it");
    }

    @Test
    void otherDataThanThoseOfTheRunAreNoticed() throws IOException {
        FinishedFolder folder = folder().with(RunFolder.RESULTS, FinishedFolder.results(null, minimum(1, MINIMUM)));
        FinishedFolder.writeData(folder.path(), new Samples(Fabricated.XOR.inputs(), new double[] {1, 0, 0, 1}));

        refused(
                folder.path(),
                folder.path().resolve("config.resolved.yaml")
                        + ": the data are no longer those of the run (their checksum was noted there); put them back, or"
                        + " run again with --force");
    }

    @Test
    void endsOfAnotherNetworkAreRefused() throws IOException {
        FinishedFolder folder = folder().with(
                        RunFolder.CENSUS,
                        FinishedFolder.census(FinishedFolder.found(Kind.STRICT_MINIMUM, 0.5, null, 4, 1, 2, 3, 4)));

        refused(
                folder.path(),
                folder.path()
                        + ": an end state has 4 parameters, the network of config.resolved.yaml there has 5; it is of"
                        + " another network, run again with --force");
    }

    @Test
    void networksWithoutAHessianHaveNoLandscape() throws IOException {
        String no = ": there is no landscape of this network to search, since ";
        Path kinked = FinishedFolder.of(temp.resolve("kinked"), Fabricated.XOR, "{hidden: [1], activation: relu}", L2)
                .path();
        Path large = FinishedFolder.of(temp.resolve("large"), Fabricated.XOR, "{hidden: [75], activation: tanh}", L2)
                .path();

        refused(kinked, kinked + no + "its activation has kinks");
        refused(large, large + no + "it has more than 300 parameters (301)");
        assertThat(List.of(kinked, large)).allMatch(Files::isDirectory);
    }
}
