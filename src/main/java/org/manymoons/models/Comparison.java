package org.manymoons.models;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.Barrier;
import org.manymoons.compare.MatchedUnit;
import org.manymoons.compare.PairComparison;
import org.manymoons.compare.PairResult;
import org.manymoons.compare.PairVerdict;
import org.manymoons.compare.PredictionDifference;
import org.manymoons.data.Budget;
import org.manymoons.data.DataException;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.endstate.PolishingObstacle;
import org.manymoons.kernel.Kernels;
import org.manymoons.modelfile.FeatureScaling;
import org.manymoons.modelfile.SavedModel;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.UnitMoves;
import org.manymoons.symmetry.align.Alignment;

/**
 * What two saved models are to each other; these are the keys of the compare command's JSON, null where they do not apply.
 *
 * @param permutation for each unit of a its partner in b, counted from 0; a list of lists for several hidden layers
 * @param signs       1, or -1 where the partner's weights are negated, shaped as the permutation
 * @param barrierRaw  rise of the loss above the straight line between the ends, at 51 points from a to b
 * @param barrierAligned the same to the b that is aligned with a; like permutation and signs null for identity layers, which
 *                    are compared as affine maps
 */
public record Comparison(
        PairVerdict verdict,
        @Nullable Double rawDistance,
        @Nullable Double alignedDistance,
        @Nullable Boolean alignmentExact,
        @Nullable List<?> permutation,
        @Nullable List<?> signs,
        @Nullable List<?> unitResiduals,
        @Nullable Double maxProbabilityDifference,
        @Nullable Double labelDisagreement,
        @Nullable Double barrierRaw,
        @Nullable Double barrierAligned,
        @Nullable Polished polished) {

    /** Both after polishing, and whether they are then one end state. */
    public record Polished(End a, End b, @Nullable Boolean same) {}

    /** An end state. */
    public record End(double cost, Kind kind) {}

    /**
     * A comparison with its reasons in sentences.
     *
     * @param units   each unit of a beside its partner in b, where they can be aligned
     * @param raw     the loss along the straight line from a to b, null where it was not evaluated
     * @param aligned the same to the b that is aligned with a
     */
    public record Explained(
            Comparison figures,
            List<String> reasons,
            List<MatchedUnit> units,
            @Nullable Barrier raw,
            @Nullable Barrier aligned) {}

    /** Compares two models, on data or without. */
    public static Explained of(SavedModel a, SavedModel b, @Nullable ModelData data) {
        Samples seenByA = data == null ? null : data.training(a);
        Samples seenByB = data == null ? null : data.training(b);
        PredictionDifference difference = seenByA == null || seenByB == null
                ? null
                : PredictionDifference.of(a.network(), a.parameters(), seenByA, b.network(), b.parameters(), seenByB);
        Double probability = difference == null ? null : difference.maxProbabilityDifference();
        Double labels = difference == null ? null : difference.labelDisagreement();
        String apart = apart(a, b);
        if (apart != null) {
            return new Explained(
                    new Comparison(
                            PairVerdict.UNDECIDED,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            probability,
                            labels,
                            null,
                            null,
                            null),
                    List.of(apart + ", so they are compared by function only"),
                    List.of(),
                    null,
                    null);
        }
        Network network = a.network();
        String excess = Budget.excessOfUnits(network);
        if (excess != null) {
            throw new DataException(a.file() + ": " + excess);
        }
        boolean floats = a.singlePrecision() || b.singlePrecision();
        Alignment alignment = Alignment.between(network, a.parameters(), b.parameters());
        PairVerdict verdict = PairComparison.asTheyStand(a.parameters(), b.parameters(), alignment, floats);
        List<String> reasons = List.of("without data only identity and symmetry can be told");
        double[] movedB = alignment.symmetry().apply(network, b.parameters());
        Barrier raw = null;
        Barrier aligned = null;
        Polished polished = null;
        if (seenByA != null && data != null) {
            Objective objective = Kernels.objective(network, seenByA);
            raw = Barrier.between(objective, a.parameters(), b.parameters());
            aligned = permutesUnits(network) ? Barrier.between(objective, a.parameters(), movedB) : null;
            String obstacle = obstacle(a, b);
            EndState endA = obstacle == null ? Polisher.polish(objective, a.parameters()) : null;
            EndState endB = obstacle == null ? Polisher.polish(objective, b.parameters()) : null;
            PairResult pair = new PairComparison(objective, null, floats)
                    .compare(
                            new PairComparison.Candidate(1, a.parameters(), endA),
                            new PairComparison.Candidate(2, b.parameters(), endB));
            verdict = pair.verdict();
            reasons = pair.reasons();
            if (obstacle != null && verdict == PairVerdict.UNDECIDED) {
                reasons = List.of("they were not polished: " + obstacle);
            }
            if (endA != null && endB != null) {
                polished = new Polished(
                        new End(endA.loss(), endA.kind()),
                        new End(endB.loss(), endB.kind()),
                        verdict == PairVerdict.UNDECIDED ? null : verdict.isSame());
            }
        }
        return new Explained(
                new Comparison(
                        verdict,
                        alignment.rawDistance(),
                        alignment.distance(),
                        alignment.provenOptimal(),
                        permutesUnits(network) ? moves(alignment, true) : null,
                        permutesUnits(network) ? moves(alignment, false) : null,
                        flat(alignment.unitResiduals().stream()
                                .map(layer -> Arrays.stream(layer).boxed().toList())
                                .toList()),
                        probability,
                        labels,
                        raw == null ? null : raw.height(),
                        aligned == null ? null : aligned.height(),
                        polished),
                reasons,
                MatchedUnit.of(network, a.parameters(), movedB, alignment),
                raw,
                aligned);
    }

    private static @Nullable String obstacle(SavedModel a, SavedModel b) {
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

    /** Why two models have no parameters in common, null if they have. */
    private static @Nullable String apart(SavedModel a, SavedModel b) {
        if (!a.network().layers().equals(b.network().layers())
                || a.network().outputLoss() != b.network().outputLoss()) {
            return "their shapes or activations differ";
        }
        return scaledAlike(a, b) ? null : "their normalisers differ";
    }

    private static boolean scaledAlike(SavedModel a, SavedModel b) {
        FeatureScaling one = a.scaling();
        FeatureScaling other = b.scaling();
        if (one == null || other == null) {
            return one == other;
        }
        return Arrays.equals(one.offset(), other.offset()) && Arrays.equals(one.factor(), other.factor());
    }

    private static boolean permutesUnits(Network network) {
        return network.hidden().stream().noneMatch(layer -> layer.activation() == Activation.IDENTITY);
    }

    private static List<?> moves(Alignment alignment, boolean permutation) {
        return flat(alignment.symmetry().layers().stream()
                .map(layer -> ((UnitMoves) layer)
                        .moves().stream()
                                .map(move -> permutation ? move.from() : move.factor() < 0 ? -1 : 1)
                                .toList())
                .toList());
    }

    private static <T> List<?> flat(List<List<T>> layers) {
        return layers.size() == 1 ? layers.get(0) : layers;
    }
}
