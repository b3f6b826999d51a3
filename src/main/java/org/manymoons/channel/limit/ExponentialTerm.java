package org.manymoons.channel.limit;

import java.util.List;

/** A saturated unit: sign exp(z) with z = w.x + b. */
public record ExponentialTerm(double sign) implements LimitTerm {
    @Override
    public Kind kind() {
        return Kind.EXPONENTIAL;
    }

    @Override
    public List<Form> forms() {
        return List.of(Form.AFFINE);
    }

    @Override
    public List<Integer> linearForms() {
        return List.of();
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
        return new ExponentialTerm(1);
    }

    @Override
    public double value(double[] a, double[] f) {
        return sign * f[0];
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double e = value(a, f);
        jet.set(e, e, e);
    }
}
