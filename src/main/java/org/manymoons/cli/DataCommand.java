package org.manymoons.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.manymoons.cli.options.ConfigurationOptions;
import org.manymoons.data.CsvFile;
import org.manymoons.data.Dataset;
import org.manymoons.dl4j.NpzFile;
import org.manymoons.study.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the data set exactly, for Python or R. */
@Command(
        name = "data",
        description =
                "Write the data set as CSV (a test set into NAME-test.csv beside it) or as NumPy's .npz (X, y, X_test,"
                        + " y_test), every double exactly.")
final class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigurationOptions configurationOptions = new ConfigurationOptions();

    @Option(
            names = "-o",
            required = true,
            paramLabel = "FILE",
            description = "The file; its name ends in .csv or .npz.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Overwrite a file that exists.")
    private boolean force;

    @Override
    public Integer call() {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean csv = name.endsWith(".csv");
        if (!csv && !name.endsWith(".npz")) {
            throw new ParameterException(spec.commandLine(), "-o: the file must end in .csv or .npz: " + file);
        }
        for (Path target : csv ? List.of(file, CsvFile.testFile(file)) : List.of(file)) {
            if (!force && Files.exists(target)) {
                throw new ParameterException(spec.commandLine(), target + ": exists; add --force to overwrite it");
            }
        }
        Dataset data = Experiment.of(configurationOptions.load()).data();
        List<Path> written = csv ? CsvFile.write(file, data) : writeNpz(data);
        PrintWriter out = spec.commandLine().getOut();
        written.forEach(path -> out.println("wrote " + path));
        out.flush();
        return ExitStatus.DONE;
    }

    private List<Path> writeNpz(Dataset data) {
        NpzFile.write(file, data);
        return List.of(file);
    }
}
