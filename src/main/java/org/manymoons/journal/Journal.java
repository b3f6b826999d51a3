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
import org.manymoons.data.WholeFile;
import org.manymoons.json.Json;
import tools.jackson.core.JacksonException;

/**
 * The file of finished seeds, one JSON line each in the order in which they were finished, so that a stopped census goes
 * on; when all are there, {@link #arrange} brings them into an order of their own. Opening it cuts off a last line that was
 * not finished and passes over one that is damaged; only where each line lies is kept in memory.
 */
public final class Journal<T extends SeedLine> implements Closeable {
    private record Position(long offset, int length) {}

    private final Path path;
    private final Class<T> type;
    private final Map<Long, Position> positions = new HashMap<>();
    private RandomAccessFile file;
    private long end;

    private Journal(Path path, Class<T> type, RandomAccessFile file) {
        this.path = path;
        this.type = type;
        this.file = file;
    }

    public static <T extends SeedLine> Journal<T> open(Path path, Class<T> type) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        Journal<T> journal = new Journal<>(path, type, file);
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
        if (!CheckedLine.isIntact(new String(line, StandardCharsets.UTF_8))) {
            return;
        }
        try {
            T seedEnd = parse(line);
            if (seedEnd != null) { // the line is not "null"
                positions.putIfAbsent(seedEnd.seed(), new Position(offset, line.length));
            }
        } catch (JacksonException damaged) {
            return;
        }
    }

    /** The line of a seed, with its line break, as the file has it. */
    public static String line(SeedLine seedEnd) {
        return CheckedLine.of(seedEnd) + "\n";
    }

    public synchronized Set<Long> seeds() {
        return Set.copyOf(positions.keySet());
    }

    /** Appends a seed in one go. */
    public synchronized void append(T seedEnd) throws IOException {
        byte[] line = line(seedEnd).getBytes(StandardCharsets.UTF_8);
        try {
            file.seek(end);
            file.write(line);
        } catch (IOException e) {
            throw WholeFile.naming(path, e);
        }
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
        return parse(line(position(seed)));
    }

    /**
     * Leaves in the file one line for each of these seeds, in this order, and nothing else: so that it does not tell which
     * was finished first, or what was damaged on the way.
     */
    public synchronized void arrange(List<Long> seeds) throws IOException {
        Map<Long, Position> arranged = new HashMap<>();
        long offset = 0;
        for (long seed : seeds) {
            int length = position(seed).length();
            arranged.put(seed, new Position(offset, length));
            offset += length + 1;
        }
        if (offset == end && arranged.equals(positions)) {
            return;
        }
        WholeFile.write(path, out -> {
            for (long seed : seeds) {
                out.write(line(position(seed)));
                out.write('\n');
            }
        });
        file.close();
        file = new RandomAccessFile(path.toFile(), "rw");
        positions.clear();
        positions.putAll(arranged);
        end = offset;
    }

    private Position position(long seed) {
        Position position = positions.get(seed);
        if (position == null) {
            throw new IllegalArgumentException("this seed is not finished: seed=" + seed);
        }
        return position;
    }

    private byte[] line(Position position) throws IOException {
        byte[] line = new byte[position.length()];
        file.seek(position.offset());
        file.readFully(line);
        return line;
    }

    private T parse(byte[] line) {
        return Json.readWhole(new String(line, StandardCharsets.UTF_8), type);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
