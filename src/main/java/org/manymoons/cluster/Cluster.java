package org.manymoons.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Other machines that train seeds. The one implementation comes with the Maven profile {@code spark} and is found by {@link
 * java.util.ServiceLoader}.
 */
public interface Cluster {
    /**
     * Does these parts, each as one task. A task moves its files into the folder when they are whole, the one that stands for
     * the part last; a part whose file is there already is not done again.
     *
     * @param master   address of the cluster's master
     * @param folder   address of a folder that every machine can write to; made where there is none
     * @param progress told that so much more is finished, in the units of {@link ClusterWork#size}
     * @throws java.io.UncheckedIOException if the cluster cannot be reached or gives up; the message is for the user
     */
    void run(String master, ClusterWork work, List<Integer> parts, String folder, IntConsumer progress)
            throws IOException;

    /** A folder on a file system that the machines share; there need not be one yet. */
    Folder folder(String address) throws IOException;

    /** Whole files. */
    interface Folder {
        /** The names of its files; none where there is no folder. */
        Set<String> names() throws IOException;

        /** The content of a file. */
        InputStream open(String name) throws IOException;

        /** Deletes a file, and the folder with its last one. */
        void delete(String name) throws IOException;
    }
}
