package org.manymoons.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FinishedSeeds;
import org.manymoons.journal.BlockLines;
import org.manymoons.journal.Journal;

/** The seeds of one cell of a sweep: trained, polished if asked to, and summed up. */
final class CellCensus {
    private CellCensus() {}

    /** The seeds of the plan that are not finished in this file. */
    static int missing(CensusPlan plan, Path journal) throws IOException {
        try (FinishedSeeds<SweptSeed> finished = FinishedSeeds.open(plan, journal, SweptSeed.class)) {
            return finished.missing().size();
        }
    }

    /** The blocks of the plan of which a seed is not finished in this file. */
    static List<Integer> missingBlocks(CensusPlan plan, Path journal) throws IOException {
        try (FinishedSeeds<SweptSeed> finished = FinishedSeeds.open(plan, journal, SweptSeed.class)) {
            return finished.missingBlocks();
        }
    }

    /**
     * Trains the seeds that are missing in the file, appends each as it is finished, and sums all of them up.
     *
     * @param polish   whether they are carried to their end states
     * @param journal  a file of JSON lines, made where there is none; it belongs to this plan
     * @param progress told that so many more seeds are finished, from several threads
     */
    static CellResult run(CensusPlan plan, boolean polish, Path journal, int threads, IntConsumer progress)
            throws IOException, InterruptedException {
        try (FinishedSeeds<SweptSeed> finished = FinishedSeeds.open(plan, journal, SweptSeed.class)) {
            finished.finish(() -> new SweptSeedWork(plan, polish)::of, threads, progress);
            CensusResult census = polish
                    ? Census.grouped(plan, seed -> finished.read(seed).end()).result()
                    : null;
            return CellStatistics.of(plan, census, finished);
        }
    }

    /** The lines of a block of the plan's seeds, trained elsewhere as {@link #run} does it here. */
    static String block(CensusPlan plan, boolean polish, int block) {
        SweptSeedWork work = new SweptSeedWork(plan, polish);
        return plan.block(block).stream()
                .map(seed -> Journal.line(work.of(seed)))
                .collect(Collectors.joining());
    }

    /** Takes the seeds of a block's lines into the file, those that are there already left out. */
    static void takeIn(BlockLines lines, Path journal) throws IOException {
        try (Journal<SweptSeed> finished = Journal.open(journal, SweptSeed.class)) {
            finished.takeIn(lines);
        }
    }
}
