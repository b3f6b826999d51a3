package org.manymoons.modelfile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Zips made byte by byte (PKWARE's APPNOTE 6.3.10), every field of which a test can set. A field that is set differs from
 * what the file holds.
 */
public final class ZipBytes {
    /** One entry; the fields are those of both headers, until they are set otherwise. */
    public static final class Entry {
        final String name;
        final byte[] content;
        int flags;
        int method = 8;
        long crc;
        long compressed;
        long size;
        byte[] data;
        byte[] extra = {};
        byte[] comment = {};
        byte[] descriptor = {};
        int localFlags = -1;
        int localMethod = -1;
        long localCrc = -1;
        long localCompressed = -1;
        long localSize = -1;
        long offset = -1;

        public Entry(String name, byte[] content) {
            this.name = name;
            this.content = content;
            data = deflated(content);
            CRC32 sum = new CRC32();
            sum.update(content);
            crc = sum.getValue();
            compressed = data.length;
            size = content.length;
        }

        public Entry stored() {
            method = 0;
            data = content;
            compressed = data.length;
            return this;
        }

        /** Sizes and checksum behind the data, and nothing before it. */
        Entry described(boolean signed) {
            flags |= 8;
            localCrc = 0;
            localCompressed = 0;
            localSize = 0;
            ByteBuffer bytes = ByteBuffer.allocate(signed ? 16 : 12).order(ByteOrder.LITTLE_ENDIAN);
            if (signed) {
                bytes.putInt(0x08074b50);
            }
            bytes.putInt((int) crc).putInt((int) compressed).putInt((int) size);
            descriptor = bytes.array();
            return this;
        }
    }

    final List<Entry> entries = new ArrayList<>();
    byte[] between = {};
    byte[] comment = {};
    int disk;
    int directoryDisk;
    int count = -1;
    int countHere = -1;
    long directorySize = -1;
    long directoryBegin = -1;

    public ZipBytes with(Entry entry) {
        entries.add(entry);
        return this;
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] out = new byte[content.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, length);
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            byte[] name = entry.name.getBytes(StandardCharsets.ISO_8859_1);
            long offset = entry.offset < 0 ? out.size() : entry.offset;
            out.writeBytes(little(30)
                    .putInt(0x04034b50)
                    .putShort((short) 20)
                    .putShort((short) or(entry.localFlags, entry.flags))
                    .putShort((short) or(entry.localMethod, entry.method))
                    .putInt(0)
                    .putInt((int) or(entry.localCrc, entry.crc))
                    .putInt((int) or(entry.localCompressed, entry.compressed))
                    .putInt((int) or(entry.localSize, entry.size))
                    .putShort((short) name.length)
                    .putShort((short) entry.extra.length)
                    .array());
            out.writeBytes(name);
            out.writeBytes(entry.extra);
            out.writeBytes(entry.data);
            out.writeBytes(entry.descriptor);
            directory.writeBytes(little(46)
                    .putInt(0x02014b50)
                    .putShort((short) 20)
                    .putShort((short) 20)
                    .putShort((short) entry.flags)
                    .putShort((short) entry.method)
                    .putInt(0)
                    .putInt((int) entry.crc)
                    .putInt((int) entry.compressed)
                    .putInt((int) entry.size)
                    .putShort((short) name.length)
                    .putShort((short) entry.extra.length)
                    .putShort((short) entry.comment.length)
                    .putInt(0)
                    .putInt(0)
                    .putInt((int) offset)
                    .array());
            directory.writeBytes(name);
            directory.writeBytes(entry.extra);
            directory.writeBytes(entry.comment);
        }
        out.writeBytes(between);
        int begin = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(little(22)
                .putInt(0x06054b50)
                .putShort((short) disk)
                .putShort((short) directoryDisk)
                .putShort((short) or(countHere, entries.size()))
                .putShort((short) or(count, entries.size()))
                .putInt((int) or(directorySize, directory.size()))
                .putInt((int) or(directoryBegin, begin))
                .putShort((short) comment.length)
                .array());
        out.writeBytes(comment);
        return out.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long or(long set, long otherwise) {
        return set < 0 ? otherwise : set;
    }
}
