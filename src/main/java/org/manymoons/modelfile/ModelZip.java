package org.manymoons.modelfile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.ZipDirectory.Entry;

/**
 * A model zip taken apart without trust: only the entries of a DL4J model, each once ({@link ZipDirectory}), and none inflated
 * beyond its limit. Nothing in it is run, and nothing is given to another library.
 */
public final class ModelZip {
    public static final String CONFIGURATION = "configuration.json";
    public static final String COEFFICIENTS = "coefficients.bin";
    public static final String NORMALIZER = "normalizer.bin";
    static final String UPDATER = "updaterState.bin";

    /** Chosen, in bytes: about the limits of the entries together. */
    private static final long LARGEST_FILE = 320L << 20;

    /** How many bytes an entry may have once inflated. */
    private static final Map<String, Long> LIMITS =
            Map.of(CONFIGURATION, 4L << 20, COEFFICIENTS, 96L << 20, NORMALIZER, 1L << 20, UPDATER, 240L << 20);

    private final Path path;
    private final RandomAccessFile file;
    private final ZipDirectory directory;

    private ModelZip(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
        directory = new ZipDirectory(path, file, LIMITS);
    }

    /** The inflated entries of a model; the updater's state is checked for its place and left out. */
    public static Map<String, byte[]> read(Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            return new ModelZip(path, file).entries();
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read: " + e.getMessage());
        }
    }

    private Map<String, byte[]> entries() throws IOException {
        if (file.length() > LARGEST_FILE) {
            throw refused("has " + file.length() + " bytes; a model may have at most " + LARGEST_FILE);
        }
        Map<String, Entry> found = directory.entries();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String needed : new String[] {CONFIGURATION, COEFFICIENTS}) {
            if (!found.containsKey(needed)) {
                throw refused("has no entry " + needed + ", so it is no model of DL4J's MultiLayerNetwork");
            }
        }
        for (Entry entry : found.values()) {
            if (!entry.name().equals(UPDATER)) {
                entries.put(entry.name(), inflated(entry));
            }
        }
        return entries;
    }

    private byte[] inflated(Entry entry) throws IOException {
        long begin = directory.begin(entry);
        byte[] content = new byte[(int) entry.size()];
        if (entry.method() == ZipDirectory.STORED) {
            file.seek(begin);
            file.readFully(content);
        } else {
            inflate(entry, begin, content);
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.crc()) {
            throw refused(entry.name(), "is damaged: its checksum is wrong");
        }
        return content;
    }

    /** Inflates exactly {@code content.length} bytes, never more. */
    private void inflate(Entry entry, long begin, byte[] content) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            byte[] chunk = new byte[1 << 16];
            byte[] beyond = new byte[1];
            long left = entry.compressed();
            int filled = 0;
            file.seek(begin);
            while (!inflater.finished()) {
                if (inflater.needsInput() && left > 0) {
                    int count = (int) Math.min(chunk.length, left);
                    file.readFully(chunk, 0, count);
                    inflater.setInput(chunk, 0, count);
                    left -= count;
                }
                boolean full = filled == content.length;
                int count =
                        full ? inflater.inflate(beyond) : inflater.inflate(content, filled, content.length - filled);
                if (full && count > 0) {
                    throw refused(entry.name(), "inflates to more than the " + entry.size() + " bytes that it says");
                }
                filled += count;
                if (count == 0 && !inflater.finished() && (inflater.needsDictionary() || left == 0)) {
                    throw refused(entry.name(), "is cut off or damaged");
                }
            }
            if (filled != content.length || left > 0 || inflater.getRemaining() > 0) {
                throw refused(entry.name(), "inflates to " + filled + " bytes, but says " + entry.size());
            }
        } catch (DataFormatException e) {
            throw refused(entry.name(), "is damaged: it cannot be inflated");
        } finally {
            inflater.end();
        }
    }

    private DataException refused(String why) {
        return new DataException(path + ": " + why);
    }

    private DataException refused(String entry, String why) {
        return refused(path, entry, why);
    }

    /** One line that names the file, the entry and the reason; what is not plain text is shown as a question mark. */
    public static DataException refused(Path path, String entry, String why) {
        String text = String.format(Locale.ROOT, "entry %s %s", entry, why).replaceAll("[^ -~]", "?");
        return new DataException(path + ": " + text.substring(0, Math.min(text.length(), 400)));
    }
}
