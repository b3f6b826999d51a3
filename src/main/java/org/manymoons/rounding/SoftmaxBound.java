package org.manymoons.rounding;

import org.manymoons.reference.Softmax;

/**
 * How far {@link Softmax} can be from the exact one when each z[k] is known to within an error of at most delta. p[k] is 1
 * over a sum of exp(z[j] - z[k]), whose exponents are off by 2 delta at most, and 1 - p[k] is a sum of such p[j]; so both
 * are known to within a factor of exp(2 delta), and a change of p[k] is at most (exp(2 delta) - 1) min(p[k], 1 - p[k]).
 * On top comes rounding: exp(z[k] - z[largest]) is off by a factor of 1 + u |z[k] - z[largest]| for the subtraction and
 * by that of exp itself; for the sum below the fraction line the first is u x exp(-x), less than u, for each term.
 */
final class SoftmaxBound {
    /** exp of less is 0, in the shelter of UNDERFLOW. */
    private static final double LEAST_EXPONENT = -746;

    private final ErrorVector z;
    private final Softmax softmax;
    private final ErrorVector p;
    private final int outputs;
    private final double delta;
    private final double factor; // exp(2 delta) - 1
    private final double[] rounding; // relative, of each p

    SoftmaxBound(ErrorVector z) {
        this.z = z;
        softmax = new Softmax(z.value);
        outputs = z.value.length;
        double largest = 0;
        for (double error : z.error) {
            largest = Math.max(largest, error);
        }
        delta = largest;
        factor = Math.expm1(2 * delta) * (1 + 2 * Rounding.FUNCTION);
        rounding = new double[outputs];
        double worst = 0;
        for (int k = 0; k < outputs; k++) {
            rounding[k] = 2 * Rounding.FUNCTION + Rounding.gamma(2L * outputs + 3) + Rounding.UNIT * distance(k);
            worst = Math.max(worst, rounding[k]);
        }
        p = new ErrorVector(outputs);
        for (int k = 0; k < outputs; k++) {
            p.value[k] = softmax.probability[k];
            double movable = Math.min(softmax.probability[k], softmax.rest(k)) * (1 + 2 * worst) + underflow();
            p.error[k] = atMostOne(factor * movable + rounding[k] * softmax.probability[k] + underflow());
        }
    }

    /** The error of -log p[label]. */
    double loss(int label) {
        double rest = restBound(label);
        double inherited = 0;
        double weighted = 0;
        for (int k = 0; k < outputs; k++) {
            inherited += k == label ? rest * z.error[k] : (p.value[k] * (1 + rounding[k]) + underflow()) * z.error[k];
            weighted += p.value[k] * distance(k);
        }
        double log = Math.log1p(softmax.others);
        double ramp = Math.abs(z.value[softmax.largest] - z.value[label]);
        return inherited * (1 + factor)
                + 2 * Rounding.FUNCTION * log
                + Rounding.gamma(outputs + 3L) * (log + ramp)
                + Rounding.UNIT * weighted
                + underflow();
    }

    /** The errors of p - t. */
    void derivative(int label, double[] errors) {
        for (int k = 0; k < outputs; k++) {
            errors[k] = p.error[k];
        }
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            sum += k == label ? 0 : rounding[k] * p.value[k] + underflow();
        }
        double rest = softmax.rest(label);
        errors[label] = atMostOne(factor * restBound(label) + sum + Rounding.gamma(outputs) * rest);
    }

    /** (diag(p) - p p^T) r and its errors. */
    void curvature(ErrorVector direction, ErrorVector result) {
        double[] product = softmax.curvature(direction.value);
        double gamma = Rounding.gamma(outputs + 1L);
        for (int k = 0; k < outputs; k++) {
            double sum = 0;
            double error = 0;
            for (int j = 0; j < outputs; j++) {
                if (j == k) {
                    continue; // r[k] - r[k] is 0 for certain
                }
                double difference = direction.value[k] - direction.value[j];
                double differenceError = direction.error[k] + direction.error[j] + Rounding.UNIT * Math.abs(difference);
                sum += p.value[j] * difference;
                error += Rounding.product(p.value[j], p.error[j], difference, differenceError)
                        + gamma * Math.abs(p.value[j] * difference);
            }
            result.value[k] = product[k];
            result.error[k] = Rounding.product(p.value[k], p.error[k], sum, error);
        }
    }

    /** An upper bound of 1 - p[label] at the computed z. */
    private double restBound(int label) {
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            sum += k == label ? 0 : p.value[k] * (1 + rounding[k]) + underflow();
        }
        return sum * (1 + Rounding.gamma(outputs));
    }

    private double distance(int k) {
        return -Math.max(z.value[k] - z.value[softmax.largest], LEAST_EXPONENT);
    }

    private double underflow() {
        return outputs * Rounding.UNDERFLOW;
    }

    private static double atMostOne(double error) {
        return Math.min(error, 1);
    }
}
