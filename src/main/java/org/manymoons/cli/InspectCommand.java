package org.manymoons.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.manymoons.cli.options.DataOrNoneOptions;
import org.manymoons.cli.options.ModelOptions;
import org.manymoons.cli.text.CutList;
import org.manymoons.cli.text.InspectionText;
import org.manymoons.cli.text.LongWork;
import org.manymoons.json.Json;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.numpy.WeightArrays;
import org.manymoons.models.Inspection;
import org.manymoons.models.ModelData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a saved model is. */
@Command(name = "inspect", description = "Look at a saved model: units, loss, gradient, curvature, kind of point.")
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "MODEL", description = ModelOptions.FILES)
    private Path file = Path.of("");

    @Mixin
    private DataOrNoneOptions options = new DataOrNoneOptions();

    @Option(names = "--npz", paramLabel = "FILE", description = "Write the weights W1, b1, W2, b2, ... for NumPy.")
    private @Nullable Path npz;

    @Option(names = "--all", description = "Print every unit, not the first eight of a layer.")
    private boolean all;

    @Option(names = "--force", description = "Overwrite a file that exists.")
    private boolean force;

    @Override
    public Integer call() {
        Path arrays = npz;
        if (arrays != null && !force && Files.exists(arrays)) {
            throw new ParameterException(spec.commandLine(), arrays + " exists; overwrite it with --force");
        }
        ModelData data = options.dataOrNone(file);
        SavedModel model = options.read(file, data);
        Inspection inspection = LongWork.shown("inspecting " + file, () -> Inspection.of(model, data));
        if (arrays != null) {
            WeightArrays.write(arrays, model.network(), model.parameters());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            out.print(Json.write(inspection.figures()));
        } else {
            new InspectionText(inspection, data, new CutList(all)).print(out);
        }
        out.flush();
        return ExitStatus.DONE;
    }
}
