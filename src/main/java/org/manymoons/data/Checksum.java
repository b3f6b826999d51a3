package org.manymoons.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.manymoons.reference.Samples;

/**
 * The SHA-256 of a data set's bits, little-endian: for the training set, then for the test set if there is one, the
 * number of rows and of features as 64-bit integers, the inputs row by row, the labels, all as doubles. In Python, after
 * {@code import hashlib, numpy as np}:
 *
 * <pre>{@code
 * h = hashlib.sha256()
 * for X, y in ((X_train, y_train), (X_test, y_test)):
 *     h.update(np.array(X.shape, "<i8").tobytes() + X.astype("<f8").tobytes() + y.astype("<f8").tobytes())
 * print(h.hexdigest())
 * }</pre>
 *
 * <p>Where a table says which class each label is, because they are not 0, 1, ... themselves, every label of it follows in the
 * order of the classes: the number of its bytes in UTF-8 as a 64-bit integer, then these.
 */
final class Checksum {
    private Checksum() {}

    static String sha256(Dataset data) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, data.training());
            if (data.test() != null) {
                update(digest, data.test());
            }
            if (data.classes() != null && !data.classes().isNumbered()) {
                data.classes().labels().forEach(label -> update(digest, label.getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, byte[] label) {
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        digest.update(length.putLong(label.length).flip());
        digest.update(label);
    }

    private static void update(MessageDigest digest, Samples samples) {
        ByteBuffer shape = ByteBuffer.wrap(new byte[2 * Long.BYTES]).order(ByteOrder.LITTLE_ENDIAN);
        digest.update(shape.putLong(samples.size()).putLong(samples.features()).flip());
        for (double[] row : samples.inputs()) {
            digest.update(bits(row));
        }
        digest.update(bits(samples.labels()));
    }

    private static byte[] bits(double[] x) {
        byte[] bytes = new byte[x.length * Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(x);
        return bytes;
    }
}
