package org.manymoons.models;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.LayerSimilarity;
import org.manymoons.compare.Lines;
import org.manymoons.compare.MatchedUnit;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.symmetry.UnitMove;
import org.manymoons.symmetry.UnitMoves;
import org.manymoons.symmetry.align.Alignment;

/**
 * What two saved models are to each other. The keys of the compare command's JSON are the verdict, the figures below and what
 * polishing made of the two; they are null where they do not apply.
 *
 * @param reasons     of the verdict, in sentences
 * @param polished    null where they were not polished
 * @param shortAnswer what they are to each other as they were trained, in sentences
 */
@JsonPropertyOrder({
    "a",
    "b",
    "verdict",
    "raw_distance",
    "aligned_distance",
    "alignment_exact",
    "permutation",
    "signs",
    "unit_residuals",
    "max_probability_difference",
    "label_disagreement",
    "barrier_raw",
    "barrier_aligned",
    "polished",
    "aligned_distance_at_least",
    "layers",
    "short_answer"
})
public record Comparison(
        JudgedModel a,
        JudgedModel b,
        PairVerdict verdict,
        @JsonIgnore List<String> reasons,
        @JsonUnwrapped AsTrained asTrained,
        @Nullable PolishedPair polished,
        List<String> shortAnswer) {

    /** Compares two models, on data or without. */
    public static Comparison of(SavedModel a, SavedModel b, @Nullable ModelData data) {
        return new ModelPair(a, b, data).comparison();
    }

    /** With nothing said yet. */
    static Comparison of(
            JudgedModel a,
            JudgedModel b,
            PairVerdict verdict,
            List<String> reasons,
            AsTrained asTrained,
            @Nullable PolishedPair polished) {
        return new Comparison(a, b, verdict, reasons, asTrained, polished, List.of());
    }

    Comparison answered(@Nullable String notPolished) {
        List<String> answer = ComparisonAnswer.of(this, notPolished);
        return new Comparison(a, b, verdict, reasons, asTrained, polished, answer);
    }

    /** Both after polishing, and whether they are then one end state. */
    public record PolishedPair(
            PolishedEnd a, PolishedEnd b, @Nullable Boolean same) {}

    /** An end state as the JSON has it. */
    @JsonPropertyOrder({"cost", "kind"})
    public record PolishedEnd(@JsonIgnore EndState.Decision decision) {
        @JsonProperty
        public double cost() {
            return decision.loss();
        }

        @JsonProperty
        public Kind kind() {
            return decision.kind();
        }
    }

    /**
     * The two after the best alignment.
     *
     * @param permutes false for identity layers, which are compared as affine maps
     * @param units    each unit of a beside its partner in b, where they can be aligned
     */
    public record Aligned(Alignment alignment, boolean permutes, List<MatchedUnit> units) {}

    /**
     * What can be said without carrying the two on.
     *
     * @param aligned     null where the two have no parameters in common
     * @param predictions on the training set, null without data
     * @param lines       null without data, or where the two have no parameters in common
     * @param layers      how alike the hidden layers act; none without data, or where there are other numbers of them
     */
    public record AsTrained(
            @JsonIgnore @Nullable Aligned aligned,
            @JsonIgnore @Nullable PredictionDifference predictions,
            @JsonIgnore @Nullable Lines lines,
            List<LayerSimilarity> layers) {
        /** Of two that have nothing in common that could be compared. */
        public static final AsTrained NOTHING = new AsTrained(null, null, null, List.of());

        /** What no symmetry of b can be below. */
        @JsonProperty
        public @Nullable Double alignedDistanceAtLeast() {
            return aligned == null ? null : aligned.alignment().leastDistance();
        }

        /** Euclidean, of the parameters as they stand. */
        @JsonProperty
        public @Nullable Double rawDistance() {
            return aligned == null ? null : aligned.alignment().rawDistance();
        }

        /** The smallest distance over all symmetries of b. */
        @JsonProperty
        public @Nullable Double alignedDistance() {
            return aligned == null ? null : aligned.alignment().distance();
        }

        /** Whether no symmetry can do better. */
        @JsonProperty
        public @Nullable Boolean alignmentExact() {
            return aligned == null ? null : aligned.alignment().provenOptimal();
        }

        /** For each unit of a its partner in b, counted from 0; a list of lists for several hidden layers. */
        @JsonProperty
        public @Nullable List<?> permutation() {
            return aligned == null || !aligned.permutes() ? null : moves(aligned.alignment(), UnitMove::from);
        }

        /** 1, or -1 where the partner's weights are negated, shaped as the permutation. */
        @JsonProperty
        public @Nullable List<?> signs() {
            return aligned == null || !aligned.permutes()
                    ? null
                    : moves(aligned.alignment(), move -> move.factor() < 0 ? -1 : 1);
        }

        /** Distance of each unit of a from its partner, shaped as the permutation. */
        @JsonProperty
        public @Nullable List<?> unitResiduals() {
            return aligned == null
                    ? null
                    : flat(aligned.alignment().unitResiduals().stream()
                            .map(layer -> Arrays.stream(layer).boxed().toList())
                            .toList());
        }

        /** On the training set. */
        @JsonProperty
        public @Nullable Double maxProbabilityDifference() {
            return predictions == null ? null : predictions.maxProbabilityDifference();
        }

        /** Share of the training samples. */
        @JsonProperty
        public @Nullable Double labelDisagreement() {
            return predictions == null ? null : predictions.labelDisagreement();
        }

        /** Rise of the loss above the straight line between the ends, at 51 points from a to b. */
        @JsonProperty
        public @Nullable Double barrierRaw() {
            return lines == null ? null : lines.raw().height();
        }

        /** The same to the b that is aligned with a. */
        @JsonProperty
        public @Nullable Double barrierAligned() {
            return lines == null || lines.aligned() == null
                    ? null
                    : lines.aligned().height();
        }

        /** Each unit of a beside its partner in b; none where they cannot be aligned. */
        public List<MatchedUnit> units() {
            return aligned == null ? List.of() : aligned.units();
        }

        private static List<?> moves(Alignment alignment, ToIntFunction<UnitMove> part) {
            return flat(alignment.symmetry().layers().stream()
                    .map(layer -> ((UnitMoves) layer)
                            .moves().stream().map(part::applyAsInt).toList())
                    .toList());
        }

        private static <T> List<?> flat(List<List<T>> layers) {
            return layers.size() == 1 ? layers.get(0) : layers;
        }
    }
}
