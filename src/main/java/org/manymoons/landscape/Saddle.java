package org.manymoons.landscape;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A saddle of index 1, verified: its gradient is within ten times its rounding bound, exactly one eigenvalue is below zero
 * beyond its bound, and every other is above its own, or is one of the flat ones.
 *
 * @param cost               loss on the training set in nats, l2 included
 * @param negativeEigenvalue the one below zero
 * @param eigenvalueBound    how far it can be from the exact one
 * @param secondEigenvalue   the next, and its bound
 * @param gradientMaxAbs     largest absolute component of the gradient
 * @param gradientBound      bound of the rounding error of that component
 * @param flatDirections     eigenvalues that cannot be told from zero; 0 at a saddle in the strict sense
 * @param copies             parameter vectors that are this one written differently; null where not known
 * @param joins              numbers of the end states that the ways down lead to, the smaller first; null where one of them
 *                           was not settled
 * @param parameters         in the network's order
 * @param oneWay             networks on the way down to the first of {@code joins}, the last one a copy of that end state;
 *                           null without {@code joins}
 * @param otherWay           the same to the second
 * @param found              how, each way once
 * @param searches           how many searches that began at different places led to it
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Saddle(
        double cost,
        double negativeEigenvalue,
        double eigenvalueBound,
        double secondEigenvalue,
        double secondEigenvalueBound,
        double gradientMaxAbs,
        double gradientBound,
        int flatDirections,
        @Nullable BigInteger copies,
        @Nullable List<Integer> joins,
        double[] parameters,
        double @Nullable [][] oneWay,
        double @Nullable [][] otherWay,
        List<Found> found,
        int searches) {
    /** The kind of search that led to a saddle. */
    public enum Found {
        /** From the top of a rough path between two networks. */
        PATH,
        /** Uphill from an end state along an eigenvector of its Hessian. */
        MODE,
        /** A minimum of a network with one unit less, embedded (Fukumizu and Amari 2000). */
        EMBEDDING;

        /** As in the results: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
