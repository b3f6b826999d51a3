package org.manymoons.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.manymoons.cluster.ClusterWork;
import org.manymoons.dl4j.Backend;
import org.manymoons.results.RunPlan;
import org.manymoons.study.folder.RunFolder;
import org.manymoons.study.folder.RunFolder.NotUsable;
import org.manymoons.study.folder.SeedFiles;

/** The main job's seeds, each trained by DL4J and checked beside it: the parts are the places of the seeds in the plan. */
record TrainingWork(SentExperiment experiment, List<Long> seeds, int iterations, boolean dumps) implements ClusterWork {
    public static TrainingWork of(Experiment experiment) {
        RunPlan plan = experiment.plan();
        return new TrainingWork(
                SentExperiment.of(experiment),
                new ArrayList<>(plan.seeds()),
                plan.recipe().iterations(),
                plan.dumpEvery() != null);
    }

    @Override
    public int size(int part) {
        return iterations;
    }

    @Override
    public String file(int part) {
        return SeedFiles.result(seeds.get(part));
    }

    /** The files of a seed, the one that stands for it last; a seed that failed has no model. */
    public List<String> files(int part) {
        long seed = seeds.get(part);
        List<String> files = new ArrayList<>(List.of(SeedFiles.zip(seed)));
        if (dumps) {
            files.add(SeedFiles.dump(seed));
        }
        files.add(file(part));
        return files;
    }

    @Override
    public List<String> run(int part, Path scratch) throws IOException {
        Experiment here = experiment.experiment();
        Backend.start();
        try (RunFolder folder = RunFolder.open(scratch, here.identity(), false)) {
            new SeedRun(here.plan(), folder).run(seeds.get(part), done -> {});
            return files(part).stream().filter(folder::has).toList();
        } catch (NotUsable e) {
            throw new IOException(e);
        }
    }
}
