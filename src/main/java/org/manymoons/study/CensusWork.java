package org.manymoons.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.cluster.ClusterWork;

/** A census in its blocks of seeds. */
record CensusWork(SentExperiment experiment, int seeds, int blockSize) implements ClusterWork {
    public static CensusWork of(Experiment experiment, CensusPlan plan) {
        return new CensusWork(SentExperiment.of(experiment), plan.seeds().size(), plan.blockSize());
    }

    @Override
    public int size(int part) {
        return Math.min(blockSize, seeds - part * blockSize);
    }

    @Override
    public String file(int part) {
        return String.format(Locale.ROOT, "block-%06d.jsonl", part + 1);
    }

    @Override
    public List<String> run(int part, Path scratch) throws IOException {
        CensusPlan plan = Objects.requireNonNull(experiment.experiment().census());
        Files.writeString(scratch.resolve(file(part)), Census.block(plan, part));
        return List.of(file(part));
    }
}
