package org.manymoons.modelfile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.manymoons.data.DataException;

/** DL4J's {@code normalizer.bin}: a header, the kind, whether labels are fitted too, then the statistics as ND4J arrays. */
public final class NormalizerFile {
    private static final String STANDARDIZE = "STANDARDIZE";
    private static final int VERSION = 1;
    private static final String MIN_MAX = "MIN_MAX";

    private NormalizerFile() {}

    /** The scaling of the features, for a network with this many inputs. */
    static FeatureScaling read(Path file, byte[] bytes, int inputs) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            FeatureScaling scaling = read(file, in, inputs);
            if (in.hasRemaining()) {
                throw refused(file, "has " + in.remaining() + " bytes too many");
            }
            return scaling;
        } catch (BufferUnderflowException e) {
            throw refused(file, "is cut off");
        } catch (Nd4jArray.Unreadable e) {
            throw refused(file, String.valueOf(e.getMessage()));
        }
    }

    private static FeatureScaling read(Path file, ByteBuffer in, int inputs) throws Nd4jArray.Unreadable {
        if (!text(file, in).equals("NORMALIZER")) {
            throw refused(file, "is no normaliser");
        }
        int version = in.getInt();
        if (version != VERSION) {
            throw refused(file, "has version " + version + " of its format; only version " + VERSION + " is read");
        }
        String kind = text(file, in);
        if (!kind.equals(STANDARDIZE) && !kind.equals(MIN_MAX)) {
            throw refused(
                    file,
                    "is a normaliser of the kind " + kind + "; only " + STANDARDIZE + " and " + MIN_MAX
                            + " are applied");
        }
        boolean labels = in.get() != 0;
        if (labels) {
            throw refused(file, "scales the labels too, which is not supported");
        }
        double low = kind.equals(MIN_MAX) ? in.getDouble() : 0;
        double high = kind.equals(MIN_MAX) ? in.getDouble() : 1;
        double[] first = statistics(file, in, inputs);
        double[] second = statistics(file, in, inputs);
        double[] offset = new double[inputs];
        double[] factor = new double[inputs];
        for (int j = 0; j < inputs; j++) {
            if (kind.equals(STANDARDIZE)) {
                offset[j] = first[j];
                factor[j] = 1 / second[j];
            } else {
                factor[j] = (high - low) / (second[j] - first[j]);
                offset[j] = first[j] - low / factor[j];
            }
        }
        return FeatureScaling.checked(
                offset,
                factor,
                j -> refused(file, "cannot scale feature " + (j + 1) + ": " + first[j] + ", " + second[j]));
    }

    /** A scaling as DL4J's NormalizerStandardize saves itself: means and standard deviations. */
    public static byte[] bytes(FeatureScaling scaling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("NORMALIZER");
        out.writeInt(VERSION);
        out.writeUTF(STANDARDIZE);
        out.writeBoolean(false);
        out.write(Nd4jArray.row(scaling.offset(), false));
        double[] deviations =
                Arrays.stream(scaling.factor()).map(factor -> 1 / factor).toArray();
        out.write(Nd4jArray.row(deviations, false));
        return bytes.toByteArray();
    }

    private static double[] statistics(Path file, ByteBuffer in, int inputs) throws Nd4jArray.Unreadable {
        double[] values = Nd4jArray.read(in).values();
        if (values.length != inputs) {
            throw refused(file, "scales " + values.length + " features, but the network takes " + inputs);
        }
        return values;
    }

    private static String text(Path file, ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > 64) {
            throw refused(file, "is no normaliser");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static DataException refused(Path file, String why) {
        return ModelZip.refused(file, ModelZip.NORMALIZER, why);
    }
}
