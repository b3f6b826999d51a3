package org.manymoons.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.DataException;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.endstate.SameEndState;
import org.manymoons.json.SealedJson;
import org.manymoons.kernel.Kernels;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.landscape.search.GivenEnd;
import org.manymoons.landscape.search.TrainedRun;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;

/**
 * The end states in the folder of a finished run or census: those of its census where there is one, otherwise those that
 * the runs were carried on to, each once.
 *
 * @param experiment what the folder is of
 * @param ends       settled ones
 * @param runs       as training left them; none for a census alone
 * @param leftOut    how many have not converged, or are saddles
 * @param results    of the run; null for a census
 */
public record EndsOfRun(
        Experiment experiment,
        List<GivenEnd> ends,
        List<TrainedRun> runs,
        int leftOut,
        @Nullable RunResults results) {
    public EndsOfRun {
        ends = List.copyOf(ends);
        runs = List.copyOf(runs);
    }

    /** Reads a folder; throws {@link DataException} where it cannot be used. */
    public static EndsOfRun of(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || !RunFolder.isMarked(folder)) {
            throw new DataException(folder + ": is no folder of a run or census, there is no " + RunFolder.CONFIGURATION
                    + " of manymoons in it");
        }
        Path configured = folder.resolve(RunFolder.CONFIGURATION);
        Experiment experiment = Experiment.of(ConfigurationFile.load(configured, List.of()));
        if (!experiment.identity().equals(Files.readString(configured))) {
            throw new DataException(configured + ": the data are no longer those of the run (their checksum was noted"
                    + " there); put them back, or run again with --force");
        }
        Network network = experiment.plan().recipe().network();
        String obstacle = network.isSmooth() ? PolishingObstacle.of(network) : "its activation has kinks";
        if (obstacle != null) {
            throw new DataException(folder + ": there is no landscape of this network to search, since " + obstacle);
        }
        EndsOfRun ends = read(folder, experiment);
        for (GivenEnd end : ends.ends()) {
            if (end.parameters().length != network.parameterCount()) {
                throw new DataException(folder + ": an end state has " + end.parameters().length
                        + " parameters, the network of " + RunFolder.CONFIGURATION + " there has "
                        + network.parameterCount() + "; it is of another network, run again with --force");
            }
        }
        return ends;
    }

    /** The landscape between these end states, as it was written there; null where there is none, or it is one of other end states. */
    public @Nullable LandscapeResult landscape(Path folder) throws IOException {
        Path file = folder.resolve(RunFolder.LANDSCAPE);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        LandscapeResult landscape = SealedResults.read(file, LandscapeResult.class);
        boolean same = landscape.given() == ends.size()
                && IntStream.range(0, ends.size())
                        .allMatch(k -> Arrays.equals(
                                landscape.endStates().get(k).parameters(),
                                ends.get(k).parameters()));
        return same ? landscape : null;
    }

    /** The landscape in the folder of a run whose results are these, for its page; null where there is none between its end states. */
    public static @Nullable LandscapeResult landscape(Path folder, Experiment experiment, RunResults results)
            throws IOException {
        return whole(folder) ? readable(ofRun(experiment, results), folder) : null;
    }

    /** That in the folder of a census. */
    public static @Nullable LandscapeResult landscape(Path folder, Experiment experiment, CensusResult census)
            throws IOException {
        return whole(folder) ? readable(ofCensus(experiment, census), folder) : null;
    }

    private static boolean whole(Path folder) throws IOException {
        return SealedJson.names(folder.resolve(RunFolder.LANDSCAPE)).contains(RunFolder.LANDSCAPE);
    }

    private static @Nullable LandscapeResult readable(EndsOfRun ends, Path folder) throws IOException {
        try {
            return ends.landscape(folder);
        } catch (DataException e) {
            return null; // of another version: made again by the landscape command
        }
    }

    private static EndsOfRun read(Path folder, Experiment experiment) throws IOException {
        Path census = folder.resolve(RunFolder.CENSUS);
        Path results = folder.resolve(RunFolder.RESULTS);
        if (Files.isRegularFile(census) && !Files.isRegularFile(results)) {
            return ofCensus(experiment, SealedResults.read(census, CensusResult.class));
        }
        if (!Files.isRegularFile(results)) {
            throw new DataException(folder + ": is not finished, there is neither " + RunFolder.RESULTS + " nor "
                    + RunFolder.CENSUS + " in it; finish it with the command that began it");
        }
        return ofRun(experiment, SealedResults.read(results, RunResults.class));
    }

    private static EndsOfRun ofRun(Experiment experiment, RunResults run) {
        EndsOfRun ends = run.census() != null ? ofCensus(experiment, run.census()) : ofRuns(experiment, run.runs());
        return new EndsOfRun(experiment, ends.ends(), trained(run.runs()), ends.leftOut(), run);
    }

    private static List<TrainedRun> trained(List<RunRecord> runs) {
        List<TrainedRun> trained = new ArrayList<>();
        for (RunRecord run : runs) {
            double[] parameters = run.training().parameters();
            if (parameters != null) {
                trained.add(new TrainedRun(run.seed(), parameters));
            }
        }
        return trained;
    }

    private static EndsOfRun ofCensus(Experiment experiment, CensusResult census) {
        List<GivenEnd> ends = census.endStates().stream()
                .filter(state -> isSettled(state.kind()))
                .map(EndsOfRun::given)
                .toList();
        return new EndsOfRun(experiment, ends, List.of(), census.endStates().size() - ends.size(), null);
    }

    private static GivenEnd given(FoundEndState state) {
        return new GivenEnd(state.kind(), state.value(), state.hits(), state.parameters());
    }

    private static boolean isSettled(Kind kind) {
        return switch (kind) {
            case STRICT_MINIMUM, FLAT_MINIMUM, CHANNEL_TO_INFINITY -> true;
            case SADDLE, NOT_CONVERGED -> false;
        };
    }

    private static EndsOfRun ofRuns(Experiment experiment, List<RunRecord> runs) {
        Objective objective = Kernels.objective(
                experiment.plan().recipe().network(), experiment.plan().recipe().training());
        List<EndState> states = new ArrayList<>();
        List<GivenEnd> ends = new ArrayList<>();
        int leftOut = 0;
        for (EndStateSummary polished : runs.stream()
                .map(RunRecord::polished)
                .flatMap(Stream::ofNullable)
                .toList()) {
            if (!isSettled(polished.kind())) {
                leftOut++;
                continue;
            }
            EndState state = polished.kind() == Kind.CHANNEL_TO_INFINITY
                    ? Polisher.polish(objective, polished.parameters())
                    : Polisher.inspect(objective, polished.parameters());
            int same = 0;
            while (same < states.size()
                    && SameEndState.verdict(objective, states.get(same), state) != SameEndState.Verdict.SAME) {
                same++;
            }
            if (same == states.size()) {
                states.add(state);
                ends.add(new GivenEnd(polished.kind(), polished.value(), 1, polished.parameters()));
            } else {
                GivenEnd first = ends.get(same);
                ends.set(same, new GivenEnd(first.kind(), first.value(), first.hits() + 1, first.parameters()));
            }
        }
        return new EndsOfRun(experiment, ends, List.of(), leftOut, null);
    }
}
