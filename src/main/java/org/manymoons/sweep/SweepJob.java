package org.manymoons.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusPlan;
import org.manymoons.config.Sweep;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.journal.BlockLines;
import org.manymoons.reference.Network;
import org.manymoons.study.ClusterRun;
import org.manymoons.study.Experiment;
import org.manymoons.study.SentExperiment;
import org.manymoons.study.folder.RunFolder;

/** Goes through the cells of a sweep; what is finished stays in the folder. */
public final class SweepJob {
    private final Sweep sweep;
    private final RunFolder folder;

    public SweepJob(Sweep sweep, RunFolder folder) {
        this.sweep = sweep;
        this.folder = folder;
    }

    /** What two sweeps must have in common to be one: every cell's configuration and data, and the seeds. */
    public static String identity(Sweep sweep) {
        return "# sweep: " + sweep.name() + "\n# seeds: " + sweep.seeds() + "\n# polish: " + sweep.polish() + "\n"
                + sweep.cells().stream()
                        .map(cell ->
                                "---\n" + Experiment.of(cell.configuration()).identity())
                        .collect(Collectors.joining());
    }

    /** The seeds that are not finished. */
    public int missing() throws IOException {
        int missing = 0;
        for (int k = 0; k < sweep.cells().size(); k++) {
            missing += CellCensus.missing(plan(k), folder.file(journal(k)));
        }
        return missing;
    }

    /** The files of the seeds, one for each cell. */
    public List<String> journals() {
        return IntStream.range(0, sweep.cells().size())
                .mapToObj(SweepJob::journal)
                .toList();
    }

    /** Runs what is missing. */
    public SweepResults run(int threads, IntConsumer progress) throws IOException, InterruptedException {
        List<SweepResults.Cell> cells = new ArrayList<>();
        for (int k = 0; k < sweep.cells().size(); k++) {
            CensusPlan plan = plan(k);
            String obstacle = obstacle(plan.recipe().network());
            cells.add(new SweepResults.Cell(
                    sweep.cells().get(k).values(),
                    obstacle,
                    CellCensus.run(plan, obstacle == null, folder.file(journal(k)), threads, progress)));
        }
        return new SweepResults(
                sweep.name(), sweep.axes().stream().map(Sweep.Axis::key).toList(), cells);
    }

    /** The same with the seeds trained on a cluster, the blocks of all cells at once. */
    public SweepResults run(ClusterRun cluster, int threads, IntConsumer progress)
            throws IOException, InterruptedException {
        SweepWork work = work();
        List<Integer> missing = new ArrayList<>();
        for (int k = 0; k < sweep.cells().size(); k++) {
            for (int block : CellCensus.missingBlocks(plan(k), folder.file(journal(k)))) {
                missing.add(work.part(k, block));
            }
        }
        cluster.run(work, missing, progress);
        for (int part : missing) {
            String file = work.file(part);
            try (BlockLines lines = cluster.lines(file)) {
                CellCensus.takeIn(lines, folder.file(journal(work.cell(part))));
            }
            cluster.files().delete(file);
        }
        cluster.tidy();
        return run(threads, done -> {});
    }

    private SweepWork work() {
        List<SweepWork.Cell> cells = new ArrayList<>();
        for (Sweep.Cell cell : sweep.cells()) {
            Experiment experiment = Experiment.of(cell.configuration().counting(sweep.seeds()));
            cells.add(new SweepWork.Cell(
                    SentExperiment.of(experiment),
                    obstacle(experiment.plan().recipe().network()) == null));
        }
        CensusPlan first = plan(0);
        return new SweepWork(cells, first.seeds().size(), first.blockSize());
    }

    private @Nullable String obstacle(Network network) {
        if (!sweep.polish()) {
            return "polish is false";
        }
        return PolishingObstacle.of(network);
    }

    private CensusPlan plan(int cell) {
        return Objects.requireNonNull(
                Experiment.of(sweep.cells().get(cell).configuration().counting(sweep.seeds()))
                        .census());
    }

    private static String journal(int cell) {
        return String.format(Locale.ROOT, "cell-%04d.jsonl", cell + 1);
    }
}
