package org.manymoons.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.manymoons.census.CensusResult;
import org.manymoons.json.Json;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.results.RunResults;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;

/** The report of a finished run, or of a census, as one self-contained HTML page. */
public final class Report {
    /** Its name in the run's folder. */
    public static final String FILE = RunFolder.PAGE;

    /** The name of a landscape's page there. */
    public static final String LANDSCAPE = RunFolder.LANDSCAPE_PAGE;

    private Report() {}

    /** The page of a landscape. */
    public static String page(Experiment experiment, LandscapeResult landscape) throws IOException {
        RunResults noRuns =
                new RunResults(List.of(), List.of(), null, null, List.of(), List.of(), experiment.provenance());
        ReportData data = ReportData.of(experiment, noRuns, Path.of("")).with(landscape);
        return Page.ofLandscape(experiment.configuration().name(), experiment.title(), landscape)
                .with(Json.line(data));
    }

    /**
     * The page.
     *
     * @param folder where the parameter dumps lie; a dump that is missing is not drawn
     */
    public static String page(Experiment experiment, RunResults results, Path folder) throws IOException {
        if (PlainPage.isFor(experiment.plan().recipe().network())) {
            return PlainPage.of(experiment, results);
        }
        ReportData data = ReportData.of(experiment, results, folder);
        return new Page(experiment.configuration().name(), experiment.title(), results.shortAnswer(), results.answer())
                .with(Json.line(data));
    }

    /** The page of a census: of very many end states only the first are on it. */
    public static String page(Experiment experiment, CensusResult census) throws IOException {
        if (PlainPage.isFor(experiment.plan().recipe().network())) {
            return PlainPage.of(experiment, census);
        }
        CensusResult shown = CensusTable.shown(census);
        RunResults noRuns =
                new RunResults(List.of(), List.of(), shown, null, List.of(), List.of(), experiment.provenance());
        ReportData data = ReportData.of(experiment, noRuns, Path.of(""));
        return Page.ofCensus(experiment.configuration().name(), experiment.title(), census, CensusTable.of(census))
                .with(Json.line(data));
    }
}
