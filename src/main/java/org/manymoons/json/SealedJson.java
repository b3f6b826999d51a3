package org.manymoons.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * JSON documents whose last key, {@code checksums}, has the SHA-256 of files that lie beside them, and under their own name
 * that of their own text without this key: so that a file that was lost or altered since is noticed.
 */
public final class SealedJson {
    private static final String END = "\n}\n";
    private static final String KEY = ",\n  \"checksums\" : {";

    /** Of files that are sealed: beside the document, or certificates in their folder there. */
    private static final Pattern FILE_NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*|certificates/[1-9][0-9]*\\.json");

    private record Seal(Map<String, String> checksums) {}

    private SealedJson() {}

    /**
     * The text of the document.
     *
     * @param value    an object that is not empty
     * @param document where it will lie
     * @param files    names of files in the same folder, and {@code certificates/1.json}
     */
    public static String write(Object value, Path document, Collection<String> files) throws IOException {
        String text = Json.write(value);
        Map<String, String> checksums = new LinkedHashMap<>();
        checksums.put(name(document), sha256(text));
        for (String file : files) {
            checksums.put(file, sha256(document.resolveSibling(file)));
        }
        return sealed(text, checksums);
    }

    /** A document's text with its checksums, or with others instead of those that it has. */
    private static String sealed(String text, Map<String, String> checksums) {
        return text.substring(0, text.length() - END.length())
                + ","
                + Json.write(new Seal(checksums)).substring(1);
    }

    /**
     * The text of a document with another checksum of one of its files, which was written anew; null where nothing is to be
     * changed: the document is not as it was written, or does not name the file, or names it as it is.
     */
    public static @Nullable String resealed(Path document, String file) throws IOException {
        Map<String, String> checksums = checksums(document);
        Path path = document.resolveSibling(file);
        if (checksums == null || !Files.isRegularFile(path)) {
            return null;
        }
        String now = sha256(path);
        String before = checksums.replace(file, now);
        if (before == null || before.equals(now)) {
            return null;
        }
        String text = Files.readString(document);
        return sealed(text.substring(0, text.lastIndexOf(KEY)) + END, checksums);
    }

    /**
     * The text of a document with the checksums of these files instead of those of all files that are like them; null where
     * nothing is to be changed: the document is not as it was written, or names them as they are.
     */
    public static @Nullable String resealed(Path document, Predicate<String> alike, Collection<String> files)
            throws IOException {
        Map<String, String> before = checksums(document);
        if (before == null) {
            return null;
        }
        Map<String, String> checksums = new LinkedHashMap<>(before);
        checksums.keySet().removeIf(alike);
        for (String file : files) {
            checksums.put(file, sha256(document.resolveSibling(file)));
        }
        if (checksums.equals(before)) {
            return null;
        }
        String text = Files.readString(document);
        return sealed(text.substring(0, text.lastIndexOf(KEY)) + END, checksums);
    }

    /** The names of the files that a document has checksums of, itself among them; none if it is not as it was written. */
    public static Set<String> names(Path document) throws IOException {
        Map<String, String> checksums = checksums(document);
        return checksums == null ? Set.of() : Set.copyOf(checksums.keySet());
    }

    /**
     * The names of the files that are missing, or altered since the document was written. The document's own name alone if
     * it is such a file itself.
     */
    public static List<String> damaged(Path document) throws IOException {
        Map<String, String> checksums = checksums(document);
        if (checksums == null) {
            return List.of(name(document));
        }
        List<String> damaged = new ArrayList<>();
        for (Map.Entry<String, String> file : checksums.entrySet()) {
            Path path = document.resolveSibling(file.getKey());
            if (!path.equals(document)
                    && !(Files.isRegularFile(path) && sha256(path).equals(file.getValue()))) {
                damaged.add(file.getKey());
            }
        }
        return damaged;
    }

    /** The checksums of a document that is as it was written, else null. */
    private static @Nullable Map<String, String> checksums(Path document) throws IOException {
        if (!Files.isRegularFile(document)) {
            return null;
        }
        try {
            String text = Files.readString(document);
            int key = text.lastIndexOf(KEY);
            Map<String, String> checksums =
                    key < 0 ? null : Json.read(text, Seal.class).checksums();
            return checksums != null
                            && checksums.keySet().stream().allMatch(FILE_NAME.asMatchPredicate())
                            && sha256(text.substring(0, key) + END).equals(checksums.get(name(document)))
                    ? checksums
                    : null;
        } catch (JacksonException | CharacterCodingException e) {
            return null;
        }
    }

    private static String name(Path document) {
        return String.valueOf(document.getFileName());
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
