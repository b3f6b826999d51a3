package org.manymoons.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.door.DumpFile;
import org.manymoons.modelfile.dump.Dump;
import org.manymoons.parting.Candidate;
import org.manymoons.parting.Parting;
import org.manymoons.parting.PartingSearch;
import org.manymoons.parting.update.Criterion;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Two dumps of parameters over training: why they part. What nobody says of the network is told by its updates. */
public final class DumpComparison {
    /** Tried where nobody says it; only permutations of units are sure to leave every network as it is. */
    private static final Activation UNKNOWN = Activation.SOFTPLUS;

    private static final List<Activation> USUAL = List.of(Activation.TANH, Activation.SIGMOID, Activation.RELU);

    private final Dump a;
    private final Dump b;
    private final ModelReading said;

    private DumpComparison(Dump a, Dump b, ModelReading said) {
        this.a = a;
        this.b = b;
        this.said = said;
    }

    /**
     * Compares two dumps.
     *
     * @param data that they are said to have been trained on, null if nothing is said
     * @throws org.manymoons.data.DataException in one line where a file is no dump
     * @throws DataMismatch                     in one line where they are not of one network, or the data do not fit
     */
    public static Parting of(Path a, Path b, ModelReading said, @Nullable ModelData data) {
        Dump dumpA = DumpFile.read(a, said.orientation());
        Dump dumpB = DumpFile.read(b, said.orientation());
        if (!dumpA.shape().equals(dumpB.shape())) {
            throw new DataMismatch(a + " is of a " + dumpA.shape() + " network, " + b + " of a " + dumpB.shape()
                    + " network; compare two trainings of one network");
        }
        DumpComparison comparison = new DumpComparison(dumpA, dumpB, said);
        return data == null ? comparison.withoutData() : comparison.on(data);
    }

    private static Trajectory trajectory(Dump dump) {
        return new Trajectory(dump.file().toString(), dump.iterations(), dump.rows());
    }

    private Parting withoutData() {
        OutputLoss output = said.output() == null ? usual() : said.output();
        Network network = a.network(said.activation() == null ? UNKNOWN : said.activation(), output);
        List<String> notes = new ArrayList<>();
        notes.add("nobody says what they were trained on, so no update was made again; name it with --data");
        if (said.activation() == null) {
            notes.add("units were reordered, but no signs changed; name the activation with --activation");
        }
        return PartingSearch.withoutData(trajectory(a), trajectory(b), network, notes);
    }

    private OutputLoss usual() {
        return a.widths().get(a.widths().size() - 1) == 1
                ? OutputLoss.SIGMOID_CROSS_ENTROPY
                : OutputLoss.SOFTMAX_CROSS_ENTROPY;
    }

    private Parting on(ModelData data) {
        Configuration settings = data.settings();
        Activation activation = said.activation() == null && settings != null
                ? settings.network().activation()
                : said.activation();
        List<Candidate> all = fitting(data, Arrays.asList(Activation.values()), outputs(null));
        List<Candidate> candidates = activation == null && said.output() == null
                ? all
                : fitting(
                        data,
                        activation == null ? Arrays.asList(Activation.values()) : List.of(activation),
                        outputs(said.output()));
        Trajectory ofA = trajectory(a);
        Trajectory ofB = trajectory(b);
        Optional<Candidate> found = Candidate.explaining(candidates, ofA, ofB);
        Candidate taken = found.orElse(candidates.get(0));
        String how = found.isPresent()
                ? candidates.stream().map(Candidate::network).distinct().count() == 1 && taken.equals(candidates.get(0))
                        ? ""
                        : ": of all networks tried the first whose gradient the updates follow"
                : ": taken for granted, though the updates do not follow its gradient";
        return PartingSearch.of(ofA, ofB, taken, all, List.of(taken.words() + how));
    }

    /** What is said, else all, the usual one first. */
    private List<OutputLoss> outputs(@Nullable OutputLoss named) {
        if (named != null) {
            return List.of(named);
        }
        List<OutputLoss> outputs = new ArrayList<>(List.of(usual()));
        for (OutputLoss other : OutputLoss.values()) {
            boolean possible = other != OutputLoss.SOFTMAX_CROSS_ENTROPY
                    || a.widths().get(a.widths().size() - 1) > 1;
            if (possible && !outputs.contains(other)) {
                outputs.add(other);
            }
        }
        return outputs;
    }

    private List<Candidate> fitting(ModelData data, List<Activation> activations, List<OutputLoss> outputs) {
        List<Candidate> candidates = new ArrayList<>();
        List<Candidate> squared = new ArrayList<>();
        DataMismatch mismatch = null;
        for (OutputLoss output : outputs) {
            try {
                Samples samples = data.training(model(a.network(activations.get(0), output)));
                activations.stream()
                        .sorted(Comparator.comparing(each -> !USUAL.contains(each)))
                        .limit(a.widths().size() == 1 ? 1 : activations.size())
                        .forEach(each -> candidates.add(new Candidate(a.network(each, output), samples)));
                if (output != OutputLoss.IDENTITY_SQUARED_ERROR) {
                    USUAL.stream()
                            .filter(activations::contains)
                            .forEach(each -> squared.add(
                                    new Candidate(a.network(each, output), samples, Criterion.SQUARED_ERROR)));
                }
            } catch (DataMismatch e) {
                mismatch = mismatch == null ? e : mismatch;
            }
        }
        if (candidates.isEmpty() && mismatch != null) {
            throw mismatch;
        }
        candidates.addAll(squared);
        return candidates;
    }

    private SavedModel model(Network network) {
        return new SavedModel(
                a.file(), ModelFormat.NUMPY, network, a.rows()[0], Precision.DOUBLE, null, List.of(), null, null);
    }
}
