package org.manymoons.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.VoidFunction;
import org.manymoons.cluster.ClusterWork;

/**
 * What a task does with the number of a part. Two attempts at one part write the same.
 *
 * @param address of the folder for the files
 */
record Part(ClusterWork work, String address) implements VoidFunction<Integer> {
    private static final long serialVersionUID = 1;

    @Override
    public void call(Integer part) throws IOException {
        HadoopFolder folder = HadoopFolder.of(address);
        if (folder.has(work.file(part))) {
            return;
        }
        Path scratch = Files.createTempDirectory("manymoons");
        try {
            for (String name : work.run(part, scratch)) {
                folder.put(scratch.resolve(name));
            }
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> left = Files.walk(folder)) {
            all = left.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
