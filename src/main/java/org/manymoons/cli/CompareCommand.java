package org.manymoons.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.manymoons.data.UnitsFile;
import org.manymoons.json.Json;
import org.manymoons.models.Comparison;
import org.manymoons.models.ModelData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two saved models, or two networks of which the hidden weights were written down. */
@Command(
        name = "compare",
        description =
                "Compare two saved models, or match the hidden units in two CSV files (unit,w1,w2,... and, if known, bias,output), up to order and sign.")
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "DL4J zip, .npz or .npy weights, or CSV file of hidden units.")
    private Path first = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "B",
            description = "DL4J zip, .npz or .npy weights, or CSV file of hidden units.")
    private Path second = Path.of("");

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Override
    public Integer call() {
        boolean csv = isCsv(first);
        if (csv != isCsv(second)) {
            throw new ParameterException(
                    spec.commandLine(), "compare takes two .csv files of hidden units or two saved models");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (csv) {
            units(out);
        } else {
            models(out);
        }
        out.flush();
        return ExitStatus.DONE;
    }

    private static boolean isCsv(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private void units(PrintWriter out) {
        UnitsComparison comparison = new UnitsComparison(UnitsFile.read(first), UnitsFile.read(second));
        if (options.isJson()) {
            out.print(Json.write(comparison.result()));
        } else {
            comparison.print(out);
        }
    }

    private void models(PrintWriter out) {
        ModelData data = options.data(first, second);
        Comparison.Explained compared = Comparison.of(ModelData.read(first, data), ModelData.read(second, data), data);
        if (options.isJson()) {
            out.print(Json.write(compared.figures()));
        } else {
            new ComparisonText(first, second, data, compared).print(out);
        }
    }
}
