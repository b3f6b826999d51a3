package org.manymoons.symmetry;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;

/**
 * What aligned distances are measured in, for the reader.
 *
 * @param forms what the parameters are replaced by, in words; none for the parameters themselves
 */
public record Measure(List<String> forms) {
    /** As they stand. */
    public static final Measure PARAMETERS = new Measure(List.of());

    public Measure {
        forms = List.copyOf(forms);
    }

    /** Of the parameters of this network, see {@link ComparedForm}. */
    public static Measure of(Network network) {
        List<String> forms = new ArrayList<>();
        if (has(network, Activation.IDENTITY)) {
            forms.add("the affine maps that the identity layers amount to");
        }
        if (has(network, Activation.SIGMOID)) {
            forms.add("equivalent tanh parameters (w/2, b/2, v/2, c + sum(v)/2)");
        }
        if (has(network, Activation.RELU) || has(network, Activation.LEAKYRELU)) {
            forms.add("balanced parameters (each unit scaled to norm(w, b) = norm(v))");
        }
        if (!SoftmaxShifts.ofLoss(network).isEmpty()) {
            forms.add(
                    network.l2() > 0
                            ? "output biases less their mean over the classes"
                            : "output weights and biases less their means over the classes");
        }
        return new Measure(forms);
    }

    private static boolean has(Network network, Activation activation) {
        return network.hidden().stream().anyMatch(layer -> layer.activation() == activation);
    }

    /** Whether nothing is replaced. */
    public boolean isOfParameters() {
        return forms.isEmpty();
    }

    /** In words. */
    public String words() {
        return isOfParameters() ? "the parameters themselves" : String.join(" and ", forms);
    }
}
