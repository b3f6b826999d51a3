package org.manymoons.modelfile;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * A network of dense layers as its file has it. A DL4J {@code MultiLayerNetwork} is read without DL4J and without trust, see
 * {@link ModelZip}.
 *
 * @param format              of the file
 * @param parameters          in the reference's order
 * @param precision           in which they were saved; of several the coarsest
 * @param scaling             the normaliser saved with the model
 * @param notes               what else the file holds, in sentences
 * @param otherRegularisation what the loss has besides one l2 for all weights, in words
 * @param orientation         how the arrays were read, null where the file says it
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record SavedModel(
        Path file,
        ModelFormat format,
        Network network,
        double[] parameters,
        Precision precision,
        @Nullable FeatureScaling scaling,
        List<String> notes,
        @Nullable String otherRegularisation,
        @Nullable Orientation orientation) {
    public SavedModel {
        notes = List.copyOf(notes);
    }

    /**
     * Reads a zip.
     *
     * @throws DataException in one line, naming file, entry and reason, where it is not such a model
     */
    public static SavedModel read(Path zip) {
        PlainFile.require(zip);
        Map<String, byte[]> entries = ModelZip.read(zip);
        ModelConfiguration configuration = ModelConfiguration.read(zip, entry(entries, ModelZip.CONFIGURATION));
        Network network = configuration.network();
        Nd4jArray coefficients = coefficients(zip, entry(entries, ModelZip.COEFFICIENTS));
        if (coefficients.values().length != configuration.coefficients()) {
            throw ModelZip.refused(
                    zip,
                    ModelZip.COEFFICIENTS,
                    "has " + coefficients.values().length + " parameters, but the layers need "
                            + configuration.coefficients());
        }
        List<String> notes = new ArrayList<>(configuration.notes());
        if (coefficients.singlePrecision()) {
            notes.add(judgedAt(Precision.FLOAT));
        }
        byte[] normalizer = entries.get(ModelZip.NORMALIZER);
        if (normalizer != null) {
            notes.add("the zip has a normaliser, which is applied to the features");
        }
        return new SavedModel(
                zip,
                ModelFormat.DL4J,
                network,
                configuration.parameters(coefficients.values()),
                coefficients.singlePrecision() ? Precision.FLOAT : Precision.DOUBLE,
                normalizer == null ? null : NormalizerFile.read(zip, normalizer, network.inputs()),
                notes,
                configuration.otherRegularisation(),
                null);
    }

    /** A sentence on numbers coarser than doubles. */
    public static String judgedAt(Precision precision) {
        return precision == Precision.FLOAT
                ? "the parameters are floats, so they are judged at float precision"
                : "the parameters are " + precision.label() + " numbers, so they are judged at that precision";
    }

    /** A sentence on layers that have weights only. */
    public static String withoutBiases(List<String> layers) {
        return "no biases are in the file for " + (layers.size() == 1 ? "layer " : "layers ")
                + String.join(", ", layers) + ": they are taken as 0, and carrying on moves them";
    }

    private static byte[] entry(Map<String, byte[]> entries, String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("no entry " + name);
        }
        return bytes;
    }

    private static Nd4jArray coefficients(Path zip, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            Nd4jArray array = Nd4jArray.read(in);
            if (in.hasRemaining()) {
                throw ModelZip.refused(zip, ModelZip.COEFFICIENTS, "has " + in.remaining() + " bytes too many");
            }
            return array;
        } catch (Nd4jArray.Unreadable e) {
            throw ModelZip.refused(zip, ModelZip.COEFFICIENTS, String.valueOf(e.getMessage()));
        }
    }

    /** Whether they were saved as floats, or still coarser. */
    public boolean singlePrecision() {
        return precision != Precision.DOUBLE;
    }

    /** The samples as the network sees them. */
    public Samples scaled(Samples samples) {
        FeatureScaling mine = scaling;
        return mine == null
                ? samples
                : new Samples(
                        Arrays.stream(samples.inputs()).map(mine::apply).toArray(double[][]::new), samples.labels());
    }
}
