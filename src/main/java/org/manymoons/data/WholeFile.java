package org.manymoons.data;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Files that appear whole or not at all: written aside in the same folder, then moved into place in one step. */
public final class WholeFile {
    private WholeFile() {}

    /** What goes into the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the file, replacing an older one.
     *
     * @throws UncheckedIOException with a one-line message if that is impossible; an older file is then untouched
     */
    public static void write(Path file, Content content) {
        Path aside = null;
        try {
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new FileSystemException(
                        file.toString(), null, Files.isDirectory(target) ? "it is a folder" : "it is not a plain file");
            }
            Path part = target.resolveSibling("." + target.getFileName() + "."
                    + Integer.toHexString(ThreadLocalRandom.current().nextInt()) + ".part");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part, CREATE_NEW, WRITE))) {
                aside = part; // from here on it is ours to delete
                content.writeTo(out);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + reason(e), e);
        } finally {
            discard(aside);
        }
    }

    private static void discard(@Nullable Path aside) {
        try {
            if (aside != null) {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            aside.toFile().deleteOnExit();
        }
    }

    /** The same failure with the file that it is about, where the platform leaves that out, as for a full disk. */
    public static IOException naming(Path file, IOException e) {
        return e instanceof FileSystemException ? e : new FileSystemException(file.toString(), null, e.getMessage());
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
