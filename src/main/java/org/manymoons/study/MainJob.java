package org.manymoons.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.WholeFile;
import org.manymoons.dl4j.Backend;
import org.manymoons.json.Json;
import org.manymoons.results.RunPlan;
import org.manymoons.results.SeedResult;
import org.manymoons.study.folder.RunFolder;
import org.manymoons.study.folder.SeedFiles;
import org.manymoons.threads.Tasks;
import tools.jackson.core.JacksonException;

/** All seeds of a run, those that are finished already taken from the folder, the others trained on several threads. */
public final class MainJob {
    private final RunPlan plan;
    private final RunFolder folder;

    /** The job of this plan in this folder. */
    public MainJob(RunPlan plan, RunFolder folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** The seeds that have no result in the folder yet, or one whose files are not as they were written. */
    public List<Long> missingSeeds() throws IOException {
        List<Long> missing = new ArrayList<>();
        for (long seed : plan.seeds()) {
            if (finished(seed) == null) {
                missing.add(seed);
            }
        }
        return missing;
    }

    /**
     * Runs what is missing and returns the results in the order of the plan's seeds. The results do not depend on the
     * number of threads.
     *
     * @param progress told the number of updates made since it was last told, from several threads
     */
    public List<SeedResult> run(int threads, LongConsumer progress) throws InterruptedException {
        List<Callable<SeedResult>> tasks = new ArrayList<>();
        for (long seed : plan.seeds()) {
            tasks.add(() -> resultOf(seed, progress));
        }
        return Tasks.all(tasks, threads);
    }

    /** Has the missing seeds trained on a cluster and takes their files; {@link #run} then finds them finished. */
    public void train(Experiment experiment, ClusterRun cluster, IntConsumer progress) throws IOException {
        TrainingWork work = TrainingWork.of(experiment);
        List<Long> missing = missingSeeds();
        List<Integer> parts = IntStream.range(0, plan.seeds().size())
                .filter(k -> missing.contains(plan.seeds().get(k)))
                .boxed()
                .toList();
        cluster.run(work, parts, progress);
        Set<String> there = cluster.files().names();
        for (int part : parts) {
            List<String> files =
                    work.files(part).stream().filter(there::contains).toList();
            for (String file : files) {
                try (InputStream content = cluster.files().open(file)) {
                    Files.copy(content, folder.aside(file), StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw WholeFile.naming(folder.aside(file), e);
                }
                folder.finish(file);
            }
            for (String file : files) {
                cluster.files().delete(file);
            }
        }
        cluster.tidy();
    }

    private SeedResult resultOf(long seed, LongConsumer progress) {
        try {
            SeedResult finished = finished(seed);
            if (finished != null) {
                return finished;
            }
            Backend.start();
            return new SeedRun(plan, folder).run(seed, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(RunFolder.describe(e), e);
        }
    }

    private @Nullable SeedResult finished(long seed) throws IOException {
        if (!folder.damaged(SeedFiles.result(seed)).isEmpty()) {
            return null;
        }
        try {
            SeedResult result = Json.read(Files.readString(folder.file(SeedFiles.result(seed))), SeedResult.class);
            List<String> made = SeedFiles.made(result, plan.dumpEvery() != null);
            return result.seed() == seed && made.stream().allMatch(folder::has) ? result : null;
        } catch (JacksonException ofAnotherVersion) {
            return null;
        }
    }
}
