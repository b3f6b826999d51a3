package org.manymoons.models;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;
import org.manymoons.json.Json;
import org.manymoons.json.Nulls;
import org.manymoons.json.SealedJson;
import org.manymoons.study.folder.RunFolder;
import tools.jackson.core.JacksonException;

/** The results in the folder of a finished run, census or sweep, believed only as they were written. */
public final class SealedResults {
    private SealedResults() {}

    /**
     * Reads one of {@link RunFolder#RESULTS}, {@link RunFolder#CENSUS} and the like.
     *
     * @throws DataException in one line if the file was altered since, or is none of this version
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        String text = PlainFile.text(file);
        T read;
        try {
            read = Json.read(text, type);
        } catch (JacksonException e) {
            throw foreign(
                    file,
                    e.getLocation() == null
                            ? "no JSON"
                            : "line " + e.getLocation().getLineNr(),
                    e);
        }
        if (SealedJson.damaged(file).contains(String.valueOf(file.getFileName()))) {
            throw new DataException(file + ": was altered since it was written, or by another version of manymoons;"
                    + " run again, and it is made again");
        }
        String missing = Nulls.first(read);
        if (missing != null) {
            throw foreign(file, missing + " is null", null);
        }
        return read;
    }

    private static DataException foreign(Path file, String where, @Nullable Exception cause) {
        String message = file + ": cannot be read as the results of this version of manymoons (" + where
                + "); run again with --force";
        return cause == null ? new DataException(message) : new DataException(message, cause);
    }
}
