package org.manymoons.channel;

import java.util.List;
import org.manymoons.reference.Samples;

/**
 * Tanh units with small incoming weights whose sum is, up to a constant, nearly a polynomial of the inputs. Each unit is
 * w, b, v. With T = tanh(b) the derivatives of tanh at b are f' = 1 - T^2, f'' = -2 T f', f''' = (6 T^2 - 2) f'.
 */
final class FadedUnits {
    /** Chosen: the two biases stay where tanh is not saturated. */
    private static final double MOST_TILT = 0.8;

    private FadedUnits() {}

    /** r = u.x as v tanh(e u.x + b) with v = 1/(e f'(b)) and tanh(b) = tilt. */
    static double[] line(double[] u, double delta, double tilt, Samples samples) {
        int d = samples.features();
        double e = delta / largest(u, 0, samples);
        double[] unit = new double[d + 2];
        for (int j = 0; j < d; j++) {
            unit[j] = e * u[j];
        }
        complete(unit, e, tilt, 1);
        return unit;
    }

    /** r = u.x as v softplus(sign e u.x) with v = 2 sign/e, up to a constant; its square has the sign of v. */
    static double[] softplusLine(double[] u, double delta, double sign, Samples samples) {
        int d = samples.features();
        double e = sign * delta / largest(u, 0, samples);
        double[] unit = new double[d + 2];
        for (int j = 0; j < d; j++) {
            unit[j] = e * u[j];
        }
        unit[d + 1] = 2 / e;
        return unit;
    }

    /**
     * r + sign q^2 + k q^3 as two units with w_i = h_i t plus a part for r. With v_1 h_1 f'_1 = -v_2 h_2 f'_2 = K the
     * terms of order h cancel, and with h_1 T_1 = -h_2 T_2 = D/2 the square is -K D q^2 and the cube
     * -K (h_1^2 - h_2^2)/3 q^3. From K = -sign/D follows h_1^2 - h_2^2 = 3 D k sign.
     */
    static List<double[]> cubic(double[] p, double sign, double delta, Samples samples) {
        int d = samples.features();
        double k = p[2 * d];
        double e = delta / Math.max(largest(p, 0, samples), largest(p, d, samples));
        double tilted = e * Math.min(MOST_TILT, e / (6 * Math.abs(k)));
        double scale = -sign / tilted;
        double[] first = new double[d + 2];
        double[] second = new double[d + 2];
        double h1 = Math.sqrt(0.5 * (e * e + 3 * tilted * k * sign));
        double h2 = Math.sqrt(0.5 * (e * e - 3 * tilted * k * sign));
        for (int j = 0; j < d; j++) {
            first[j] = h1 * (p[d + j] + 0.5 * p[j] / scale);
            second[j] = h2 * (p[d + j] - 0.5 * p[j] / scale);
        }
        complete(first, h1, 0.5 * tilted / h1, scale);
        complete(second, h2, -0.5 * tilted / h2, -scale);
        return List.of(first, second);
    }

    /** The bias with this tanh, and the v for which v h f' is this product. */
    private static void complete(double[] unit, double h, double tilt, double product) {
        unit[unit.length - 2] = 0.5 * (Math.log1p(tilt) - Math.log1p(-tilt));
        unit[unit.length - 1] = product / (h * (1 - tilt * tilt));
    }

    /** The largest |w.x| over the samples. */
    private static double largest(double[] p, int offset, Samples samples) {
        double largest = 0;
        for (double[] x : samples.inputs()) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum += p[offset + j] * x[j];
            }
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }
}
