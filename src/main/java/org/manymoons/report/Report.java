package org.manymoons.report;

import java.io.IOException;
import java.nio.file.Path;
import org.manymoons.json.Json;
import org.manymoons.results.RunResults;
import org.manymoons.study.Experiment;

/** The report of a finished run as one self-contained HTML page. */
public final class Report {
    /** Its name in the run's folder. */
    public static final String FILE = "report.html";

    private Report() {}

    /**
     * The page.
     *
     * @param folder where the parameter dumps lie; a dump that is missing is not drawn
     */
    public static String page(Experiment experiment, RunResults results, Path folder) throws IOException {
        ReportData data = ReportData.of(experiment, results, folder);
        return new Page(experiment.configuration().name(), experiment.title(), results.shortAnswer(), results.answer())
                .with(Json.line(data));
    }
}
