package org.manymoons.study;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.WholeFile;
import org.manymoons.json.SealedJson;
import org.manymoons.predictions.PredictiveMultiplicity;
import org.manymoons.predictions.ViableRangesCsv;

/**
 * The folder of one run. Files appear in it whole (written aside, then moved), so whatever is there is finished, and a
 * stopped run goes on with what is missing. It belongs to one configuration and data set, told by {@code
 * config.resolved.yaml}, and to one process at a time. Only files of the program's own names are replaced or deleted, and
 * only where that file says that the program has made them.
 */
public final class RunFolder implements Closeable {
    /** The resolved configuration, which says whose folder it is. */
    public static final String CONFIGURATION = "config.resolved.yaml";

    /** The results of the whole run. */
    public static final String RESULTS = "results.json";

    /** The census alone. */
    public static final String CENSUS = "census.json";

    /** What lies between the end states. */
    public static final String LANDSCAPE = "landscape.json";

    /** The same as a page for the eye. */
    public static final String LANDSCAPE_PAGE = "landscape.html";

    /** Which copies of which end states join, drawn. */
    public static final String LANDSCAPE_GRAPH = "landscape.svg";

    /** The page for the eye. */
    public static final String PAGE = "report.html";

    /** The viable range of every sample over the runs. */
    public static final String PREDICTIONS = "predictions.csv";

    /** The same over the end states of the census that are near the lowest cost. */
    public static final String CENSUS_PREDICTIONS = "census-predictions.csv";

    private static final String PART = ".part";
    private static final Pattern MARK = Pattern.compile("# (data \\(SHA-256\\)|sweep): ");

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
        check(folder, configuration, force);
        FileChannel lockFile = FileChannel.open(
                folder.resolve(OwnNames.LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = tryLock(lockFile);
        if (lock == null) {
            lockFile.close();
            throw new NotUsable(
                    folder + ": another manymoons is writing there; wait for it or name another with --out");
        }
        RunFolder opened = new RunFolder(folder, lockFile, lock);
        try {
            check(folder, configuration, force);
            opened.claim(configuration);
        } catch (IOException | UncheckedIOException | NotUsable e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** Whether a folder says that it is one of a run, a census or a sweep. */
    public static boolean isMarked(Path folder) throws IOException {
        Path claimed = folder.resolve(CONFIGURATION);
        return isPlain(claimed) && MARK.matcher(text(claimed)).lookingAt();
    }

    /** Whether a file lies in this folder and has a name that the program uses there. */
    public static boolean isOwn(Path folder, Path file) {
        Path place = file.toAbsolutePath().normalize();
        return folder.toAbsolutePath().normalize().equals(place.getParent())
                && OwnNames.isFile(String.valueOf(place.getFileName()));
    }

    /** Refuses what is in the way; nothing is touched. */
    private static void check(Path folder, String configuration, boolean force) throws IOException, NotUsable {
        List<String> names = names(folder);
        boolean same = isPlain(folder.resolve(CONFIGURATION))
                && text(folder.resolve(CONFIGURATION)).equals(configuration);
        boolean ours = same || isMarked(folder);
        if (!force && ours && !same) {
            throw new NotUsable(folder + ": holds a run of another configuration or of other data (see " + CONFIGURATION
                    + " there); add --force to replace it, or name another folder with --out");
        }
        if (!force && !ours && !names.stream().allMatch(OwnNames::isBeforeClaim)) {
            throw new NotUsable(folder + ": is not empty and holds no run; add --force to write into it all the same"
                    + " (nothing that is there is replaced), or name another folder with --out");
        }
        for (String name : names) {
            Path path = folder.resolve(name);
            boolean blocks = name.equals(ClusterRun.BLOCKS);
            if (blocks
                    ? !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    : OwnNames.isFile(name) && !isPlain(path)) {
                throw inTheWay(
                        path, "it is no " + (blocks ? "folder" : "plain file") + ", so manymoons did not make it");
            }
            boolean taken = blocks || OwnNames.isFile(name);
            boolean left = OwnNames.isBeforeClaim(name) && !(name.equals(OwnNames.LOCK) && Files.size(path) > 0);
            if (!ours && taken && !left) {
                throw inTheWay(path, "nothing there says that manymoons made it, so it is not replaced");
            }
        }
    }

    private static NotUsable inTheWay(Path path, String why) {
        return new NotUsable(path + ": is in the way: " + why + "; move it away or name another folder with --out");
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void claim(String configuration) throws IOException {
        deleteIf(OwnNames::isAside);
        Path claimed = folder.resolve(CONFIGURATION);
        if (!Files.exists(claimed) || !text(claimed).equals(configuration)) {
            deleteIf(OwnNames::isResult);
            deleteBlocks();
            write(CONFIGURATION, configuration);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void deleteIf(Predicate<String> condition) throws IOException {
        for (String name : names(folder)) {
            if (condition.test(name)) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    /** Deletes what tasks have left; what somebody else has put there stays, and its folder with it. */
    private void deleteBlocks() throws IOException {
        Path blocks = folder.resolve(ClusterRun.BLOCKS);
        if (!Files.isDirectory(blocks)) {
            return;
        }
        for (String name : names(blocks)) {
            Path experiment = blocks.resolve(name);
            if (OwnNames.isExperiment(name) && Files.isDirectory(experiment, LinkOption.NOFOLLOW_LINKS)) {
                for (String block : names(experiment)) {
                    if (OwnNames.isBlock(block) && isPlain(experiment.resolve(block))) {
                        Files.delete(experiment.resolve(block));
                    }
                }
                deleteIfEmpty(experiment);
            }
        }
        deleteIfEmpty(blocks);
    }

    private static void deleteIfEmpty(Path path) throws IOException {
        if (names(path).isEmpty()) {
            Files.delete(path);
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

    /** Writes a JSON document with the checksums of itself and of these files of the folder. */
    public void seal(String name, Object value, Collection<String> files) throws IOException {
        write(name, SealedJson.write(value, file(name), files));
    }

    /** The files that are missing or altered since this document was sealed, the document itself if it is one of them. */
    public List<String> damaged(String name) throws IOException {
        return SealedJson.damaged(file(name));
    }

    /** Writes the viable ranges of these predictions where there are any. */
    public void writeRanges(String name, @Nullable PredictiveMultiplicity predictions) {
        if (predictions != null) {
            write(name, ViableRangesCsv.of(predictions.ranges()));
        }
    }

    /** The text of a file, null where there is none. */
    public @Nullable String read(String name) throws IOException {
        return Files.exists(file(name)) ? text(file(name)) : null;
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
        Files.deleteIfExists(folder.resolve(OwnNames.LOCK));
        lock.release();
        lockFile.close();
    }
}
