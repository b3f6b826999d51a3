package org.manymoons.kink;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Samples on a line, for points whose optimality conditions are solved by hand. */
final class Line {
    private final List<double[]> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();

    /** Samples of label 1 and of label 0 at a place. */
    Line at(double place, int ones, int zeros) {
        for (int k = 0; k < ones + zeros; k++) {
            x.add(new double[] {place});
            y.add(k < ones ? 1.0 : 0.0);
        }
        return this;
    }

    Objective objective(Activation activation, int units, double l2) {
        return Objective.of(Network.of(1, List.of(units), activation, l2), samples());
    }

    Samples samples() {
        return new Samples(
                x.toArray(double[][]::new),
                y.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The points -2, -1, 1, 2 with labels 0, 1, 0, 1: at the logit 0 their residuals are 1/8, -1/8, 1/8, -1/8. */
    static Line balanced() {
        return new Line().at(-2, 0, 1).at(-1, 1, 0).at(1, 0, 1).at(2, 1, 0);
    }

    /**
     * A minimum of one relu unit on the kink at 1/2, solved by hand: with v = w = sqrt(s), s = logit(3/4 - 2 l2) - c and
     * c = logit(1/4 + 2 l2) the residual beyond the kink is -l2, the one on it 1/32 + l2/4, so the multiplier is v l2 of at most
     * v (1/32 + l2/4): it is inside for l2 below 1/24.
     */
    static Line onOneKink() {
        return new Line().at(-1, 1, 2).at(0.5, 0, 1).at(1.5, 3, 1);
    }

    /** The parameters w, b, v, c of that minimum. */
    static double[] minimumOnOneKink(double l2) {
        double c = logit(0.25 + 2 * l2);
        double v = Math.sqrt(logit(0.75 - 2 * l2) - c);
        return new double[] {v, -v / 2, v, c};
    }

    static double logit(double p) {
        return Math.log(p / (1 - p));
    }
}
