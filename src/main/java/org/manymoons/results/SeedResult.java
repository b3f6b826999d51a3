package org.manymoons.results;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.study.LockstepSeries;

/**
 * What is known of one seed's run. Everything is null that does not apply, and all figures where the run failed.
 *
 * @param failedAtIteration update after which the loss or a parameter was no finite number; null where none
 * @param parameters        at the end, in DL4J's order
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record SeedResult(
        long seed,
        @Nullable Integer failedAtIteration,
        @JsonUnwrapped Figures figures,
        @Nullable LockstepSummary lockstep,
        @Nullable FreeRunSummary freeRun,
        @Nullable List<SharpnessPoint> sharpnessAlongRun,
        double @Nullable [] parameters) {

    /** A run that stopped because its numbers were no longer finite. */
    public static SeedResult failed(long seed, int iteration, @Nullable LockstepSummary lockstep) {
        return new SeedResult(seed, iteration, Figures.NONE, lockstep, null, null, null);
    }

    /**
     * Of the network at the end of training.
     *
     * @param cost                 loss on the training set, in nats, l2 included
     * @param costBeforeLastTenth  the cost when a tenth of the updates was left, at least one
     * @param testAccuracyInterval 95 % Wilson interval
     * @param gradientMaxAbs       largest component of the gradient
     * @param sharpness            largest eigenvalue of the Hessian
     * @param sharpnessThreshold   what it has to stay below for full-batch training to be stable
     */
    public record Figures(
            @Nullable Double cost,
            @Nullable Double costBeforeLastTenth,
            @Nullable Double trainingAccuracy,
            @Nullable Double testAccuracy,
            @Nullable List<Double> testAccuracyInterval,
            @Nullable Double gradientMaxAbs,
            @Nullable Double sharpness,
            @Nullable Double sharpnessThreshold) {
        private static final Figures NONE = new Figures(null, null, null, null, null, null, null, null);
    }

    /** In nats, l2 included; null where the run failed. */
    public @Nullable Double cost() {
        return figures.cost();
    }

    /** Whether the run failed. */
    public boolean hasFailed() {
        return failedAtIteration != null;
    }

    /**
     * Every checked update of DL4J against the reference's own.
     *
     * @param steps          number of updates checked
     * @param maxDifference  largest difference of a parameter after one update, relative to max(1, |parameter|)
     * @param tolerance      what was allowed, rounding of the gradient on top (see {@code max_allowed})
     * @param maxAllowed     the most that was allowed for the parameter nearest to its limit in an update
     * @param agrees         whether every checked update was within what is allowed
     * @param clippedSamples number of times, over all checked updates, that a sample's probability was clipped
     * @param disagreement   the first update that was not within it, null where there is none
     * @param differences    along the run; of many checked updates the one with the largest difference in each of
     *                       {@value LockstepSeries#MOST} equal stretches
     */
    public record LockstepSummary(
            long steps,
            double maxDifference,
            double tolerance,
            double maxAllowed,
            boolean agrees,
            long clippedSamples,
            @Nullable Disagreement disagreement,
            @Nullable List<LockstepDifference> differences) {}

    /** The largest relative difference of a parameter after one update; written as {@code [iteration, difference]}. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record LockstepDifference(long iteration, double difference) {}

    /** A parameter that the reference would have updated differently. */
    public record Disagreement(
            long iteration, int parameter, @Nullable Double difference, double allowed) {}

    /**
     * The reference training on its own from the same start.
     *
     * @param partsAtIteration        update after which it differs from DL4J by more than 1e-9, null if never
     * @param finalDifference         largest difference of a parameter at the end
     * @param controlPartsAtIteration the same for the reference and itself from a start changed by one ulp
     * @param suspectedDefect         whether DL4J parts much earlier than rounding explains
     */
    public record FreeRunSummary(
            @Nullable Long partsAtIteration,
            @Nullable Double finalDifference,
            @Nullable Long controlPartsAtIteration,
            boolean suspectedDefect) {}

    /** The sharpness after some updates. */
    public record SharpnessPoint(long iteration, double sharpness) {}
}
