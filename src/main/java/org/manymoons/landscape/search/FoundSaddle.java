package org.manymoons.landscape.search;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.manymoons.compare.Barrier;
import org.manymoons.endstate.EndState;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.align.Alignment;

/**
 * A saddle as a search leaves it, with where its two sides lead; these are the keys of a journal's saddles.
 *
 * @param cost               loss in nats, l2 included
 * @param costBound          bound of that loss's rounding error
 * @param negativeEigenvalue the one below zero
 * @param eigenvalueBound    how far it can be from the exact one
 * @param secondEigenvalue   the next
 * @param secondEigenvalueBound how far that can be from the exact one
 * @param gradientMaxAbs     largest absolute component of the gradient
 * @param gradientBound      bound of the rounding error of that component
 * @param flatDirections     eigenvalues that cannot be told from zero
 * @param parameters         in the network's order
 * @param parameterError     how far the exact saddle can be, in the directions that are not flat
 * @param oneSide            where the way down leads, against the direction of negative curvature; null where that was not
 *                           settled
 * @param otherSide          the same along that direction
 * @param oneWay             networks on the way to the one side, at equal distances, down to its end; none without an end
 * @param otherWay           the same to the other side
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record FoundSaddle(
        double cost,
        double costBound,
        double negativeEigenvalue,
        double eigenvalueBound,
        double secondEigenvalue,
        double secondEigenvalueBound,
        double gradientMaxAbs,
        double gradientBound,
        int flatDirections,
        double[] parameters,
        double parameterError,
        EndState.@Nullable Decision oneSide,
        EndState.@Nullable Decision otherSide,
        double[][] oneWay,
        double[][] otherWay) {
    /** Chosen: multiples of an error within which "equal" is meant. */
    private static final double CERTAINTY = 10;

    /** Chosen, of the norm: rounding on the way to a saddle that its own bounds do not have. */
    private static final double ROUNDING = 1e-9;

    /** Where a way down leads, and networks on it. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Side(EndState.@Nullable Decision end, double[][] way) {
        static final Side NONE = new Side(null, new double[0][]);
    }

    private boolean isLevel(Symmetry symmetry, FoundSaddle other, Objective objective) {
        double[] there = symmetry.apply(objective.network(), other.parameters);
        double allowed = CERTAINTY * (costBound + other.costBound);
        return Arrays.stream(Barrier.losses(objective, parameters, there, Barrier.POINTS))
                .allMatch(loss -> Math.abs(loss - cost) <= allowed);
    }

    FoundSaddle leading(Side one, Side other) {
        return new FoundSaddle(
                cost,
                costBound,
                negativeEigenvalue,
                eigenvalueBound,
                secondEigenvalue,
                secondEigenvalueBound,
                gradientMaxAbs,
                gradientBound,
                flatDirections,
                parameters,
                parameterError,
                one.end(),
                other.end(),
                one.way(),
                other.way());
    }

    /**
     * What makes this one of the other, if they are one saddle: equal within the errors, aligned. Saddles with flat
     * directions are whole families: two of one have equal costs, and the straight line between them is level.
     */
    public Optional<Symmetry> madeOf(FoundSaddle other, Objective objective) {
        if (Math.abs(cost - other.cost) > CERTAINTY * (costBound + other.costBound)
                || flatDirections != other.flatDirections) {
            return Optional.empty();
        }
        Alignment alignment = Alignment.between(objective.network(), parameters, other.parameters);
        double allowed = CERTAINTY * (parameterError + other.parameterError) + ROUNDING * alignment.scale();
        return alignment.distance() <= allowed || flatDirections > 0 && isLevel(alignment.symmetry(), other, objective)
                ? Optional.of(alignment.symmetry())
                : Optional.empty();
    }
}
