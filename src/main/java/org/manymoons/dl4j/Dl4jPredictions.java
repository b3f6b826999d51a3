package org.manymoons.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** What DL4J itself predicts with a zip that was written here. */
public final class Dl4jPredictions {
    private Dl4jPredictions() {}

    /**
     * Lets DL4J load the zip, with Java's deserialisation closed, and evaluates it in double precision, floats too.
     *
     * @param zip    one that {@link ModelWriter} wrote: DL4J loads the classes that a configuration names
     * @param inputs features as the network sees them, a row per sample
     * @return the outputs, a row per sample
     */
    public static double[][] of(Path zip, double[][] inputs) {
        Backend.start();
        return DeserialisationFilter.closed(() -> {
            try {
                MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(zip.toFile(), false)
                        .convertDataType(DataType.DOUBLE);
                return network.output(Nd4j.create(inputs)).toDoubleMatrix();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
