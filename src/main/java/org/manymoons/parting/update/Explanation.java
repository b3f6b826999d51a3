package org.manymoons.parting.update;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * The updates of one training explained by gradient descent on given data.
 *
 * @param first what explains the updates from the first one on, null if nothing does
 * @param until the first update that it does not explain, the number of all if it explains all
 * @param then  what explains the others, null if nothing does or if there are none
 */
public record Explanation(
        Steps steps,
        @Nullable FittedRule first,
        int until,
        @Nullable FittedRule then) {
    /** Chosen: fewer updates may be explained by chance, more may have another recipe among them. */
    private static final int BEGINNING = 8;

    /** Chosen: of more samples only usual sizes of a batch are tried and those that divide their number. */
    private static final int TRY_ALL_SIZES = 400;

    /** Sizes that people choose. */
    private static final int[] USUAL = {
        1, 2, 4, 5, 8, 10, 16, 20, 25, 32, 40, 50, 64, 100, 128, 200, 250, 256, 500, 512, 1000
    };

    public boolean isWhole() {
        return first != null && until == steps.count();
    }

    public BatchPlan plan() {
        return steps.source().plan();
    }

    /** Updates that one of the two explains. */
    public int explained() {
        return then == null ? until : steps.count();
    }

    /** Of these data; batches are tried too where updates on all samples explain nothing. */
    public static Explanation of(
            Trajectory trajectory, Network network, Samples samples, Criterion criterion, double unit) {
        Steps full = new Steps(trajectory, new GradientSource(network, samples, criterion, BatchPlan.full(samples)));
        if (full.count() == 0) {
            return new Explanation(full, StridedRule.of(trajectory, full.source(), unit), 0, null);
        }
        FittedRule beginning = beginning(full, unit, BEGINNING);
        if (beginning != null) {
            return extended(full, unit, beginning);
        }
        for (BatchPlan plan : plans(samples.size())) {
            Steps inBatches = new Steps(trajectory, new GradientSource(network, samples, criterion, plan));
            FittedRule rule = QuickFit.isPossible(inBatches, BEGINNING, unit)
                    ? FittedRule.of(
                            inBatches.source().weights(), inBatches.sample(0, Math.min(BEGINNING, full.count())), unit)
                    : null;
            if (rule != null && rule.explains()) {
                return extended(inBatches, unit, rule);
            }
        }
        FittedRule shorter = null;
        for (int length = BEGINNING / 2; length >= 1 && shorter == null; length /= 2) {
            shorter = beginning(full, unit, length);
        }
        return shorter == null ? new Explanation(full, null, 0, null) : extended(full, unit, shorter);
    }

    /** Whether the first updates follow the gradient on all of these samples. */
    public static boolean onAllSamples(
            Trajectory trajectory, Network network, Samples samples, Criterion criterion, double unit) {
        Steps full = new Steps(trajectory, new GradientSource(network, samples, criterion, BatchPlan.full(samples)));
        boolean explained = false;
        for (int length = BEGINNING; length >= 1 && full.count() > 0 && !explained; length /= BEGINNING) {
            explained = beginning(full, unit, length) != null;
        }
        return explained || (full.count() == 0 && StridedRule.of(trajectory, full.source(), unit) != null);
    }

    private static @Nullable FittedRule beginning(Steps steps, double unit, int length) {
        if (!QuickFit.isPossible(steps, length, unit)) {
            return null;
        }
        FittedRule rule =
                FittedRule.of(steps.source().weights(), steps.sample(0, Math.min(length, steps.count())), unit);
        return rule != null && rule.explains() ? rule : null;
    }

    /** Whether the first updates follow the gradient of their source. */
    public static boolean follows(Steps steps, double unit) {
        return steps.count() > 0 && beginning(steps, unit, BEGINNING) != null;
    }

    private static List<BatchPlan> plans(int samples) {
        Set<Integer> sizes = new LinkedHashSet<>();
        for (int size : USUAL) {
            if (size < samples) {
                sizes.add(size);
            }
        }
        for (int size = 1; size < samples; size++) {
            if (samples <= TRY_ALL_SIZES || samples % size == 0) {
                sizes.add(size);
            }
        }
        List<BatchPlan> plans = new ArrayList<>();
        for (int size : sizes) {
            plans.add(new BatchPlan(size, true));
            if (samples % size != 0) {
                plans.add(new BatchPlan(size, false));
            }
        }
        return plans;
    }

    /** As far as the rule of the beginning goes, fitted anew to all of that; then what the rest follows. */
    private static Explanation extended(Steps steps, double unit, FittedRule beginning) {
        FittedRule whole = FittedRule.of(steps.source().weights(), steps.sample(0, steps.count()), unit);
        if (whole != null && whole.explains()) {
            int until = steps.firstBeyond(
                    0, step -> whole.rule().misfit(steps.source().weights(), step, unit));
            if (until == steps.count()) {
                return new Explanation(steps, whole, until, null);
            }
        }
        int until = steps.firstBeyond(
                0, step -> beginning.rule().misfit(steps.source().weights(), step, unit));
        FittedRule refined = until == 0 ? null : FittedRule.of(steps.source().weights(), steps.sample(0, until), unit);
        FittedRule rule = refined != null && refined.explains() ? refined : beginning;
        int reached =
                steps.firstBeyond(0, step -> rule.rule().misfit(steps.source().weights(), step, unit));
        FittedRule rest = reached == steps.count()
                ? null
                : FittedRule.of(steps.source().weights(), steps.sample(reached, steps.count()), unit);
        boolean explains = rest != null
                && rest.explains()
                && steps.firstBeyond(
                                reached,
                                step -> rest.rule().misfit(steps.source().weights(), step, unit))
                        == steps.count();
        return new Explanation(steps, rule, reached, explains ? rest : null);
    }
}
