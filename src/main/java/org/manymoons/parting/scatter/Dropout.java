package org.manymoons.parting.scatter;

import static org.manymoons.wording.Wording.format;

import java.util.SplittableRandom;
import org.manymoons.reference.Network;

/**
 * Gradients under dropout (Srivastava et al. 2014): for each sample anew, each feature, each hidden unit or both are left out with
 * probability p, and those that stay are divided by 1 - p.
 */
record Dropout(Network network, Where where, double p) implements ScatterModel {
    /** What is left out at random. */
    enum Where {
        HIDDEN("hidden units"),
        INPUTS("features"),
        BOTH("features and hidden units");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean drops(int layer) {
            return this == BOTH || (this == INPUTS) == (layer == 0);
        }
    }

    /** Of another probability. */
    Dropout with(double other) {
        return new Dropout(network, where, other);
    }

    @Override
    public String words() {
        return where.words + " left out with probability " + format("%.2g", p);
    }

    @Override
    public Draws at(UsedGradient place, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DisturbedPass pass = new DisturbedPass(network);
        return Draws.ofEach(
                place,
                draws,
                (n, out) -> pass.gradient(
                        (layer, a) -> a,
                        layer -> factor(layer, random),
                        place.parameters(),
                        place.batch().inputs()[n],
                        place.batch().labels()[n],
                        out));
    }

    private double factor(int layer, SplittableRandom random) {
        return !where.drops(layer) ? 1 : random.nextDouble() < p ? 0 : 1 / (1 - p);
    }
}
