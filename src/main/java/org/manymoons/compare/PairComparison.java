package org.manymoons.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.align.Alignment;

/** Decides what two runs are to each other, first as they stand, then by their end states. */
public final class PairComparison {
    /** The spacing of doubles at 1. */
    private static final double DOUBLE = 0x1p-52;

    /** The spacing of floats at 1. */
    private static final double FLOAT = 0x1p-23;

    /** Two vectors that a symmetry makes equal differ by a few roundings of each parameter at most. */
    private static final double ROUNDINGS = 8;

    private final Objective objective;
    private final @Nullable Samples test;
    private final double spacing;

    /** Doubles compared with doubles. */
    public PairComparison(Objective objective, @Nullable Samples test) {
        this(objective, test, DOUBLE);
    }

    /**
     * Equal up to symmetry is equal up to the rounding of the coarser file.
     *
     * @param spacing of its numbers next to 1: 2^-52 for doubles, 2^-23 for floats
     */
    public PairComparison(Objective objective, @Nullable Samples test, double spacing) {
        this.objective = objective;
        this.test = test;
        this.spacing = spacing;
    }

    /** A run as it stands and, where it was polished, what became of it. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Candidate(
            long seed, double[] parameters, @Nullable EndState end) {}

    /** The two as they stand and by their end states. */
    public PairResult compare(Candidate a, Candidate b) {
        Alignment alignment = Alignment.between(objective.network(), a.parameters(), b.parameters());
        return compare(a, b, alignment, Lines.between(objective, a.parameters(), b.parameters(), alignment));
    }

    /** The same where the two are aligned already, and the loss between them is known. */
    public PairResult compare(Candidate a, Candidate b, Alignment alignment, @Nullable Lines lines) {
        Network network = objective.network();
        EndState endA = a.end();
        EndState endB = b.end();
        SameEndState polished = endA == null || endB == null ? null : SameEndState.of(objective, endA, endB);
        PairVerdict verdict = verdict(a, b, alignment, polished);
        return new PairResult(
                a.seed(),
                b.seed(),
                verdict,
                alignment.rawDistance(),
                alignment.distance(),
                alignment.provenOptimal(),
                alignment.measuredIn().words(),
                alignment.symmetry().toString(),
                alignment.unitResiduals(),
                height(lines == null ? null : lines.raw()),
                height(lines == null ? null : lines.aligned()),
                PredictionDifference.of(network, a.parameters(), b.parameters(), objective.samples()),
                test == null ? null : PredictionDifference.of(network, a.parameters(), b.parameters(), test),
                polished == null ? null : PairResult.finite(polished.alignment().distance()),
                polished == null ? null : PairResult.finite(polished.parameterError()),
                reasons(verdict, alignment, polished),
                new PairAlignment(alignment, polished == null ? null : polished.alignment(), lines));
    }

    private static @Nullable Double height(@Nullable Barrier barrier) {
        return barrier == null ? null : PairResult.finite(barrier.height());
    }

    /**
     * What the parameters alone tell: identical, same up to symmetry, or undecided. In numbers coarser than floats nobody
     * computes, they are only stored: then each parameter must agree within the rounding of both, since a share of the norm
     * could hide a unit.
     *
     * @param spacing of the coarser file's numbers next to 1
     */
    public static PairVerdict asTheyStand(
            Network network, double[] a, double[] b, Alignment alignment, double spacing) {
        if (Arrays.equals(a, b)) {
            return PairVerdict.IDENTICAL;
        }
        boolean same = spacing <= FLOAT
                ? alignment.distance() <= ROUNDINGS * spacing * alignment.scale()
                : agreeOneByOne(a, alignment.symmetry().apply(network, b), spacing / 2, alignment.scale());
        return same ? PairVerdict.SAME_UP_TO_SYMMETRY : PairVerdict.UNDECIDED;
    }

    private static boolean agreeOneByOne(double[] a, double[] b, double rounding, double scale) {
        for (int k = 0; k < a.length; k++) {
            double allowed = rounding * (Math.abs(a[k]) + Math.abs(b[k])) + ROUNDINGS * DOUBLE * scale;
            if (!(Math.abs(a[k] - b[k]) <= allowed)) {
                return false;
            }
        }
        return true;
    }

    private PairVerdict verdict(Candidate a, Candidate b, Alignment alignment, @Nullable SameEndState polished) {
        PairVerdict standing = asTheyStand(objective.network(), a.parameters(), b.parameters(), alignment, spacing);
        if (standing != PairVerdict.UNDECIDED) {
            return standing;
        }
        if (polished == null || a.end() == null) {
            return PairVerdict.UNDECIDED;
        }
        boolean channel = a.end().kind() == Kind.CHANNEL_TO_INFINITY;
        return switch (polished.verdict()) {
            case SAME -> channel ? PairVerdict.SAME_CHANNEL_AFTER_POLISHING : PairVerdict.SAME_MINIMUM_AFTER_POLISHING;
            case DIFFERENT -> PairVerdict.DIFFERENT_END_STATES;
            case UNDECIDED -> PairVerdict.UNDECIDED;
        };
    }

    /** Of a verdict that the parameters alone tell. */
    public static List<String> reasonsAsTheyStand(Alignment alignment) {
        return List.of(String.format(
                Locale.ROOT, "aligned they are %.2g apart at a norm of %.3g", alignment.distance(), alignment.scale()));
    }

    private static List<String> reasons(PairVerdict verdict, Alignment alignment, @Nullable SameEndState polished) {
        if (verdict == PairVerdict.IDENTICAL || verdict == PairVerdict.SAME_UP_TO_SYMMETRY) {
            return reasonsAsTheyStand(alignment);
        }
        return polished == null ? List.of("they were not polished") : polished.reasons();
    }
}
