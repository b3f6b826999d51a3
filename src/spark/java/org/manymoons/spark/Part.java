package org.manymoons.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.VoidFunction;
import org.manymoons.run.ClusterWork;

/**
 * What a task does with the number of a part.
 *
 * @param folder address of the folder for the files
 */
record Part(ClusterWork work, String folder) implements VoidFunction<Integer> {
    private static final long serialVersionUID = 1;

    /** Writes aside and moves; of two attempts at one part the first to move wins, and both hold the same. */
    @Override
    public void call(Integer part) throws IOException {
        FileSystem files = new Path(folder).getFileSystem(new Configuration());
        files.setWriteChecksum(false);
        if (files.exists(new Path(folder, work.file(part)))) {
            return;
        }
        java.nio.file.Path scratch = Files.createTempDirectory("manymoons");
        try {
            for (String name : work.run(part, scratch)) {
                Path aside = new Path(folder, name + "." + UUID.randomUUID() + ".part");
                files.copyFromLocalFile(new Path(scratch.resolve(name).toUri()), aside);
                if (!files.rename(aside, new Path(folder, name))) {
                    files.delete(aside, false);
                }
            }
        } finally {
            try (Stream<java.nio.file.Path> left = Files.walk(scratch)) {
                List<File> all = left.sorted(Comparator.reverseOrder())
                        .map(java.nio.file.Path::toFile)
                        .toList();
                all.forEach(File::delete);
            }
        }
    }
}
