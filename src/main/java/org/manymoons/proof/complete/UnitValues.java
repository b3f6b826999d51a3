package org.manymoons.proof.complete;

/**
 * The unit on every sample over a box: u = w.x + b and f = tanh u in the middle, f' there and at most, and how far u is from that at
 * most. Each f is within 2^-46 of tanh u, each f' within 2^-44 of itself of 1 - tanh^2 u.
 */
final class UnitValues {
    /** More than the relative rounding of a sum of a few positive terms. */
    static final double WIDER = 1 + 0x1p-30;

    /** More than the rounding of one operation, 2^-53. */
    private static final double SUM = 0x1p-52;

    private static final double FAR = 300; // e^-600 is nothing

    final double[] u;
    final double[] f;
    final double[] slope;
    final double[] most; // f' at most
    final double[] reach; // of u
    final double[] blur; // rounding of u
    private final OneUnitData data;

    UnitValues(OneUnitData data) {
        this.data = data;
        int n = data.size();
        u = new double[n];
        f = new double[n];
        slope = new double[n];
        most = new double[n];
        reach = new double[n];
        blur = new double[n];
    }

    /** Over all units within the radius of the middle, w and b. */
    void over(double[] middle, double[] radius) {
        int inputs = data.inputs();
        for (int i = 0; i < u.length; i++) {
            double[] x = data.x()[i];
            double sum = middle[inputs];
            double size = Math.abs(sum);
            double wide = radius[inputs];
            for (int j = 0; j < inputs; j++) {
                double term = middle[j] * x[j];
                sum += term;
                size += Math.abs(term);
                wide += radius[j] * Math.abs(x[j]);
            }
            double away = Math.abs(sum);
            u[i] = sum;
            blur[i] = size * (inputs + 5) * SUM;
            reach[i] = wide * WIDER + blur[i];
            double e = away > FAR ? 0 : Outward.exp(-2 * away);
            f[i] = Math.copySign((1 - e) / (1 + e), sum);
            slope[i] = 4 * e / ((1 + e) * (1 + e));
            double near = Math.max(0, away - reach[i]);
            e = near > FAR ? 0x1p-860 : Outward.exp(-2 * near);
            most[i] = 4 * e / ((1 + e) * (1 + e)) * WIDER;
        }
    }
}
