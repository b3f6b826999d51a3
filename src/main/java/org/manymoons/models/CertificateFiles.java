package org.manymoons.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.data.WholeFile;
import org.manymoons.json.Json;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.Statement;
import tools.jackson.core.JacksonException;

/** The files of certificates, one for each point that has one; nothing else is overwritten or deleted. */
public final class CertificateFiles {
    /** The folder of the certificates, beside a model or in the folder of a run or a census. */
    public static final String FOLDER = "certificates";

    private CertificateFiles() {}

    /**
     * Refuses a folder where certificates of these numbers cannot go, so that it is known before anything is proven.
     *
     * @param force whether plain files may be overwritten that are no certificates
     * @throws DataException if something else than a certificate is in the way
     */
    public static void requirePlace(Path folder, int numbers, boolean force) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new DataException(
                    folder + ": is no folder, so that certificates cannot go there; name one with --out");
        }
        for (int number = 1; number <= numbers; number++) {
            Path file = folder.resolve(number + ".json");
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new DataException(file + ": is in the way and no plain file; move it away or name another folder"
                        + " with --out");
            }
            if (!force && !isCertificate(file)) {
                throw new DataException(file + ": is in the way and no certificate; overwrite it with --force");
            }
        }
    }

    /**
     * Writes {@code <number>.json} for each certificate into the folder, which is made where there is none. An older
     * certificate of a point that has none now is deleted, nothing else.
     *
     * @throws DataException if something else than a certificate is in the way
     */
    public static void write(Certification certification, Path folder, boolean force) throws IOException {
        requirePlace(folder, certification.points().size(), force);
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
            String reason = e.getCause() instanceof IllegalArgumentException malformed
                    ? String.valueOf(malformed.getMessage())
                    : e.getOriginalMessage().lines().findFirst().orElse("no reason known");
            throw new DataException(file + ": is no certificate: " + reason);
        }
    }
}
