package org.manymoons.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Samples;

/**
 * A data set as CSV: a header, the features in order, the label last as it was read, doubles with as many digits as bring the
 * same double back. A test set goes into a file of its own beside the first, so that each can be read, by whatever
 * program, as a table of samples and nothing else.
 */
public final class CsvFile {
    private CsvFile() {}

    /**
     * Writes the training set, and a test set, if there is one, to {@link #testFile}.
     *
     * @return the files written
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public static List<Path> write(Path file, Dataset data) {
        List<Path> written = new ArrayList<>();
        Samples test = data.test();
        if (test != null) {
            WholeFile.write(testFile(file), out -> write(out, data, test));
            written.add(testFile(file));
        }
        WholeFile.write(file, out -> write(out, data, data.training()));
        written.add(0, file);
        return written;
    }

    /** Where the test set goes: {@code moons-test.csv} for {@code moons.csv}. */
    public static Path testFile(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return file.resolveSibling(stem + "-test" + name.substring(stem.length()));
    }

    private static void write(OutputStream out, Dataset data, Samples samples) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        ClassTable table = data.classes();
        List<String> record = new ArrayList<>(data.featureNames());
        record.add(data.labelName());
        csv.writeRecord(record);
        for (int n = 0; n < samples.size(); n++) {
            record.clear();
            for (double x : samples.inputs()[n]) {
                record.add(Double.toString(x));
            }
            double label = samples.labels()[n];
            record.add(table == null ? Double.toString(label) : table.labels().get((int) label));
            csv.writeRecord(record);
        }
        csv.flush();
        text.flush();
    }
}
