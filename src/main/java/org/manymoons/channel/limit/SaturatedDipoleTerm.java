package org.manymoons.channel.limit;

import java.util.List;

/** Two merged and saturated units: r exp(z) + k exp(2z) with z = w.x, r = u.x + c; forms z, r, k. */
public record SaturatedDipoleTerm() implements LimitTerm {
    @Override
    public Kind kind() {
        return Kind.SATURATED_DIPOLE;
    }

    @Override
    public List<Form> forms() {
        return List.of(Form.LINEAR, Form.AFFINE, Form.SCALAR);
    }

    @Override
    public List<Integer> linearForms() {
        return List.of(1, 2);
    }

    @Override
    public void functions(int sample, double[] a, double[] f) {
        f[0] = Math.exp(Math.min(a[0], LARGEST_EXPONENT));
    }

    @Override
    public void functionErrors(int sample, double[] a, double[] aErrors, double[] errors) {
        errors[0] = LimitTerm.exponentialError(a[0], aErrors[0]);
    }

    @Override
    public LimitTerm majorant() {
        return this;
    }

    @Override
    public double value(double[] a, double[] f) {
        return a[1] * f[0] + a[2] * f[0] * f[0];
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double e = f[0];
        double r = a[1] * e;
        double k = a[2] * e * e;
        jet.set(value(a, f), r + 2 * k, e, e * e, r + 4 * k, e, 0, 2 * e * e, 0, 0);
    }
}
