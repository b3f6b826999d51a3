package org.manymoons.study;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.WholeFile;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.predictions.ViableRangesCsv;

/**
 * The folder of one run. Files appear in it whole (written aside, then moved), so whatever is there is finished, and a
 * stopped run goes on with what is missing. It belongs to one configuration and data set, told by {@code
 * config.resolved.yaml}, and to one process at a time.
 */
public final class RunFolder implements Closeable {
    /** The resolved configuration, which says whose folder it is. */
    public static final String CONFIGURATION = "config.resolved.yaml";

    /** The results of the whole run. */
    public static final String RESULTS = "results.json";

    /** The census alone. */
    public static final String CENSUS = "census.json";

    /** The viable range of every sample over the runs. */
    public static final String PREDICTIONS = "predictions.csv";

    /** The same over the end states of the census that are near the lowest cost. */
    public static final String CENSUS_PREDICTIONS = "census-predictions.csv";

    private static final String PART = ".part";
    private static final Pattern OURS = Pattern.compile(
            "config\\.resolved\\.yaml|results\\.json|timings\\.json|report\\.html|(census-)?predictions\\.csv|census\\.jsonl?|sweep\\.(json|csv)|cell-\\d+\\.jsonl|seed-\\d+\\..*|.*\\.part");

    /** A folder that cannot be used as it is; the message says why and what to do. */
    public static final class NotUsable extends Exception {
        private static final long serialVersionUID = 1;

        NotUsable(String message) {
            super(message);
        }
    }

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private RunFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Opens the folder for this configuration, making it where there is none.
     *
     * @param configuration the text that must be equal for a run to go on
     * @param force         whether the results of another configuration may be thrown away
     */
    public static RunFolder open(Path folder, String configuration, boolean force) throws IOException, NotUsable {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new NotUsable(folder + ": is a file, not a folder; name another with --out");
        }
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(lockFile);
        if (lock == null) {
            lockFile.close();
            throw new NotUsable(
                    folder + ": another manymoons is writing there; wait for it or name another with --out");
        }
        RunFolder opened = new RunFolder(folder, lockFile, lock);
        try {
            opened.claim(configuration, force);
        } catch (IOException | NotUsable e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void claim(String configuration, boolean force) throws IOException, NotUsable {
        Path claimed = folder.resolve(CONFIGURATION);
        boolean ours = Files.exists(claimed);
        if (ours && Files.readString(claimed).equals(configuration)) {
            deleteIf(name -> name.endsWith(PART));
            return;
        }
        if (!force) {
            if (ours) {
                throw new NotUsable(folder + ": holds a run of another configuration or of other data (see "
                        + CONFIGURATION + " there); add --force to replace it, or name another folder with --out");
            }
            if (!entries().stream().allMatch(name -> name.equals(".lock") || name.endsWith(PART))) {
                throw new NotUsable(
                        folder + ": is not empty and holds no run; add --force to write into it all the same"
                                + " (only files of a run are replaced), or name another folder with --out");
            }
        }
        deleteIf(name -> OURS.matcher(name).matches());
        deleteBlocks();
        write(CONFIGURATION, configuration);
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void deleteIf(java.util.function.Predicate<String> condition) throws IOException {
        for (String name : entries()) {
            if (condition.test(name) && Files.isRegularFile(folder.resolve(name))) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    private void deleteBlocks() throws IOException {
        Path blocks = folder.resolve(ClusterRun.BLOCKS);
        if (!Files.isDirectory(blocks)) {
            return;
        }
        try (Stream<Path> all = Files.walk(blocks)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** Where a file of that name is or will be. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Whether there is a file of that name. */
    boolean has(String name) {
        return Files.exists(file(name));
    }

    /** Where to write a file aside before {@link #finish}. */
    Path aside(String name) {
        return folder.resolve(name + PART);
    }

    /** Moves a file that was written aside to its name. */
    void finish(String name) throws IOException {
        Files.move(aside(name), file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a whole text file. */
    public void write(String name, String text) {
        WholeFile.write(file(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes the viable ranges of these predictions where there are any. */
    public void writeRanges(String name, @Nullable PredictiveMultiplicity predictions) {
        if (predictions != null) {
            write(name, ViableRangesCsv.of(predictions.ranges()));
        }
    }

    /** The text of a file, null where there is none. */
    public @Nullable String read(String name) throws IOException {
        return Files.exists(file(name)) ? Files.readString(file(name)) : null;
    }

    /** What went wrong with a file, as one line for a person. */
    public static String describe(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": no permission to write there; name another folder with --out";
        }
        if (e instanceof FileSystemException failed) {
            String reason = failed.getReason() == null ? failed.getClass().getSimpleName() : failed.getReason();
            return failed.getFile() + ": cannot be written (" + reason + ")";
        }
        return "writing the results failed: " + e.getMessage();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(".lock"));
        lock.release();
        lockFile.close();
    }
}
