package org.manymoons.compare;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two runs compared, as they stand and after polishing.
 *
 * @param a              seed of the one
 * @param b              seed of the other
 * @param rawDistance    Euclidean distance of the parameters as they stand
 * @param alignedDistance smallest distance over all symmetries of b
 * @param alignmentExact whether no symmetry can do better
 * @param symmetry       the symmetry found, in words
 * @param unitResiduals  distance of each unit of a from its partner in b, hidden layer by hidden layer
 * @param barrierRaw     how far the training loss rises above the straight line between its ends, on the straight line from a
 *                       to b; null where that takes too long
 * @param barrierAligned the same to the b that is aligned with a; null for identity layers, which permute nothing
 * @param training       how the predictions differ on the training set
 * @param test           the same on the test set, null without one
 * @param polishedDistance aligned distance after polishing, null where nothing was polished
 * @param polishedError  the distance that the errors of the two polished networks explain, as the reasons have it
 * @param reasons        why this verdict, in sentences
 * @param alignment      what all of this was computed from; null in what was read back from a file
 */
public record PairResult(
        long a,
        long b,
        PairVerdict verdict,
        double rawDistance,
        double alignedDistance,
        boolean alignmentExact,
        String measuredIn,
        String symmetry,
        List<double[]> unitResiduals,
        @Nullable Double barrierRaw,
        @Nullable Double barrierAligned,
        PredictionDifference training,
        @Nullable PredictionDifference test,
        @Nullable Double polishedDistance,
        @Nullable Double polishedError,
        List<String> reasons,
        @JsonIgnore @Nullable PairAlignment alignment) {

    /** How the predictions differ on held-out samples, on the training set where there are none. */
    public PredictionDifference held() {
        return test == null ? training : test;
    }

    /** The number, or null where it is none that JSON can hold. */
    public static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
