package org.manymoons.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * Samples at x = 0, 1, 2, 3 whose odds are 1/4, 1/2, 2 and 32, that is 2^(2^x) / 8: the logit is an exponential of x exactly, and no
 * function has a lower loss than the frequencies have. The logits grow by log 2, 2 log 2 and 4 log 2. One tanh unit, whose increments
 * at equal steps never double twice, comes as near as one likes and never there: the only end is a channel, a rising
 * exponential at infinity.
 */
final class FourPoints {
    static final Network ONE_UNIT = Network.of(1, List.of(1), Activation.TANH, 0);

    /**
     * The limit with odds of 64 at x = 3, where the logits grow faster than an exponential: the exponential of {@link #STEEPER_SLOPE} fits
     * best, with residuals that a finite unit makes larger. By mpmath's findroot with 30 digits.
     */
    static final double STEEPER_LIMIT = 0.151170860763598375258116646547;

    /** Of x in the exponent. */
    static final double STEEPER_SLOPE = 2 * 0.427019623343896383479441190007;

    /** The logit at the far end of the exponential. */
    static final double STEEPER_CONSTANT = -1.82603447793946391927790647975;

    /** With odds of 16 at x = 3 one unit says all four exactly: w, b, v, c by mpmath's findroot. */
    private static final double[] FLATTER_MINIMUM = {
        0.481211825059603447497758913424,
        -1.44363547517881034249327674027,
        4.64977264243307536259447708874,
        2.77258872223978123766892848583
    };

    /** For each x how many samples have label 0, and how many 1. */
    private static final int[][] COUNTS = {{4, 1}, {2, 1}, {1, 2}, {1, 32}};

    private FourPoints() {}

    static Samples samples() {
        return samples(COUNTS[3][1]);
    }

    /** With these odds at x = 3. */
    static Samples samples(int odds) {
        int[][] counts = {COUNTS[0], COUNTS[1], COUNTS[2], {1, odds}};
        List<double[]> inputs = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        for (int x = 0; x < counts.length; x++) {
            for (int label = 0; label < 2; label++) {
                for (int n = 0; n < counts[x][label]; n++) {
                    inputs.add(new double[] {x});
                    labels.add((double) label);
                }
            }
        }
        return new Samples(
                inputs.toArray(double[][]::new),
                labels.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static double[] flatterMinimum() {
        return FLATTER_MINIMUM.clone();
    }

    /** The entropy of the frequencies, in nats for each sample. */
    static double limit() {
        double sum = 0;
        for (int[] counts : COUNTS) {
            double all = Arrays.stream(counts).sum();
            sum -= counts[0] * Math.log(counts[0] / all) + counts[1] * Math.log(counts[1] / all);
        }
        return sum / samples().size();
    }

    /**
     * A network on its way: v tanh(w x + b) + c with v (1 - 2 exp(2 (w x + b))) near it where w x + b is far below 0. Wanted is
     * log(2) 2^x - 3 log(2), so that w = log(2)/2, and 2 |v| exp(2 b) = log 2.
     *
     * @param bias how far away the unit is, above 0
     */
    static double[] along(double bias) {
        double v = 0.5 * Math.log(2) * Math.exp(2 * bias);
        return new double[] {0.5 * Math.log(2), -bias, v, v - 3 * Math.log(2)};
    }
}
