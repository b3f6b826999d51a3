package org.manymoons.channel.limit;

import java.util.List;
import org.manymoons.reference.Activation;

/**
 * Two merged units: v f(z) + r f'(z) with z = w.x + b, r = u.x + c; forms z, v, r. Without the biases b and c it is
 * the gated linear unit of Martinelli et al. 2025.
 */
public record DipoleTerm(Activation activation) implements LimitTerm.OfActivation {
    @Override
    public Kind kind() {
        return Kind.DIPOLE;
    }

    @Override
    public List<Form> forms() {
        return List.of(Form.AFFINE, Form.SCALAR, Form.AFFINE);
    }

    @Override
    public List<Integer> linearForms() {
        return List.of(1, 2);
    }

    @Override
    public int jet() {
        return 4;
    }

    @Override
    public LimitTerm majorant() {
        return this;
    }

    @Override
    public double value(double[] a, double[] f) {
        return a[1] * f[0] + a[2] * f[1];
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double v = a[1];
        double r = a[2];
        jet.set(value(a, f), v * f[1] + r * f[2], f[0], f[1], v * f[2] + r * f[3], f[1], 0, f[2], 0, 0);
    }
}
