package org.manymoons.modelfile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.manymoons.data.DataException;

/**
 * Which entries a zip has, where each lies and how large it is (PKWARE's APPNOTE 6.3.10, sections 4.3.7 to 4.3.16): central
 * directory and local headers must tell the same, entries follow each other with nothing between them, and only names that are
 * expected are taken.
 */
final class ZipDirectory {
    /** {@code PK\3\4}, section 4.3.7. */
    private static final int LOCAL_SIGNATURE = 0x04034b50;

    /** {@code PK\7\8}, section 4.3.9.3; a descriptor may be without it. */
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;

    /** {@code PK\1\2}, section 4.3.12. */
    private static final int CENTRAL_SIGNATURE = 0x02014b50;

    /** {@code PK\5\6}, section 4.3.16. */
    private static final int END_SIGNATURE = 0x06054b50;

    private static final int LOCAL_SIZE = 30;
    private static final int CENTRAL_SIZE = 46;
    private static final int END_SIZE = 22;
    private static final int DESCRIPTOR_SIZE = 12;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /** Bits of the flags, section 4.4.4. */
    private static final int ENCRYPTED = 1;

    private static final int HAS_DESCRIPTOR = 8;

    /** Methods of compression, section 4.4.5. */
    static final int STORED = 0;

    private static final int DEFLATED = 8;

    /** Chosen: more of a name tells nobody anything. */
    private static final int SHOWN = 200;

    /** What the central directory says of an entry. */
    record Entry(String name, int flags, int method, long crc, long compressed, long size, long offset) {}

    private final Path path;
    private final RandomAccessFile file;
    private final Map<String, Long> limits;

    /**
     * @param limits how many bytes each entry that may be there may have once inflated
     */
    ZipDirectory(Path path, RandomAccessFile file, Map<String, Long> limits) {
        this.path = path;
        this.file = file;
        this.limits = limits;
    }

    /** The entries by their names, in the order of the directory. */
    Map<String, Entry> entries() throws IOException {
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
        if (count == 0 || count > limits.size()) {
            throw refused("has " + count + " entries; a model has " + ModelZip.CONFIGURATION + ", "
                    + ModelZip.COEFFICIENTS + " and perhaps " + ModelZip.UPDATER + " and " + ModelZip.NORMALIZER);
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
        if (length < END_SIZE || bytes(0, 4).getInt(0) != LOCAL_SIGNATURE) {
            throw refused("is no zip file");
        }
        int tail = (int) Math.min(length, END_SIZE + LONGEST_COMMENT);
        ByteBuffer last = bytes(length - tail, tail);
        for (int k = tail - END_SIZE; k >= 0; k--) {
            if (last.getInt(k) == END_SIGNATURE && unsignedShort(last, k + 20) == tail - END_SIZE - k) {
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
        if (header.getInt(0) != CENTRAL_SIGNATURE || position + CENTRAL_SIZE + nameAndMore(position) > end) {
            throw refused("its central directory is damaged");
        }
        String name = name(position + CENTRAL_SIZE, unsignedShort(header, 28));
        if (name.equals("preprocessor.bin")) {
            throw refused(name, "is a serialised Java object, which could run any code; it is never read");
        }
        Long limit = limits.get(name);
        if (limit == null) {
            throw refused(name, "is no entry of a MultiLayerNetwork that can be read");
        }
        int flags = unsignedShort(header, 8);
        int method = unsignedShort(header, 10);
        if ((flags & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
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
        if (method == STORED && entry.size != entry.compressed) {
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
        if (header.getInt(0) != LOCAL_SIGNATURE || begin + entry.compressed > limit) {
            throw refused(entry.name, "lies outside of the file");
        }
        boolean descriptor = (entry.flags & HAS_DESCRIPTOR) != 0;
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
        int signed = Integer.BYTES + DESCRIPTOR_SIZE;
        if (begin + signed <= limit) {
            ByteBuffer descriptor = bytes(begin, signed);
            if (descriptor.getInt(0) == DESCRIPTOR_SIGNATURE && tells(entry, descriptor, Integer.BYTES)) {
                return begin + signed;
            }
        }
        if (begin + DESCRIPTOR_SIZE <= limit && tells(entry, bytes(begin, DESCRIPTOR_SIZE), 0)) {
            return begin + DESCRIPTOR_SIZE;
        }
        throw refused(entry.name, "its data descriptor and the central directory do not agree");
    }

    private static boolean tells(Entry entry, ByteBuffer descriptor, int at) {
        return unsignedInt(descriptor, at) == entry.crc
                && unsignedInt(descriptor, at + 4) == entry.compressed
                && unsignedInt(descriptor, at + 8) == entry.size;
    }

    /** Where the bytes of an entry begin. */
    long begin(Entry entry) throws IOException {
        ByteBuffer header = bytes(entry.offset, LOCAL_SIZE);
        return entry.offset + LOCAL_SIZE + unsignedShort(header, 26) + unsignedShort(header, 28);
    }

    private int nameAndMore(long central) throws IOException {
        ByteBuffer header = bytes(central, CENTRAL_SIZE);
        return unsignedShort(header, 28) + unsignedShort(header, 30) + unsignedShort(header, 32);
    }

    private String name(long position, int length) throws IOException {
        int shown = Math.min(length, SHOWN);
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
        return ModelZip.refused(path, entry, why);
    }
}
