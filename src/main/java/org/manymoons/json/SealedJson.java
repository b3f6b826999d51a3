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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON documents whose last key, {@code checksums}, has the SHA-256 of files that lie beside them, and under their own name
 * that of themselves without this key: so that a file that was lost or altered since is noticed.
 */
public final class SealedJson {
    private static final String KEY = "checksums";

    private SealedJson() {}

    /**
     * The text of the document.
     *
     * @param document where it will lie
     * @param files    names of files in the same folder
     */
    public static String write(Object value, Path document, Collection<String> files) throws IOException {
        ObjectNode tree = (ObjectNode) Json.tree(Json.write(value));
        String own = sha256(Json.write(tree));
        ObjectNode checksums = tree.putObject(KEY);
        checksums.put(name(document), own);
        for (String file : files) {
            checksums.put(file, sha256(document.resolveSibling(file)));
        }
        return Json.write(tree);
    }

    /**
     * The names of the files that are missing, or altered since the document was written. The document's own name alone if
     * it is such a file itself.
     */
    public static List<String> damaged(Path document) throws IOException {
        ObjectNode checksums = checksums(document);
        if (checksums == null) {
            return List.of(name(document));
        }
        List<String> damaged = new ArrayList<>();
        for (Map.Entry<String, JsonNode> file : checksums.properties()) {
            Path path = document.resolveSibling(file.getKey());
            if (!path.equals(document)
                    && !(Files.isRegularFile(path) && file.getValue().asString().equals(sha256(path)))) {
                damaged.add(file.getKey());
            }
        }
        return damaged;
    }

    /** The checksums of a document that is as it was written, else null. */
    private static @Nullable ObjectNode checksums(Path document) throws IOException {
        if (!Files.isRegularFile(document)) {
            return null;
        }
        try {
            JsonNode tree = Json.tree(Files.readString(document));
            return tree instanceof ObjectNode object
                            && object.remove(KEY) instanceof ObjectNode checksums
                            && checksums.path(name(document)).asString("").equals(sha256(Json.write(object)))
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
