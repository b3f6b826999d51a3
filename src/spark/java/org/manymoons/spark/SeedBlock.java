package org.manymoons.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.manymoons.run.CensusTask;

/**
 * One task: a block of seeds, whose lines become one file.
 *
 * @param folder address of the folder, on a file system that Hadoop knows
 */
@SuppressWarnings("ArrayRecordComponent") // a container, never compared
record SeedBlock(long[] seeds, String configuration, String checksum, String folder) implements Serializable {
    int size() {
        return seeds.length;
    }

    /** Writes aside and moves; of two attempts at one block the first to move wins, and both hold the same. */
    void run() throws IOException {
        Path file = new Path(folder, "block-" + seeds[0] + "-" + seeds[seeds.length - 1] + ".jsonl");
        FileSystem files = file.getFileSystem(new Configuration());
        files.setWriteChecksum(false);
        if (files.exists(file)) {
            return;
        }
        String lines = CensusTask.of(configuration, checksum)
                .lines(Arrays.stream(seeds).boxed().toList());
        Path aside = new Path(folder, file.getName() + "." + UUID.randomUUID() + ".part");
        try (OutputStream out = files.create(aside)) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        if (!files.rename(aside, file)) {
            files.delete(aside, false);
        }
    }
}
