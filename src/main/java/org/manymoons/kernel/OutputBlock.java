package org.manymoons.kernel;

/**
 * The cross-entropy of one block as a function of the logits z. With the label's sign t = 1 - 2y and e = exp(-|z|):
 * L = softplus(t z) = max(t z, 0) + log1p(e), dL/dz = t s(t z), d2L/dz2 = e / (1 + e)^2, each with a small relative
 * error, however certain the prediction.
 */
final class OutputBlock {
    /** dL/dz. */
    final double[] errors;
    /** d2L/dz2. */
    final double[] curvatures;

    private final Decay decay;
    private final double[] losses;

    OutputBlock(int blockSize) {
        errors = new double[blockSize];
        curvatures = new double[blockSize];
        losses = new double[blockSize];
        decay = new Decay(blockSize);
    }

    /** The sum of the losses of n samples. */
    double loss(double[] logits, double[] labelSigns, int n) {
        decay.evaluate(logits, 1, n);
        losses(logits, labelSigns, decay.exp, losses, n);
        return Sums.sum(losses, n);
    }

    /** Fills {@link #errors} and {@link #curvatures}. */
    void differentiate(double[] logits, double[] labelSigns, int n) {
        decay.evaluate(logits, 1, n);
        differentiate(decay.exp, decay.sign, labelSigns, errors, curvatures, n);
    }

    /**
     * log1p(e) = 2 atanh(v), v = e / (2 + e) in [0, 1/3]; atanh(v) = v + v^3 Q(v^2) with the near-minimax Q of degree 10
     * (mpmath's chebyfit; relative error 2e-18).
     */
    private static void losses(double[] logits, double[] labelSigns, double[] exp, double[] losses, int n) {
        for (int i = 0; i < n; i++) {
            double v = exp[i] / (2 + exp[i]);
            double w = v * v;
            double s = 0.07815767353715612;
            s = s * w + 0.03745819730336633;
            s = s * w + 0.05422645516389906;
            s = s * w + 0.05867132589688297;
            s = s * w + 0.06667589830757856;
            s = s * w + 0.07692271958876583;
            s = s * w + 0.0909090994963398;
            s = s * w + 0.11111111099108056;
            s = s * w + 0.14285714285800133;
            s = s * w + 0.1999999999999976;
            s = s * w + 0.3333333333333333;
            losses[i] = Math.max(labelSigns[i] * logits[i], 0) + 2 * (v + v * (w * s));
        }
    }

    private static void differentiate(
            double[] exp, double[] sign, double[] labelSigns, double[] errors, double[] curvatures, int n) {
        for (int i = 0; i < n; i++) {
            double positive = 0.5 + 0.5 * (sign[i] * labelSigns[i]); // 1 where t z >= 0, else 0
            double inverse = 1 / (1 + exp[i]);
            errors[i] = labelSigns[i] * ((positive + (1 - positive) * exp[i]) * inverse);
            curvatures[i] = exp[i] * inverse * inverse;
        }
    }
}
