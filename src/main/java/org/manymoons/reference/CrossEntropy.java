package org.manymoons.reference;

/**
 * Binary cross-entropy of one sample as a function of the logit z and the label y, in nats:
 * L(z, y) = -y log s(z) - (1 - y) log(1 - s(z)) = softplus(z) - y z.
 *
 * <p>DL4J's {@code LossBinaryXENT(epsilon)} clips s(z) to [epsilon, 1 - epsilon] first; {@code epsilon = 0} is the
 * unclipped loss.
 *
 * @param epsilon the clipping of probabilities, in [0, 0.5)
 */
public record CrossEntropy(double epsilon) {
    /** The loss itself, without clipping. */
    public static final CrossEntropy EXACT = new CrossEntropy(0);

    public CrossEntropy {
        if (!(epsilon >= 0 && epsilon < 0.5)) {
            throw new IllegalArgumentException("epsilon must be in [0, 0.5): epsilon=" + epsilon);
        }
    }

    /** Whether the probability of this logit is clipped. */
    public boolean clips(double z) {
        if (epsilon == 0) {
            return false;
        }
        double p = Logistic.sigmoid(z);
        return p < epsilon || p > 1 - epsilon;
    }

    /** L(z, y). */
    public double loss(double z, double y) {
        if (clips(z)) {
            double p = clipped(z);
            return -y * Math.log(p) - (1 - y) * Math.log1p(-p);
        }
        // softplus(z) - y z, written so that a sample on its right side loses no digits
        return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /**
     * dL/dz = s(z) - y. Where the probability is clipped, DL4J takes dL/dp at the clipped p and ds/dz at the true one:
     * (p - y) / (p (1 - p)) s'(z), with s' = s (1 - s) as it rounds: 0 from z = 37 on.
     */
    public double derivative(double z, double y) {
        if (clips(z)) {
            double p = clipped(z);
            double s = Logistic.sigmoid(z);
            return (p - y) / (p * (1 - p)) * (s * (1 - s));
        }
        // written so that neither label loses digits: s(z) - 1 = -s(-z)
        return (1 - y) * Logistic.sigmoid(z) - y * Logistic.sigmoid(-z);
    }

    /** |dL/dp| at the clipped p: how much a change of s(z) changes {@link #derivative} where the probability is clipped. */
    public double amplification(double z, double y) {
        double p = clipped(z);
        return Math.abs(p - y) / (p * (1 - p));
    }

    /** d2L/dz2 = s'(z), of the unclipped loss. */
    public static double secondDerivative(double z) {
        return Logistic.sigmoidDerivative(z);
    }

    private double clipped(double z) {
        return Math.min(Math.max(Logistic.sigmoid(z), epsilon), 1 - epsilon);
    }
}
