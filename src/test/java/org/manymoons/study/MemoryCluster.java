package org.manymoons.study;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.manymoons.cluster.Cluster;
import org.manymoons.cluster.ClusterWork;

/** Does the parts at once and keeps their files in memory. */
public final class MemoryCluster implements Cluster {
    public final Map<String, String> files = new TreeMap<>();
    public final List<Integer> done = new ArrayList<>();
    final List<String> addresses = new ArrayList<>();
    private final Path scratch;

    public MemoryCluster(Path scratch) {
        this.scratch = scratch;
    }

    @Override
    public void run(String master, ClusterWork work, List<Integer> parts, String folder, IntConsumer progress)
            throws IOException {
        addresses.add(master + " " + folder);
        for (int part : parts) {
            for (String name : work.run(part, scratch)) {
                files.put(name, Files.readString(scratch.resolve(name)));
            }
            done.add(part);
            progress.accept(work.size(part));
        }
    }

    @Override
    public Folder folder(String address) {
        addresses.add(address);
        return new Folder() {
            @Override
            public Set<String> names() {
                return Set.copyOf(files.keySet());
            }

            @Override
            public InputStream open(String name) {
                return new ByteArrayInputStream(files.get(name).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void delete(String name) {
                files.remove(name);
            }
        };
    }
}
