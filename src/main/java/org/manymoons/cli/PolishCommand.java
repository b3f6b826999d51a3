package org.manymoons.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.manymoons.cli.options.ModelOptions;
import org.manymoons.cli.text.LongWork;
import org.manymoons.cli.text.Recognition;
import org.manymoons.endstate.Kind;
import org.manymoons.json.Json;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.models.ModelData;
import org.manymoons.models.PolishTarget;
import org.manymoons.models.PolishedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Carries a saved model on to its critical point. */
@Command(
        name = "polish",
        description = "Carry a saved model to its critical point and write it as a DL4J zip, or as --to says.")
final class PolishCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "MODEL", description = ModelOptions.FILES)
    private Path file = Path.of("");

    @Option(names = "-o", required = true, paramLabel = "OUT", description = "The file to write.")
    private Path output = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            converter = TargetName.class,
            description =
                    "What to write: dl4j (a zip, the default), onnx, safetensors (the state_dict of a Sequential) or"
                            + " npz (W1, b1, ...).")
    private PolishTarget target = PolishTarget.DL4J;

    @Option(names = "--force", description = "Overwrite a file that exists.")
    private boolean force;

    @Mixin
    private ModelOptions options = new ModelOptions();

    @Override
    public Integer call() {
        ModelData data = options.data(file);
        SavedModel model = options.read(file, data);
        PolishedModel polished =
                LongWork.shown("polishing " + file, () -> PolishedModel.write(model, data, output, force, target));
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            out.print(Json.write(polished));
        } else {
            out.println("Data: " + data.describe());
            out.println(Recognition.line(
                    "Given",
                    polished.costBefore(),
                    model.network().l2() > 0,
                    polished.accuracyBefore(),
                    data.data().training()));
            if (model.format() != ModelFormat.DL4J) {
                model.notes().forEach(out::println);
            }
            out.println(String.format(
                    Locale.ROOT,
                    "Loss %.10g -> %.10g after %d steps, largest |gradient| %.3g: %s",
                    polished.costBefore(),
                    polished.costAfter(),
                    polished.iterations(),
                    polished.gradientMaxAbs(),
                    polished.kind().label()));
            out.println(meaning(polished.kind()));
            if (model.singlePrecision() && target != PolishTarget.NPZ) {
                out.println(
                        "The file holds floats: loss and gradient are those of the rounded parameters, the kind that of"
                                + " the point before rounding.");
            }
            if (model.scaling() != null && (target == PolishTarget.NPZ || target == PolishTarget.SAFETENSORS)) {
                out.println(
                        "The scaling of the features is a part of the first layer there, which takes them unscaled.");
            }
            out.println("Written, "
                    + (target == PolishTarget.DL4J ? "loaded by DL4J" : "read back")
                    + " and found to predict the same: " + polished.output());
        }
        out.flush();
        return ExitStatus.DONE;
    }

    static String meaning(Kind kind) {
        return switch (kind) {
            case CHANNEL_TO_INFINITY ->
                "There is no minimum to write: the loss falls for ever while weights grow. The file holds a network on the way.";
            case NOT_CONVERGED -> "No critical point was reached; the file holds the lowest point that was.";
            case SADDLE -> "The file holds a saddle: the loss still falls along some direction.";
            case STRICT_MINIMUM, FLAT_MINIMUM -> "The file holds the minimum.";
        };
    }

    /** dl4j, onnx, safetensors or npz. */
    static final class TargetName implements ITypeConverter<PolishTarget> {
        @Override
        public PolishTarget convert(String value) {
            return ModelOptions.chosen(value, PolishTarget.values(), PolishTarget::toString);
        }
    }
}
