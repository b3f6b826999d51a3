package org.manymoons.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.data.DataException;
import org.manymoons.endstate.Kind;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.landscape.Saddle;
import org.manymoons.models.Certification.Candidate;
import org.manymoons.proof.ProvenEnds;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.study.folder.RunFolder;

/** The end states of a finished run or census, read from its folder: what there is to certify. */
public final class CertifiedFolder {
    private CertifiedFolder() {}

    /**
     * Those of the census where there is one, then those of the runs, in their order in the results, then the saddles of the
     * landscape where that was searched.
     *
     * @param parameters how many the network has
     * @throws DataException if the folder holds no results of this version, or some that were altered since
     */
    public static List<Candidate> candidates(Path folder, int parameters) throws IOException {
        List<Candidate> candidates = candidates(folder);
        for (Candidate candidate : candidates) {
            double[] point = candidate.parameters();
            if (point.length != parameters || !Arrays.stream(point).allMatch(Double::isFinite)) {
                throw new DataException(folder + ": " + candidate.what() + " has " + point.length
                        + " parameters, or some that are no numbers; the network of " + RunFolder.CONFIGURATION
                        + " there has " + parameters + "; run again with --force");
            }
        }
        return candidates;
    }

    /** The runs of a folder; none of a census. */
    public static List<RunRecord> runs(Path folder) throws IOException {
        Path results = folder.resolve(RunFolder.RESULTS);
        return Files.isRegularFile(results)
                ? SealedResults.read(results, RunResults.class).runs()
                : List.of();
    }

    private static List<Candidate> candidates(Path folder) throws IOException {
        Path results = folder.resolve(RunFolder.RESULTS);
        Path census = folder.resolve(RunFolder.CENSUS);
        List<Candidate> saddles = saddles(folder);
        if (Files.isRegularFile(results)) {
            return joined(ofResults(SealedResults.read(results, RunResults.class)), saddles);
        }
        if (Files.isRegularFile(census)) {
            return joined(ofCensus(SealedResults.read(census, CensusResult.class)), saddles);
        }
        throw new DataException(folder + ": holds no finished run or census, there is no " + RunFolder.RESULTS
                + " and no " + RunFolder.CENSUS + " in it");
    }

    private static List<Candidate> joined(List<Candidate> first, List<Candidate> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The saddles of the folder's landscape; none where that was not searched. */
    public static List<Candidate> saddles(Path folder) throws IOException {
        Path landscape = folder.resolve(RunFolder.LANDSCAPE);
        if (!Files.isRegularFile(landscape)) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Saddle saddle :
                SealedResults.read(landscape, LandscapeResult.class).saddles()) {
            candidates.add(new Candidate(
                    "saddle " + (candidates.size() + 1),
                    Kind.SADDLE,
                    saddle.cost(),
                    null,
                    saddle.parameters(),
                    saddle.flatDirections()));
        }
        return candidates;
    }

    /** Those of the census, if there is one, then those of the runs. */
    public static List<Candidate> ofResults(RunResults results) {
        List<Candidate> all = new ArrayList<>(results.census() == null ? List.of() : ofCensus(results.census()));
        all.addAll(ofRuns(results));
        return all;
    }

    /** The end states of a census. */
    public static List<Candidate> ofCensus(CensusResult census) {
        List<Candidate> candidates = new ArrayList<>();
        for (FoundEndState end : census.endStates()) {
            candidates.add(new Candidate(
                    ProvenEnds.endState(candidates.size()), end.kind(), end.value(), end.hits(), end.parameters()));
        }
        return candidates;
    }

    private static List<Candidate> ofRuns(RunResults results) {
        List<Candidate> candidates = new ArrayList<>();
        for (RunRecord run : results.runs()) {
            EndStateSummary end = run.polished();
            if (end != null) {
                candidates.add(
                        new Candidate(ProvenEnds.seed(run.seed()), end.kind(), end.value(), null, end.parameters()));
            }
        }
        return candidates;
    }
}
