package org.manymoons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.manymoons.cli.options.RunOptions;
import org.manymoons.cli.text.LandscapeText;
import org.manymoons.cli.text.ProgressDisplay;
import org.manymoons.cli.text.StopNotice;
import org.manymoons.data.DataException;
import org.manymoons.landscape.Landscape;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.landscape.graph.GraphSvg;
import org.manymoons.landscape.search.LandscapePlan;
import org.manymoons.models.EndsOfRun;
import org.manymoons.report.Report;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches what lies between the end states of a finished run or census. */
@Command(
        name = "landscape",
        description = "Find the saddles between the end states of a finished run or census, and where these join.")
final class LandscapeCommand implements Callable<Integer> {
    /** Chosen: minutes for the networks of the examples. */
    private static final String SEARCHES = "500";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "Folder of a finished run or census, such as models/moons.")
    private Path path = Path.of("");

    @Option(
            names = "--searches",
            paramLabel = "N",
            defaultValue = SEARCHES,
            description = "Most searches for saddles (default: " + SEARCHES + ").")
    private int searches;

    @Option(names = "--threads", paramLabel = "N", description = "Searches at a time (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--json",
            description = "Print the result as one JSON document, and nothing else, on standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException, RunFolder.NotUsable {
        atLeastOne("--threads", threads);
        atLeastOne("--searches", searches);
        EndsOfRun run = EndsOfRun.of(path);
        if (run.ends().size() < 2) {
            throw new DataException(
                    path + ": " + (run.ends().isEmpty() ? "no end state is" : "one end state alone is")
                            + " known there, and a landscape lies between two or more; count more seeds with the census command");
        }
        Experiment experiment = run.experiment();
        LandscapePlan plan = new LandscapePlan(
                experiment.plan().recipe().network(),
                experiment.plan().recipe().training(),
                experiment.plan().test(),
                run.ends(),
                run.runs(),
                searches);
        try (RunFolder folder = RunFolder.open(path, experiment.identity(), false);
                StopNotice notice = new StopNotice()) {
            RunOptions.damaged(folder, RunFolder.LANDSCAPE, spec);
            LandscapeResult result = search(plan, folder, run.leftOut());
            List<String> files = new ArrayList<>(List.of(Landscape.JOURNAL));
            if (result.graph() != null) {
                folder.write(RunFolder.LANDSCAPE_GRAPH, GraphSvg.of(result.graph()));
                files.add(RunFolder.LANDSCAPE_GRAPH);
            }
            folder.write(RunFolder.LANDSCAPE_PAGE, Report.page(experiment, result, run.results(), path));
            files.add(RunFolder.LANDSCAPE_PAGE);
            folder.seal(RunFolder.LANDSCAPE, result, files);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.print(folder.read(RunFolder.LANDSCAPE));
            } else {
                new LandscapeText(experiment.title(), result).print(out);
                out.println();
                out.println("Results: " + folder.file(RunFolder.LANDSCAPE));
                out.println("For your browser: " + folder.file(RunFolder.LANDSCAPE_PAGE));
                if (result.graph() != null) {
                    out.println("Drawn: " + folder.file(RunFolder.LANDSCAPE_GRAPH));
                }
            }
            out.flush();
        }
        return ExitStatus.DONE;
    }

    private LandscapeResult search(LandscapePlan plan, RunFolder folder, int leftOut)
            throws IOException, InterruptedException {
        Path journal = folder.file(Landscape.JOURNAL);
        int missing = Landscape.missing(plan, journal);
        try (ProgressDisplay progress = new ProgressDisplay(missing + " searches for saddles", missing)) {
            return Landscape.search(plan, journal, threads, leftOut, progress::accept);
        }
    }

    private void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + ": must be 1 or more, not " + value);
        }
    }
}
