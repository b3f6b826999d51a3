package org.manymoons.landscape;

import java.util.List;
import org.manymoons.reference.Activation;

/**
 * One summand of a logit: a function g of a few linear forms of the sample. A network with one hidden layer is a sum of
 * {@link Unit}s; where units merge or saturate, their sum tends to one of the other terms while their parameters diverge
 * (Martinelli et al. 2025).
 */
sealed interface LimitTerm {
    /** Beyond this an exponential is so large that its sample's loss is settled; it must only not overflow. */
    double LARGEST_EXPONENT = 300;

    /** A linear form of a sample x: a scalar s, w.x, or w.x + b; its parameters are stored as w, then b. */
    enum Form {
        SCALAR,
        LINEAR,
        AFFINE;

        int size(int features) {
            return switch (this) {
                case SCALAR -> 1;
                case LINEAR -> features;
                case AFFINE -> features + 1;
            };
        }
    }

    /** The arguments of g, in the order of the parameters. */
    List<Form> forms();

    /** Which of the forms g is linear in, when the others are held fixed. */
    List<Integer> linearForms();

    /** Value, first and second derivatives of g by its forms a; {@code f} has room for six numbers. */
    void write(double[] a, Jet jet, double[] f);

    /** The value g and its derivatives by the forms; of the second derivatives the lower triangle counts. */
    final class Jet {
        int sample;
        double value;
        final double[] first = new double[4];
        final double[][] second = new double[4][4];

        private void set(double g, double... derivatives) {
            value = g;
            int forms = derivatives.length == 2 ? 1 : derivatives.length == 5 ? 2 : derivatives.length == 9 ? 3 : 4;
            for (int i = 0, next = forms; i < forms; i++) {
                first[i] = derivatives[i];
                for (int j = 0; j <= i; j++) {
                    second[i][j] = derivatives[next++];
                }
            }
        }
    }

    /** v f(z) with z = w.x + b; forms z, v. */
    record Unit(Activation activation) implements LimitTerm {
        @Override
        public List<Form> forms() {
            return List.of(Form.AFFINE, Form.SCALAR);
        }

        @Override
        public List<Integer> linearForms() {
            return List.of(1);
        }

        @Override
        public void write(double[] a, Jet jet, double[] f) {
            ActivationJet.write(activation, a[0], 3, f);
            double v = a[1];
            jet.set(v * f[0], v * f[1], f[0], v * f[2], f[1], 0);
        }
    }

    /** Two merged units: v f(z) + r f'(z) with z = w.x + b, r = u.x + c; forms z, v, r. */
    record Dipole(Activation activation) implements LimitTerm {
        @Override
        public List<Form> forms() {
            return List.of(Form.AFFINE, Form.SCALAR, Form.AFFINE);
        }

        @Override
        public List<Integer> linearForms() {
            return List.of(1, 2);
        }

        @Override
        public void write(double[] a, Jet jet, double[] f) {
            ActivationJet.write(activation, a[0], 4, f);
            double v = a[1];
            double r = a[2];
            jet.set(v * f[0] + r * f[1], v * f[1] + r * f[2], f[0], f[1], v * f[2] + r * f[3], f[1], 0, f[2], 0, 0);
        }
    }

    /** Three merged units: v f(z) + r f'(z) + sign q^2 f''(z) with r = u.x + c, q = t.x + d; forms z, v, r, q. */
    record Tripole(Activation activation, double sign) implements LimitTerm {
        @Override
        public List<Form> forms() {
            return List.of(Form.AFFINE, Form.SCALAR, Form.AFFINE, Form.AFFINE);
        }

        @Override
        public List<Integer> linearForms() {
            return List.of(1, 2);
        }

        @Override
        public void write(double[] a, Jet jet, double[] f) {
            ActivationJet.write(activation, a[0], 5, f);
            double v = a[1];
            double r = a[2];
            double q = sign * a[3];
            double qq = q * a[3];
            jet.set(
                    v * f[0] + r * f[1] + qq * f[2],
                    v * f[1] + r * f[2] + qq * f[3],
                    f[0],
                    f[1],
                    2 * q * f[2],
                    v * f[2] + r * f[3] + qq * f[4],
                    f[1],
                    0,
                    f[2],
                    0,
                    0,
                    2 * q * f[3],
                    0,
                    0,
                    2 * sign * f[2]);
        }
    }

