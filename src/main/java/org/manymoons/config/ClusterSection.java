package org.manymoons.config;

import org.jspecify.annotations.Nullable;

/**
 * Where the seeds are trained. What is computed does not depend on it.
 *
 * @param master {@code local} for threads of this machine, else the address of a Spark master
 * @param folder where the tasks write; null for the folder of the results
 */
public record ClusterSection(
        @Key(
                value = "Where seeds are trained: local (threads), or a Spark master such as spark://host:7077.",
                longest = 1000)
        String master,

        @Key(
                value =
                        "Where a cluster's tasks write, on any file system that Hadoop knows; null: beside the results.",
                longest = 1000,
                orNull = true)
        @Nullable
        String folder) {

    /** The master that stands for threads of this machine. */
    public static final String LOCAL = "local";

    static final ClusterSection DEFAULT = new ClusterSection(LOCAL, null);

    /** Whether there is no cluster. */
    public boolean trainsOnThreads() {
        return master.equals(LOCAL);
    }
}
