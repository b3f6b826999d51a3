package org.manymoons.config;

import java.util.Locale;

/**
 * How initial weights are drawn from a seed.
 *
 * @param scale standard deviation of the weights; numpy_normal only
 */
public record InitialWeights(
        @Key("numpy_normal: scale * numpy.random.RandomState(seed).randn, layer by layer; xavier: DL4J's own XAVIER.")
        Scheme scheme,

        @Key(value = "Standard deviation of the weights.", min = 0)
        double scale) {

    static final InitialWeights DEFAULT = new InitialWeights(Scheme.NUMPY_NORMAL, 0.01);

    /** A rule for drawing weights. */
    public enum Scheme {
        /** Gaussian, with exactly the numbers that a NumPy user gets. */
        NUMPY_NORMAL,
        /** DL4J's own. */
        XAVIER;

        /** The name in the YAML file. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
