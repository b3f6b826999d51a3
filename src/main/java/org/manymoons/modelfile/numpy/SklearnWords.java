package org.manymoons.modelfile.numpy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import org.manymoons.modelfile.Unsaid;
import org.manymoons.reference.Activation;
import org.manymoons.reference.OutputLoss;

/**
 * What scikit-learn's {@code MLPClassifier} and {@code MLPRegressor} call their activations.
 *
 * @param activation of the hidden units, empty or null where the file does not say it
 * @param output     of the outputs, the same
 */
record SklearnWords(
        Path file, @Nullable String activation, @Nullable String output) {

    /** What somebody says, completed by the words. */
    Unsaid told(Unsaid unsaid) {
        Activation hidden = hidden();
        OutputLoss loss = loss();
        requireSame("activation", hidden, unsaid.hidden());
        requireSame("output", loss, unsaid.output());
        return new Unsaid(
                hidden == null ? unsaid.hidden() : hidden,
                loss == null ? unsaid.output() : loss,
                unsaid.l2(),
                unsaid.orientation(),
                hidden == null ? unsaid.origin() : "activations as the file says, weight decay is --l2");
    }

    private @Nullable Activation hidden() {
        return switch (activation == null ? "" : activation) {
            case "" -> null;
            case "identity" -> Activation.IDENTITY;
            case "logistic" -> Activation.SIGMOID;
            case "tanh" -> Activation.TANH;
            case "relu" -> Activation.RELU;
            default -> throw unknown("activation", activation, "identity, logistic, tanh and relu");
        };
    }

    private @Nullable OutputLoss loss() {
        return switch (output == null ? "" : output) {
            case "" -> null;
            case "identity" -> OutputLoss.IDENTITY_SQUARED_ERROR;
            case "logistic" -> OutputLoss.SIGMOID_CROSS_ENTROPY;
            case "softmax" -> OutputLoss.SOFTMAX_CROSS_ENTROPY;
            default -> throw unknown("out_activation", output, "identity, logistic and softmax");
        };
    }

    private DataException unknown(String name, @Nullable String value, String known) {
        return new DataException(file + ": entry " + name + ".npy: " + value + " is none of scikit-learn's " + known);
    }

    private void requireSame(String option, @Nullable Object told, @Nullable Object named) {
        if (told != null && named != null && told != named) {
            throw new DataException(file + ": says another activation than is named; leave out --" + option);
        }
    }
}
