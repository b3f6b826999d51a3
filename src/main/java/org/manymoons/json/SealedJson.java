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

    /** Of files that are sealed: none of another folder. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    private record Seal(Map<String, String> checksums) {}

    private SealedJson() {}

    /**
     * The text of the document.
     *
     * @param value    an object that is not empty
     * @param document where it will lie
     * @param files    names of files in the same folder
     */
    public static String write(Object value, Path document, Collection<String> files) throws IOException {
        String text = Json.write(value);
        Map<String, String> checksums = new LinkedHashMap<>();
        checksums.put(name(document), sha256(text));
        for (String file : files) {
            checksums.put(file, sha256(document.resolveSibling(file)));
        }
        return text.substring(0, text.length() - END.length())
                + ","
                + Json.write(new Seal(checksums)).substring(1);
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
