package org.manymoons.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.UndatedEntry;
import org.manymoons.data.WholeFile;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.ModelZip;
import org.manymoons.modelfile.Nd4jArray;
import org.manymoons.modelfile.NormalizerFile;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Updater;
import org.nd4j.linalg.api.buffer.DataType;

/** Writes a saved model with other parameters as a zip that DL4J loads. */
public final class ModelWriter {
    private ModelWriter() {}

    /**
     * The network as it was read, with these parameters, plain gradient descent and no updater state. The configuration is
     * made here and nothing of a foreign one is copied, so DL4J meets no class that another file has named. The normaliser is
     * the file's own.
     *
     * @param parameters in the model's order
     */
    public static void write(SavedModel model, double[] parameters, Path out) {
        Backend.start();
        byte[] configuration = NetworkConfiguration.of(
                        model.network(),
                        new Updater.Sgd(0.1),
                        1,
                        model.singlePrecision() ? DataType.FLOAT : DataType.DOUBLE)
                .toJson()
                .getBytes(StandardCharsets.UTF_8);
        byte[] normalizer = normalizer(model);
        WholeFile.write(out, stream -> {
            ZipOutputStream zip = new ZipOutputStream(stream);
            entry(zip, ModelZip.CONFIGURATION, configuration);
            entry(zip, ModelZip.COEFFICIENTS, Nd4jArray.row(parameters, model.singlePrecision()));
            if (normalizer != null) {
                entry(zip, ModelZip.NORMALIZER, normalizer);
            }
            zip.finish();
        });
    }

    /** The file's own; one that is made here for a scaling of another format's file. */
    private static byte @Nullable [] normalizer(SavedModel model) {
        FeatureScaling scaling = model.scaling();
        if (scaling == null) {
            return null;
        }
        try {
            return model.format() == ModelFormat.DL4J
                    ? ModelZip.read(model.file()).get(ModelZip.NORMALIZER)
                    : NormalizerFile.bytes(scaling);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(UndatedEntry.of(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
