package org.manymoons.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.modelfile.door.DumpFile;
import org.manymoons.modelfile.dump.Dump;
import org.manymoons.parting.Candidate;
import org.manymoons.parting.Parting;
import org.manymoons.parting.PartingSearch;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Two dumps of parameters over training: why they part. What nobody says of the network is told by its updates. */
public final class DumpComparison {
    /** Tried where nobody says it; only permutations of units are sure to leave every network as it is. */
    private static final Activation UNKNOWN = Activation.SOFTPLUS;

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
        return PartingSearch.of(trajectory(a), trajectory(b), network, null, notes);
    }

    private OutputLoss usual() {
        return a.widths().get(a.widths().size() - 1) == 1
                ? OutputLoss.SIGMOID_CROSS_ENTROPY
                : OutputLoss.SOFTMAX_CROSS_ENTROPY;
    }

    private Parting on(ModelData data) {
        List<Candidate> candidates = candidates(data);
        Trajectory ofA = trajectory(a);
        Trajectory ofB = trajectory(b);
        Optional<Candidate> found = Candidate.explaining(candidates, ofA, ofB);
        Candidate taken = found.orElse(candidates.get(0));
        List<String> notes = new ArrayList<>(List.of(words(taken.network())
                + (found.isPresent()
                        ? candidates.size() == 1 ? "" : ": the only network tried whose gradient the updates follow"
                        : ": taken for granted, though the updates do not follow its gradient")));
        return PartingSearch.of(ofA, ofB, taken.network(), taken.samples(), notes);
    }

    private static String words(Network network) {
        return (network.hidden().isEmpty()
                        ? "no hidden units"
                        : network.layers().get(0).activation().name().toLowerCase(Locale.ROOT) + " units")
                + ", " + Unsaid.name(network.outputLoss()) + " output";
    }

    /** What is said, else every activation and output, the usual ones first. */
    private List<Candidate> candidates(ModelData data) {
        Configuration settings = data.settings();
        Activation activation = said.activation() == null && settings != null
                ? settings.network().activation()
                : said.activation();
        OutputLoss output = said.output();
        List<Activation> activations = new ArrayList<>();
        if (activation != null || a.widths().size() == 1) {
            activations.add(activation == null ? Activation.TANH : activation);
        } else {
            activations.addAll(List.of(Activation.TANH, Activation.SIGMOID, Activation.RELU));
            for (Activation other : Activation.values()) {
                if (!activations.contains(other)) {
                    activations.add(other);
                }
            }
        }
        List<OutputLoss> outputs = new ArrayList<>(List.of(output == null ? usual() : output));
        for (OutputLoss other : OutputLoss.values()) {
            boolean possible = other != OutputLoss.SOFTMAX_CROSS_ENTROPY
                    || a.widths().get(a.widths().size() - 1) > 1;
            if (output == null && possible && !outputs.contains(other)) {
                outputs.add(other);
            }
        }
        return fitting(data, activations, outputs);
    }

    private List<Candidate> fitting(ModelData data, List<Activation> activations, List<OutputLoss> outputs) {
        List<Candidate> candidates = new ArrayList<>();
        DataMismatch mismatch = null;
        for (OutputLoss output : outputs) {
            try {
                Samples samples = data.training(model(a.network(activations.get(0), output)));
                activations.forEach(each -> candidates.add(new Candidate(a.network(each, output), samples)));
            } catch (DataMismatch e) {
                mismatch = mismatch == null ? e : mismatch;
            }
        }
        if (candidates.isEmpty() && mismatch != null) {
            throw mismatch;
        }
        return candidates;
    }

    private SavedModel model(Network network) {
        return new SavedModel(
                a.file(), ModelFormat.NUMPY, network, a.rows()[0], Precision.DOUBLE, null, List.of(), null, null);
    }
}
