package org.manymoons.lockstep;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.ForwardPass;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.rounding.SaturationBound;

/**
 * Checks another program's training step by step: from the other program's own state before an update the reference makes
 * that update itself, and compares. Nothing accumulates, so two correct programs agree to rounding at every step, however
 * chaotic the training is.
 *
 * <p>The allowed difference of a parameter p is {@code tolerance * max(1, |p before|, |p after|)}. Where rounding alone can
 * do more, what it can do is allowed on top: for Adam, which divides by the size of the gradient, and where DL4J clips
 * probabilities, whose loss is then steep. It is the gradient's rounding bound times the updater's {@link
 * Updater#sensitivity}.
 */
public final class Lockstep {
    /** A gradient that can be checked: the reference's own, or a deliberately wrong one in a test. */
    @FunctionalInterface
    public interface GradientFunction {
        double[] gradient(Network network, double[] parameters, Samples samples, CrossEntropy crossEntropy);
    }

    /**
     * How one update compares with its repetition.
     *
     * @param difference largest |difference| / max(1, |p|) over the parameters, empty where one is not a number
     * @param parameter  index of the parameter that comes nearest to what is allowed for it, or exceeds it by most
     * @param allowed    what was allowed for that parameter, on the same scale
     * @param agrees     whether every parameter is within what is allowed
     * @param absolute   largest |difference|, empty likewise
     * @param clipped    number of samples whose probability was clipped
     */
    public record UpdateCheck(
            OptionalDouble difference,
            int parameter,
            double allowed,
            boolean agrees,
            OptionalDouble absolute,
            int clipped) {}

    private final Network network;
    private final Updater updater;
    private final CrossEntropy crossEntropy;
    private final double tolerance;
    private final GradientFunction gradientFunction;

    /** A check with the reference's own gradient. */
    public Lockstep(Network network, Updater updater, CrossEntropy crossEntropy, double tolerance) {
        this(network, updater, crossEntropy, tolerance, Gradient::gradient);
    }

    /** A check with any gradient, to show that a wrong one is caught. */
    public Lockstep(
            Network network,
            Updater updater,
            CrossEntropy crossEntropy,
            double tolerance,
            GradientFunction gradientFunction) {
        this.network = network;
        this.updater = updater;
        this.crossEntropy = crossEntropy;
        this.tolerance = tolerance;
        this.gradientFunction = gradientFunction;
    }

    /** Makes the step again and compares. */
    public UpdateCheck check(ObservedUpdate step) {
        double[] mine = step.before().clone();
        double[] state = step.stateBefore().clone();
        double[] gradient = gradientFunction.gradient(network, mine, step.batch(), crossEntropy);
        updater.update(mine, gradient, state, step.iteration());

        int clipped = clippedSamples(step);
        UpdateCheck strict = compare(step, mine, new double[mine.length], clipped);
        boolean roundingCounts = updater instanceof Updater.Adam || clipped > 0;
        return strict.agrees() || !roundingCounts
                ? strict
                : compare(step, mine, roundingAllowance(step, state), clipped);
    }

    private UpdateCheck compare(ObservedUpdate step, double[] mine, double[] allowance, int clipped) {
        double largest = 0;
        double absolute = 0;
        double largestExcess = Double.NEGATIVE_INFINITY;
        int worst = 0;
        double allowedThere = tolerance;
        for (int k = 0; k < mine.length; k++) {
            double scale = Math.max(1, Math.max(Math.abs(step.before()[k]), Math.abs(step.after()[k])));
            double difference = Math.abs(mine[k] - step.after()[k]) / scale;
            if (Double.isNaN(difference)) {
                return new UpdateCheck(OptionalDouble.empty(), k, tolerance, false, OptionalDouble.empty(), clipped);
            }
            double allowed = tolerance + allowance[k] / scale;
            double excess = difference / allowed;
            if (excess > largestExcess) {
                largestExcess = excess;
                worst = k;
                allowedThere = allowed;
            }
            largest = Math.max(largest, difference);
            absolute = Math.max(absolute, difference * scale);
        }
        return new UpdateCheck(
                OptionalDouble.of(largest),
                worst,
                allowedThere,
                largestExcess <= 1,
                OptionalDouble.of(absolute),
                clipped);
    }

    private int clippedSamples(ObservedUpdate step) {
        if (network.outputLoss() != OutputLoss.SIGMOID_CROSS_ENTROPY) {
            return 0; // DL4J clips no other gradient
        }
        ForwardPass forward = new ForwardPass(network);
        int clipped = 0;
        for (double[] x : step.batch().inputs()) {
            if (Arrays.stream(forward.run(step.before(), x)).anyMatch(crossEntropy::clips)) {
                clipped++;
            }
        }
        return clipped;
    }

    private double[] roundingAllowance(ObservedUpdate step, double[] state) {
        double[] rounding =
                RoundingBound.of(network, step.before(), step.batch()).gradient();
        double[] saturation = SaturationBound.gradient(network, step.before(), step.batch(), crossEntropy);
        double[] allowance = new double[rounding.length];
        Arrays.setAll(
                allowance, k -> updater.sensitivity(state, k, step.iteration()) * 2 * (rounding[k] + saturation[k]));
        return allowance;
    }
}
