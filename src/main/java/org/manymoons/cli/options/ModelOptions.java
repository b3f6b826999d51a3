package org.manymoons.cli.options;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.models.ModelData;
import org.manymoons.models.ModelReading;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How models are read, on which data they are judged, and how the result is printed. */
public class ModelOptions {
    /** What {@link #read} takes. */
    public static final String FILES =
            "DL4J zip, .npz or .npy weights, safetensors, ONNX, Keras .h5 or .keras, or model.json of"
                    + " TensorFlow.js.";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The data that the models are judged on: a configuration, a .csv (label 0, 1, ... in the last"
                    + " column, or see --label), or an .npz with X and y. Default: config.resolved.yaml beside a DL4J zip;"
                    + " for other models there is none.")
    private @Nullable Path data;

    @Option(names = "--label", paramLabel = "NAME", description = "The label's column in a .csv of --data.")
    private @Nullable String label;

    @Option(
            names = "--orientation",
            paramLabel = "WHICH",
            converter = OrientationName.class,
            description =
                    "How W lies in weights of NumPy where shapes do not tell: units-by-inputs or inputs-by-units.")
    private @Nullable Orientation orientation;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            converter = ActivationName.class,
            description =
                    "Of the hidden units of weights alone (default: as the configuration of --data says; else tanh for"
                            + " NumPy's, and asked for where it is needed).")
    private @Nullable Activation activation;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            converter = OutputName.class,
            description =
                    "What the outputs of weights alone are: sigmoid, softmax or identity (default: for NumPy's one is a"
                            + " sigmoid and several are a softmax; else asked for where it is needed).")
    private @Nullable OutputLoss output;

    @Option(
            names = "--l2",
            paramLabel = "NUMBER",
            description = "Weight decay that weights were trained with, 0.5 l2 sum(W^2) in the cost (default: as the"
                    + " configuration of --data says, else 0).")
    private @Nullable Double l2;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    public boolean isJson() {
        return json;
    }

    /** The data that the models are judged on. */
    public ModelData data(Path... models) {
        requireNeeded(models);
        ModelData given = named();
        return given == null ? ModelData.beside(models) : given;
    }

    /** The data of --data, null where none are named. */
    @Nullable
    ModelData named() {
        if (label != null && data == null) {
            throw refused("--label " + label + " names a column of a .csv file; name that with --data");
        }
        return data == null ? null : ModelData.named(data, label);
    }

    /** That what is said goes together, and is what the models need. */
    void requireNeeded(Path... models) {
        if (l2 != null && !(l2 >= 0 && l2 <= Budget.LARGEST_NUMBER)) {
            throw refused("--l2 " + l2 + " is not a number from 0 to " + Budget.LARGEST_NUMBER);
        }
        reading().requireNeeded(models);
    }

    /** That nothing is said that updates themselves tell. */
    void requireNoDecay() {
        if (l2 != null) {
            throw refused(
                    "--l2 " + l2 + ": the weight decay of a training is recovered from its updates; leave it out");
        }
    }

    /** That no data are named where there are to be none. */
    void requireNoneNamed() {
        if (data != null) {
            throw refused("--data " + data + " and --no-data exclude each other; leave one out");
        }
        named();
    }

    /** Whether everything is left to the files. */
    boolean saysNothing() {
        return data == null && label == null && reading().saysNothing();
    }

    public SavedModel read(Path model, @Nullable ModelData data) {
        return reading().read(model, data);
    }

    public ModelReading reading() {
        return new ModelReading(activation, output, l2, orientation);
    }

    ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    public static <T> T chosen(String value, T[] all, Function<T, String> name) {
        return Arrays.stream(all)
                .filter(one -> name.apply(one).equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                        + Arrays.stream(all).map(name).collect(Collectors.joining(", "))));
    }

    /** In lower case, as configurations have it. */
    public static final class ActivationName implements ITypeConverter<Activation> {
        @Override
        public Activation convert(String value) {
            return chosen(
                    value, Activation.values(), activation -> activation.name().toLowerCase(Locale.ROOT));
        }
    }

    /** sigmoid, softmax or identity. */
    public static final class OutputName implements ITypeConverter<OutputLoss> {
        @Override
        public OutputLoss convert(String value) {
            return chosen(value, OutputLoss.values(), Unsaid::name);
        }
    }

    /** As in results. */
    public static final class OrientationName implements ITypeConverter<Orientation> {
        @Override
        public Orientation convert(String value) {
            return chosen(value, Orientation.values(), Orientation::toString);
        }
    }
}
