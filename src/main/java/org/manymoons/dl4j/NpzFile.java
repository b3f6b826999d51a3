package org.manymoons.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
 * A data set as NumPy's {@code .npz}: arrays X (n x d, float64) and y (n; int64 where labels are classes, float64 where they are
 * numbers), and X_test and y_test if there is a test set, for {@code numpy.load}. The same data set gives the same bytes.
 */
public final class NpzFile {
    private NpzFile() {}

    /**
     * Writes the file, replacing an older one.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Path file, Dataset data) {
        boolean classes = data.classes() != null;
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            write(zip, "", data.training(), classes);
            if (data.test() != null) {
                write(zip, "_test", data.test(), classes);
            }
            zip.finish();
        });
    }

    private static void write(ZipOutputStream zip, String suffix, Samples samples, boolean classes) throws IOException {
        write(zip, "X" + suffix, Nd4j.createFromArray(samples.inputs()));
        INDArray labels = classes
                ? Nd4j.createFromArray(Arrays.stream(samples.labels())
                        .mapToLong(label -> (long) label)
                        .toArray())
                : Nd4j.createFromArray(samples.labels());
        write(zip, "y" + suffix, labels);
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
