package org.manymoons.predictions;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.core.io.NumberOutput;

/** Viable ranges as CSV, a line for each sample; the probabilities are the shortest decimals that are read back exactly. */
public final class ViableRangesCsv {
    private ViableRangesCsv() {}

    /** The document, of which every line ends with a line feed. */
    public static String of(List<ViableRange> ranges) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("sample", "label", "p_low", "seed_low", "p_high", "seed_high");
            ranges.forEach(range -> csv.writeRecord(
                    Integer.toString(range.sample()),
                    Integer.toString(range.label()),
                    shortest(range.low()),
                    Long.toString(range.lowSeed()),
                    shortest(range.high()),
                    Long.toString(range.highSeed())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Double.toString of Java 17 writes a digit too many for some numbers, such as 2^-44. */
    private static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }
}
