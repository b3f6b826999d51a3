package org.manymoons.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.data.WholeFile;
import org.manymoons.modelfile.numpy.NumpyArchive;
import org.manymoons.reference.Network;

/**
 * The end states of a census as NumPy arrays, a row each in the order of {@code census.json}: kind, cost, limit, limit_error,
 * hits, hits_interval, training_accuracy, test_accuracy, parameters, W1, b1, W2, b2, ...; and a row for each seed that is
 * listed: seed, end_state. NumPy's NaN stands for what JSON has as null.
 */
public final class EndStateArrays {
    /** Their name in the folder of a census; they may be written elsewhere, under any name. */
    public static final String FILE = "ends.npz";

    private EndStateArrays() {}

    /**
     * Writes the file, replacing an older one.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Path npz, Network network, CensusResult census) {
        List<FoundEndState> ends = census.endStates();
        int count = ends.size();
        List<double[]> parameters = ends.stream().map(FoundEndState::parameters).toList();
        WholeFile.write(npz, out -> {
            NumpyArchive arrays = new NumpyArchive(out);
            arrays.texts("kind", ends.stream().map(end -> end.kind().label()).toList());
            arrays.doubles("cost", column(ends, end -> end.figures().cost()), count);
            arrays.doubles("limit", column(ends, end -> orNaN(end.figures().limit())), count);
            arrays.doubles(
                    "limit_error", column(ends, end -> orNaN(end.figures().limitError())), count);
            arrays.integers("hits", ends.stream().mapToLong(FoundEndState::hits).toArray(), count);
            arrays.doubles(
                    "hits_interval",
                    ends.stream()
                            .flatMap(end -> end.hitsInterval().stream())
                            .mapToDouble(bound -> bound)
                            .toArray(),
                    count,
                    2);
            arrays.doubles(
                    "training_accuracy", column(ends, end -> orNaN(end.figures().trainingAccuracy())), count);
            arrays.doubles(
                    "test_accuracy", column(ends, end -> orNaN(end.figures().testAccuracy())), count);
            seeds(arrays, ends);
            arrays.doubles(
                    "parameters",
                    parameters.stream().flatMapToDouble(Arrays::stream).toArray(),
                    count,
                    network.parameterCount());
            arrays.weights(network, parameters);
            arrays.finish();
        });
    }

    private static void seeds(NumpyArchive arrays, List<FoundEndState> ends) throws IOException {
        long[] seeds = ends.stream()
                .flatMap(end -> end.seeds().stream())
                .mapToLong(seed -> seed)
                .toArray();
        long[] endStates = IntStream.range(0, ends.size())
                .flatMap(k -> ends.get(k).seeds().stream().mapToInt(seed -> k))
                .asLongStream()
                .toArray();
        arrays.integers("seed", seeds, seeds.length);
        arrays.integers("end_state", endStates, endStates.length);
    }

    private static double[] column(List<FoundEndState> ends, ToDoubleFunction<FoundEndState> figure) {
        return ends.stream().mapToDouble(figure).toArray();
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
