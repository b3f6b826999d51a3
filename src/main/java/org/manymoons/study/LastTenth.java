package org.manymoons.study;

import org.jspecify.annotations.Nullable;
import org.manymoons.lockstep.ObservedUpdate;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Recipe;

/** Remembers the cost before the last tenth of the updates, to tell how much training still gained at its end. */
final class LastTenth {
    private static final int TENTH = 10;

    private final Recipe recipe;
    private final int updatesBefore;
    private int updates;
    private @Nullable Double cost;

    LastTenth(Recipe recipe) {
        this.recipe = recipe;
        updatesBefore = recipe.iterations() - Math.max(1, recipe.iterations() / TENTH);
    }

    void accept(ObservedUpdate update) {
        if (updates == updatesBefore) {
            double value = Loss.loss(recipe.network(), update.before(), recipe.training());
            cost = Double.isFinite(value) ? value : null;
        }
        updates++;
    }

    /** On the whole training set, l2 included; null before that update, or where it was no finite number. */
    @Nullable
    Double cost() {
        return cost;
    }
}
