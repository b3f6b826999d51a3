package org.manymoons.modelfile.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.modelfile.ModelZip;
import org.manymoons.modelfile.StateDict;
import org.manymoons.modelfile.Tensor;

/** The arrays of a {@code .npz}, as {@code numpy.savez} and {@code numpy.savez_compressed} write it. */
final class NumpyZip {
    private static final String SUFFIX = ".npy";

    private NumpyZip() {}

    /**
     * Reads all arrays.
     *
     * @param names     what an array may be called
     * @param expected  the same in words
     * @param mostBytes how much may come out of the file
     * @throws DataException in one line if there is anything else in the file
     */
    static Map<String, Tensor> read(Path file, Pattern names, String expected, int mostBytes) {
        return read(file, names, expected, mostBytes, Map.of());
    }

    /**
     * The same with words among the arrays.
     *
     * @param words what single texts may be called; their values are put there
     */
    static Map<String, Tensor> read(
            Path file, Pattern names, String expected, int mostBytes, Map<String, String> words) {
        return read(file, names, expected, mostBytes, words, 2);
    }

    /**
     * The same of arrays that may have more dimensions.
     *
     * @param mostDimensions up to 3
     */
    static Map<String, Tensor> read(
            Path file, Pattern names, String expected, int mostBytes, Map<String, String> words, int mostDimensions) {
        PlainFile.require(file);
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        int entries = 0;
        int left = mostBytes;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                String full = entry.getName();
                String name = full.endsWith(SUFFIX) ? full.substring(0, full.length() - SUFFIX.length()) : "";
                boolean word = words.containsKey(name);
                if (!word && !names.matcher(name).matches()) {
                    String obstacle = name.equals(NpzDump.ITERATION)
                            ? "is of a dump of parameters over training; compare takes two of these"
                            : StateDict.obstacle(name);
                    throw ModelZip.refused(
                            file, full, obstacle == null ? "is none of the arrays " + expected : obstacle);
                }
                byte[] bytes = bytes(zip, file + ": entry " + full, left, mostDimensions);
                left -= bytes.length;
                if (word) {
                    words.put(name, NpyArray.word(file + ": entry " + full, bytes));
                    continue;
                }
                Tensor array = NpyArray.read(file + ": entry " + full, bytes, mostDimensions);
                if (arrays.put(name, array) != null) {
                    throw new DataException(file + ": entry " + full + " is there twice");
                }
            }
            if (entries > 0) {
                requireAll(file, entries);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(file + ": cannot be read as .npz: " + e.getMessage(), e);
        }
        return arrays;
    }

    /** A file that is cut off behind an array has no list of them at its end. */
    private static void requireAll(Path file, int entries) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() != entries) {
                throw new DataException(
                        file + ": has " + entries + " arrays, but lists " + zip.size() + " at its end; it is damaged");
            }
        } catch (ZipException e) {
            throw new DataException(file + ": is cut off: it has arrays, but no list of them at its end", e);
        }
    }

    /** A whole entry. No more is asked of the memory than an array says that it has, if that may be read at all. */
    private static byte[] bytes(ZipInputStream zip, String name, int most, int mostDimensions) throws IOException {
        byte[] start = zip.readNBytes(Math.min(most, NpyArray.LONGEST_HEADER));
        if (start.length < NpyArray.LONGEST_HEADER && start.length < most) {
            return start;
        }
        long size = NpyArray.size(name, start, mostDimensions);
        if (size > most) {
            throw new DataException(name + ": " + size + " bytes are too many; at most " + most + " are read");
        }
        byte[] bytes = Arrays.copyOf(start, (int) Math.max(size, start.length));
        int read = start.length + zip.readNBytes(bytes, start.length, bytes.length - start.length);
        if (read != size || zip.read() >= 0) {
            throw new DataException(name + ": the array says that it has " + size + " bytes, but there are "
                    + (read < size ? "fewer" : "more"));
        }
        return bytes;
    }
}
