package org.manymoons.compare;

import java.util.List;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.results.RunPlan;

/**
 * Six points on a line, of which the middle ones are of class 1, and one tanh unit, whose function is monotone. It can
 * separate the points on the right or, worse, the one on the left: with weight decay 0.02 these are two minima, found here
 * with mpmath.findroot on the gradient (30 digits). Without weight decay they are channels, whose limits are those of the
 * best monotone functions: the mean entropy where the inseparable points share one probability, 2/3 H(3/4) and 5/6 H(3/5).
 */
public final class SixPoints {
    public static final Samples SAMPLES =
            new Samples(new double[][] {{-2}, {-1}, {0}, {1}, {3}, {4}}, new double[] {0, 1, 1, 1, 0, 0});

    public static final double RIGHT_COST = 0.46116519986270856;
    public static final double LEFT_COST = 0.65507360714301854;
    static final double RIGHT_LIMIT = 2.0 / 3 * entropy(0.75);
    public static final double LEFT_LIMIT = 5.0 / 6 * entropy(0.6);

    private SixPoints() {}

    /** The minimum that separates the points on the right: w, bias, output weight, output bias. */
    public static double[] right() {
        return new double[] {-1.3377149425298793, 3.0550877838628811, 1.9279672143578334, -0.971468691089153};
    }

    /** The minimum that separates the point on the left. */
    public static double[] left() {
        return new double[] {1.6624155875648191, 2.8962078800165838, 1.3491734690203943, -1.0394516879651434};
    }

    /** The same function: tanh is odd. */
    public static double[] flipped(double[] p) {
        return new double[] {-p[0], -p[1], -p[2], p[3]};
    }

    public static double[] moved(double[] p, double by) {
        return new double[] {p[0] + by, p[1] - by, p[2] + by, p[3] + by};
    }

    public static Network network(double l2) {
        return Network.of(1, List.of(1), Activation.TANH, l2);
    }

    public static Objective objective(double l2) {
        return Kernels.objective(network(l2), SAMPLES);
    }

    public static RunPlan plan(double l2) {
        Recipe recipe =
                new Recipe(network(l2), new Updater.Sgd(1), SAMPLES, List.of(SAMPLES), 10, seed -> new double[4]);
        return new RunPlan(recipe, null, List.of(0L), null, null, null, 1e-12);
    }

    private static double entropy(double p) {
        return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    }
}
