package org.manymoons.models;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.LayerSimilarity;
import org.manymoons.compare.Lines;
import org.manymoons.compare.MatchedUnit;
import org.manymoons.compare.PairComparison;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.data.Budget;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Polisher;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.kernel.Forward;
import org.manymoons.kernel.Kernels;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.models.Comparison.Aligned;
import org.manymoons.models.Comparison.AsTrained;
import org.manymoons.models.Comparison.PolishedEnd;
import org.manymoons.models.Comparison.PolishedPair;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.align.Alignment;

/** Two saved models, on data or without, on their way to a {@link Comparison}. */
final class ModelPair {
    private final SavedModel a;
    private final SavedModel b;
    private final @Nullable Samples seenByA;
    private final @Nullable Samples seenByB;

    ModelPair(SavedModel a, SavedModel b, @Nullable ModelData data) {
        this.a = a;
        this.b = b;
        seenByA = data == null ? null : data.forward(a);
        seenByB = data == null ? null : data.forward(b);
    }

    Comparison comparison() {
        double[][] outputsOfA = outputs(a, seenByA);
        double[][] outputsOfB = outputs(b, seenByB);
        JudgedModel judgedA = JudgedModel.of(a, seenByA, outputsOfA);
        JudgedModel judgedB = JudgedModel.of(b, seenByB, outputsOfB);
        PredictionDifference predictions = null;
        List<LayerSimilarity> layers = List.of();
        if (seenByA != null && seenByB != null && outputsOfA != null && outputsOfB != null) {
            predictions =
                    PredictionDifference.ofOutputs(a.network(), outputsOfA, seenByA, b.network(), outputsOfB, seenByB);
            layers = LayerSimilarity.of(a.network(), a.parameters(), seenByA, b.network(), b.parameters(), seenByB);
        }
        String apart = apart();
        if (apart != null) {
            List<String> why = List.of(apart + ", so they are compared by function only");
            AsTrained byFunction = new AsTrained(null, predictions, null, layers);
            return Comparison.of(judgedA, judgedB, PairVerdict.UNDECIDED, why, byFunction, null)
                    .answered(null);
        }
        Alignment alignment = Alignment.between(a.network(), a.parameters(), b.parameters());
        AsTrained asTrained = new AsTrained(
                aligned(alignment),
                predictions,
                seenByA == null ? null : Lines.ofSome(a.network(), seenByA, a.parameters(), b.parameters(), alignment),
                layers);
        Comparison seen = Comparison.of(
                judgedA,
                judgedB,
                PairComparison.asTheyStand(a.network(), a.parameters(), b.parameters(), alignment, spacing()),
                List.of("without data only identity and symmetry can be told"),
                asTrained,
                null);
        return seenByA == null ? seen.answered(null) : carriedOn(seenByA, alignment, seen);
    }

    /** The pre-activations of a model's outputs, null without data. */
    private static double @Nullable [][] outputs(SavedModel model, @Nullable Samples samples) {
        return samples == null ? null : Forward.preActivations(model.network(), model.parameters(), samples);
    }

    private Aligned aligned(Alignment alignment) {
        Network network = a.network();
        double[] movedB = alignment.symmetry().apply(network, b.parameters());
        return new Aligned(
                alignment, Lines.permutesUnits(network), MatchedUnit.of(network, a.parameters(), movedB, alignment));
    }

    private Comparison carriedOn(Samples samples, Alignment alignment, Comparison seen) {
        String obstacle = obstacle();
        if (obstacle != null) {
            List<String> why = seen.verdict() == PairVerdict.UNDECIDED
                    ? List.of("they were not polished: " + obstacle)
                    : PairComparison.reasonsAsTheyStand(alignment);
            return Comparison.of(seen.a(), seen.b(), seen.verdict(), why, seen.asTrained(), null)
                    .answered(obstacle);
        }
        Objective objective = Kernels.objective(a.network(), samples);
        EndState endA = Polisher.polish(objective, a.parameters());
        EndState endB = Polisher.polish(objective, b.parameters());
        PairResult pair = new PairComparison(objective, null, spacing())
                .compare(
                        new PairComparison.Candidate(1, a.parameters(), endA),
                        new PairComparison.Candidate(2, b.parameters(), endB),
                        alignment,
                        seen.asTrained().lines());
        PairVerdict verdict = pair.verdict();
        PolishedPair ends = new PolishedPair(
                new PolishedEnd(endA.decision()),
                new PolishedEnd(endB.decision()),
                verdict == PairVerdict.UNDECIDED ? null : verdict.isSame());
        return Comparison.of(seen.a(), seen.b(), verdict, pair.reasons(), seen.asTrained(), ends)
                .answered(null);
    }

    /** Of the coarser of the two types that the weights were stored in. */
    private double spacing() {
        return a.precision().or(b.precision()).spacing();
    }

    /** Why the two have no loss in common that they could be carried on with, null if they have. */
    private @Nullable String obstacle() {
        if (a.network().l2() != b.network().l2()) {
            return "their l2 differs (" + a.network().l2() + " and "
                    + b.network().l2() + "), so they have no loss in common";
        }
        for (SavedModel model : List.of(a, b)) {
            String other = model.otherRegularisation();
            if (other != null) {
                return "the loss of " + model.file() + " has " + other;
            }
        }
        return PolishingObstacle.of(a.network());
    }

    /** Why the two have no parameters that could be matched, null if they have. */
    private @Nullable String apart() {
        if (!a.network().layers().equals(b.network().layers())
                || a.network().outputLoss() != b.network().outputLoss()) {
            return "their shapes or activations differ";
        }
        if (!scaledAlike(a.scaling(), b.scaling())) {
            return "their normalisers differ";
        }
        return a.network().hidden().stream().anyMatch(layer -> Budget.excessOfUnits(layer.units()) != null)
                ? "a layer is too wide for its units to be matched"
                : null;
    }

    private static boolean scaledAlike(@Nullable FeatureScaling one, @Nullable FeatureScaling other) {
        if (one == null || other == null) {
            return one == other;
        }
        return Arrays.equals(one.offset(), other.offset()) && Arrays.equals(one.factor(), other.factor());
    }
}
