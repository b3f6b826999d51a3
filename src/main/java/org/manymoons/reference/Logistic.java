package org.manymoons.reference;

/** The logistic function s(z) = 1 / (1 + exp(-z)) and its relatives, without overflow or cancellation for any z. */
public final class Logistic {
    private Logistic() {}

    /** s(z). */
    public static double sigmoid(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double e = Math.exp(z);
        return e / (1 + e);
    }

    /** s'(z) = s(z) (1 - s(z)) = e / (1 + e)^2 with e = exp(-|z|). */
    public static double sigmoidDerivative(double z) {
        double e = Math.exp(-Math.abs(z));
        return e / ((1 + e) * (1 + e));
    }

    /** log(1 + exp(z)). */
    public static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
