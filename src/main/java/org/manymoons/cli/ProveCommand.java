package org.manymoons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.manymoons.cli.options.ClusterOptions;
import org.manymoons.cli.options.ModelOptions;
import org.manymoons.cli.text.CertificationText;
import org.manymoons.cli.text.CompleteText;
import org.manymoons.cli.text.LongWork;
import org.manymoons.cli.text.StopNotice;
import org.manymoons.config.Configuration;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.json.Json;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.models.CertificateFiles;
import org.manymoons.models.Certification;
import org.manymoons.models.CertifiedFolder;
import org.manymoons.models.ModelData;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.complete.CompleteProof;
import org.manymoons.reference.Network;
import org.manymoons.study.CensusFiles;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Certificates of critical points, and their check. */
@Command(
        name = "prove",
        description =
                "Prove by interval arithmetic that a minimum exists and is alone in its box, and write certificates.")
final class ProveCommand implements Callable<Integer> {
    private static final String COMPLETE = "-complete";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL|RUN",
            description = "A model at its critical point (see polish), or the folder of a finished run or census.")
    private @Nullable Path source;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description =
                    "Prove a certificate, or all in a folder, again on the data of --data: exit status 0 if they hold, 3 if not.")
    private @Nullable Path check;

    @Option(
            names = "--complete",
            paramLabel = "CONFIG",
            description =
                    "Prove which critical points a configuration's network has at all below a loss: one hidden tanh or"
                            + " sigmoid unit, with l2. Branch and bound over the whole space; Ctrl-C stops it, and the same command goes on.")
    private @Nullable Path complete;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "For --complete: change a key of the configuration, such as training.l2=0.1.")
    private List<String> settings = List.of();

    @Option(
            names = "--below",
            paramLabel = "SHARE",
            description = "For --complete: below this share of the best constant predictor's loss (default: 0.99).")
    private double below = 0.99;

    @Option(names = "--threads", paramLabel = "N", description = "For --complete (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the certificates (default: " + CertificateFiles.FOLDER + " in the run's folder or"
                    + " beside the model; for --complete: models/<name>" + COMPLETE + ").")
    private @Nullable Path folder;

    @Option(names = "--force", description = "Overwrite files that are no certificates.")
    private boolean force;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Override
    public Integer call() throws IOException, InterruptedException, RunFolder.NotUsable {
        if (complete != null) {
            return completed(complete);
        }
        if (clusterOptions.areGiven()) {
            throw refused("--master and --blocks are for --complete; leave them out");
        }
        if (check != null) {
            if (source != null) {
                throw refused("--check takes one certificate, and its data with --data");
            }
            return CheckedCertificates.print(
                            check,
                            options.data(check).data().training(),
                            spec.commandLine().getOut())
                    ? ExitStatus.DONE
                    : ExitStatus.UNREADABLE;
        }
        Path given = source;
        if (given == null) {
            throw refused("name a model or the folder of a run, or a certificate with --check");
        }
        ModelData data = options.data(given);
        Path beside = Files.isDirectory(given)
                ? given.resolve(CertificateFiles.FOLDER)
                : given.resolveSibling(CertificateFiles.FOLDER);
        Path target = folder == null ? beside : folder;
        Certification made = Files.isDirectory(given) ? ofFolder(given, data, target) : ofModel(given, data, target);
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            out.print(Json.write(made));
        } else {
            out.println("Data: " + data.describe());
            new CertificationText(made).print(out);
            if (made.points().stream().anyMatch(point -> point.certificate() != null)) {
                out.println("Certificates: " + target
                        + "; anybody can check them with prove --check or src/checker/check.py");
            }
        }
        out.flush();
        return ExitStatus.DONE;
    }

    private Certification ofModel(Path file, ModelData data, Path target) throws IOException {
        SavedModel model = options.read(file, data);
        if (model.scaling() != null) {
            throw refused(file + ": has a normaliser, so that the data would not be those it sees; certificates are for"
                    + " models without one");
        }
        if (model.otherRegularisation() != null) {
            throw refused(file + ": its loss has " + model.otherRegularisation() + "; certificates are for l2 alone");
        }
        CertificateFiles.requirePlace(target, 1, any -> force);
        List<Certification.Candidate> one =
                List.of(new Certification.Candidate(file.toString(), null, null, null, model.parameters()));
        Certification made = LongWork.shown(
                "proving " + file, () -> Certification.of(model.network(), data.training(model), data.source(), one));
        CertificateFiles.write(made, target, any -> force);
        return made;
    }

    private Certification ofFolder(Path run, ModelData data, Path target) throws IOException, RunFolder.NotUsable {
        Configuration settings = data.settings();
        if (settings == null) {
            throw refused("the data of " + run + " are those of its configuration; leave out --data");
        }
        Experiment experiment = Experiment.of(settings);
        Network network = experiment.plan().recipe().network();
        List<Certification.Candidate> candidates = CertifiedFolder.candidates(run, network.parameterCount());
        String what = "the end states of " + run;
        if (CensusFiles.isSame(target, run.resolve(CertificateFiles.FOLDER)) && RunFolder.isMarked(run)) {
            Path document = run.resolve(
                    Files.isRegularFile(run.resolve(RunFolder.RESULTS)) ? RunFolder.RESULTS : RunFolder.CENSUS);
            try (RunFolder locked = RunFolder.open(run, experiment.identity(), false);
                    StopNotice notice = StopNotice.ofAWhole()) {
                FolderCertificates certificates = new FolderCertificates(
                        experiment, locked.path(), String.valueOf(document.getFileName()), true, force);
                Certification made = certificates.written(candidates, what);
                certificates.seal(document);
                return withTrained(made, run, network, data);
            }
        }
        CertificateFiles.requirePlace(target, candidates.size(), any -> force);
        Certification made = LongWork.shown(
                "proving " + what, () -> Certification.of(network, data.data().training(), data.source(), candidates));
        CertificateFiles.write(made, target, any -> force);
        return withTrained(made, run, network, data);
    }

    private static Certification withTrained(Certification made, Path run, Network network, ModelData data)
            throws IOException {
        return made.withTrained(network, data.data().training(), data.source(), CertifiedFolder.runs(run));
    }

    private int completed(Path file) throws IOException, InterruptedException, RunFolder.NotUsable {
        if (source != null || check != null) {
            throw refused("--complete takes a configuration alone; leave out what else is named");
        }
        if (!(below > 0 && below < 1) || threads < 1) {
            throw refused("--below is a share between 0 and 1, and --threads 1 or more: --below " + below
                    + " --threads " + threads);
        }
        Experiment experiment = Experiment.of(ConfigurationFile.load(file, settings));
        Path place =
                folder == null ? Path.of("models", experiment.configuration().slug() + COMPLETE) : folder;
        PrintWriter out = spec.commandLine().getOut();
        try {
            CompleteProof proof = new CompleteProofJob(experiment, place, below).run(clusterOptions, threads);
            if (options.isJson()) {
                out.print(Json.write(proof));
            } else {
                new CompleteText(proof).print(out);
            }
        } catch (NotProven e) {
            throw refused(file + ": " + e.getMessage());
        }
        out.flush();
        return ExitStatus.DONE;
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
