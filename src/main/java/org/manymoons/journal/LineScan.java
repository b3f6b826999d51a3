package org.manymoons.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;

/** Goes through the lines of a file, however long, that end with a line break. */
final class LineScan {
    private static final int BLOCK = 1 << 16;

    private final RandomAccessFile file;

    LineScan(RandomAccessFile file) {
        this.file = file;
    }

    /** Takes a line without its line break and the offset of its first byte. */
    interface LineConsumer {
        void accept(long offset, byte[] line);
    }

    void forEach(LineConsumer consumer) throws IOException {
        file.seek(0);
        byte[] block = new byte[BLOCK];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long offset = 0;
        for (int read = file.read(block); read >= 0; read = file.read(block)) {
            int start = 0;
            for (int i = 0; i < read; i++) {
                if (block[i] == '\n') {
                    line.write(block, start, i - start);
                    consumer.accept(offset, line.toByteArray());
                    offset += line.size() + 1;
                    line.reset();
                    start = i + 1;
                }
            }
            line.write(block, start, read - start);
        }
    }
}
