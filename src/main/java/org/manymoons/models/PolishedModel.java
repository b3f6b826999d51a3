package org.manymoons.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.dl4j.Dl4jPredictions;
import org.manymoons.dl4j.ModelWriter;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.kernel.Kernels;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.door.ModelFile;
import org.manymoons.predictions.Accuracy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/**
 * What polishing made of a saved model: the keys of the polish command's JSON. Cost, accuracy and gradient afterwards are those
 * of the parameters as they were written, rounded to floats where the file holds floats; the kind is that of the point itself.
 *
 * @param orientation how the model's arrays were read, null where the file says it
 */
public record PolishedModel(
        @Nullable Orientation orientation,
        double costBefore,
        @Nullable Double accuracyBefore,
        double costAfter,
        @Nullable Double accuracyAfter,
        double gradientMaxAbs,
        int iterations,
        Kind kind,
        String output) {
    /** Chosen: what has gone wrong in a file shows on fewer. */
    private static final int CHECKED_SAMPLES = 1000;

    /** Chosen: far more than the order of a sum can change, far less than a wrong weight does. */
    private static final double DOUBLES_AGREE = 1e-9;

    /** Of a scaling that is rounded to floats too, or folded into a first layer of floats. */
    private static final double FLOATS_AGREE = 1e-4;

    /**
     * Carries the model to its critical point and writes it, after DL4J has loaded the zip and predicted the same.
     *
     * @throws DataMismatch  if the output exists and is not to be overwritten, or the data do not fit the model
     * @throws DataException if the model cannot be polished
     */
    public static PolishedModel write(SavedModel model, ModelData data, Path output, boolean force) {
        return write(model, data, output, force, PolishTarget.DL4J);
    }

    /** The same in another format: the file is read back and must predict the same before it appears. */
    public static PolishedModel write(
            SavedModel model, ModelData data, Path output, boolean force, PolishTarget target) {
        if (Files.isDirectory(output)) {
            throw new DataMismatch(output + " is a folder; name a file with -o");
        }
        if (!force && Files.exists(output)) {
            throw new DataMismatch(output + " exists; overwrite it with --force, or name another file with -o");
        }
        String obstacle = Curvature.obstacle(model, Budget.DENSE_HESSIAN);
        if (obstacle != null) {
            throw new DataException(model.file() + ": cannot be polished: " + obstacle);
        }
        Samples samples = data.training(model);
        Objective objective = Kernels.objective(model.network(), samples);
        double before = objective.loss(model.parameters());
        EndState end = Polisher.polish(objective, model.parameters());
        double[] written = target == PolishTarget.DL4J
                ? checked(model, end.parameters(), samples)
                : readBack(model, end.parameters(), data, target);
        target.write(model, end.parameters(), output);
        return new PolishedModel(
                model.orientation(),
                before,
                Accuracy.of(model.network(), model.parameters(), samples),
                objective.loss(written),
                Accuracy.of(model.network(), written, samples),
                gradientMaxAbs(objective, written),
                end.decision().iterations(),
                end.kind(),
                output.toString());
    }

    /** On kinks only the gradient along them vanishes. */
    private static double gradientMaxAbs(Objective objective, double[] parameters) {
        return objective.network().isSmooth()
                ? Arrays.stream(objective.gradient(parameters))
                        .map(Math::abs)
                        .max()
                        .orElse(0)
                : Polisher.inspect(objective, parameters).decision().gradientMaxAbs();
    }

    /** The parameters as a zip has them, from one written aside that DL4J loads and predicts the same with. */
    private static double[] checked(SavedModel model, double[] parameters, Samples samples) {
        try {
            Path aside = Files.createTempFile("manymoons", ".zip");
            try {
                ModelWriter.write(model, parameters, aside);
                double[] written = SavedModel.read(aside).parameters();
                double[][] inputs = Arrays.copyOf(samples.inputs(), Math.min(CHECKED_SAMPLES, samples.size()));
                double[][] ours =
                        Prediction.outputs(model.network(), written, new Samples(inputs, new double[inputs.length]));
                requireSame(model.file(), largestDifference(ours, Dl4jPredictions.of(aside, inputs)));
                return written;
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parameters as a file has them, from one written aside that is read as anybody's and predicts the same. */
    private static double[] readBack(SavedModel model, double[] parameters, ModelData data, PolishTarget target) {
        boolean floats = model.singlePrecision() && target.keepsFloats();
        double[] rounded =
                floats ? Arrays.stream(parameters).map(value -> (float) value).toArray() : parameters;
        try {
            Path aside = Files.createTempFile("manymoons", "." + target);
            try {
                target.write(model, parameters, aside);
                SavedModel read = ModelFile.read(aside, target.format(), target.unsaid(model.network()));
                Network network = target.saysActivations() ? read.network() : model.network();
                double[][] rows = data.data().training().inputs();
                double[][] inputs = Arrays.copyOf(rows, Math.min(CHECKED_SAMPLES, rows.length));
                double[][] theirs = outputs(network, read, read.parameters(), inputs);
                double difference = largestDifference(outputs(model.network(), model, rounded, inputs), theirs);
                if (!(difference <= (floats ? FLOATS_AGREE : DOUBLES_AGREE))) {
                    throw new IllegalStateException(model.file() + ": the written " + target
                            + " file predicts otherwise than the polished model, by " + difference
                            + "; nothing was written");
                }
                return rounded;
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outputs for features as they are. */
    private static double[][] outputs(Network network, SavedModel scaling, double[] parameters, double[][] inputs) {
        return Prediction.outputs(network, parameters, scaling.scaled(new Samples(inputs, new double[inputs.length])));
    }

    static void requireSame(Path model, double difference) {
        if (!(difference <= 1e-9)) {
            throw new IllegalStateException(model + ": DL4J predicts otherwise with the polished model, by "
                    + difference + "; nothing was written");
        }
    }

    /** Relative to the largest output. */
    static double largestDifference(double[][] a, double[][] b) {
        double difference = 0;
        double scale = 1;
        for (int n = 0; n < a.length; n++) {
            for (int k = 0; k < a[n].length; k++) {
                difference = Math.max(difference, Math.abs(a[n][k] - b[n][k]));
                scale = Math.max(scale, Math.abs(a[n][k]));
                if (Double.isNaN(a[n][k] - b[n][k])) {
                    return Double.NaN;
                }
            }
        }
        return difference / scale;
    }
}
