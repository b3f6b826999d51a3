package org.manymoons.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a configuration file: UTF-8, with or without byte order mark, of modest size, printable. */
public final class SourceText {
    private SourceText() {}

    /**
     * Reads a file.
     *
     * @throws ConfigurationException in one line, when it is missing, a folder, unreadable, too large or not text
     */
    public static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw refused(file, "is a folder, not a configuration file" + others(file));
        }
        if (!Files.exists(file)) {
            throw refused(file, "there is no such file" + others(file));
        }
        if (!Files.isRegularFile(file)) {
            throw refused(file, "is not a plain file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            byte[] bytes = size > Limits.FILE_BYTES ? new byte[0] : in.readNBytes(Limits.FILE_BYTES + 1);
            if (size > Limits.FILE_BYTES || bytes.length > Limits.FILE_BYTES) {
                throw refused(
                        file,
                        "too large for a configuration: " + Math.max(size, bytes.length) + " bytes; at most "
                                + Limits.FILE_BYTES + " are allowed");
            }
            return decode(file.toString(), bytes);
        } catch (AccessDeniedException e) {
            throw refused(file, "cannot be read: permission denied");
        } catch (IOException e) {
            throw refused(file, "cannot be read: " + Show.message(e.getMessage()));
        }
    }

    private static ConfigurationException refused(Path file, String text) {
        return new ConfigurationException(List.of(file + ": " + text));
    }

    /** Strict UTF-8; characters that YAML does not allow are refused with their place. */
    public static String decode(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            throw ConfigurationException.because(
                    end(name, before),
                    String.format(
                            Locale.ROOT,
                            "not UTF-8 text, found byte 0x%02x; save the file as UTF-8",
                            bytes[in.position()]));
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int i = 0; i < plain.length(); i = plain.offsetByCodePoints(i, 1)) {
            if (!isAllowed(plain.codePointAt(i))) {
                throw ConfigurationException.because(
                        end(name, plain.substring(0, i)),
                        String.format(
                                Locale.ROOT,
                                "character U+%04X is not allowed in YAML; delete it",
                                plain.codePointAt(i)));
            }
        }
        return plain;
    }

    private static boolean isAllowed(int c) { // YAML 1.2, production c-printable
        return (c >= 0x20 && c <= 0x7E)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || (c >= 0xA0 && c <= 0xFFFD && c != 0xFEFF)
                || c >= 0x10000;
    }

    private static Place end(String name, String before) {
        String[] lines = before.split("\r\n|[\r\n]", -1);
        String last = lines[lines.length - 1];
        return new Place(name, lines.length, last.codePointCount(0, last.length()) + 1);
    }

    private static String others(Path file) {
        Path beside = Files.isDirectory(file) ? file : file.resolveSibling("").normalize();
        Set<String> found = new TreeSet<>();
        for (Path folder : List.of(beside, Path.of("config"))) {
            try (Stream<Path> files = Files.list(folder.toString().isEmpty() ? Path.of(".") : folder)) {
                files.map(f -> folder.resolve(f.getFileName()).toString())
                        .filter(f -> f.endsWith(".yaml") || f.endsWith(".yml"))
                        .limit(100)
                        .forEach(found::add);
            } catch (IOException noSuchFolder) {
                // then there is nothing to name in it
            }
        }
        String list = found.stream().limit(10).collect(Collectors.joining(", "));
        Optional<String> meant = found.stream()
                .filter(f -> Path.of(f).getFileName().equals(file.getFileName()))
                .findFirst()
                .or(() -> Nearest.of(file.toString(), found));
        return (list.isEmpty() ? "" : "; there are " + list)
                + meant.map(m -> "; did you mean " + m + "?").orElse("");
    }
}
