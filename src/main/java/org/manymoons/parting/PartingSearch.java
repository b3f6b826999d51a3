package org.manymoons.parting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.update.Arithmetic;
import org.manymoons.parting.update.Explanation;
import org.manymoons.parting.update.Trajectory;
import org.manymoons.reference.Network;
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
    private final List<Candidate> alternatives;
    private final List<String> notes;
    private @Nullable Explanation ofA;
    private @Nullable Explanation ofB;

    private PartingSearch(
            Trajectory a, Trajectory b, Network network, List<Candidate> alternatives, List<String> notes) {
        this.alternatives = alternatives;
        this.notes = new ArrayList<>(notes);
        this.a = a;
        this.b = b;
        this.network = network;
        arithmeticOfA = Arithmetic.of(a.rows());
        arithmeticOfB = Arithmetic.of(b.rows());
        rows = new CommonRows(a, b);
        fine = arithmeticOfA.finer(arithmeticOfB).unit();
    }

    /**
     * Compares two trainings of which nobody says what data they saw.
     *
     * @param network whose symmetries are undone
     * @param notes   what was taken for granted
     */
    public static Parting withoutData(Trajectory a, Trajectory b, Network network, List<String> notes) {
        PartingSearch search = new PartingSearch(a, b, network, List.of(), notes);
        return search.result(search.cause());
    }

    /**
     * Compares two trainings.
     *
     * @param taken        the network that they are said to be of, or turned out to be
     * @param alternatives other networks that one of them may be of
     * @param notes        what was taken for granted
     */
    public static Parting of(
            Trajectory a, Trajectory b, Candidate taken, List<Candidate> alternatives, List<String> notes) {
        PartingSearch search = new PartingSearch(a, b, taken.network(), alternatives, notes);
        search.ofA =
                Explanation.of(a, taken.network(), taken.samples(), taken.criterion(), search.arithmeticOfA.unit());
        search.ofB =
                Explanation.of(b, taken.network(), taken.samples(), taken.criterion(), search.arithmeticOfB.unit());
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
                : new ByRecipes(explainedA, explainedB, rows, arithmeticOfA, arithmeticOfB, alternatives, besides)
                        .cause();
    }

    /** Bit by bit. */
    private boolean isSameThroughout() {
        return rows.gaps().stream().allMatch(gap -> gap.difference() == 0);
    }

    /** Other parameters in the first common row, by more than the rounding of the coarser arithmetic. */
    private @Nullable Cause start() {
        double[] first = a.rows()[rows.first().rowA()];
        double[] other = b.rows()[rows.first().rowB()];
        if (rows.startsAlike(fine) || (arithmeticOfA != arithmeticOfB && isRounded(first, other))) {
            return null;
        }
        if (rows.first().iteration() > 0
                && ofA != null
                && ofB != null
                && new Beginning(ofA, ofB, rows, coarse()).isOne()) {
            notes.add("the first iteration that both recorded is "
                    + rows.first().iteration() + "; they differ there, but come from one start");
            return null;
        }
        Cause shifted = shift();
        if (shifted != null) {
            return shifted;
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

    /** Where the rows of one are those of the other some updates later, they were recorded elsewhere in the loop. */
    private @Nullable Cause shift() {
        for (int shift = 1; shift <= 2; shift++) {
            boolean later = isShifted(a, b, shift);
            if (later || isShifted(b, a, shift)) {
                return new Cause.Undecided("the rows of " + (later ? "B are those of A " : "A are those of B ") + shift
                        + " later: record both before the first update and after each one");
            }
        }
        return null;
    }

    private boolean isShifted(Trajectory one, Trajectory later, int shift) {
        int compared = Math.min(one.size() - shift, later.size());
        for (int k = 0; k < compared; k++) {
            for (int p = 0; p < later.rows()[k].length; p++) {
                double x = one.rows()[k + shift][p];
                if (Math.abs(x - later.rows()[k][p]) > 8 * fine * rows.last().size()) {
                    return false;
                }
            }
        }
        return compared > 1;
    }

    private double coarse() {
        return arithmeticOfA.coarser(arithmeticOfB).unit();
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
