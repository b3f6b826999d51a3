package org.manymoons.study.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.manymoons.data.WholeFile;
import org.manymoons.json.SealedJson;

/**
 * Whose a folder is, told by its configuration's text: what is in the way there is refused, and what an older configuration has
 * left is deleted when another takes it over.
 */
final class FolderClaim {
    /** How the configuration of a run, a census or a sweep begins. */
    private static final Pattern MARK = Pattern.compile("# (data \\(SHA-256\\)|sweep): ");

    private FolderClaim() {}

    /** Whether a folder says that it is one of a run, a census or a sweep. */
    static boolean isMarked(Path folder) throws IOException {
        Path claimed = folder.resolve(RunFolder.CONFIGURATION);
        return isPlain(claimed) && MARK.matcher(text(claimed)).lookingAt();
    }

    /** Refuses what is in the way; nothing is touched. */
    static void check(Path folder, String configuration, boolean force) throws IOException, RunFolder.NotUsable {
        List<String> names = names(folder);
        boolean same = isPlain(folder.resolve(RunFolder.CONFIGURATION))
                && text(folder.resolve(RunFolder.CONFIGURATION)).equals(configuration);
        boolean ours = same || isMarked(folder);
        if (!force && ours && !same) {
            throw new RunFolder.NotUsable(
                    folder + ": holds a run of another configuration or of other data (see " + RunFolder.CONFIGURATION
                            + " there); add --force to replace it, or name another folder with --out");
        }
        if (!force && !ours && !names.stream().allMatch(OwnNames::isBeforeClaim)) {
            throw new RunFolder.NotUsable(
                    folder + ": is not empty and holds no run; add --force to write into it all the same"
                            + " (nothing that is there is replaced), or name another folder with --out");
        }
        for (String name : names) {
            Path path = folder.resolve(name);
            boolean blocks = name.equals(RunFolder.BLOCKS);
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

    private static RunFolder.NotUsable inTheWay(Path path, String why) {
        return new RunFolder.NotUsable(
                path + ": is in the way: " + why + "; move it away or name another folder with --out");
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    static void claim(Path folder, String configuration) throws IOException {
        deleteIf(folder, OwnNames::isAside);
        Path claimed = folder.resolve(RunFolder.CONFIGURATION);
        if (!Files.exists(claimed) || !text(claimed).equals(configuration)) {
            deleteCertificates(folder);
            deleteIf(folder, OwnNames::isResult);
            deleteBlocks(folder);
            WholeFile.write(claimed, out -> out.write(configuration.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void deleteIf(Path folder, Predicate<String> condition) throws IOException {
        for (String name : names(folder)) {
            if (condition.test(name)) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    /** Deletes the certificates that the results there name and that are as they were written. */
    private static void deleteCertificates(Path folder) throws IOException {
        Path certificates = folder.resolve(RunFolder.CERTIFICATES);
        if (!Files.isDirectory(certificates, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (String results : List.of(RunFolder.RESULTS, RunFolder.CENSUS)) {
            Path document = folder.resolve(results);
            List<String> altered = SealedJson.damaged(document);
            for (String file : SealedJson.names(document)) {
                if (file.startsWith(RunFolder.CERTIFICATES + "/") && !altered.contains(file)) {
                    Files.deleteIfExists(folder.resolve(file));
                }
            }
        }
        deleteIfEmpty(certificates);
    }

    /** Deletes what tasks have left; what somebody else has put there stays, and its folder with it. */
    private static void deleteBlocks(Path folder) throws IOException {
        Path blocks = folder.resolve(RunFolder.BLOCKS);
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
}
