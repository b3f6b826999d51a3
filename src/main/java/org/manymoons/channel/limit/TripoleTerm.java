package org.manymoons.channel.limit;

import java.util.List;
import org.manymoons.reference.Activation;

/** Three merged units: v f(z) + r f'(z) + sign q^2 f''(z) with r = u.x + c, q = t.x + d; forms z, v, r, q. */
public record TripoleTerm(Activation activation, double sign) implements LimitTerm.OfActivation {
    @Override
    public Kind kind() {
        return Kind.TRIPOLE;
    }

    @Override
    public List<Form> forms() {
        return List.of(Form.AFFINE, Form.SCALAR, Form.AFFINE, Form.AFFINE);
    }

    @Override
    public List<Integer> linearForms() {
        return List.of(1, 2);
    }

    @Override
    public int jet() {
        return 5;
    }

    @Override
    public LimitTerm majorant() {
        return new TripoleTerm(activation, 1);
    }

    @Override
    public double value(double[] a, double[] f) {
        return a[1] * f[0] + a[2] * f[1] + sign * a[3] * a[3] * f[2];
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        double v = a[1];
        double r = a[2];
        double q = sign * a[3];
        double qq = q * a[3];
        jet.set(
                value(a, f),
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
