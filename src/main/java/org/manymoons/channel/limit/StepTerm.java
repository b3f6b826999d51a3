package org.manymoons.channel.limit;

import java.util.List;

/**
 * A unit whose incoming weights diverge: v s[n], a step function of the sample; form v.
 *
 * @param pattern s, the activation's asymptote on the side where the sample lies
 * @param line    w, b of the line between the sides, which no longer matter once the step is sharp
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record StepTerm(double[] pattern, double[] line) implements LimitTerm {
    @Override
    public Kind kind() {
        return Kind.STEP;
    }

    @Override
    public List<Form> forms() {
        return List.of(Form.SCALAR);
    }

    @Override
    public List<Integer> linearForms() {
        return List.of(0);
    }

    @Override
    public void functions(int sample, double[] a, double[] f) {
        f[0] = pattern[sample];
    }

    @Override
    public void functionErrors(int sample, double[] a, double[] aErrors, double[] errors) {
        errors[0] = 0;
    }

    @Override
    public LimitTerm majorant() {
        return this;
    }

    @Override
    public double value(double[] a, double[] f) {
        return a[0] * f[0];
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double s = f[0];
        jet.set(value(a, f), s, 0);
    }
}
