package org.manymoons.sweep;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.manymoons.census.CensusPlan;
import org.manymoons.cluster.ClusterWork;
import org.manymoons.study.SentExperiment;

/**
 * The cells of a sweep in blocks of seeds: the blocks of the first cell, then those of the second, and so on.
 *
 * @param seeds of every cell
 */
record SweepWork(List<Cell> cells, int seeds, int blockSize) implements ClusterWork {
    public record Cell(SentExperiment experiment, boolean polish) implements Serializable {}

    private int blocks() {
        return (seeds + blockSize - 1) / blockSize;
    }

    /** The number of a block of a cell among all parts. */
    public int part(int cell, int block) {
        return cell * blocks() + block;
    }

    /** The cell that a part belongs to. */
    public int cell(int part) {
        return part / blocks();
    }

    @Override
    public int size(int part) {
        return Math.min(blockSize, seeds - part % blocks() * blockSize);
    }

    @Override
    public String file(int part) {
        return String.format(Locale.ROOT, "cell-%04d-block-%06d.jsonl", cell(part) + 1, part % blocks() + 1);
    }

    @Override
    public List<String> run(int part, Path scratch) throws IOException {
        Cell cell = cells.get(cell(part));
        CensusPlan plan = Objects.requireNonNull(cell.experiment().experiment().census());
        Files.writeString(scratch.resolve(file(part)), CellCensus.block(plan, cell.polish(), part % blocks()));
        return List.of(file(part));
    }
}
