package org.manymoons.modelfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;

/**
 * What weights do not say of their network, said by somebody; null what nobody says.
 *
 * @param hidden      the activation of the hidden units
 * @param output      what the outputs are
 * @param l2          strength of the weight decay, 0 or more
 * @param orientation how the matrices lie, null to find out
 * @param origin      where activation and decay are from, in words
 */
public record Unsaid(
        @Nullable Activation hidden,
        @Nullable OutputLoss output,
        double l2,
        @Nullable Orientation orientation,
        String origin) {

    /** With outputs as their number says: one is a sigmoid, several are a softmax. */
    public Unsaid(Activation hidden, double l2, @Nullable Orientation orientation, String origin) {
        this(hidden, null, l2, orientation, origin);
    }

    /** An output as the option has it: sigmoid, softmax or identity. */
    public static String name(OutputLoss output) {
        return switch (output) {
            case SIGMOID_CROSS_ENTROPY -> "sigmoid";
            case SOFTMAX_CROSS_ENTROPY -> "softmax";
            case IDENTITY_SQUARED_ERROR -> "identity";
        };
    }

    /**
     * Asks for what is missing.
     *
     * @param asksHidden whether the hidden activation is needed
     * @param asksOutput whether it is needed what the outputs are
     * @throws DataException in one line that asks for it
     */
    public void require(Path file, boolean asksHidden, boolean asksOutput) {
        List<String> missing = new ArrayList<>();
        if (asksHidden && hidden == null) {
            missing.add("--activation "
                    + one(Arrays.stream(Activation.values())
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .limit(4)
                            .toList())
                    + ", ... for its hidden units");
        }
        if (asksOutput && output == null) {
            missing.add("--output "
                    + one(Arrays.stream(OutputLoss.values()).map(Unsaid::name).toList()) + " for its outputs");
        }
        if (!missing.isEmpty()) {
            throw new DataException(
                    file + ": does not say what its layers compute; say " + String.join(" and ", missing));
        }
    }

    /**
     * What the outputs are.
     *
     * @param told by the file itself, null where it ends with numbers that may be anything
     * @throws DataException in one line if it has to be said, or if something else is said than the file tells
     */
    public OutputLoss output(Path file, @Nullable OutputLoss told) {
        OutputLoss named = output;
        if (told == null && named == null) {
            throw new DataException(file + ": ends without an activation; say what its outputs are: --output "
                    + name(OutputLoss.IDENTITY_SQUARED_ERROR) + ", or sigmoid or softmax if they are logits");
        }
        if (told != null && named != null && told != named) {
            throw new DataException(file + ": its outputs are " + name(told) + ", not " + name(named)
                    + "; leave out --output " + name(named));
        }
        return told == null ? Objects.requireNonNull(named) : told;
    }

    private static String one(List<String> names) {
        return names.stream().collect(Collectors.joining("|"));
    }

    /** A sentence that says what is taken. */
    public String reading(Network network) {
        int outputs = network.output().units();
        return (network.hidden().isEmpty()
                        ? "no hidden units"
                        : "hidden units "
                                + network.hidden().stream()
                                        .map(layer -> layer.activation().name().toLowerCase(Locale.ROOT))
                                        .distinct()
                                        .collect(Collectors.joining(" and ")))
                + outputs(network.outputLoss(), outputs)
                + (l2 == 0 ? ", no weight decay" : ", l2 " + l2)
                + ": " + origin;
    }

    private static String outputs(OutputLoss loss, int outputs) {
        return switch (loss) {
            case SIGMOID_CROSS_ENTROPY -> outputs == 1 ? ", one sigmoid output" : ", " + outputs + " sigmoid outputs";
            case SOFTMAX_CROSS_ENTROPY -> ", softmax of " + outputs + " outputs";
            case IDENTITY_SQUARED_ERROR ->
                outputs == 1
                        ? ", one linear output (squared error)"
                        : ", " + outputs + " linear outputs (squared error)";
        };
    }
}
