package org.manymoons.parting.update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The updates of a trajectory, with gradients that are computed once and when they are needed. */
public final class Steps {
    /** Chosen: parameters times updates of a fit, whose work grows with them. */
    private static final int MOST_EQUATIONS = 40_000;

    /** Chosen: the numbers of a rule are known to their rounding from fewer. */
    private static final int MOST_FITTED = 120;

    private final Trajectory trajectory;
    private final GradientSource source;
    private final Map<Integer, double[]> gradients = new HashMap<>();
    private final Map<Integer, double[]> terms = new HashMap<>();
    private final List<Integer> rows = new ArrayList<>();

    public Steps(Trajectory trajectory, GradientSource source) {
        this.trajectory = trajectory;
        this.source = source;
        for (int k = 0; k < trajectory.size(); k++) {
            if (trajectory.isUpdate(k)) {
                rows.add(k);
            }
        }
    }

    public Trajectory trajectory() {
        return trajectory;
    }

    public GradientSource source() {
        return source;
    }

    /** How many updates were recorded with the parameters before and after. */
    public int count() {
        return rows.size();
    }

    /** The i-th recorded update. */
    public Step get(int i) {
        int k = rows.get(i);
        return new Step(
                trajectory.iterations()[k],
                trajectory.rows()[k],
                trajectory.rows()[k + 1],
                gradient(k),
                terms(k),
                previous(k));
    }

    /** An update without what is rounded in it; of the one before all zeros where it was not recorded. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Plain(
            double[] before, double[] after, double[] gradient, double[] changeBefore, double[] gradientBefore) {}

    /** The i-th recorded update. */
    public Plain plain(int i) {
        int k = rows.get(i);
        double[] none = new double[trajectory.rows()[k].length];
        boolean first = !trajectory.isUpdate(k - 1);
        return new Plain(
                trajectory.rows()[k],
                trajectory.rows()[k + 1],
                gradient(k),
                first ? none : change(k - 1),
                first ? none : gradient(k - 1));
    }

    private double[] change(int k) {
        double[] change = new double[trajectory.rows()[k].length];
        for (int p = 0; p < change.length; p++) {
            change[p] = trajectory.rows()[k + 1][p] - trajectory.rows()[k][p];
        }
        return change;
    }

    private Step.@Nullable Previous previous(int k) {
        int size = trajectory.rows()[k].length;
        if (trajectory.iterations()[k] == 0) {
            double[] none = new double[size];
            return new Step.Previous(none, none, none, none);
        }
        if (!trajectory.isUpdate(k - 1)) {
            return null;
        }
        return new Step.Previous(change(k - 1), trajectory.rows()[k - 1], gradient(k - 1), terms(k - 1));
    }

    /** Some from this one on to before that one, the first ones and then evenly: as many as a fit needs. */
    public List<Step> sample(int from, int to) {
        int most = Math.max(3, Math.min(MOST_FITTED, MOST_EQUATIONS / trajectory.rows()[0].length));
        List<Step> chosen = new ArrayList<>();
        int count = to - from;
        int first = Math.min(count, most / 2);
        for (int i = 0; i < first; i++) {
            chosen.add(get(from + i));
        }
        int left = Math.min(most, count) - first;
        for (int i = 0; i < left; i++) {
            chosen.add(get(from + first + (int) ((long) i * (count - first) / left)));
        }
        return chosen;
    }

    /** The first update from this one on of which a measure exceeds 1, or {@link #count} where none does. */
    public int firstBeyond(int from, ToDoubleFunction<Step> measure) {
        int i = from;
        while (i < count() && measure.applyAsDouble(get(i)) <= 1) {
            i++;
        }
        return i;
    }

    private double[] gradient(int k) {
        double[] known = gradients.get(k);
        if (known == null) {
            known = source.gradient(trajectory.rows()[k], trajectory.iterations()[k]);
            gradients.put(k, known);
        }
        return known;
    }

    private double[] terms(int k) {
        double[] known = terms.get(k);
        if (known == null) {
            long iteration = trajectory.iterations()[k];
            known = source.roundedTerms(trajectory.rows()[k], iteration);
            double additions = source.criterion().roundings()
                    * RoundedTerms.additions(source.batch(iteration).size());
            for (int p = 0; p < known.length; p++) {
                known[p] *= additions;
            }
            terms.put(k, known);
        }
        return known;
    }
}
