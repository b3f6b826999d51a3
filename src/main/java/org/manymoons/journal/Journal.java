package org.manymoons.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.manymoons.json.Json;
import tools.jackson.core.JacksonException;

/**
 * The file of finished seeds, one JSON line each in the order in which they were finished, so that a stopped census goes
 * on. Opening it cuts off a last line that was not finished; only where each line lies is kept in memory.
 */
public final class Journal<T extends SeedLine> implements Closeable {
    private record Position(long offset, int length) {}

    private final RandomAccessFile file;
    private final Class<T> type;
    private final Map<Long, Position> positions = new HashMap<>();
    private long end;

    private Journal(RandomAccessFile file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    public static <T extends SeedLine> Journal<T> open(Path path, Class<T> type) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        Journal<T> journal = new Journal<>(file, type);
        try {
            new LineScan(file).forEach(journal::index);
            file.setLength(journal.end);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return journal;
    }

    /** Takes a whole line; one that is damaged is passed over, and of two for one seed the first holds. */
    private void index(long offset, byte[] line) {
        end = offset + line.length + 1;
        try {
            T seedEnd = parse(line);
            if (seedEnd != null) { // the line is not "null"
                positions.putIfAbsent(seedEnd.seed(), new Position(offset, line.length));
            }
        } catch (JacksonException damaged) {
            return;
        }
    }

    public synchronized Set<Long> seeds() {
        return Set.copyOf(positions.keySet());
    }

    /** Appends a seed in one go. */
    public synchronized void append(T seedEnd) throws IOException {
        byte[] line = Json.line(seedEnd).getBytes(StandardCharsets.UTF_8);
        file.seek(end);
        file.write(line);
        positions.putIfAbsent(seedEnd.seed(), new Position(end, line.length - 1));
        end += line.length;
    }

    /** Takes the seeds of these lines, those that are here already left out; none where a line is damaged. */
    public synchronized void takeIn(BlockLines lines) throws IOException {
        List<T> seeds = new ArrayList<>();
        for (T seed = lines.next(type); seed != null; seed = lines.next(type)) {
            seeds.add(seed);
        }
        for (T seed : seeds) {
            if (!positions.containsKey(seed.seed())) {
                append(seed);
            }
        }
    }

    /** Reads a finished seed back. */
    public synchronized T read(long seed) throws IOException {
        Position position = positions.get(seed);
        if (position == null) {
            throw new IllegalArgumentException("this seed is not finished: seed=" + seed);
        }
        byte[] line = new byte[position.length()];
        file.seek(position.offset());
        file.readFully(line);
        return parse(line);
    }

    private T parse(byte[] line) {
        return Json.readWhole(new String(line, StandardCharsets.UTF_8), type);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
