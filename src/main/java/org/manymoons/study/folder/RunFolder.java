package org.manymoons.study.folder;

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

    /** The folder in it for what is proven. */
    public static final String CERTIFICATES = "certificates";

    /** The folder in it where the tasks of a cluster leave their files, unless another place is named. */
    public static final String BLOCKS = "blocks";

    private static final String PART = ".part";

    /** A folder that cannot be used as it is; the message says why and what to do. */
    public static final class NotUsable extends Exception {
        private static final long serialVersionUID = 1;

        /** @param message for the user */
        public NotUsable(String message) {
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
        FolderClaim.check(folder, configuration, force);
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
            FolderClaim.check(folder, configuration, force);
            FolderClaim.claim(folder, configuration);
        } catch (IOException | UncheckedIOException | NotUsable e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** Whether a folder says that it is one of a run, a census or a sweep. */
    public static boolean isMarked(Path folder) throws IOException {
        return FolderClaim.isMarked(folder);
    }

    /** Whether a file lies in this folder and has a name that the program uses there. */
    public static boolean isOwn(Path folder, Path file) {
        Path place = file.toAbsolutePath().normalize();
        return folder.toAbsolutePath().normalize().equals(place.getParent())
                && OwnNames.isFile(String.valueOf(place.getFileName()));
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
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
    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /** Where to write a file aside before {@link #finish}. */
    public Path aside(String name) {
        return folder.resolve(name + PART);
    }

    /** Moves a file that was written aside to its name. */
    public void finish(String name) throws IOException {
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
        return Files.exists(file(name)) ? FolderClaim.text(file(name)) : null;
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
