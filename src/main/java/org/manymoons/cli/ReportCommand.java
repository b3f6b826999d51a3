package org.manymoons.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.config.Configuration;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.DataException;
import org.manymoons.data.WholeFile;
import org.manymoons.json.SealedJson;
import org.manymoons.landscape.LandscapeResult;
import org.manymoons.models.EndsOfRun;
import org.manymoons.models.SealedResults;
import org.manymoons.report.Report;
import org.manymoons.report.SweepPage;
import org.manymoons.results.RunResults;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;
import org.manymoons.sweep.SweepResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the page of a finished run anew. */
@Command(name = "report", description = "Write the HTML page of a finished run anew, from what its folder holds.")
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "Folder of a finished run, census or sweep, such as models/moons.")
    private Path folder = Path.of("");

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Where to write the page (default: " + Report.FILE + " in that folder).")
    private @Nullable Path file;

    @Option(names = "--open", description = "Open the page in your browser.")
    private boolean open;

    @Option(names = "--force", description = "Overwrite a file that exists.")
    private boolean force;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (file != null && !force && Files.exists(file)) {
            throw usage(file + ": exists; add --force to overwrite it");
        }
        Path sweep = folder.resolve(SweepResults.FILE);
        if (RunFolder.isMarked(folder) && Files.isRegularFile(sweep)) {
            return write(SweepPage.of(SealedResults.read(sweep, SweepResults.class)));
        }
        Path configured = folder.resolve(RunFolder.CONFIGURATION);
        Path results = folder.resolve(RunFolder.RESULTS);
        Path census = folder.resolve(RunFolder.CENSUS);
        if (!RunFolder.isMarked(folder)) {
            throw usage(
                    folder + ": is no folder of a run, there is no " + RunFolder.CONFIGURATION + " of manymoons in it");
        }
        if (!Files.isRegularFile(results) && !Files.isRegularFile(census)) {
            throw usage(folder + ": the run is not finished, there is no " + RunFolder.RESULTS
                    + " in it; finish it with the run command");
        }
        Configuration configuration = ConfigurationFile.load(configured, List.of());
        Experiment experiment = Experiment.of(configuration);
        if (!experiment.identity().equals(Files.readString(configured))) {
            throw new DataException(configured + ": the data are no longer those of the run (their checksum was noted"
                    + " there); put them back, or run again with --force");
        }
        LandscapeResult landscape = landscape();
        return write(
                Files.isRegularFile(results)
                        ? Report.page(experiment, whole(results, RunResults.class), landscape, folder)
                        : Report.page(experiment, whole(census, CensusResult.class), landscape));
    }

    /** Between the end states of the folder; one between others, or that cannot be read, is said and left out. */
    private @Nullable LandscapeResult landscape() throws IOException {
        if (!Files.isRegularFile(folder.resolve(RunFolder.LANDSCAPE))) {
            return null;
        }
        String reason = "lies between other end states than those of the run";
        try {
            LandscapeResult landscape = EndsOfRun.of(folder).landscape(folder);
            if (landscape != null) {
                return landscape;
            }
        } catch (DataException e) {
            reason = "cannot be read as one of this version";
        }
        spec.commandLine()
                .getErr()
                .println(folder.resolve(RunFolder.LANDSCAPE) + ": " + reason
                        + "; it is left out, give the landscape command again");
        return null;
    }

    /** The results, whose files are those that they were written with, as far as these are there. */
    private <T> T whole(Path results, Class<T> type) throws IOException {
        T read = SealedResults.read(results, type);
        for (String damaged : SealedJson.damaged(results)) {
            if (!damaged.equals(Report.FILE) && Files.exists(folder.resolve(damaged))) {
                throw new DataException(folder.resolve(damaged) + ": was altered since it was"
                        + " written; give the command that made it again, and it is made again");
            }
        }
        return read;
    }

    private int write(String page) throws IOException, InterruptedException {
        Path target = file == null ? folder.resolve(Report.FILE) : file;
        if (file == null && Files.isSymbolicLink(target)) {
            throw usage(
                    target + ": is in the way: manymoons did not make this link; move it away or name a file with -o");
        }
        WholeFile.write(target, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        seal(target);
        spec.commandLine().getOut().println("wrote " + target);
        spec.commandLine().getOut().flush();
        if (open) {
            UserBrowser.open(target, spec.commandLine().getErr());
        }
        return ExitStatus.DONE;
    }

    /** Notes the checksum of a page that is the folder's own with the results that it shows. */
    private void seal(Path page) throws IOException {
        Path own = folder.resolve(Report.FILE);
        if (!Files.exists(own) || !Files.isSameFile(page, own)) {
            return;
        }
        for (String name : List.of(SweepResults.FILE, RunFolder.RESULTS, RunFolder.CENSUS)) {
            Path document = folder.resolve(name);
            String sealed = SealedJson.resealed(document, Report.FILE);
            if (sealed != null) {
                WholeFile.write(document, out -> out.write(sealed.getBytes(StandardCharsets.UTF_8)));
                return;
            }
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
