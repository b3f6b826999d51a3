package org.manymoons.cli;

import static org.manymoons.wording.Wording.counted;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.manymoons.cli.options.ClusterOptions;
import org.manymoons.cli.options.RunOptions;
import org.manymoons.cli.options.WorkOptions;
import org.manymoons.cli.text.ProgressDisplay;
import org.manymoons.cli.text.StopNotice;
import org.manymoons.cli.text.SweepCsv;
import org.manymoons.cli.text.SweepTable;
import org.manymoons.config.Sweep;
import org.manymoons.config.file.SweepFile;
import org.manymoons.report.Report;
import org.manymoons.report.SweepPage;
import org.manymoons.study.ClusterRun;
import org.manymoons.study.folder.RunFolder;
import org.manymoons.sweep.SweepJob;
import org.manymoons.sweep.SweepResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A census over a grid of configurations. */
@Command(
        name = "sweep",
        description = "Take a census of every cell of a grid of configurations: where is the solution unique?")
final class SweepCommand implements Callable<Integer> {
    private static final String TABLE = "sweep.csv";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SWEEP",
            defaultValue = "config/sweep.yaml",
            description = "YAML file of the sweep (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY.PATH=VALUE",
            description = "Change a key of the base configuration; the value is read as YAML. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--print-config", description = "Print the resolved configuration of every cell as YAML and stop.")
    private boolean printConfiguration;

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Override
    public Integer call() throws IOException, InterruptedException, RunFolder.NotUsable {
        int threads = work.threads(spec);
        Sweep sweep = SweepFile.load(file, overrides);
        PrintWriter stdout = spec.commandLine().getOut();
        String identity = SweepJob.identity(sweep);
        if (printConfiguration) {
            stdout.print(identity);
            stdout.flush();
            return ExitStatus.DONE;
        }
        try (RunFolder folder = work.open(sweep.slug(), identity)) {
            RunOptions.damaged(folder, SweepResults.FILE, spec);
            SweepJob job = new SweepJob(sweep, folder);
            SweepResults results = run(sweep, job, folder, threads);
            write(results, job, folder);
            if (work.json()) {
                stdout.print(folder.read(SweepResults.FILE));
            } else {
                SweepTable.print(results, stdout);
                stdout.println();
                stdout.println("Results: " + folder.file(SweepResults.FILE) + ", " + TABLE + ", " + Report.FILE);
            }
            stdout.flush();
            return results.cells().stream().allMatch(cell -> cell.result().failed() == 0)
                    ? ExitStatus.DONE
                    : ExitStatus.SEEDS_FAILED;
        }
    }

    /** Writes the table, the page and, last, the results with the checksums of all other files. */
    private static void write(SweepResults results, SweepJob job, RunFolder folder) throws IOException {
        folder.write(TABLE, SweepCsv.of(results));
        folder.write(Report.FILE, SweepPage.of(results));
        List<String> files = new ArrayList<>(List.of(RunFolder.CONFIGURATION, Report.FILE, TABLE));
        files.addAll(job.journals());
        folder.seal(SweepResults.FILE, results, files);
    }

    private SweepResults run(Sweep sweep, SweepJob job, RunFolder folder, int threads)
            throws IOException, InterruptedException {
        int missing = job.missing();
        String title = "sweep of " + counted(sweep.cells().size(), "cell") + ", " + counted(missing, "seed");
        try (StopNotice notice = new StopNotice();
                ProgressDisplay progress = new ProgressDisplay(title, missing)) {
            ClusterRun cluster = clusterOptions.cluster(
                    sweep.cells().get(0).configuration().cluster(),
                    folder.file(RunFolder.BLOCKS),
                    SweepJob.identity(sweep));
            return cluster == null ? job.run(threads, progress::accept) : job.run(cluster, threads, progress::accept);
        }
    }
}
