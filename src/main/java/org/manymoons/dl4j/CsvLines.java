package org.manymoons.dl4j;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.InputStreamInputSplit;
import org.datavec.api.writable.Writable;
import org.manymoons.data.DataException;
import org.manymoons.data.PlainFile;

/**
 * The lines of a CSV file through DataVec's {@link CSVRecordReader}, one record a line. Blank lines are passed over but
 * counted.
 */
final class CsvLines {
    private CsvLines() {}

    /** The lines that are not blank, at least one. */
    static List<CsvLine> read(Path file) {
        String name = file.toString();
        String text = PlainFile.text(file);
        List<CsvLine> lines = new ArrayList<>();
        Iterator<String> raw = text.lines().iterator();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (CSVRecordReader records = new CSVRecordReader()) {
            records.initialize(new InputStreamInputSplit(new ByteArrayInputStream(bytes)));
            for (int number = 1; raw.hasNext(); number++) {
                List<String> fields = fields(records, file, number);
                String line = raw.next();
                if (!line.isBlank()) {
                    lines.add(new CsvLine(name, number, line, fields, lines.isEmpty()));
                }
            }
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException(file + ": reading was interrupted", e);
        }
        if (lines.isEmpty()) {
            throw new DataException(file + ": the file is empty");
        }
        return lines;
    }

    private static List<String> fields(CSVRecordReader records, Path file, int number) {
        try {
            return records.next().stream().map(Writable::toString).toList();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException) {
                throw new DataException(
                        file + ", line " + number + ": a quoted field does not end on its line; check the quotes", e);
            }
            throw e;
        }
    }
}
