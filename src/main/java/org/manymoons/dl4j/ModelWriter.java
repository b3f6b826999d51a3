package org.manymoons.dl4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipOutputStream;
import org.manymoons.data.UndatedEntry;
import org.manymoons.data.WholeFile;
import org.manymoons.modelfile.ModelZip;
import org.manymoons.modelfile.Nd4jArray;
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
        byte[] normalizer =
                model.scaling() == null ? null : ModelZip.read(model.file()).get(ModelZip.NORMALIZER);
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

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(UndatedEntry.of(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
