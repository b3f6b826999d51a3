package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.counted;
import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.percent;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.manymoons.models.JudgedModel;
import org.manymoons.reference.Samples;

/** The line by which somebody sees whether a model and its data are read as they were meant. */
public final class Recognition {
    private Recognition() {}

    /**
     * Cost and accuracy on the training samples, with the question.
     *
     * @param decays whether the cost has a weight decay
     */
    public static String line(String name, double cost, boolean decays, @Nullable Double accuracy, Samples training) {
        return format(
                "%s: cost %.6g%s%s on the %s: is that what you saw?",
                name,
                cost,
                meaning(decays, accuracy == null),
                accuracy == null ? "" : ", accuracy " + percent(accuracy),
                counted(training.size(), "training sample"));
    }

    /** What somebody who has the number from another program must know to compare it. */
    private static String meaning(boolean decays, boolean ofNumbers) {
        if (ofNumbers) {
            return decays ? " (mean squared error and weight decay)" : " (mean squared error)";
        }
        return decays ? " (weight decay included)" : "";
    }

    /** The same of a model that was judged. */
    static void print(PrintWriter out, String name, JudgedModel model, Samples training) {
        if (model.cost() != null) {
            out.println(line(name, model.cost(), model.decays(), model.accuracy(), training));
        }
    }
}
