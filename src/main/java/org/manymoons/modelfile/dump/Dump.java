package org.manymoons.modelfile.dump;

import java.nio.file.Path;
import java.util.List;
import org.manymoons.data.DataException;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/**
 * Parameters over training: a row for each iteration that was recorded.
 *
 * @param inputs     number of features
 * @param widths     units of each layer, the output last
 * @param iterations updates made before each row was recorded, ascending
 * @param rows       parameters in the reference's order
 * @param reading    how the file was read, in words
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Dump(
        Path file, int inputs, List<Integer> widths, long[] iterations, double[][] rows, List<String> reading) {
    public Dump {
        widths = List.copyOf(widths);
        reading = List.copyOf(reading);
        for (int k = 1; k < iterations.length; k++) {
            if (iterations[k] <= iterations[k - 1]) {
                throw new DataException(file + ": iteration " + iterations[k] + " comes after " + iterations[k - 1]
                        + ", but iterations must rise from row to row");
            }
        }
    }

    /** As in "2-4-1". */
    public String shape() {
        StringBuilder text = new StringBuilder().append(inputs);
        widths.forEach(width -> text.append('-').append(width));
        return text.toString();
    }

    /** The network that these are parameters of, without weight decay. */
    public Network network(Activation activation, OutputLoss output) {
        int last = widths.size() - 1;
        return Network.of(inputs, widths.subList(0, last), activation, output, widths.get(last), 0);
    }
}
