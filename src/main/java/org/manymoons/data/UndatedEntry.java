package org.manymoons.data;

import java.time.LocalDateTime;
import java.util.zip.ZipEntry;

/** Entries of zip files that do not say when they were made, so that the same content gives the same bytes. */
public final class UndatedEntry {
    // at 1980-01-01 itself, where a zip's own dates begin, Java adds a field that depends on the time zone
    private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private UndatedEntry() {}

    /** An entry of this name. */
    public static ZipEntry of(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_DATE);
        return entry;
    }
}
