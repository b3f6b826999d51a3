package org.manymoons.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.manymoons.data.Dataset;
import org.manymoons.data.UndatedEntry;
import org.manymoons.data.WholeFile;
import org.manymoons.reference.Samples;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A data set as NumPy's {@code .npz}: arrays X (n x d, float64) and y (n, int64), and X_test and y_test if there is a test
 * set, for {@code numpy.load}. The same data set gives the same bytes.
 */
public final class NpzFile {
    private NpzFile() {}

    /**
     * Writes the file, replacing an older one.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Path file, Dataset data) {
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            write(zip, "", data.training());
            if (data.test() != null) {
                write(zip, "_test", data.test());
            }
            zip.finish();
        });
    }

    private static void write(ZipOutputStream zip, String suffix, Samples samples) throws IOException {
        long[] labels = new long[samples.size()];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = (long) samples.labels()[n];
        }
        write(zip, "X" + suffix, Nd4j.createFromArray(samples.inputs()));
        write(zip, "y" + suffix, Nd4j.createFromArray(labels));
    }

    private static void write(ZipOutputStream zip, String name, INDArray array) throws IOException {
        byte[] npy = Nd4j.toNpyByteArray(array);
        CRC32 crc = new CRC32();
        crc.update(npy);
        ZipEntry entry = UndatedEntry.of(name + ".npy");
        entry.setMethod(ZipEntry.STORED); // as numpy.savez does
        entry.setSize(npy.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(npy);
        zip.closeEntry();
    }
}
