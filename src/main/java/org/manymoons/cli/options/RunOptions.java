package org.manymoons.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.manymoons.config.Configuration;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that does long work on one configuration. */
public final class RunOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigurationOptions configurationOptions = new ConfigurationOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(names = "--print-config", description = "Print the resolved configuration as YAML and stop.")
    private boolean printConfiguration;

    public Configuration configuration() {
        return configurationOptions.load();
    }

    public boolean printsConfiguration() {
        return printConfiguration;
    }

    /** Whether what is there may be replaced. */
    public boolean force() {
        return work.force();
    }

    public boolean json() {
        return work.json();
    }

    /** Seeds at a time, 1 or more. */
    public int threads() {
        return work.threads(spec);
    }

    /** What is missing in a finished folder or was altered since, which is said; nothing where it is not finished. */
    public static List<String> damaged(RunFolder folder, String sealed, CommandSpec spec) throws IOException {
        List<String> damaged = Files.exists(folder.file(sealed)) ? folder.damaged(sealed) : List.of();
        sayDamaged(damaged, folder, spec);
        return damaged;
    }

    /** Says what is missing or altered, and what is done about it; a saddle's certificate needs the landscape that has it. */
    public static void sayDamaged(List<String> damaged, RunFolder folder, CommandSpec spec) {
        boolean landscape = Files.exists(folder.file(RunFolder.LANDSCAPE));
        for (String name : damaged) {
            boolean ofSaddle = !landscape && name.startsWith(RunFolder.CERTIFICATES + "/");
            spec.commandLine()
                    .getErr()
                    .println(folder.file(name) + ": missing or altered since it was finished; it is made again"
                            + (ofSaddle
                                    ? " if it proves an end state; if a saddle, it is deleted, since "
                                            + RunFolder.LANDSCAPE
                                            + " is gone: give the landscape command and prove again"
                                    : ""));
        }
    }

    /** Where the results of this configuration are or will be. */
    public Path folder(Configuration configuration) {
        return work.folder(configuration.slug());
    }

    /** The folder of this experiment. */
    public RunFolder open(Experiment experiment) throws IOException, RunFolder.NotUsable {
        return work.open(experiment.configuration().slug(), experiment.identity());
    }
}
