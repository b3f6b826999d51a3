package org.manymoons.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.manymoons.data.DataException;
import org.manymoons.data.Dataset;
import org.manymoons.data.PlainFile;
import org.manymoons.data.WholeFile;
import org.manymoons.json.Json;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.Statement;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.study.folder.RunFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** The files of certificates, one for each point that has one; nothing else is overwritten or deleted. */
public final class CertificateFiles {
    /** The folder of the certificates, beside a model or in the folder of a run or a census. */
    public static final String FOLDER = RunFolder.CERTIFICATES;

    private static final Pattern NAME = Pattern.compile("([1-9]\\d{0,17})\\.json");

    private CertificateFiles() {}

    /**
     * Refuses a folder where certificates of these numbers cannot go, so that it is known before anything is proven.
     *
     * @param replaceable which plain files may be overwritten though they are no certificates
     * @throws DataException if something else than a certificate is in the way
     */
    public static void requirePlace(Path folder, int numbers, Predicate<Path> replaceable) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new DataException(
                    folder + ": is no folder, so that certificates cannot go there; name one with --out");
        }
        for (Path file : numbered(folder, numbers)) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new DataException(file + ": is in the way and no plain file; move it away or name another folder"
                        + " with --out");
            }
            if (!replaceable.test(file) && !isCertificate(file)) {
                throw new DataException(file + ": is in the way and no certificate; overwrite it with --force");
            }
        }
    }

    /** What is there under the names of certificates, in the order of their numbers. */
    private static List<Path> numbered(Path folder, int numbers) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> number(file) >= 1 && number(file) <= numbers)
                    .sorted(Comparator.comparingLong(CertificateFiles::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be listed", e);
        }
    }

    /** Of a certificate's file; 0 where the name is none. */
    private static long number(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    /**
     * Writes {@code <number>.json} for each certificate into the folder, which is made where there is none. An older
     * certificate of a point that has none now is deleted, nothing else.
     *
     * @throws DataException if something else than a certificate is in the way
     */
    public static void write(Certification certification, Path folder, Predicate<Path> replaceable) throws IOException {
        requirePlace(folder, certification.points().size(), replaceable);
        Files.createDirectories(folder);
        for (Certification.Point point : certification.points()) {
            Path file = folder.resolve(point.number() + ".json");
            Statement statement = point.statement();
            if (statement != null) {
                byte[] json = Json.write(statement).getBytes(StandardCharsets.UTF_8);
                WholeFile.write(file, out -> out.write(json));
            } else if (Files.exists(file) && isCertificate(file)) {
                Files.delete(file);
            }
        }
    }

    /** Whether a certificate about this network on these samples lies in the folder. */
    public static boolean holds(Path folder, Network network, Samples samples) {
        String checksum = Dataset.of(samples).checksum();
        return numbered(folder, Integer.MAX_VALUE).stream()
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isCertificate(file))
                .map(CertificateFiles::read)
                .anyMatch(statement -> statement.data().sha256().equals(checksum) && statement.isAbout(network));
    }

    private static boolean isCertificate(Path file) {
        try {
            read(file);
            return true;
        } catch (DataException e) {
            return false;
        }
    }

    /**
     * A certificate's file.
     *
     * @throws DataException in one line where it is none
     */
    public static Statement read(Path file) {
        String text = PlainFile.text(file);
        try {
            Object claim = Json.read(text, Map.class).get("claim");
            return ChannelCertificate.CLAIM.equals(claim)
                    ? Json.readWhole(text, ChannelCertificate.class)
                    : Json.readWhole(text, Certificate.class);
        } catch (JacksonException e) {
            String reason = reason(e);
            throw new DataException(file + ": is no certificate: " + reason);
        }
    }

    /** In words of the file: Jackson's own name Java's classes. */
    private static String reason(JacksonException e) {
        if (e.getCause() instanceof IllegalArgumentException malformed) {
            return String.valueOf(malformed.getMessage());
        } else if (e instanceof DatabindException) {
            String keys = e.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("."));
            return keys.isEmpty()
                    ? "its keys are not those of one"
                    : "its key " + keys + " is missing, or its value is none that one has there";
        }
        return e.getOriginalMessage().lines().findFirst().orElse("no reason known");
    }
}
