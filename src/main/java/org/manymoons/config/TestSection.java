package org.manymoons.config;

import org.manymoons.config.yaml.Limits;

/**
 * The held-out test set: for generated data as many samples again from another random state, for CSV a part of the rows.
 *
 * @param fraction    share of the CSV file's rows that is held out; CSV only
 * @param randomState seed of the generator, or of the choice of rows
 */
public record TestSection(
        @Key(value = "Share of the rows of the CSV file that is held out.", above = 0, below = 1)
        double fraction,

        @Key(
                value = "For generated data the seed of as many fresh samples, by default the training data's"
                        + " random_state + 1, which it must differ from; for CSV the seed of the choice of rows, by"
                        + " default 0.",
                min = 0,
                max = Limits.SEED)
        long randomState) {

    static final TestSection DEFAULT = new TestSection(0.25, 1);
}
