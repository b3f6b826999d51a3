package org.manymoons.channel.limit;

import java.util.List;
import org.manymoons.reference.Activation;

/** v f(z) with z = w.x + b; forms z, v. */
public record UnitTerm(Activation activation) implements LimitTerm {
    @Override
    public Kind kind() {
        return Kind.UNIT;
    }

    @Override
    public List<Form> forms() {
        return List.of(Form.AFFINE, Form.SCALAR);
    }

    @Override
    public List<Integer> linearForms() {
        return List.of(1);
    }

    @Override
    public void functions(int sample, double[] a, double[] f) {
        ActivationJet.write(activation, a[0], 3, f);
    }

    @Override
    public void functionErrors(int sample, double[] a, double[] aErrors, double[] errors) {
        ActivationError.write(activation, a[0], aErrors[0], 3, errors);
    }

    @Override
    public LimitTerm majorant() {
        return this;
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double v = a[1];
        jet.set(v * f[0], v * f[1], f[0], v * f[2], f[1], 0);
    }
}
