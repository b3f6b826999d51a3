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
import org.manymoons.models.Certification.Candidate;
import org.manymoons.study.folder.RunFolder;

/** Which points of a folder are to be certified, in which order, and which folders are refused. */
class CertifiedFolderTest {
    @TempDir
    private Path temp = Path.of("");

    private FinishedFolder folder() {
        return new FinishedFolder(temp);
    }

    private static void expect(Candidate candidate, String what, Kind kind, double cost, Integer hits, double first) {
        assertThat(candidate.what()).isEqualTo(what);
        assertThat(candidate.kind()).isEqualTo(kind);
        assertThat(candidate.cost()).isEqualTo(cost);
        assertThat(candidate.hits()).isEqualTo(hits);
        assertThat(candidate.parameters()).containsExactly(first, 2);
    }

    @Test
    void endsOfTheCensusComeBeforeThoseOfTheRunsAndTheSaddlesLast() throws IOException {
        folder().with(
                        RunFolder.RESULTS,
                        FinishedFolder.results(
                                FinishedFolder.census(
                                        FinishedFolder.found(Kind.STRICT_MINIMUM, 0.5, null, 4, 10, 2),
                                        FinishedFolder.found(Kind.CHANNEL_TO_INFINITY, 0.5, 0.25, 3, 11, 2)),
                                FinishedFolder.run(8, Kind.NOT_CONVERGED, 0.75, 12, 2),
                                FinishedFolder.run(9, new double[2], null),
                                FinishedFolder.run(7, Kind.SADDLE, 0.875, 13, 2)))
                .with(
                        RunFolder.LANDSCAPE,
                        FinishedFolder.landscape(
                                List.of(1.5, 2.5), List.of(new double[] {14, 2}, new double[] {15, 2})));

        List<Candidate> candidates = CertifiedFolder.candidates(temp, 2);

        assertThat(candidates).hasSize(6);
        expect(candidates.get(0), "end state 1", Kind.STRICT_MINIMUM, 0.5, 4, 10);
        expect(candidates.get(1), "end state 2", Kind.CHANNEL_TO_INFINITY, 0.25, 3, 11);
        expect(candidates.get(2), "seed 8", Kind.NOT_CONVERGED, 0.75, null, 12);
        expect(candidates.get(3), "seed 7", Kind.SADDLE, 0.875, null, 13);
        expect(candidates.get(4), "saddle 1", Kind.SADDLE, 1.5, null, 14);
        expect(candidates.get(5), "saddle 2", Kind.SADDLE, 2.5, null, 15);
    }

    @Test
    void aCensusAloneIsReadWhereThereAreNoResults() throws IOException {
        folder().with(
                        RunFolder.CENSUS,
                        FinishedFolder.census(FinishedFolder.found(Kind.FLAT_MINIMUM, 0.5, null, 4, 10, 2)))
                .with(RunFolder.LANDSCAPE, FinishedFolder.landscape(List.of(1.5), List.of(new double[] {14, 2})));

        assertThat(CertifiedFolder.candidates(temp, 2))
                .extracting(Candidate::what)
                .containsExactly("end state 1", "saddle 1");
    }

    @Test
    void whatIsNotFinishedIsNamed() {
        assertThatThrownBy(() -> CertifiedFolder.candidates(temp, 2))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        temp + ": holds no finished run or census, there is no results.json and no census.json in it");
    }

    @Test
    void pointsOfAnotherNetworkAreRefused() throws IOException {
        folder().with(
                        RunFolder.CENSUS,
                        FinishedFolder.census(
                                FinishedFolder.found(Kind.STRICT_MINIMUM, 0.5, null, 4, 1, 2),
                                FinishedFolder.found(Kind.STRICT_MINIMUM, 0.5, null, 4, 1, 2, 3)));

        assertThatThrownBy(() -> CertifiedFolder.candidates(temp, 2))
                .isInstanceOf(DataException.class)
                .hasMessage(temp + ": end state 2 has 3 parameters, or some that are no numbers; the network of"
                        + " config.resolved.yaml there has 2; run again with --force");
    }

    @Test
    void parametersThatAreNoNumbersAreRefused() throws IOException {
        folder().with(
                        RunFolder.CENSUS,
                        FinishedFolder.census(
                                FinishedFolder.found(Kind.STRICT_MINIMUM, 0.5, null, 4, 1, Double.POSITIVE_INFINITY)));

        assertThatThrownBy(() -> CertifiedFolder.candidates(temp, 2))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("end state 1 has 2 parameters, or some that are no numbers");
    }

    @Test
    void resultsThatWereAlteredSinceAreNotBelieved() throws IOException {
        folder().with(
                        RunFolder.CENSUS,
                        FinishedFolder.census(FinishedFolder.found(Kind.STRICT_MINIMUM, 0.5, null, 4, 1, 2)));
        Path census = temp.resolve(RunFolder.CENSUS);
        Files.writeString(census, Files.readString(census).replace("strict_minimum", "saddle"));

        assertThatThrownBy(() -> CertifiedFolder.candidates(temp, 2))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        census + ": was altered since it was written, or by another version of manymoons; run again,"
                                + " and it is made again");
    }

    private void refused(String text, String where) throws IOException {
        Path census = Files.writeString(temp.resolve(RunFolder.CENSUS), text);
        assertThatThrownBy(() -> CertifiedFolder.candidates(temp, 2))
                .isInstanceOf(DataException.class)
                .hasMessage(census + ": cannot be read as the results of this version of manymoons (" + where
                        + "); run again with --force");
    }

    @Test
    void whatIsNoJsonOrHasAHoleIsNamedWithItsPlace() throws IOException {
        refused("{\n\"seeds\": oops}", "line 2");
        folder().with(RunFolder.CENSUS, FinishedFolder.census(FinishedFolder.found(null, 0.5, null, 4, 1, 2)));
        refused(Files.readString(temp.resolve(RunFolder.CENSUS)), "endStates[0].kind is null");
    }
}
