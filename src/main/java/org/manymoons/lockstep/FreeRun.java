package org.manymoons.lockstep;

import org.manymoons.reference.Updater;

/** The reference training on its own: an updater fed with its own gradients, from a given start. */
public final class FreeRun {
    /** The gradient of the loss on one batch of a fixed list of batches. */
    @FunctionalInterface
    public interface BatchGradient {
        double[] gradient(double[] parameters, int batch);
    }

    private final Updater updater;
    private final BatchGradient gradient;
    private final double[] parameters;
    private final double[] state;
    private long iteration;

    /** A run that has made no update yet; {@code start} is copied. */
    public FreeRun(Updater updater, BatchGradient gradient, double[] start) {
        this.updater = updater;
        this.gradient = gradient;
        this.parameters = start.clone();
        this.state = new double[updater.stateSize(start.length)];
    }

    /** Makes one update on the given batch. */
    public void advance(int batch) {
        updater.update(parameters, gradient.gradient(parameters, batch), state, iteration);
        iteration++;
    }

    /** Moves every parameter but zeros up by one ulp (unit in the last place). */
    void changeByOneUlp() {
        for (int k = 0; k < parameters.length; k++) {
            if (parameters[k] != 0) {
                parameters[k] = Math.nextUp(parameters[k]);
            }
        }
    }

    /** The parameters now; a view that changes with the next update. */
    public double[] parameters() {
        return parameters;
    }
}
