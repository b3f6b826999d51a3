package org.manymoons.study;

import org.jspecify.annotations.Nullable;
import org.manymoons.lockstep.Lockstep;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.results.SeedResult.Disagreement;
import org.manymoons.results.SeedResult.LockstepSummary;

/** Checks the updates that the plan names and keeps the summary of one run. */
final class LockstepCheck {
    private final Network network;
    private final Lockstep lockstep;
    private final LockstepPlan plan;
    private final double tolerance;
    private final LockstepSeries series = new LockstepSeries();
    private long steps;
    private double maxDifference;
    private double maxAllowed;
    private double maxAbsolute;
    private long clippedSamples;
    private @Nullable Disagreement disagreement;

    LockstepCheck(Network network, Lockstep lockstep, LockstepPlan plan, double tolerance) {
        this.network = network;
        this.lockstep = lockstep;
        this.plan = plan;
        this.tolerance = tolerance;
        this.maxAllowed = tolerance;
    }

    /** Takes the next update; false if the loss before it is no finite number, so that there is nothing to compare. */
    boolean accept(ObservedUpdate step) {
        if (!plan.checks(step.iteration()) || !isFinite(step.after())) {
            return true;
        }
        Lockstep.UpdateCheck outcome = lockstep.check(step);
        if (outcome.difference().isEmpty() && !Double.isFinite(Loss.loss(network, step.before(), step.batch()))) {
            return false;
        }
        steps++;
        clippedSamples += outcome.clipped();
        double difference = outcome.difference().orElse(Double.POSITIVE_INFINITY);
        boolean finite = Double.isFinite(difference);
        if (finite) {
            maxDifference = Math.max(maxDifference, difference);
            maxAbsolute = Math.max(maxAbsolute, outcome.absolute().orElseThrow());
            series.add(step.iteration() + 1, difference);
        }
        if (outcome.agrees()) {
            maxAllowed = Math.max(maxAllowed, outcome.allowed());
        } else if (disagreement == null) {
            disagreement = new Disagreement(
                    step.iteration() + 1, outcome.parameter(), finite ? difference : null, outcome.allowed());
        }
        return true;
    }

    /** The largest absolute difference that a single update made. */
    double maxAbsolute() {
        return maxAbsolute;
    }

    LockstepSummary summary() {
        return new LockstepSummary(
                steps,
                maxDifference,
                tolerance,
                maxAllowed,
                disagreement == null,
                clippedSamples,
                disagreement,
                series.thinned());
    }

    private static boolean isFinite(double[] parameters) {
        for (double parameter : parameters) {
            if (!Double.isFinite(parameter)) {
                return false;
            }
        }
        return true;
    }
}
