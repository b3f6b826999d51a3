package org.manymoons.parting.update;

/**
 * A recipe for updates: gradient descent with weight decay and momentum, g = dL/dp + l2 p.
 *
 * @param l2         of weights, which arrays of booleans below tell from biases
 * @param l2OfBiases of biases; PyTorch's weight_decay is of both
 */
public record UpdateRule(Momentum kind, double learningRate, double l2, double l2OfBiases, double momentum) {

    public double decay(boolean[] weights, int k) {
        return weights[k] ? l2 : l2OfBiases;
    }

    /** What it changes parameter k by; the step has a previous one where there is momentum. */
    public double change(boolean[] weights, Step step, int k) {
        double decay = decay(weights, k);
        double gradient = step.gradient()[k] + decay * step.before()[k];
        Step.Previous previous = step.previous();
        if (kind == Momentum.NONE || previous == null) {
            return -learningRate * gradient;
        }
        double carried = momentum * previous.change()[k];
        if (kind == Momentum.HEAVY_BALL) {
            return carried - learningRate * gradient;
        }
        double gradientBefore = previous.gradient()[k] + decay * previous.before()[k];
        return carried - learningRate * (gradient + momentum * (gradient - gradientBefore));
    }

    /** How far rounding can take that change. */
    public double rounding(boolean[] weights, Step step, int k, double unit) {
        double decay = Math.abs(decay(weights, k));
        double terms = step.terms()[k] + 4 * decay * Math.abs(step.before()[k]);
        double stored = Math.abs(step.after()[k]) + Math.abs(step.before()[k]);
        Step.Previous previous = step.previous();
        if (kind != Momentum.NONE && previous != null) {
            stored += 2 * momentum * (Math.abs(step.before()[k]) + Math.abs(previous.before()[k]));
            terms = (1 + momentum) * terms
                    + momentum * (previous.terms()[k] + 4 * decay * Math.abs(previous.before()[k]));
        }
        return unit * (stored + Math.abs(learningRate) * terms) + Double.MIN_NORMAL;
    }

    /** The largest difference of a parameter from what this rule makes of it, in units of what rounding can do. */
    public double misfit(boolean[] weights, Step step, double unit) {
        double largest = 0;
        for (int k = 0; k < step.before().length; k++) {
            double difference = Math.abs(step.change(k) - change(weights, step, k));
            double ratio = difference / rounding(weights, step, k, unit);
            largest = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : Math.max(largest, ratio);
        }
        return largest;
    }
}
