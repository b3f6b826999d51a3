package org.manymoons.census;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.manymoons.json.Json;

/** The files that a cluster's tasks write: whole ones end in .jsonl. */
final class SeedBlocks {
    private SeedBlocks() {}

    /** Appends what the journal does not have yet, and deletes the files. */
    static void takeInto(Journal<SeedEnd> journal, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            if (file.toString().endsWith(".jsonl")) {
                take(file, journal);
            }
            Files.delete(file);
        }
    }

    private static void take(Path file, Journal<SeedEnd> journal) throws IOException {
        Set<Long> there = journal.seeds();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                SeedEnd end = Json.read(line, SeedEnd.class);
                if (!there.contains(end.seed())) {
                    journal.append(end);
                }
            }
        }
    }
}
