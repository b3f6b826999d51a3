package org.manymoons.census;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.journal.SeedLine;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Spectrum;

/**
 * Where one seed ended, as a line of {@code census.jsonl}: everything about its end state except the spectrum, which is
 * computed again from the parameters, to the same bits.
 *
 * @param failed   why there is no end state, null where there is one
 * @param endState null where the seed failed
 */
public record SeedEnd(
        long seed, @Nullable String failed, @Nullable Polished endState) implements SeedLine {
    public SeedEnd {
        if ((failed == null) == (endState == null)) {
            throw new IllegalArgumentException("either an end state or why it failed: seed=" + seed);
        }
    }

    public static SeedEnd failed(long seed, String why) {
        return new SeedEnd(seed, why, null);
    }

    static SeedEnd of(long seed, EndState end) {
        return new SeedEnd(seed, null, Polished.of(end));
    }

    /** An {@link EndState} without its spectrum. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Polished(
            Kind kind,
            double loss,
            double lossBound,
            double gradientMaxAbs,
            double gradientBound,
            double conditionNumber,
            double newtonStep,
            int iterations,
            List<String> freeDirections,
            List<String> reasons,
            double[] parameters,
            @Nullable Channel channel) {
        public Polished {
            if (kind == null || parameters == null || freeDirections == null || reasons == null) {
                throw new IllegalArgumentException(
                        "an end state needs a kind, parameters, free directions and reasons");
            }
            if (parameters.length == 0 || !Arrays.stream(parameters).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("an end state has parameters, all of them finite");
            }
            if (kind == Kind.CHANNEL_TO_INFINITY && channel == null) {
                throw new IllegalArgumentException("a channel to infinity says which channel it is");
            }
        }

        public static Polished of(EndState end) {
            return new Polished(
                    end.kind(),
                    end.loss(),
                    end.lossBound(),
                    end.gradientMaxAbs(),
                    end.gradientBound(),
                    end.conditionNumber(),
                    end.newtonStep(),
                    end.iterations(),
                    end.freeDirections(),
                    end.reasons(),
                    end.parameters(),
                    end.channel());
        }

        EndState with(Objective objective) {
            return new EndState(
                    parameters,
                    kind,
                    loss,
                    lossBound,
                    gradientMaxAbs,
                    gradientBound,
                    Spectrum.of(objective, parameters),
                    conditionNumber,
                    newtonStep,
                    channel,
                    freeDirections,
                    iterations,
                    reasons);
        }
    }
}
