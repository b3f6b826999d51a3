package org.manymoons.modelfile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.manymoons.data.DataException;

/**
 * A model zip taken apart without trust (PKWARE's APPNOTE 6.3.10): only the entries of a DL4J model, each once, central
 * directory and local headers telling the same, nothing between them, and no entry inflated beyond its limit. Nothing in it
 * is run, and nothing is given to another library.
 */
public final class ModelZip {
    public static final String CONFIGURATION = "configuration.json";
    public static final String COEFFICIENTS = "coefficients.bin";
    public static final String NORMALIZER = "normalizer.bin";
    static final String UPDATER = "updaterState.bin";

    private static final long LARGEST_FILE = 320L << 20;
    private static final int END_SIZE = 22;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENCRYPTED = 1;
    private static final int DESCRIPTOR = 8;
    private static final int DEFLATED = 8;

    /** How many bytes an entry may have once inflated. */
    private static final Map<String, Long> LIMITS =
            Map.of(CONFIGURATION, 4L << 20, COEFFICIENTS, 96L << 20, NORMALIZER, 1L << 20, UPDATER, 240L << 20);

    /** What the central directory says of an entry. */
    private record Entry(String name, int flags, int method, long crc, long compressed, long size, long offset) {}

    private final Path path;
    private final RandomAccessFile file;

