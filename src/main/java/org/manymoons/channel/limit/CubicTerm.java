package org.manymoons.channel.limit;

import java.util.List;

/**
 * Two units that fade along one direction: r + sign q^2 + k q^3 with r = u.x, q = t.x; forms r, q, k. Just before the
 * limit s q^4 is added, with s of either sign; forms r, q, k, s.
 *
 * @param bent with s
 */
public record CubicTerm(double sign, boolean bent) implements LimitTerm {
    @Override
    public Kind kind() {
        return Kind.CUBIC;
    }

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
    public void functions(int sample, double[] a, double[] f) {}

    @Override
    public void functionErrors(int sample, double[] a, double[] aErrors, double[] errors) {}

    @Override
    public LimitTerm majorant() {
        return new CubicTerm(1, bent);
    }

    @Override
    public double value(double[] a, double[] f) {
        double qq = a[1] * a[1];
        double cubic = a[0] + sign * qq + a[2] * qq * a[1];
        return bent ? cubic + a[3] * qq * qq : cubic;
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double q = a[1];
        double k = a[2];
        double qq = q * q;
        if (bent) {
            double s = a[3];
            double slope = 2 * sign * q + 3 * k * qq + 4 * s * qq * q;
            double curvature = 2 * sign + 6 * k * q + 12 * s * qq;
            jet.set(value(a, f), 1, slope, qq * q, qq * qq, 0, 0, curvature, 0, 3 * qq, 0, 0, 4 * qq * q, 0, 0);
        } else {
            double slope = 2 * sign * q + 3 * k * qq;
            jet.set(value(a, f), 1, slope, qq * q, 0, 0, 2 * sign + 6 * k * q, 0, 3 * qq, 0);
        }
    }
}
