package org.manymoons.cli;

import static org.manymoons.wording.Wording.counted;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.cli.text.ProgressDisplay;
import org.manymoons.study.ClusterRun;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;

/** Takes a census on threads or on a cluster, and shows how far it is. */
final class CensusRun {
    private CensusRun() {}

    /**
     * Goes on with what is in the folder.
     *
     * @param cluster null for threads
     */
    static Census of(
            Experiment experiment, CensusPlan plan, RunFolder folder, @Nullable ClusterRun cluster, int threads)
            throws IOException, InterruptedException {
        Path journal = folder.file(Census.JOURNAL);
        if (cluster != null && Census.isPossible(plan.recipe().network())) {
            try (ProgressDisplay progress = display(plan.seeds().size())) {
                return Census.run(plan, journal, cluster.census(experiment, plan), progress::accept);
            }
        }
        ClusterRun.takeIn(experiment, folder, journal);
        try (ProgressDisplay progress =
                display(Census.missingSeeds(plan, journal).size())) {
            return Census.run(plan, journal, threads, progress::accept);
        }
    }

    private static ProgressDisplay display(int seeds) {
        return new ProgressDisplay("census of " + counted(seeds, "seed"), seeds);
    }
}
