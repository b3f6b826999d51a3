package org.manymoons.journal;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.json.Json;
import tools.jackson.core.JacksonException;

/** What another machine wrote of a block of seeds: a JSON document a line, read one after another. */
public final class BlockLines implements Closeable {
    /** What Jackson adds for programmers. */
    private static final Pattern DETAILS = Pattern.compile("( \\(index [^)]*\\))?(;|\\R).*", Pattern.DOTALL);

    private final String file;
    private final BufferedReader text;
    private int line;

    /** @param file its name, for messages */
    public BlockLines(String file, InputStream content) {
        this.file = file;
        text = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    }

    /** Passes over a line. */
    public void skip() throws IOException {
        read();
    }

    /**
     * The next line, which there has to be.
     *
     * @throws DataException if there is none, or one that lacks something
     */
    public <T> T required(Class<T> type) throws IOException {
        T value = next(type);
        if (value == null) {
            throw damaged(line + 1, "the line is missing", null);
        }
        return value;
    }

    /**
     * The next line, null at the end.
     *
     * @throws DataException if it lacks something
     */
    public <T> @Nullable T next(Class<T> type) throws IOException {
        String json = read();
        if (json == null) {
            return null;
        }
        T value;
        try {
            value = Json.readWhole(json, type);
        } catch (JacksonException e) {
            throw damaged(line, e.getOriginalMessage(), e);
        }
        if (value == null) {
            throw damaged(line, "it is null", null);
        }
        return value;
    }

    private @Nullable String read() throws IOException {
        String json = text.readLine();
        if (json != null) {
            line++;
        }
        return json;
    }

    private DataException damaged(int where, String what, @Nullable Exception cause) {
        String message = file + ", line " + where + ": not what a task writes of a block of seeds, "
                + DETAILS.matcher(what).replaceFirst("") + "; delete this file, and its seeds are trained again";
        return cause == null ? new DataException(message) : new DataException(message, cause);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
