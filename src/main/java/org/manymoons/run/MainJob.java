package org.manymoons.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.manymoons.dl4j.Backend;
import org.manymoons.json.Json;
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

    /** The seeds that have no result in the folder yet. */
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
        String json = folder.read(SeedFiles.result(seed));
        if (json == null) {
            return null;
        }
        try {
            SeedResult result = Json.read(json, SeedResult.class);
            boolean complete = result.seed() == seed && (result.hasFailed() || has(SeedFiles.zip(seed)));
            return complete && (plan.dumpEvery() == null || has(SeedFiles.dump(seed))) ? result : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private boolean has(String name) {
        return Files.exists(folder.file(name));
    }
}
