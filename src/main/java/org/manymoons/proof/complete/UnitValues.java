package org.manymoons.proof.complete;

import java.util.Arrays;
import org.manymoons.proof.complete.Cone.Parallelepiped;

/**
 * The unit on every sample over a parallelepiped: u = w.x + b and f = tanh u in the middle, the change g of u along each direction, f' in the
 * middle and at most, and how far u is from that at most. Each f is within 2^-46 of tanh u, each f' within 2^-44 of itself of
 * 1 - tanh^2 u, each g within 2^-49 of its {@link #size}.
 */
final class UnitValues {
    /** More than the relative rounding of a sum of a few positive terms. */
    static final double WIDER = 1 + 0x1p-30;

    /** More than the rounding of one operation, 2^-53. */
    private static final double SUM = 0x1p-52;

    private static final double FAR = 300; // e^-600 is nothing

    final double[] u;
    final double[] f;
    final double[][] g;
    final double[][] size; // sums of the absolute values of what g is the sum of
    final double[] longest; // the largest size of each direction
    final double[] slope;
    final double[] most; // f' at most
    final double[] reach; // of u
    final double[] blur; // rounding of u
    private final OneUnitData data;

    UnitValues(OneUnitData data) {
        this.data = data;
        int n = data.size();
        int units = data.inputs() + 1;
        u = new double[n];
        f = new double[n];
        g = new double[n][units];
        size = new double[n][units];
        longest = new double[units];
        slope = new double[n];
        most = new double[n];
        reach = new double[n];
        blur = new double[n];
    }

    void over(Parallelepiped box) {
        Arrays.fill(longest, 0);
        int inputs = data.inputs();
        double[] middle = box.middle();
        double[] radius = box.radius();
        for (int i = 0; i < u.length; i++) {
            double[] x = data.x()[i];
            double sum = middle[inputs];
            double terms = Math.abs(sum);
            for (int j = 0; j < inputs; j++) {
                double term = middle[j] * x[j];
                sum += term;
                terms += Math.abs(term);
            }
            double wide = 0;
            for (int k = 0; k <= inputs; k++) {
                double[] direction = box.directions()[k];
                double change = direction[inputs];
                double parts = Math.abs(change);
                for (int j = 0; j < inputs; j++) {
                    double term = direction[j] * x[j];
                    change += term;
                    parts += Math.abs(term);
                }
                g[i][k] = change;
                size[i][k] = parts;
                longest[k] = Math.max(longest[k], parts);
                wide += radius[k] * Math.abs(change);
                terms += radius[k] * parts;
            }
            double away = Math.abs(sum);
            u[i] = sum;
            blur[i] = terms * (inputs + 6) * SUM;
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
