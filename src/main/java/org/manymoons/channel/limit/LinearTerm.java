package org.manymoons.channel.limit;

import java.util.List;

/**
 * A unit that fades, its incoming weights going to 0: r with r = u.x; forms r. Just before the limit it is
 * r + s r^2 + ... with s of either sign, so that the limit is an infimum only where the loss is stationary in s at
 * s = 0; forms r, s.
 *
 * @param bent with s
 */
public record LinearTerm(boolean bent) implements LimitTerm {
    @Override
    public Kind kind() {
        return Kind.LINEAR;
    }

    @Override
    public List<Form> forms() {
        return bent ? List.of(Form.LINEAR, Form.SCALAR) : List.of(Form.LINEAR);
    }

    @Override
    public List<Integer> linearForms() {
        return bent ? List.of(1) : List.of(0);
    }

    @Override
    public void functions(int sample, double[] a, double[] f) {}

    @Override
    public void functionErrors(int sample, double[] a, double[] aErrors, double[] errors) {}

    @Override
    public LimitTerm majorant() {
        return this;
    }

    @Override
    public double value(double[] a, double[] f) {
        return bent ? a[0] + a[1] * a[0] * a[0] : a[0];
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double r = a[0];
        if (bent) {
            double s = a[1];
            jet.set(value(a, f), 1 + 2 * s * r, r * r, 2 * s, 2 * r, 0);
        } else {
            jet.set(r, 1, 0);
        }
    }
}
