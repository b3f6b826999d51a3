package org.manymoons.dl4j;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the loss of the batch, as it was before the update, every n-th update. */
final class LossLogListener extends BaseTrainingListener {
    private static final Logger log = LoggerFactory.getLogger(LossLogListener.class);

    private final long seed;
    private final int every;

    /** Logs under the seed's name, every n-th update. */
    LossLogListener(long seed, int every) {
        this.seed = seed;
        this.every = every;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        int updates = iteration + 1;
        if (updates % every == 0) {
            log.info("seed {} iteration {} loss {}", seed, updates, model.score());
        }
    }
}
