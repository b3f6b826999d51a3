package org.manymoons.spark;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;
import org.manymoons.cluster.Cluster;
import org.manymoons.cluster.ClusterWork;

/** Parts as tasks of Apache Spark; a lost executor loses the parts that it is at, and Spark does them again elsewhere. */
public final class SparkCluster implements Cluster {
    private static final String JAVA_OPTIONS = "spark.executor.extraJavaOptions";

    /** Found by {@link java.util.ServiceLoader}. */
    public SparkCluster() {}

    @Override
    public void run(String master, ClusterWork work, List<Integer> parts, String folder, IntConsumer progress)
            throws IOException {
        SparkConf settings = new SparkConf()
                .setMaster(master)
                .setIfMissing("spark.app.name", "manymoons")
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.task.maxFailures", "8");
        settings.set(
                JAVA_OPTIONS,
                "--add-modules=jdk.incubator.vector -Djavacpp.platform.host=true -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 "
                        + settings.get(JAVA_OPTIONS, ""));
        if (!master.startsWith("local") && !settings.contains("spark.jars")) {
            SubmittedJar.find(master).ifPresent(jar -> settings.set("spark.jars", jar));
        }
        try (JavaSparkContext spark = new JavaSparkContext(settings)) {
            spark.sc().addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    if (end.taskInfo().successful()) {
                        progress.accept(work.size(parts.get(end.taskInfo().index())));
                    }
                }
            });
            await(spark.parallelize(parts, parts.size()).foreachAsync(new Part(work, folder)), spark.sc());
        } catch (IllegalStateException e) { // how a context tells that it was stopped
            throw gaveUp(master, "no master answers there, or it ended the work", e);
        } catch (ExecutionException e) {
            throw gaveUp(master, firstLine(e.getCause()), e);
        } catch (Exception e) {
            if (e instanceof SparkException) { // thrown from Scala, which declares nothing
                throw gaveUp(master, firstLine(e), e);
            }
            throw e;
        }
        HadoopFolder.of(folder).deleteParts();
    }

    /** Waits for the tasks; a context that is stopped because no master answers may leave them unfinished for ever. */
    private static void await(JavaFutureAction<Void> tasks, SparkContext spark)
            throws ExecutionException, InterruptedIOException {
        while (true) {
            try {
                tasks.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException | ExecutionException e) {
                if (spark.isStopped()) {
                    throw new IllegalStateException("the context was stopped", e);
                } else if (e instanceof ExecutionException failed) {
                    throw failed;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("waiting for the cluster was interrupted");
            }
        }
    }

    private static String firstLine(@Nullable Throwable e) {
        return String.valueOf(e == null ? null : e.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }

    @Override
    public Folder folder(String address) throws IOException {
        return HadoopFolder.of(address);
    }

    private static UncheckedIOException gaveUp(String master, String why, Exception e) {
        return new UncheckedIOException(
                "the cluster " + master + " gave up: " + why + "; what is finished is kept, start again to go on",
                new IOException(e));
    }
}
