package org.manymoons.config;

import org.jspecify.annotations.Nullable;
import org.manymoons.config.yaml.Limits;

/** What is recorded during training, each every so many iterations; null for never. */
public record ListenersSection(
        @Key(
                value = "The loss is logged every so many iterations; null for never.",
                min = 1,
                max = Limits.ITERATIONS,
                orNull = true)
        @Nullable
        Integer logLossEvery,

        @Key(
                value = "Loss and all parameters go to a file every so many iterations; null for never.",
                min = 1,
                max = Limits.ITERATIONS,
                orNull = true)
        @Nullable
        Integer dumpParametersEvery,

        @Key(
                value = "The largest eigenvalue of the Hessian is recorded every so many iterations; null for never.",
                min = 1,
                max = Limits.ITERATIONS,
                orNull = true)
        @Nullable
        Integer sharpnessEvery) {

    static final ListenersSection DEFAULT = new ListenersSection(1000, 10, 250);
}
