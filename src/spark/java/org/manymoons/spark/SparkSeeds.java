package org.manymoons.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.manymoons.census.SeedCluster;

/** Seeds as tasks of Apache Spark, a block for each; a lost executor loses the blocks that it is at, and Spark retries them. */
public final class SparkSeeds implements SeedCluster {
    /** Found by {@link java.util.ServiceLoader}. */
    public SparkSeeds() {}

    @Override
    public void run(Job job, List<Long> seeds, Path blocks, IntConsumer progress) {
        SparkConf settings = new SparkConf()
                .setMaster(job.master())
                .setAppName("manymoons")
                .set("spark.ui.enabled", "false")
                .set("spark.task.maxFailures", "8")
                .set("spark.executor.extraJavaOptions", "--add-modules=jdk.incubator.vector -Djavacpp.platform.host=true");
        List<SeedBlock> cut = new ArrayList<>();
        for (int first = 0; first < seeds.size(); first += job.blockSize()) {
            cut.add(new SeedBlock(
                    seeds.subList(first, Math.min(first + job.blockSize(), seeds.size())).stream()
                            .mapToLong(Long::longValue)
                            .toArray(),
                    job.configuration(),
                    job.checksum(),
                    blocks.toAbsolutePath().toUri().toString()));
        }
        try (JavaSparkContext spark = new JavaSparkContext(settings)) {
            spark.sc().addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    if (end.taskInfo().successful()) {
                        progress.accept(cut.get(end.taskInfo().index()).size());
                    }
                }
            });
            spark.parallelize(cut, cut.size()).foreach(SeedBlock::run);
        } catch (IllegalStateException e) { // how a context tells that it was stopped
            throw gaveUp(job, "no master answers there, or it ended the work", e);
        } catch (Exception e) {
            if (e instanceof SparkException) { // thrown from Scala, which declares nothing
                throw gaveUp(job, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
            }
            throw e;
        }
    }

    private static UncheckedIOException gaveUp(Job job, String why, Exception e) {
        return new UncheckedIOException(
                "the cluster " + job.master() + " gave up: " + why + "; what is finished is kept, start again to go on",
                new IOException(e));
    }
}
