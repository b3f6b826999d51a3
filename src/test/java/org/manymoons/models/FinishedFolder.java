package org.manymoons.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.MadeUpFigures;
import org.manymoons.endstate.Reasons;
import org.manymoons.json.SealedJson;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.landscape.Saddle;
import org.manymoons.reference.Samples;
import org.manymoons.results.EndStateSummary;
import org.manymoons.results.Provenance;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;

/** The folder of a run, census or landscape whose ends were put together by hand. */
record FinishedFolder(Path path) {
    /** Marked as that of an experiment with one hidden layer on these samples, whose labels are 0 and 1. */
    static FinishedFolder of(Path folder, Samples samples, String network, double l2) throws IOException {
        Files.createDirectories(folder);
        writeData(folder, samples);
        Path base = Files.writeString(
                folder.resolveSibling(folder.getFileName() + ".yaml"),
                "name: made-up\ndata: {source: csv, file: " + folder.resolve("data.csv")
                        + ", header: true, label: label, test: null}\nnetwork: " + network + "\ntraining: {l2: " + l2
                        + "}\n");
        Experiment experiment = Experiment.of(ConfigurationFile.load(base, List.of()));
        Files.writeString(folder.resolve(RunFolder.CONFIGURATION), experiment.identity());
        return new FinishedFolder(folder);
    }

    static void writeData(Path folder, Samples samples) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int j = 0; j < samples.features(); j++) {
            text.append('x').append(j + 1).append(',');
        }
        text.append("label\n");
        for (int n = 0; n < samples.size(); n++) {
            Arrays.stream(samples.inputs()[n]).forEach(x -> text.append(x).append(','));
            text.append((int) samples.labels()[n]).append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), text);
    }

    FinishedFolder with(String name, Object document) throws IOException {
        Path file = path.resolve(name);
        Files.writeString(file, SealedJson.write(document, file, List.of()));
        return this;
    }

    static RunResults results(CensusResult census, RunRecord... runs) {
        Provenance provenance = new Provenance("", "", "", "", "", "", null);
        return new RunResults(List.of(runs), List.of(), census, null, List.of("made up"), List.of(), provenance);
    }

    static RunRecord run(long seed, double[] trained, EndStateSummary end) {
        SeedResult.Figures figures = new SeedResult.Figures(0.5, null, 0.75, null, null, 0.0, 0.0, null);
        SeedResult training = new SeedResult(seed, null, figures, null, null, null, trained);
        return new RunRecord(training, 0, false, end == null ? null : end.kind(), end, null, null);
    }

    static RunRecord run(long seed, Kind kind, double cost, double... end) {
        return run(seed, end, end(kind, cost, null, end));
    }

    static EndStateSummary end(Kind kind, double cost, Double limit, double... parameters) {
        return new EndStateSummary(MadeUpFigures.of(kind, cost, limit, Reasons.of(), parameters), null, null);
    }

    static CensusResult census(FoundEndState... ends) {
        CensusResult.Counts counts = new CensusResult.Counts(ends.length, 0, List.of(), 0, 1, 0, 0.0);
        return new CensusResult(counts, List.of(ends), null, List.of("made up"), List.of(), null);
    }

    static FoundEndState found(Kind kind, double cost, Double limit, int hits, double... parameters) {
        return new FoundEndState(
                MadeUpFigures.of(kind, cost, limit, Reasons.of(), parameters),
                hits,
                List.of(0.1, 0.9),
                List.of(1L),
                List.of(),
                null,
                null,
                null);
    }

    /** Nothing but saddles at these costs and places. */
    static LandscapeResult landscape(List<Double> costs, List<double[]> places) {
        List<Saddle> saddles = new ArrayList<>();
        for (int k = 0; k < costs.size(); k++) {
            saddles.add(new Saddle(
                    costs.get(k), -1, 0, 1, 0, 0, 0, 0, null, null, places.get(k), null, null, List.of(), 1));
        }
        return new LandscapeResult(
                List.of(), 0, 0, saddles, List.of(), List.of(), List.of(), null, 0, 0, null, List.of(), List.of());
    }
}
