package org.manymoons.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.DumpDifference;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.study.folder.SeedFiles;

/**
 * Two run folders, seed by seed: what the two models of a seed are to each other, and where their training parted. These
 * are the keys of the compare command's JSON for folders.
 *
 * @param seeds     the seeds that both folders have, ascending
 * @param onlyA     seeds that only the first has
 * @param onlyB     seeds that only the second has
 */
public record FolderComparison(List<Seed> seeds, List<Long> onlyA, List<Long> onlyB) {
    private static final Pattern MODEL = Pattern.compile("seed-(\\d{1,10})\\.zip");

    /**
     * One seed in both folders.
     *
     * @param partsAtIteration the first recorded iteration at which any parameter differs, null if none does or a dump is
     *                         missing
     * @param growthRate       growth of the difference per iteration, see {@link DumpDifference}
     * @param finalDifference  largest difference of a parameter in the last row that both dumps have
     */
    public record Seed(
            long seed,
            Comparison comparison,
            @Nullable Integer partsAtIteration,
            @Nullable Double growthRate,
            @Nullable Double finalDifference) {}

    /** Compares two folders of runs. */
    public static FolderComparison of(Path a, Path b, @Nullable ModelData data) {
        List<Long> inA = seeds(a);
        List<Long> inB = seeds(b);
        List<Long> common = inA.stream().filter(inB::contains).toList();
        if (common.isEmpty()) {
            throw new DataException(a + " has models of the seeds " + inA + ", " + b + " of " + inB
                    + "; folders are compared seed by seed, so they need a seed in common");
        }
        return new FolderComparison(
                common.stream().map(seed -> compared(a, b, seed, data)).toList(),
                inA.stream().filter(seed -> !inB.contains(seed)).toList(),
                inB.stream().filter(seed -> !inA.contains(seed)).toList());
    }

    private static Seed compared(Path a, Path b, long seed, @Nullable ModelData data) {
        String zip = "seed-" + seed + ".zip";
        Comparison comparison = Comparison.of(SavedModel.read(a.resolve(zip)), SavedModel.read(b.resolve(zip)), data);
        Path dumpA = a.resolve(SeedFiles.dump(seed));
        Path dumpB = b.resolve(SeedFiles.dump(seed));
        if (!Files.isRegularFile(dumpA) || !Files.isRegularFile(dumpB)) {
            return new Seed(seed, comparison, null, null, null);
        }
        DumpDifference difference = DumpDifference.of(dumpA, dumpB);
        return new Seed(
                seed, comparison, difference.iteration(), difference.growthRate(), difference.finalDifference());
    }

    private static List<Long> seeds(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> MODEL.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(matcher -> Long.parseLong(matcher.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException(folder + ": cannot be listed: " + e.getMessage());
        }
    }
}
