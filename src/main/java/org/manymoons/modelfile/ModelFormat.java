package org.manymoons.modelfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;

/** What kind of file a model is in, told by its first bytes. */
public enum ModelFormat {
    DL4J,
    NUMPY,
    SAFETENSORS,
    /** TensorFlow.js' layers model: a model.json, with the weights in files beside it. */
    TENSORFLOW_JS,
    ONNX,
    KERAS,
    /** A PyTorch or scikit-learn pickle, bare or in a zip, which is never read. */
    PICKLE;

    /** Whether a file of it says what its layers compute. */
    public boolean saysItsLayers() {
        return switch (this) {
            case DL4J, TENSORFLOW_JS, ONNX, KERAS -> true;
            case NUMPY, SAFETENSORS, PICKLE -> false;
        };
    }

    private static final int HEAD = 512;

    /** A protocol buffer that begins with its first field, the version of the format. */
    private static final int ONNX_VERSION = 0x08;

    private static final int NEWEST_ONNX = 50;

    private static final int ZIP_NAME = 30;
    private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /**
     * The format of a file. What nothing tells is taken by its name: arrays where it ends with .npz or .npy, else a DL4J zip.
     *
     * @throws DataException in one line if there is no such plain file
     */
    public static ModelFormat of(Path file) {
        PlainFile.require(file);
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
        ModelFormat zipped = begins(head, 'P', 'K', 3, 4) ? zip(head) : null;
        if (zipped != null) {
            return zipped;
        }
        if (begins(head, 0x80) && head.length > 1 && head[1] >= 2 && head[1] <= 5) {
            return PICKLE;
        }
        if (Arrays.equals(head, 0, Math.min(NPY.length, head.length), NPY, 0, NPY.length)) {
            return NUMPY;
        }
        if (isSafetensors(head)) {
            return SAFETENSORS;
        }
        if (new String(head, StandardCharsets.ISO_8859_1).stripLeading().startsWith("{")) {
            return TENSORFLOW_JS;
        }
        if (begins(head, 0x89, 'H', 'D', 'F')) {
            return KERAS;
        }
        if (begins(head, ONNX_VERSION) && head.length > 2 && head[1] > 0 && head[1] <= NEWEST_ONNX) {
            return ONNX;
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".npz") || name.endsWith(".npy") ? NUMPY : DL4J;
    }

    /** By the first entry. */
    private static @Nullable ModelFormat zip(byte[] head) {
        String name = firstName(head);
        if (name.endsWith(".npy")) {
            return NUMPY;
        }
        if (name.equals(ModelZip.CONFIGURATION) || name.equals(ModelZip.COEFFICIENTS)) {
            return DL4J;
        }
        if (name.equals("metadata.json") || name.equals("config.json") || name.equals("model.weights.h5")) {
            return KERAS;
        }
        return name.endsWith("/data.pkl") || name.endsWith("/version") || name.endsWith(".pkl") ? PICKLE : null;
    }

    private static String firstName(byte[] head) {
        if (head.length < ZIP_NAME) {
            return "";
        }
        int length = Short.toUnsignedInt(
                ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(26));
        return new String(head, ZIP_NAME, Math.min(length, head.length - ZIP_NAME), StandardCharsets.ISO_8859_1);
    }

    /** Eight bytes with the length of a JSON header, then that header. */
    private static boolean isSafetensors(byte[] head) {
        return head.length > 8 && head[8] == '{' && head[4] == 0 && head[5] == 0 && head[6] == 0 && head[7] == 0;
    }

    private static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int k = 0; k < bytes.length; k++) {
            if (Byte.toUnsignedInt(head[k]) != bytes[k]) {
                return false;
            }
        }
        return true;
    }
}
