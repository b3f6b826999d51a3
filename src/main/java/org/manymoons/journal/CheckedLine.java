package org.manymoons.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.manymoons.json.Json;

/** A JSON object in a line that ends with the CRC-32 of all before it, so that a line with a changed byte is not believed. */
final class CheckedLine {
    private static final String KEY = ",\"crc32\":\"";

    private CheckedLine() {}

    /** The line, its line break left out. */
    static String of(Object value) {
        String json = Json.line(value).stripTrailing();
        String body = json.substring(0, json.length() - 1);
        return body + end(body);
    }

    /** Whether its checksum is right; a line without one is of an older version. */
    static boolean isIntact(String line) {
        int key = line.lastIndexOf(KEY);
        return key < 0 || line.substring(key).equals(end(line.substring(0, key)));
    }

    private static String end(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return KEY + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}";
    }
}
