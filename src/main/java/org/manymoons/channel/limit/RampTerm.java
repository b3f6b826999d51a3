package org.manymoons.channel.limit;

import java.util.List;

/**
 * A unit whose bias goes to infinity where its activation tends to z + 0: v r with r = w.x, the output bias taking up v b;
 * forms r, v. Weight decay holds w and v but not the biases, so that softplus, swish and gelu units get there under it.
 */
public record RampTerm() implements LimitTerm {
    @Override
    public Kind kind() {
        return Kind.RAMP;
    }

    @Override
    public List<Form> forms() {
        return List.of(Form.LINEAR, Form.SCALAR);
    }

    @Override
    public List<Integer> linearForms() {
        return List.of(1);
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
        return a[1] * a[0];
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double r = a[0];
        double v = a[1];
        jet.set(value(a, f), v, r, 0, 1, 0);
    }
}
