package org.manymoons.models;

import java.nio.file.Path;
import java.util.List;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.data.Dataset;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.ModelFormat;
import org.manymoons.modelfile.Precision;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Saved models and data that no file holds, and small problems whose solutions are known. */
public final class Fabricated {
    /** Minus the sum of p log p for the probabilities 3/4 and 1/4. */
    public static final double ENTROPY_OF_A_QUARTER = 2 * Math.log(2) - 0.75 * Math.log(3);

    /** The cost of the four minima of {@link #XOR} with one tanh unit and l2 0.01, by mpmath's findroot with 30 digits. */
    public static final double XOR_COST = 0.544907946600239879976354606533;

    /**
     * Four of each: at x = 1 three of four have label 1, at x = -1 one of four. The logistic regression has its minimum at
     * weight log 3 and bias 0, with cost {@link #ENTROPY_OF_A_QUARTER} and Hessian 3/16 times the identity.
     */
    public static final Samples QUARTERS = new Samples(
            new double[][] {{1}, {1}, {1}, {1}, {-1}, {-1}, {-1}, {-1}}, new double[] {1, 1, 1, 0, 1, 0, 0, 0});

    /** Exclusive or on the corners of a square; turning the square by half a turn leaves it as it is. */
    public static final Samples XOR =
            new Samples(new double[][] {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, new double[] {1, 1, 0, 0});

    private Fabricated() {}

    /** One tanh unit on {@link #XOR}. */
    public static Network xorNetwork() {
        return Network.of(2, List.of(1), Activation.TANH, 0.01);
    }

    /** The minimum that tells the corner (1, 1) from the others, by mpmath as its cost; negated weights tell (-1, -1). */
    public static double[] xorMinimum(int corner) {
        double w = corner * 1.54838021643243445978508399267;
        return new double[] {
            w, w, -2.25697505758889542629992761677, 2.03756277760605618108043901871, 1.39993424030921582309824937029
        };
    }

    /** No hidden units and one sigmoid output. */
    public static Network regression(int inputs) {
        return Network.of(inputs, List.of(), Activation.TANH, 0);
    }

    /** One tanh unit with one input. */
    public static Network oneUnit(double l2) {
        return Network.of(1, List.of(1), Activation.TANH, l2);
    }

    /** A model of doubles. */
    public static SavedModel model(String file, Network network, double... parameters) {
        return model(file, network, false, null, null, parameters);
    }

    /** A model with all that one can have. */
    public static SavedModel model(
            String file,
            Network network,
            boolean floats,
            FeatureScaling scaling,
            String otherRegularisation,
            double... parameters) {
        return new SavedModel(
                Path.of(file),
                ModelFormat.DL4J,
                network,
                parameters,
                floats ? Precision.FLOAT : Precision.DOUBLE,
                scaling,
                List.of("a note"),
                otherRegularisation,
                null);
    }

    /** Nothing but a name of a zip. */
    public static JudgedModel unjudged(String file) {
        return new JudgedModel(file, List.of(), false, null, null, null);
    }

    /** Data without a test set, as if data.yaml had them. */
    public static ModelData data(Samples training) {
        return data(Dataset.of(training));
    }

    /** Data as if data.yaml had them. */
    public static ModelData data(Dataset data) {
        return new ModelData(
                Path.of("data.yaml"), "made up", ConfigurationFile.load(Path.of("config/quick.yaml"), List.of()), data);
    }
}
