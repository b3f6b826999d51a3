package org.manymoons.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.manymoons.cluster.Cluster;
import org.manymoons.config.ClusterSection;
import org.manymoons.study.ClusterRun;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the seeds are trained: threads of this machine, or a cluster. */
public final class ClusterOptions {
    private static final String SPARK_MASTER = "local(-cluster)?\\[.*]|yarn|\\w+://.+";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Where the seeds are trained: local (threads), or a Spark master such as spark://host:7077"
                    + " (default: cluster.master, or what spark-submit was told).")
    private @Nullable String master;

    @Option(
            names = "--blocks",
            paramLabel = "URL",
            description = "Folder for what a cluster's tasks write, on any file system that Hadoop knows"
                    + " (default: cluster.folder, or blocks/ beside the results).")
    private @Nullable String blocks;

    /** Whether a master or a folder was named. */
    public boolean areGiven() {
        return master != null || blocks != null;
    }

    /**
     * The cluster of this experiment; null for threads of this machine.
     *
     * @param beside folder for the tasks' files where no other is named
     */
    @Nullable
    public ClusterRun cluster(ClusterSection configured, Path beside, String identity) {
        String url = master(configured);
        if (url.equals(ClusterSection.LOCAL)) {
            return null;
        }
        if (!url.matches(SPARK_MASTER)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--master " + url
                            + ": neither local (threads of this machine) nor a Spark master such as spark://host:7077");
        }
        String place = blocks != null ? blocks : configured.folder();
        Cluster implementation = implementation(url);
        try {
            return ClusterRun.of(implementation, url, place, beside, identity);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    (place == null ? "the folder for blocks" : "--blocks " + place) + ": " + e.getMessage()
                            + "; name a folder on a file system that Hadoop knows, such as hdfs://host/folder",
                    e);
        }
    }

    private String master(ClusterSection configured) {
        if (master != null) {
            return master;
        }
        return configured.trainsOnThreads()
                ? Objects.requireNonNullElse(System.getProperty("spark.master"), ClusterSection.LOCAL)
                : configured.master();
    }

    private Cluster implementation(String url) {
        try {
            return ServiceLoader.load(Cluster.class).findFirst().orElseThrow(() -> withoutSpark(url));
        } catch (ServiceConfigurationError leftFromABuildWithIt) {
            throw withoutSpark(url);
        }
    }

    private ParameterException withoutSpark(String url) {
        return new ParameterException(
                spec.commandLine(),
                "--master " + url
                        + ": Spark is not on the class path; start with mvn -Pspark -DskipTests package exec:java, or leave"
                        + " out --master to use threads");
    }
}