    private ModelZip(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
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
        Map<String, Entry> directory = directory();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String needed : new String[] {CONFIGURATION, COEFFICIENTS}) {
            if (!directory.containsKey(needed)) {
                throw refused("has no entry " + needed + ", so it is no model of DL4J's MultiLayerNetwork");
            }
        }
        for (Entry entry : directory.values()) {
            if (!entry.name.equals(UPDATER)) {
                entries.put(entry.name, inflated(entry));
            }
        }
        return entries;
    }

    private Map<String, Entry> directory() throws IOException {
        long end = end();
        ByteBuffer record = bytes(end, END_SIZE);
        int count = unsignedShort(record, 10);
        long size = unsignedInt(record, 12);
        long begin = unsignedInt(record, 16);
        if (record.getShort(4) != 0 || record.getShort(6) != 0 || unsignedShort(record, 8) != count) {
            throw refused("is a zip in several parts, or says so");
        }
        if (begin + size != end) {
            throw refused("its central directory is not where the end of the zip says (zip64 is not read)");
        }
        if (count == 0 || count > LIMITS.size()) {
            throw refused("has " + count + " entries; a model has " + CONFIGURATION + ", " + COEFFICIENTS
                    + " and perhaps " + UPDATER + " and " + NORMALIZER);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        long position = begin;
        long expected = 0;
        for (int k = 0; k < count; k++) {
            Entry entry = central(position, end);
            if (entries.put(entry.name, entry) != null) {
                throw refused(entry.name, "is there twice");
            }
            if (entry.offset != expected) {
                throw refused(entry.name, "does not begin where the entry before it ends, at byte " + expected);
            }
            expected = local(entry, begin);
            position += CENTRAL_SIZE + nameAndMore(position);
        }
        if (position != end || expected != begin) {
            throw refused("has bytes that belong to no entry");
        }
        return entries;
    }

    /** Where the end of central directory record begins: the file ends with it and its comment. */
    private long end() throws IOException {
        long length = file.length();
        if (length < END_SIZE || bytes(0, 4).getInt(0) != 0x04034b50) {
            throw refused("is no zip file");
        }
        int tail = (int) Math.min(length, END_SIZE + LONGEST_COMMENT);
        ByteBuffer last = bytes(length - tail, tail);
        for (int k = tail - END_SIZE; k >= 0; k--) {
            if (last.getInt(k) == 0x06054b50 && unsignedShort(last, k + 20) == tail - END_SIZE - k) {
                return length - tail + k;
            }
        }
        throw refused("is no whole zip file: it has no end of a central directory");
    }

    private Entry central(long position, long end) throws IOException {
        if (position + CENTRAL_SIZE > end) {
            throw refused("its central directory is cut off");
        }
        ByteBuffer header = bytes(position, CENTRAL_SIZE);
        if (header.getInt(0) != 0x02014b50 || position + CENTRAL_SIZE + nameAndMore(position) > end) {
            throw refused("its central directory is damaged");
        }
        String name = name(position + CENTRAL_SIZE, unsignedShort(header, 28));
        if (name.equals("preprocessor.bin")) {
            throw refused(name, "is a serialised Java object, which could run any code; it is never read");
        }
        Long limit = LIMITS.get(name);
        if (limit == null) {
            throw refused(name, "is no entry of a MultiLayerNetwork that can be read");
        }
        int flags = unsignedShort(header, 8);
        int method = unsignedShort(header, 10);
        if ((flags & ENCRYPTED) != 0 || (method != 0 && method != DEFLATED)) {
            throw refused(name, "is encrypted or compressed by method " + method + "; only deflated entries are read");
        }
        Entry entry = new Entry(
                name,
                flags,
                method,
                unsignedInt(header, 16),
                unsignedInt(header, 20),
                unsignedInt(header, 24),
                unsignedInt(header, 42));
        if (entry.size > limit) {
            throw refused(name, "has " + entry.size + " bytes inflated; at most " + limit + " are read");
        }
        if (method == 0 && entry.size != entry.compressed) {
            throw refused(name, "is stored, but its two sizes differ");
        }
        return entry;
    }

    /** Checks the local header and gives the end of the entry. */
    private long local(Entry entry, long limit) throws IOException {
        if (entry.offset + LOCAL_SIZE > limit) {
            throw refused(entry.name, "lies outside of the file");
        }
        ByteBuffer header = bytes(entry.offset, LOCAL_SIZE);
        int length = unsignedShort(header, 26);
        long begin = entry.offset + LOCAL_SIZE + length + unsignedShort(header, 28);
        if (header.getInt(0) != 0x04034b50 || begin + entry.compressed > limit) {
            throw refused(entry.name, "lies outside of the file");
        }
        boolean descriptor = (entry.flags & DESCRIPTOR) != 0;
        boolean sizes = unsignedInt(header, 14) == entry.crc
                && unsignedInt(header, 18) == entry.compressed
                && unsignedInt(header, 22) == entry.size;
        boolean empty = header.getInt(14) == 0 && header.getInt(18) == 0 && header.getInt(22) == 0;
        if (!name(entry.offset + LOCAL_SIZE, length).equals(entry.name)
                || unsignedShort(header, 6) != entry.flags
                || unsignedShort(header, 8) != entry.method
                || !(sizes || (descriptor && empty))) {
            throw refused(entry.name, "its local header and the central directory do not agree");
        }
        long end = begin + entry.compressed;
        return descriptor ? descriptorEnd(entry, end, limit) : end;
    }

    private long descriptorEnd(Entry entry, long begin, long limit) throws IOException {
        if (begin + 16 <= limit) {
            ByteBuffer signed = bytes(begin, 16);
            if (signed.getInt(0) == 0x08074b50 && tells(entry, signed, 4)) {
                return begin + 16;
            }
        }
        if (begin + 12 <= limit && tells(entry, bytes(begin, 12), 0)) {
            return begin + 12;
        }
        throw refused(entry.name, "its data descriptor and the central directory do not agree");
    }

    private static boolean tells(Entry entry, ByteBuffer descriptor, int at) {
        return unsignedInt(descriptor, at) == entry.crc
                && unsignedInt(descriptor, at + 4) == entry.compressed
                && unsignedInt(descriptor, at + 8) == entry.size;
    }

    private byte[] inflated(Entry entry) throws IOException {
        ByteBuffer header = bytes(entry.offset, LOCAL_SIZE);
        long begin = entry.offset + LOCAL_SIZE + unsignedShort(header, 26) + unsignedShort(header, 28);
        byte[] content = new byte[(int) entry.size];
        if (entry.method == 0) {
            file.seek(begin);
            file.readFully(content);
        } else {
            inflate(entry, begin, content);
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.crc) {
            throw refused(entry.name, "is damaged: its checksum is wrong");
        }
        return content;
    }

    /** Inflates exactly {@code content.length} bytes, never more. */
    private void inflate(Entry entry, long begin, byte[] content) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            byte[] chunk = new byte[1 << 16];
            byte[] beyond = new byte[1];
            long left = entry.compressed;
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
                    throw refused(entry.name, "inflates to more than the " + entry.size + " bytes that it says");
                }
                filled += count;
                if (count == 0 && !inflater.finished() && (inflater.needsDictionary() || left == 0)) {
                    throw refused(entry.name, "is cut off or damaged");
                }
            }
            if (filled != content.length || left > 0 || inflater.getRemaining() > 0) {
                throw refused(entry.name, "inflates to " + filled + " bytes, but says " + entry.size);
            }
        } catch (DataFormatException e) {
            throw refused(entry.name, "is damaged: it cannot be inflated");
        } finally {
            inflater.end();
        }
    }

    private int nameAndMore(long central) throws IOException {
        ByteBuffer header = bytes(central, CENTRAL_SIZE);
        return unsignedShort(header, 28) + unsignedShort(header, 30) + unsignedShort(header, 32);
    }

    private String name(long position, int length) throws IOException {
        int shown = Math.min(length, 200);
        if (position + shown > file.length()) {
            throw refused("is cut off");
        }
        byte[] name = new byte[shown];
        file.seek(position);
        file.readFully(name);
        return new String(name, StandardCharsets.ISO_8859_1) + (length > shown ? "..." : "");
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        if (position < 0 || position + count > file.length()) {
            throw refused("is cut off");
        }
        byte[] bytes = new byte[count];
        file.seek(position);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int unsignedShort(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static long unsignedInt(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
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
