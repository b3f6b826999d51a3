package org.manymoons.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.json.Json;
import org.manymoons.study.folder.RunFolder;

/** What a census alone leaves in its folder. */
public final class CensusFiles {
    private final RunFolder folder;
    private final boolean pageIsOfARun;

    /** Those in this folder. */
    public CensusFiles(RunFolder folder) {
        this.folder = folder;
        pageIsOfARun = Files.exists(folder.file(RunFolder.RESULTS));
    }

    /** What is missing of a finished census or was altered since; nothing where it is not finished. */
    public List<String> damaged() throws IOException {
        if (!Files.exists(folder.file(RunFolder.CENSUS))) {
            return List.of();
        }
        List<String> damaged = new ArrayList<>(folder.damaged(RunFolder.CENSUS));
        if (pageIsOfARun) {
            damaged.remove(RunFolder.PAGE);
        }
        return damaged;
    }

    /**
     * A census that has been taken again with what was proven of it before, if all of that is as it was written; null where
     * nothing was, or something is not.
     */
    public @Nullable CensusResult proven(CensusResult found) throws IOException {
        String json = folder.read(RunFolder.CENSUS);
        if (json == null || damaged().stream().anyMatch(name -> !name.equals(RunFolder.PAGE))) {
            return null;
        }
        CensusResult before = Json.read(json, CensusResult.class);
        if (before.proof() == null) {
            return null;
        }
        CensusResult proven = found.proven(before.proof());
        return Json.write(proven).equals(Json.write(before)) ? proven : null;
    }

    /**
     * Writes ranges, page, arrays and, last, the results with the checksums of all other files.
     *
     * @param page for the eye, left out where a run has put its own there
     * @param certificates names of files in the folder that are to be sealed, too
     * @param npz  another place for the arrays, null for none; those in the folder are kept where there were any
     */
    public void write(CensusPlan plan, CensusResult result, String page, List<String> certificates, @Nullable Path npz)
            throws IOException {
        List<String> files = new ArrayList<>(List.of(RunFolder.CONFIGURATION));
        if (Files.exists(folder.file(Census.JOURNAL))) {
            files.add(Census.JOURNAL);
        }
        folder.writeRanges(RunFolder.CENSUS_PREDICTIONS, result.predictions());
        if (result.predictions() != null) {
            files.add(RunFolder.CENSUS_PREDICTIONS);
        }
        if (!pageIsOfARun) {
            folder.write(RunFolder.PAGE, page);
            files.add(RunFolder.PAGE);
        }
        Path arrays = folder.file(EndStateArrays.FILE);
        if (Files.exists(arrays) || damaged().contains(EndStateArrays.FILE) || isSame(npz, arrays)) {
            EndStateArrays.write(arrays, plan.recipe().network(), result);
            files.add(EndStateArrays.FILE);
        }
        if (npz != null && !isSame(npz, arrays)) {
            EndStateArrays.write(npz, plan.recipe().network(), result);
        }
        files.addAll(certificates);
        folder.seal(RunFolder.CENSUS, result, files);
    }

    /** Whether both are one file. */
    public static boolean isSame(@Nullable Path a, Path b) {
        return a != null
                && a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }
}
