package org.manymoons.dl4j;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.manymoons.reference.Network;

/**
 * Dumps the parameters every n-th update as a CSV row: {@code iteration} (updates made so far), {@code
 * loss_before_update} (of that update's batch, as DL4J's score has it), then all parameters after the update in DL4J's
 * order, named {@code W1_unit_input, b1_unit, W2_...} with units and inputs counted from 1. Numbers round-trip.
 */
final class ParameterDumpListener extends BaseTrainingListener implements Closeable {
    private final CsvWriter csv;
    private final int every;

    /** Writes the header at once; {@link #close} flushes and closes the writer. */
    ParameterDumpListener(Writer out, Network network, int every) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        this.every = every;
        csv.writeRecord(header(network));
    }

    private static List<String> header(Network network) {
        List<String> names = new ArrayList<>(List.of("iteration", "loss_before_update"));
        names.addAll(network.parameterNames());
        return names;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        int updates = iteration + 1;
        if (updates % every != 0) {
            return;
        }
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(updates));
        row.add(Double.toString(model.score()));
        for (double parameter : model.params().toDoubleVector()) {
            row.add(Double.toString(parameter));
        }
        csv.writeRecord(row);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
