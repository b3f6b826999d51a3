package org.manymoons.modelfile.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Orientation;
import org.manymoons.modelfile.dump.CsvDump;
import org.manymoons.modelfile.dump.Dump;
import org.manymoons.modelfile.numpy.NpzDump;

/** Parameters over training in a file that is told by its content: a {@code .npz} with an array {@code iteration}, or a CSV file. */
public final class DumpFile {
    private static final String CSV = CsvDump.FIRST_COLUMN + ",";
    private static final int MARK = 3; // bytes of a byte order mark
    private static final int HEAD = 256; // of a zip, with the name of its first entry

    private DumpFile() {}

    /** Whether this is a dump; false too where there is no such plain file. */
    public static boolean is(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String head = head(file, MARK + CSV.length());
        return head.startsWith("PK") ? hasIterations(file) : head.contains(CSV);
    }

    private static boolean hasIterations(Path file) {
        String iterations = NpzDump.ITERATION + ".npy";
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(iterations) != null;
        } catch (IOException e) {
            return head(file, HEAD).contains(iterations); // cut off or damaged: whoever reads it says so
        }
    }

    private static String head(Path file, int bytes) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Reads a dump.
     *
     * @param orientation how matrices of NumPy lie, null to find out
     * @throws DataException in one line where it is none
     */
    public static Dump read(Path file, @Nullable Orientation orientation) {
        try (InputStream in = Files.newInputStream(file)) {
            boolean zipped = new String(in.readNBytes(2), StandardCharsets.ISO_8859_1).equals("PK");
            return zipped ? NpzDump.read(file, orientation) : CsvDump.read(file);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
