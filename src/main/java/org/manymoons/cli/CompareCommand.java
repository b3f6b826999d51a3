package org.manymoons.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.manymoons.data.UnitsFile;
import org.manymoons.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two networks of which the hidden weights were written down. */
@Command(
        name = "compare",
        description =
                "Match the hidden units in two CSV files (unit,w1,w2,... and, if known, bias,output) up to order and sign.")
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "A", description = "CSV file of hidden units.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "CSV file of hidden units.")
    private Path second = Path.of("");

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        for (Path file : new Path[] {first, second}) {
            if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                throw new ParameterException(
                        spec.commandLine(), file + ": compare takes two .csv files of hidden units");
            }
        }
        UnitsComparison comparison = new UnitsComparison(UnitsFile.read(first), UnitsFile.read(second));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.write(comparison.result()));
        } else {
            comparison.print(out);
        }
        out.flush();
        return ExitStatus.DONE;
    }
}
