package org.manymoons.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/** Work in parts that do not depend on each other, sent to the machines of a {@link Cluster}. */
public interface ClusterWork extends Serializable {
    /** How much a part is, for the display of progress. */
    int size(int part);

    /** The name of the file that stands for a finished part. */
    String file(int part);

    /**
     * Does a part.
     *
     * @param scratch an empty folder of this machine
     * @return the names of the files that it left there, {@link #file} last
     */
    List<String> run(int part, Path scratch) throws IOException;
}
