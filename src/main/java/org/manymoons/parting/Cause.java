package org.manymoons.parting;

import static org.manymoons.wording.Wording.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.update.Arithmetic;

/** Why two trainings part. */
@JsonPropertyOrder({"cause", "certainty", "sentence"})
public sealed interface Cause {
    /** As in JSON. */
    @JsonProperty("cause")
    String label();

    @JsonProperty
    Certainty certainty();

    /** What it is, for reading. */
    @JsonProperty
    String sentence();

    /**
     * They do not start from the same parameters.
     *
     * @param difference      largest of a parameter
     * @param alignedDistance Euclidean, smallest over all symmetries
     * @param sameFunction    whether it is the same function written differently
     */
    record InitialWeights(
            long iteration, double difference, double alignedDistance, boolean sameFunction, Certainty certainty)
            implements Cause {
        @Override
        public String label() {
            return "initial_weights";
        }

        @Override
        public String sentence() {
            return sameFunction
                    ? "other initial weights, but the same function: its hidden units are in another order or have other signs"
                    : format(
                            "other initial weights: at iteration %d parameters differ by up to %.3g (%.3g apart after"
                                    + " reordering units)",
                            iteration, difference, alignedDistance);
        }
    }

    /** They see other samples, or the same in another order. */
    record DataOrOrder(String what, Certainty certainty) implements Cause {
        @Override
        public String label() {
            return "data_or_order";
        }

        @Override
        public String sentence() {
            return "other data or another order: " + what;
        }
    }

    /** A number of the recipe differs. */
    record Hyperparameter(List<Setting> settings, Certainty certainty) implements Cause {
        public Hyperparameter {
            settings = List.copyOf(settings);
        }

        @Override
        public String label() {
            return "hyperparameter";
        }

        @Override
        public String sentence() {
            return "another hyperparameter: "
                    + settings.stream().map(Setting::describe).collect(Collectors.joining(", "));
        }
    }

    /**
     * One number of a recipe.
     *
     * @param error how far the difference of the two can be off; 0 for whole numbers
     * @param from  the first update that it applies to, null for all
     */
    record Setting(
            String name,
            double a,
            double b,
            double error,
            @Nullable Long from) {
        String describe() {
            double resolved = error > 0 ? error : Math.abs(a - b) / 100;
            return name + " " + RecipeWords.number(a, resolved) + " in A and " + RecipeWords.number(b, resolved)
                    + " in B" + (from == null ? "" : " from iteration " + from + " on");
        }
    }

    /** The gradient is used in another way, or is another one. */
    record Updater(String what, Certainty certainty) implements Cause {
        @Override
        public String label() {
            return "updater";
        }

        @Override
        public String sentence() {
            return "another updater: " + what;
        }
    }

    /** One computes in coarser numbers. */
    record Precision(Arithmetic a, Arithmetic b, Certainty certainty) implements Cause {
        @Override
        public String label() {
            return "precision";
        }

        @Override
        public String sentence() {
            return "another precision: A computes in " + a.label() + ", B in " + b.label();
        }
    }

    /**
     * Rounding alone, which training itself makes grow.
     *
     * @param growth    factor an update by which the difference grows until they part
     * @param sharpness largest times learning rate on the way there, null where unknown
     * @param threshold what that has to stay below for gradient descent to be stable, null likewise
     */
    record AmplifiedRounding(
            double growth,
            @Nullable Double sharpness,
            @Nullable Double threshold,
            Certainty certainty) implements Cause {
        @Override
        public String label() {
            return "amplified_rounding";
        }

        @Override
        public String sentence() {
            String grows = format("rounding, amplified by a factor of %.3g an update", growth);
            if (sharpness == null || threshold == null) {
                return grows;
            }
            return grows
                    + format(
                            sharpness > threshold
                                    ? ": at the edge of stability (sharpness x learning rate reaches %.3g, stable below %.3g)"
                                    : ", though not at the edge of stability (sharpness x learning rate at most %.3g, stable"
                                            + " below %.3g)",
                            sharpness,
                            threshold);
        }
    }

    /** They do not part. */
    record NotParted(Certainty certainty) implements Cause {
        @Override
        public String label() {
            return "not_parted";
        }

        @Override
        public String sentence() {
            return "they do not part: no difference in the recorded iterations is more than rounding";
        }
    }

    /** The evidence does not carry any of these. */
    record Undecided(String reason) implements Cause {
        @Override
        public String label() {
            return "undecided";
        }

        @Override
        public Certainty certainty() {
            return Certainty.NONE;
        }

        @Override
        public String sentence() {
            return "undecided: " + reason;
        }
    }
}
