package org.manymoons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.cli.options.ClusterOptions;
import org.manymoons.cli.options.RunOptions;
import org.manymoons.cli.text.CensusSummary;
import org.manymoons.cli.text.CertificationText;
import org.manymoons.cli.text.StopNotice;
import org.manymoons.config.Configuration;
import org.manymoons.config.Seeds;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.models.CertificateFiles;
import org.manymoons.models.Certification;
import org.manymoons.models.CertifiedFolder;
import org.manymoons.models.EndsOfRun;
import org.manymoons.report.Report;
import org.manymoons.study.CensusFiles;
import org.manymoons.study.ClusterRun;
import org.manymoons.study.EndStateArrays;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The census alone: many seeds trained in plain Java, polished, and counted by where they end. */
@Command(
        name = "census",
        description = "Train many seeds in plain Java, carry each to its end state, and count the different ones.")
final class CensusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Option(
            names = "--npz",
            paramLabel = "FILE",
            description = "Write all end states (parameters, kind, cost, hits, W1, b1, ...) for NumPy, too.")
    private @Nullable Path npz;

    @Option(
            names = "--prove",
            description = "Prove the strict minima and saddles that were found, too, and write their certificates.")
    private boolean prove;

    @Override
    public Integer call() throws IOException, InterruptedException, RunFolder.NotUsable {
        int threads = options.threads();
        Configuration configuration = options.configuration();
        PrintWriter stdout = spec.commandLine().getOut();
        if (options.printsConfiguration()) {
            stdout.print(configuration.toYaml());
            stdout.flush();
            return ExitStatus.DONE;
        }
        Seeds seeds = configuration.census().seeds();
        if (seeds == null) {
            throw ConfigurationException.notUsable(
                    "census.seeds: there are none to count; add some, for example --set census.seeds=1-100");
        }
        checkArrays(options.folder(configuration));
        Experiment experiment = Experiment.of(configuration);
        CensusPlan plan = Objects.requireNonNull(experiment.census());
        try (RunFolder folder = options.open(experiment);
                StopNotice notice = new StopNotice()) {
            CensusFiles files = new CensusFiles(folder);
            RunOptions.sayDamaged(files.damaged(), folder, spec);
            FolderCertificates certificates =
                    new FolderCertificates(experiment, folder.path(), RunFolder.CENSUS, prove, options.force());
            certificates.requirePlace();
            ClusterRun cluster = clusterOptions.cluster(
                    configuration.cluster(), folder.file(RunFolder.BLOCKS), experiment.identity());
            CensusResult found =
                    CensusRun.of(experiment, plan, folder, cluster, threads).result();
            CensusResult kept = prove ? null : files.proven(found);
            boolean again = kept == null && (certificates.areTold() || certificates.areLacking());
            Certification made = again ? certificates.certified(CertifiedFolder.ofCensus(found)) : null;
            Certification proven = certificates.areTold() ? made : null;
            CensusResult result = proven != null ? found.proven(proven.ends()) : kept != null ? kept : found;
            files.write(
                    plan,
                    result,
                    Report.page(experiment, result, EndsOfRun.landscape(folder.path(), experiment, result)),
                    certificates.names(),
                    npz);
            if (options.json()) {
                stdout.print(folder.read(RunFolder.CENSUS));
            } else {
                new CensusSummary(experiment, result, folder).print(stdout);
                stdout.println("The report, for your browser: " + folder.file(Report.FILE));
                if (proven != null) {
                    stdout.println();
                    new CertificationText(proven).print(stdout);
                    stdout.println("Certificates: " + folder.file(CertificateFiles.FOLDER));
                }
            }
            stdout.flush();
            return result.counts().failed() == 0 ? ExitStatus.DONE : ExitStatus.SEEDS_FAILED;
        }
    }

    /** Refuses a file for the arrays that is somebody's, or that the folder has for something else. */
    private void checkArrays(Path folder) {
        if (npz == null || CensusFiles.isSame(npz, folder.resolve(EndStateArrays.FILE))) {
            return;
        }
        if (RunFolder.isOwn(folder, npz)) {
            throw new ParameterException(
                    spec.commandLine(),
                    npz
                            + ": manymoons keeps something else under this name there; name another file with --npz, such as "
                            + folder.resolve(EndStateArrays.FILE));
        }
        if (!options.force() && Files.exists(npz)) {
            throw new ParameterException(spec.commandLine(), npz + " exists; overwrite it with --force");
        }
    }
}