    /** A saturated unit: sign exp(z) with z = w.x + b. */
    record Exponential(double sign) implements LimitTerm {
        @Override
        public List<Form> forms() {
            return List.of(Form.AFFINE);
        }

        @Override
        public List<Integer> linearForms() {
            return List.of();
        }

        @Override
        public void write(double[] a, Jet jet, double[] f) {
            double e = sign * Math.exp(Math.min(a[0], LARGEST_EXPONENT));
            jet.set(e, e, e);
        }
    }

    /** Two merged and saturated units: r exp(z) + k exp(2z) with z = w.x, r = u.x + c; forms z, r, k. */
    record SaturatedDipole() implements LimitTerm {
        @Override
        public List<Form> forms() {
            return List.of(Form.LINEAR, Form.AFFINE, Form.SCALAR);
        }

        @Override
        public List<Integer> linearForms() {
            return List.of(1, 2);
        }

        @Override
        public void write(double[] a, Jet jet, double[] f) {
            double e = Math.exp(Math.min(a[0], LARGEST_EXPONENT));
            double r = a[1] * e;
            double k = a[2] * e * e;
            jet.set(r + k, r + 2 * k, e, e * e, r + 4 * k, e, 0, 2 * e * e, 0, 0);
        }
    }

    /**
     * A unit whose incoming weights diverge: v s[n], a step function of the sample; form v.
     *
     * @param pattern s, the activation's asymptote on the side where the sample lies
     * @param line    w, b of the line between the sides, which no longer matter once the step is sharp
     */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    record Step(double[] pattern, double[] line) implements LimitTerm {
        @Override
        public List<Form> forms() {
            return List.of(Form.SCALAR);
        }

        @Override
        public List<Integer> linearForms() {
            return List.of(0);
        }

        @Override
        public void write(double[] a, Jet jet, double[] f) {
            double s = pattern[jet.sample];
            jet.set(a[0] * s, s, 0);
        }
    }

    /**
     * A unit that fades, its incoming weights going to 0: r with r = u.x; forms r. Just before the limit it is
     * r + s r^2 + ... with s of either sign, so that the limit is an infimum only where the loss is stationary in s at
     * s = 0; forms r, s.
     *
     * @param bent with s
     */
    record Line(boolean bent) implements LimitTerm {
        @Override
        public List<Form> forms() {
            return bent ? List.of(Form.LINEAR, Form.SCALAR) : List.of(Form.LINEAR);
        }

        @Override
        public List<Integer> linearForms() {
            return bent ? List.of(1) : List.of(0);
        }

        @Override
        public void write(double[] a, Jet jet, double[] f) {
            double r = a[0];
            if (bent) {
                double s = a[1];
                jet.set(r + s * r * r, 1 + 2 * s * r, r * r, 2 * s, 2 * r, 0);
            } else {
                jet.set(r, 1, 0);
            }
        }
    }

    /**
     * Two units that fade along one direction: r + sign q^2 + k q^3 with r = u.x, q = t.x; forms r, q, k. Just before the
     * limit s q^4 is added, with s of either sign; forms r, q, k, s.
     *
     * @param bent with s
     */
    record Cubic(double sign, boolean bent) implements LimitTerm {
        @Override
        public List<Form> forms() {
            return bent
                    ? List.of(Form.LINEAR, Form.LINEAR, Form.SCALAR, Form.SCALAR)
                    : List.of(Form.LINEAR, Form.LINEAR, Form.SCALAR);
        }

        @Override
        public List<Integer> linearForms() {
            return bent ? List.of(0, 2, 3) : List.of(0, 2);
        }

        @Override
        public void write(double[] a, Jet jet, double[] f) {
            double q = a[1];
            double k = a[2];
            double qq = q * q;
            if (bent) {
                double s = a[3];
                double slope = 2 * sign * q + 3 * k * qq + 4 * s * qq * q;
                double curvature = 2 * sign + 6 * k * q + 12 * s * qq;
                double value = a[0] + sign * qq + k * qq * q + s * qq * qq;
                jet.set(value, 1, slope, qq * q, qq * qq, 0, 0, curvature, 0, 3 * qq, 0, 0, 4 * qq * q, 0, 0);
            } else {
                double slope = 2 * sign * q + 3 * k * qq;
                jet.set(a[0] + sign * qq + k * qq * q, 1, slope, qq * q, 0, 0, 2 * sign + 6 * k * q, 0, 3 * qq, 0);
            }
        }
    }
}
