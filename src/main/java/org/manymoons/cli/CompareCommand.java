package org.manymoons.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.manymoons.cli.options.DataOrNoneOptions;
import org.manymoons.cli.options.ModelOptions;
import org.manymoons.cli.text.ComparisonText;
import org.manymoons.cli.text.CutList;
import org.manymoons.cli.text.FolderComparisonText;
import org.manymoons.cli.text.LongWork;
import org.manymoons.cli.text.PartingText;
import org.manymoons.cli.text.UnitsComparisonText;
import org.manymoons.compare.UnitsComparison;
import org.manymoons.data.PlainFile;
import org.manymoons.data.UnitsFile;
import org.manymoons.json.Json;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.door.DumpFile;
import org.manymoons.models.Comparison;
import org.manymoons.models.DumpComparison;
import org.manymoons.models.FolderComparison;
import org.manymoons.models.ModelData;
import org.manymoons.parting.Parting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two saved models, two runs seed by seed, or two networks of which the hidden weights were written down. */
@Command(
        name = "compare",
        description =
                "Compare two saved models or two run folders, or say why two trainings of which the parameters were dumped part, or match the hidden units in two CSV files (unit,w1,w2,... and, if known, bias,output), up to order and sign.")
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = ModelOptions.FILES + " Or a CSV file of hidden units, a dump of"
                    + " parameters over training (.csv or .npz), or the folder of a run.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The same, to compare with A.")
    private Path second = Path.of("");

    @Mixin
    private DataOrNoneOptions options = new DataOrNoneOptions();

    @Option(names = "--all", description = "Print every unit, not the first eight of a layer.")
    private boolean all;

    @Override
    public Integer call() {
        if (DumpFile.is(first) || DumpFile.is(second)) {
            dumps(spec.commandLine().getOut());
            return ExitStatus.DONE;
        }
        boolean csv = isCsv(first);
        if (csv != isCsv(second)) {
            throw new ParameterException(
                    spec.commandLine(), "compare takes two .csv files of hidden units or two saved models");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (Files.isDirectory(first) != Files.isDirectory(second)) {
            throw new ParameterException(
                    spec.commandLine(), "compare takes two folders of runs or two models, not one of each");
        }
        if (csv) {
            units(out);
        } else if (Files.isDirectory(first)) {
            folders(out);
        } else {
            models(out);
        }
        out.flush();
        return ExitStatus.DONE;
    }

    private static boolean isCsv(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private void dumps(PrintWriter out) {
        if (!DumpFile.is(first) || !DumpFile.is(second)) {
            Path dump = DumpFile.is(first) ? first : second;
            Path other = dump.equals(first) ? second : first;
            PlainFile.require(other);
            throw new ParameterException(
                    spec.commandLine(),
                    dump + " is a dump of parameters over training, but " + other
                            + " is not; compare two dumps or two models");
        }
        ModelData data = options.dataOfDumps(first, second);
        Parting parting = LongWork.shown(task(), () -> DumpComparison.of(first, second, options.reading(), data));
        if (options.isJson()) {
            out.print(Json.write(parting));
        } else {
            new PartingText(data, parting).print(out);
        }
        out.flush();
    }

    private void units(PrintWriter out) {
        options.requireNone();
        UnitsFile a = UnitsFile.read(first);
        UnitsFile b = UnitsFile.read(second);
        UnitsComparison.Result compared = new UnitsComparison(a, b).result();
        if (options.isJson()) {
            out.print(Json.write(compared));
        } else {
            new UnitsComparisonText(a, b, compared, new CutList(all)).print(out);
        }
    }

    private void folders(PrintWriter out) {
        ModelData data = options.dataOrNone(first, second);
        FolderComparison compared = LongWork.shown(task(), () -> FolderComparison.of(first, second, data));
        if (options.isJson()) {
            out.print(Json.write(compared));
        } else {
            new FolderComparisonText(first, second, data, compared).print(out);
        }
    }

    private String task() {
        return "comparing " + first + " with " + second;
    }

    private void models(PrintWriter out) {
        ModelData data = options.dataOrNone(first, second);
        SavedModel a = options.read(first, data);
        SavedModel b = options.read(second, data);
        Comparison compared = LongWork.shown(task(), () -> Comparison.of(a, b, data));
        if (options.isJson()) {
            out.print(Json.write(compared));
        } else {
            new ComparisonText(data, compared, new CutList(all)).print(out);
        }
    }
}
