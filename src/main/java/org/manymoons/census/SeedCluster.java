package org.manymoons.census;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Other machines that take seeds of a census. The one implementation comes with the Maven profile {@code spark} and is found
 * by {@link java.util.ServiceLoader}.
 */
public interface SeedCluster {
    /**
     * What the machines need to know.
     *
     * @param master        address of the cluster's master
     * @param configuration the resolved configuration as YAML
     * @param checksum      of the data that it must give on every machine
     * @param blockSize     seeds that one task takes, one after another
     */
    record Job(String master, String configuration, String checksum, int blockSize) {}

    /**
     * Trains and polishes the seeds. Each task writes a file of JSON lines, aside and then moved, so that a file that is there
     * is whole; what is written stays when the cluster or this machine is lost.
     *
     * @param seeds    none of them twice
     * @param blocks   folder for the files, which every machine can write to
     * @param progress told that so many more seeds are finished
     * @throws java.io.UncheckedIOException if the cluster cannot be reached or gives up; the message is for the user
     */
    void run(Job job, List<Long> seeds, Path blocks, IntConsumer progress) throws IOException;
}
