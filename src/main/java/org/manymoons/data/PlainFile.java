package org.manymoons.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file that somebody names: plain, so that reading it cannot wait for ever as a pipe or a device could. */
public final class PlainFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    private PlainFile() {}

    /**
     * Refuses what is no plain file.
     *
     * @throws DataException in one line
     */
    public static void require(Path file) {
        if (Files.isDirectory(file)) {
            throw new DataException(file + ": is a folder, not a file");
        }
        if (!Files.exists(file)) {
            throw new DataException(file + ": there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + ": is not a plain file");
        }
    }

    /**
     * The text of a file: UTF-8, checked, without a byte order mark.
     *
     * @throws DataException in one line, with the place of what is no text
     */
    public static String text(Path file) {
        CharBuffer text = decode(file, ByteBuffer.wrap(bytes(file)));
        boolean marked = text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK;
        return (marked ? text.position(1) : text).toString();
    }

    private static byte[] bytes(Path file) {
        require(file);
        try {
            if (Files.size(file) > LARGEST) {
                throw new DataException(file + ": " + Files.size(file) + " bytes are too many, at most " + LARGEST);
            }
            return Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw new DataException(file + ": cannot be read: permission denied", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static CharBuffer decode(Path file, ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            String before = text + "."; // stands for the bad byte, so that a line just begun counts
            long line = before.lines().count();
            String start = before.lines().skip(line - 1).findFirst().orElse("");
            long column = 1 + start.chars().filter(c -> c == ',').count();
            throw new DataException(String.format(
                    Locale.ROOT,
                    "%s, line %d, column %d: byte 0x%02X is not UTF-8 text; save the file as UTF-8",
                    file,
                    line,
                    column,
                    bytes.get(bytes.position())));
        }
        return text;
    }
}
