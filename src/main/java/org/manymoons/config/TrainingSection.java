package org.manymoons.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.yaml.Limits;

/**
 * How each network is trained.
 *
 * @param momentum   nesterovs only
 * @param beta1      adam only
 * @param beta2      adam only
 * @param epsilon    adam only
 * @param l2         the loss has 0.5 l2 sum(W^2) added, without the biases
 * @param iterations parameter updates, not epochs
 * @param batchSize  null for the full batch
 * @param seeds      one network is trained from each, in this order
 */
public record TrainingSection(
        @Key("The rule of the parameter updates.") Updater updater,

        @Key(value = "Step size; by default 1.2 for sgd, 0.1 for nesterovs and 0.001 for adam.", above = 0)
        double learningRate,

        @Key(value = "Nesterov momentum.", min = 0, below = 1)
        double momentum,

        @Key(value = "Decay of Adam's mean of the gradient.", min = 0, below = 1)
        double beta1,

        @Key(value = "Decay of Adam's mean of the squared gradient.", min = 0, below = 1)
        double beta2,

        @Key(value = "Added to the root in Adam's denominator.", above = 0)
        double epsilon,

        @Key(value = "Weight decay: 0.5 * l2 * sum of squared weights (no biases) is added to the loss.", min = 0)
        double l2,

        @Key(
                value = "Number of parameter updates (not epochs); 0 saves the initial networks.",
                min = 0,
                max = Limits.ITERATIONS)
        int iterations,

        @Key(
                value = "Samples per update; null for all of them (full batch).",
                min = 1,
                max = Integer.MAX_VALUE,
                orNull = true)
        @Nullable
        Integer batchSize,

        @Key(
                "Seeds of the initial weights, such as \"1-4, 10\", [1, 2, \"5-8\"] or 7; each 0 to 4294967295, none twice.")
        Seeds seeds) {

    public static final TrainingSection DEFAULT =
            new TrainingSection(Updater.SGD, 1.2, 0.9, 0.9, 0.999, 1e-8, 0, 10_000, null, Seeds.parse("1-4"));

    /** A rule for updating parameters, as DL4J has it. */
    public enum Updater {
        /** Plain gradient descent. */
        SGD(1.2),
        /** Nesterov's accelerated gradient. */
        NESTEROVS(0.1),
        /** Adam. */
        ADAM(0.001);

        private final double learningRate;

        Updater(double learningRate) {
            this.learningRate = learningRate;
        }

        public double defaultLearningRate() {
            return learningRate;
        }

        /** The name in the YAML file. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
