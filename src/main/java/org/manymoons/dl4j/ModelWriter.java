package org.manymoons.dl4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipOutputStream;
import org.manymoons.data.UndatedEntry;
import org.manymoons.data.WholeFile;
import org.manymoons.modelfile.ModelZip;
import org.manymoons.modelfile.Nd4jArray;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.WeightArrays;
import org.manymoons.reference.Updater;

/** Writes a saved model with other parameters as a zip that DL4J loads. */
public final class ModelWriter {
    private ModelWriter() {}

    /**
     * The configuration and the normaliser as they are, other parameters, no updater state. Weights that came without a
     * configuration get one with plain gradient descent.
     *
     * @param parameters in the model's order
     */
    public static void write(SavedModel model, double[] parameters, Path out) {
        Map<String, byte[]> entries = WeightArrays.isWeights(model.file())
                ? Map.of(ModelZip.CONFIGURATION, ownConfiguration(model))
                : ModelZip.read(model.file());
        WholeFile.write(out, stream -> {
            ZipOutputStream zip = new ZipOutputStream(stream);
            entry(zip, ModelZip.CONFIGURATION, Objects.requireNonNull(entries.get(ModelZip.CONFIGURATION)));
            entry(zip, ModelZip.COEFFICIENTS, Nd4jArray.row(parameters, model.singlePrecision()));
            byte[] normalizer = entries.get(ModelZip.NORMALIZER);
            if (normalizer != null) {
                entry(zip, ModelZip.NORMALIZER, normalizer);
            }
            zip.finish();
        });
    }

    private static byte[] ownConfiguration(SavedModel model) {
        Backend.start();
        return NetworkConfiguration.of(model.network(), new Updater.Sgd(0.1), 1)
                .toJson()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(UndatedEntry.of(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
