package org.manymoons.modelfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;

/**
 * What a foreign file computes, step by step from the features to the outputs, as far as that is one dense network behind one
 * scaling of the features. Any other step is refused where it is met.
 */
public final class LayerStack {
    private final Path file;
    private final List<DenseLayer> layers = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> penalties = new LinkedHashSet<>();
    private @Nullable FeatureScaling scaling;
    private @Nullable Double l2;
    private boolean softmax;

    public LayerStack(Path file) {
        this.file = file;
    }

    /** Each feature x becomes (x - offset) factor. */
    public void scaling(String name, double[] offset, double[] factor) {
        if (!layers.isEmpty() || scaling != null) {
            throw refused(name, "scales what is scaled already, or comes from a layer; only features are scaled, once");
        }
        scaling = FeatureScaling.checked(offset, factor, j -> refused(name, "cannot scale feature " + (j + 1)));
        notes.add("the file scales the features (" + name + "), which is applied");
    }

    /** A matrix and biases, null if there are none, of an activation that may follow. */
    public void dense(String name, Tensor w, Orientation lies, @Nullable Tensor b) {
        requireNoSoftmax(name);
        if (w.dimensions() != 2 || b != null && (!b.isVector() || b.values().length != lies.units(w))) {
            throw refused(
                    name,
                    "has weights " + w.shape() + " and " + (b == null ? "no biases" : "biases " + b.shape())
                            + ", but a matrix and a number for each unit are needed");
        }
        layers.add(DenseLayer.of(name, w, lies, b, Activation.IDENTITY));
    }

    /** Of the units of the last matrix. */
    public void activation(String name, Activation activation) {
        requireNoSoftmax(name);
        if (activation == Activation.IDENTITY) {
            return;
        }
        DenseLayer last = last(name);
        if (last.activation() != Activation.IDENTITY) {
            throw refused(name, "is a second activation of layer " + last.name());
        }
        layers.set(layers.size() - 1, last.with(activation));
    }

    /** Of the outputs. */
    public void softmax(String name) {
        requireNoSoftmax(name);
        if (last(name).activation() != Activation.IDENTITY) {
            throw refused(name, "is a second activation of layer " + last(name).name());
        }
        softmax = true;
    }

    /** Whether there is a matrix yet. */
    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /** How many numbers come out of the last matrix, 0 if there is none. */
    public int width() {
        return layers.isEmpty() ? 0 : layers.get(layers.size() - 1).units();
    }

    /** Something that changes nothing here, in a sentence. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** The l2 of a layer, as in 0.5 l2 sum(W^2). */
    public void decay(double of) {
        if (l2 != null && l2 != of) {
            penalties.add("an l2 of its own for single layers");
        }
        l2 = of;
    }

    /** What the loss has besides, in words. */
    public void penalty(String words) {
        penalties.add(words);
    }

    /**
     * The network that these steps are.
     *
     * @throws DataException in one line if they are none, or if something has to be said
     */
    public SavedModel model(ModelFormat format, Unsaid unsaid) {
        DenseLayer last = last("the end");
        OutputLoss told = switch (last.activation()) {
            case IDENTITY -> softmax ? OutputLoss.SOFTMAX_CROSS_ENTROPY : null;
            case SIGMOID -> OutputLoss.SIGMOID_CROSS_ENTROPY;
            case TANH, RELU, LEAKYRELU, SOFTPLUS, ELU, SOFTSIGN, HARDTANH, SWISH, GELU ->
                throw refused(
                        last.name(),
                        "is the last one and has the activation "
                                + last.activation().name().toLowerCase(Locale.ROOT)
                                + "; only sigmoid, softmax or no activation can be the last");
        };
        if (unsaid.hidden() != null
                && layers.subList(0, layers.size() - 1).stream()
                        .anyMatch(layer -> layer.activation() != unsaid.hidden())) {
            throw new DataException(file + ": says its activations itself, and they are not "
                    + unsaid.hidden().name().toLowerCase(Locale.ROOT) + "; leave out --activation");
        }
        double decay = l2 == null ? unsaid.l2() : l2;
        if (unsaid.l2() != 0 && unsaid.l2() != decay) {
            throw new DataException(
                    file + ": says its l2 itself, and it is " + decay + ", not " + unsaid.l2() + "; leave out --l2");
        }
        OutputLoss output = unsaid.output(file, told);
        DenseNetwork dense = DenseNetwork.of(file, layers, output, decay);
        FeatureScaling mine = scaling;
        if (mine != null && mine.offset().length != dense.network().inputs()) {
            throw new DataException(file + ": scales " + mine.offset().length + " features, but the network takes "
                    + dense.network().inputs());
        }
        List<String> all = new ArrayList<>(notes);
        all.add(new Unsaid(null, output, decay, null, origin()).reading(dense.network()));
        return dense.model(file, format, all, mine, penalties.isEmpty() ? null : String.join(" and ", penalties));
    }

    private String origin() {
        return l2 == null ? "as the file says, weight decay is --l2" : "as the file says";
    }

    private DenseLayer last(String name) {
        if (layers.isEmpty()) {
            throw refused(name, "comes before any dense layer");
        }
        return layers.get(layers.size() - 1);
    }

    private void requireNoSoftmax(String name) {
        if (softmax) {
            throw refused(name, "comes after a softmax, which must be the last");
        }
    }

    private DataException refused(String name, String why) {
        return new DataException(file + ": " + name.substring(0, Math.min(name.length(), 100)) + " " + why);
    }
}
