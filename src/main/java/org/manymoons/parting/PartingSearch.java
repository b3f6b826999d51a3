package org.manymoons.parting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.align.Alignment;

/** Finds the first update at which two trainings of one network differ by more than rounding, and the cause that explains it. */
public final class PartingSearch {
    private final Trajectory a;
    private final Trajectory b;
    private final Network network;
    private final Arithmetic arithmeticOfA;
    private final Arithmetic arithmeticOfB;
    private final CommonRows rows;
    private final double fine;
    private final List<Cause> besides = new ArrayList<>();
    private final List<String> notes;
    private @Nullable Explanation ofA;
    private @Nullable Explanation ofB;

    private PartingSearch(Trajectory a, Trajectory b, Network network, List<String> notes) {
        this.notes = notes;
        this.a = a;
        this.b = b;
        this.network = network;
        arithmeticOfA = Arithmetic.of(a.rows());
        arithmeticOfB = Arithmetic.of(b.rows());
        rows = new CommonRows(a, b);
        fine = arithmeticOfA.finer(arithmeticOfB).unit();
    }

    /**
     * Compares two trainings.
     *
     * @param network without weight decay, which is found out
     * @param samples that they are said to have been trained on, null if nothing is said
     * @param notes   what was taken for granted
     */
    public static Parting of(
            Trajectory a, Trajectory b, Network network, @Nullable Samples samples, List<String> notes) {
        PartingSearch search = new PartingSearch(a, b, network, notes);
        if (samples != null) {
            search.ofA = Explanation.of(a, network, samples, search.arithmeticOfA.unit());
            search.ofB = Explanation.of(b, network, samples, search.arithmeticOfB.unit());
        }
        return search.result(search.cause());
    }

    private Parting result(Cause cause) {
        int parts = rows.partsAt(fine);
        CommonRows.Gap gap = parts < rows.gaps().size() ? rows.gaps().get(parts) : null;
        return new Parting(
                side(a, arithmeticOfA, ofA),
                side(b, arithmeticOfB, ofB),
                gap == null ? null : gap.iteration(),
                gap == null ? null : gap.difference(),
                rows.last().difference(),
                rows.last().iteration(),
                cause,
                besides,
                notes);
    }

    private static Parting.Side side(Trajectory of, Arithmetic arithmetic, @Nullable Explanation explanation) {
        return new Parting.Side(
                of.name(),
                of.size(),
                of.iterations()[0],
                of.iterations()[of.size() - 1],
                arithmetic,
                explanation == null ? null : Parting.Recipe.of(explanation));
    }

    private Cause cause() {
        if (rows.partsAt(fine) == rows.gaps().size() && isSameThroughout()) {
            return new Cause.NotParted(Certainty.SHOWN);
        }
        Cause start = start();
        if (start != null) {
            addOthers();
            return start;
        }
        Explanation explainedA = ofA;
        Explanation explainedB = ofB;
        return explainedA == null || explainedB == null
                ? withoutData()
                : new ByRecipes(explainedA, explainedB, rows, arithmeticOfA, arithmeticOfB, besides).cause();
    }

    /** Bit by bit. */
    private boolean isSameThroughout() {
        return rows.gaps().stream().allMatch(gap -> gap.difference() == 0);
    }

    /** Other parameters in the first common row, by more than the rounding of the coarser arithmetic. */
    private @Nullable Cause start() {
        double[] first = a.rows()[rows.first().rowA()];
        double[] other = b.rows()[rows.first().rowB()];
        if (rows.startsAlike(fine) || arithmeticOfA != arithmeticOfB && isRounded(first, other)) {
            return null;
        }
        Alignment alignment = Alignment.between(network, first, other);
        boolean same = alignment.distance() <= 8 * 2 * fine * alignment.scale();
        long iteration = rows.first().iteration();
        return new Cause.InitialWeights(
                iteration,
                rows.first().difference(),
                alignment.distance(),
                same,
                iteration == 0 ? Certainty.SHOWN : Certainty.LIKELY);
    }

    private boolean isRounded(double[] first, double[] other) {
        Arithmetic coarse = arithmeticOfA.coarser(arithmeticOfB);
        for (int k = 0; k < first.length; k++) {
            double spacing = 2 * coarse.unit() * Math.max(Math.abs(first[k]), Math.abs(other[k]));
            if (Math.abs(first[k] - other[k]) > spacing) {
                return false;
            }
        }
        return true;
    }

    /** What differs besides the start. */
    private void addOthers() {
        if (ofA != null && ofB != null && ofA.first() != null && ofB.first() != null) {
            RecipeDifference difference = RecipeDifference.of(
                    ofA,
                    ofB,
                    ofA.first(),
                    ofB.first(),
                    arithmeticOfA.coarser(arithmeticOfB).unit());
            if (!difference.shown().isEmpty()) {
                besides.add(new Cause.Hyperparameter(difference.shown(), Certainty.SHOWN));
            }
        }
        if (arithmeticOfA != arithmeticOfB) {
            besides.add(new Cause.Precision(arithmeticOfA, arithmeticOfB, Certainty.SHOWN));
        }
    }

    private Cause withoutData() {
        int parts = rows.partsAt(fine);
        if (parts == rows.gaps().size()) {
            return new Cause.NotParted(Certainty.SHOWN);
        }
        double coarse = arithmeticOfA.coarser(arithmeticOfB).unit();
        if (arithmeticOfA != arithmeticOfB && rows.partsAt(coarse) > parts) {
            return new Cause.Precision(arithmeticOfA, arithmeticOfB, Certainty.LIKELY);
        }
        Cause found = parts == 0 ? null : new WithoutData(a, b, network, rows, fine).cause(parts);
        return found != null
                ? found
                : new Cause.Undecided(
                        "without data no update can be made again; name what A and B were trained on with --data");
    }
}
