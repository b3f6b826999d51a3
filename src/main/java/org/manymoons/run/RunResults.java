package org.manymoons.run;

import java.util.List;

/** The results of the main job, as results.json has them. */
public record RunResults(List<SeedResult> runs, Provenance provenance) {
    public RunResults {
        runs = List.copyOf(runs);
    }
}
