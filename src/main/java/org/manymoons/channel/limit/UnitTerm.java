package org.manymoons.channel.limit;

import java.util.List;
import org.manymoons.reference.Activation;

/** v f(z) with z = w.x + b; forms z, v. */
public record UnitTerm(Activation activation) implements LimitTerm.OfActivation {
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
    public int jet() {
        return 3;
    }

    @Override
    public LimitTerm majorant() {
        return this;
    }

    @Override
    public double value(double[] a, double[] f) {
        return a[1] * f[0];
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double v = a[1];
        jet.set(value(a, f), v * f[1], f[0], v * f[2], f[1], 0);
    }
}
