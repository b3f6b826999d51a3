package org.manymoons.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /**
     * The page of a landscape.
     *
     * @param results of the run whose landscape it is; null for a census
     * @param folder  where the run's parameter dumps lie; a dump that is missing is not drawn
     */
    public static String page(
            Experiment experiment, LandscapeResult landscape, @Nullable RunResults results, Path folder)
            throws IOException {
        ReportData data = ReportData.of(experiment, none(experiment, null), Path.of(""))
                .with(landscape, results == null ? List.of() : TrainingTrail.of(results, folder));
        return Page.ofLandscape(experiment.configuration().name(), experiment.title(), landscape)
                .with(Json.line(data));
    }

    private static RunResults none(Experiment experiment, @Nullable CensusResult census) {
        return new RunResults(List.of(), List.of(), census, null, List.of(), List.of(), experiment.provenance());
    }

    /**
     * The page.
     *
     * @param folder where the parameter dumps lie; a dump that is missing is not drawn
     */
    public static String page(Experiment experiment, RunResults results, Path folder) throws IOException {
        return page(experiment, results, null, folder);
    }

    /** The same with the section of a landscape, if there is one. */
    public static String page(
            Experiment experiment, RunResults results, @Nullable LandscapeResult landscape, Path folder)
            throws IOException {
        if (PlainPage.isFor(experiment.plan().recipe().network())) {
            return PlainPage.of(experiment, results);
        }
        ReportData data = ReportData.of(experiment, results, folder);
        Page page = new Page(
                experiment.configuration().name(), experiment.title(), results.shortAnswer(), results.answer());
        return landscape == null
                ? page.with(Json.line(data))
                : page.and(landscape).with(Json.line(data.with(landscape, TrainingTrail.of(results, folder))));
    }

    /** The page of a census: of very many end states only the first are on it. */
    public static String page(Experiment experiment, CensusResult census) throws IOException {
        return page(experiment, census, null);
    }

    /** The same with the section of a landscape, if there is one. */
    public static String page(Experiment experiment, CensusResult census, @Nullable LandscapeResult landscape)
            throws IOException {
        if (PlainPage.isFor(experiment.plan().recipe().network())) {
            return PlainPage.of(experiment, census);
        }
        ReportData data = ReportData.of(experiment, none(experiment, CensusTable.shown(census)), Path.of(""));
        Page page = Page.ofCensus(
                experiment.configuration().name(), experiment.title(), census, CensusTable.of(experiment, census));
        return landscape == null
                ? page.with(Json.line(data))
                : page.and(landscape).with(Json.line(data.with(landscape, List.of())));
    }
}
