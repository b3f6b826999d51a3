package org.manymoons.endstate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of end states that were made up, for the sentences and tables that are made of them. */
public final class MadeUpFigures {
    private MadeUpFigures() {}

    /** Of a network on which it is right about 97.08 % of the training samples. */
    public static EndFigures of(Kind kind, double cost, @Nullable Double limit, Reasons reasons, double... parameters) {
        return of(kind, cost, limit, null, null, List.of(), reasons, parameters);
    }

    public static EndFigures of(
            Kind kind,
            double cost,
            @Nullable Double limit,
            @Nullable Double limitError,
            @Nullable Double testAccuracy,
            List<String> free,
            Reasons reasons,
            double... parameters) {
        return new EndFigures(
                kind,
                cost,
                limit,
                limitError,
                EndFigures.Point.NONE,
                3,
                0.9708,
                testAccuracy,
                free,
                reasons,
                parameters);
    }
}
