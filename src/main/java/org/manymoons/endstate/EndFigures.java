package org.manymoons.endstate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;

/**
 * An end state in figures, as every result shows it; which of them are in which file, and in which order, the record around it
 * says. What is null does not apply or is not in that file.
 *
 * @param cost       loss on the training set in nats, l2 included; of a channel, some way along it
 * @param limit      of the loss along a channel
 * @param limitError how far the exact limit can be from it; null where that is not known
 * @param point      where the network stands
 * @param iterations polishing steps tried
 * @param freeDirections   names of the flat directions
 * @param parameters in the network's order
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record EndFigures(
        Kind kind,
        double cost,
        @Nullable Double limit,
        @Nullable Double limitError,
        @JsonUnwrapped Point point,
        @Nullable Integer iterations,
        @Nullable Double trainingAccuracy,
        @Nullable Double testAccuracy,
        List<String> freeDirections,
        Reasons reasons,
        double[] parameters) {

    /**
     * The derivatives of the loss there.
     *
     * @param gradientBound    what rounding alone can make of {@code gradientMaxAbs}
     * @param eigenvalues      of the Hessian, ascending
     * @param eigenvalueBounds how far each of them can be from the exact one
     * @param conditionNumber  largest over smallest absolute eigenvalue; null where the smallest cannot be told from zero
     * @param newtonStep       length of the Newton step relative to the parameter norm; null where that is not finite
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Point(
            @Nullable Double gradientMaxAbs,
            @Nullable Double gradientBound,
            double @Nullable [] eigenvalues,
            double @Nullable [] eigenvalueBounds,
            @Nullable Double conditionNumber,
            @Nullable Double newtonStep) {
        /** What a critical point has and a channel has not. */
        static final Point NONE = new Point(null, null, null, null, null, null);

        private static Point of(EndState end) {
            EndState.Decision decision = end.decision();
            return new Point(
                    decision.gradientMaxAbs(),
                    decision.gradientBound(),
                    end.spectrum().eigenvalues(),
                    end.spectrum().bounds(),
                    finite(decision.conditionNumber()),
                    finite(decision.newtonStep()));
        }

        @JsonProperty
        public @Nullable Double hessianMinEigenvalue() {
            return eigenvalues == null ? null : eigenvalues[0];
        }

        /** How far the smallest eigenvalue can be from the exact one. */
        @JsonProperty
        public @Nullable Double hessianMinEigenvalueBound() {
            return eigenvalueBounds == null ? null : eigenvalueBounds[0];
        }

        @JsonProperty
        public @Nullable Double hessianMaxEigenvalue() {
            return eigenvalues == null ? null : eigenvalues[eigenvalues.length - 1];
        }
    }

    /** Of this end state, with the accuracies of its network where there are any. */
    public static EndFigures of(EndState end, @Nullable Double trainingAccuracy, @Nullable Double testAccuracy) {
        EndState.Decision decision = end.decision();
        Channel channel = end.channel();
        return new EndFigures(
                end.kind(),
                end.loss(),
                channel == null ? null : channel.limit(),
                channel == null ? null : finite(channel.limitError()),
                Point.of(end),
                decision.iterations(),
                trainingAccuracy,
                testAccuracy,
                decision.freeDirections(),
                decision.reasons(),
                end.parameters());
    }

    /** Without what a critical point has and a channel has not. */
    public EndFigures withoutPoint() {
        return new EndFigures(
                kind,
                cost,
                limit,
                limitError,
                Point.NONE,
                iterations,
                trainingAccuracy,
                testAccuracy,
                freeDirections,
                reasons,
                parameters);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** The limit of a channel, the cost of anything else: what the end state is worth. */
    public double value() {
        return limit == null ? cost : limit;
    }
}
