package org.manymoons.channel.limit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.Rounding;

/**
 * A softplus unit whose incoming weights diverge while its output weight vanishes: sign max(0, w.x + b), linear on the samples
 * that are above 0 and 0 on the others. Some samples lie on its kink, w.x + b = 0, and are held there: of the D + 1 numbers
 * w, b only those m remain free that the samples on the kink leave, the coordinates q in an orthonormal basis. Forms q_1 ... q_m.
 *
 * @param sign     of the output weight
 * @param active   which samples are above 0
 * @param touching the samples on the kink, whose (x, 1) are linearly independent
 * @param basis    m rows of D + 1 numbers: w, b = sum of q_k basis_k
 * @param features m rows: the derivative of the term by q_k at each sample, without its sign
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record HingeTerm(
        double sign, boolean[] active, List<Integer> touching, double[][] basis, double[][] features, double[][] errors)
        implements LimitTerm {

    public HingeTerm {
        touching = List.copyOf(touching);
    }

    /** The hinge of these samples on its two sides and on its kink. */
    public static HingeTerm of(Samples samples, double sign, boolean[] active, List<Integer> touching) {
        int size = samples.features() + 1;
        double[][] basis = complement(samples, touching, size);
        double[][] features = new double[basis.length][samples.size()];
        double[][] errors = new double[basis.length][samples.size()];
        for (int n = 0; n < samples.size(); n++) {
            double[] x = samples.inputs()[n];
            for (int k = 0; k < basis.length && active[n]; k++) {
                double sum = basis[k][size - 1];
                double absolute = Math.abs(sum);
                for (int j = 0; j < x.length; j++) {
                    sum += basis[k][j] * x[j];
                    absolute += Math.abs(basis[k][j] * x[j]);
                }
                features[k][n] = sum;
                errors[k][n] = Rounding.gamma(size) * absolute;
            }
        }
        return new HingeTerm(sign, active, touching, basis, features, errors);
    }

    private static double[][] complement(Samples samples, List<Integer> touching, int size) {
        if (touching.isEmpty()) {
            return MatrixUtils.createRealIdentityMatrix(size).getData();
        }
        RealMatrix columns = MatrixUtils.createRealMatrix(size, touching.size());
        for (int c = 0; c < touching.size(); c++) {
            double[] x = samples.inputs()[touching.get(c)];
            for (int j = 0; j < x.length; j++) {
                columns.setEntry(j, c, x[j]);
            }
            columns.setEntry(size - 1, c, 1);
        }
        double[][] q = new QRDecomposition(columns).getQT().getData();
        return Arrays.copyOfRange(q, touching.size(), size);
    }

    /** w, b at these coordinates. */
    public double[] line(double[] q) {
        double[] line = new double[basis.length == 0 ? 0 : basis[0].length];
        for (int k = 0; k < basis.length; k++) {
            for (int j = 0; j < line.length; j++) {
                line[j] += q[k] * basis[k][j];
            }
        }
        return line;
    }

    /** The coordinates of the line nearest to w, b that has the samples on its kink. */
    public double[] coordinates(double[] line) {
        double[] q = new double[basis.length];
        for (int k = 0; k < q.length; k++) {
            for (int j = 0; j < line.length; j++) {
                q[k] += line[j] * basis[k][j];
            }
        }
        return q;
    }

    @Override
    public Kind kind() {
        return Kind.HINGE;
    }

    @Override
    public List<Form> forms() {
        return Collections.nCopies(basis.length, Form.SCALAR);
    }

    /** It is linear in all of them, but a fit of theirs would move samples across its kink. */
    @Override
    public List<Integer> linearForms() {
        return List.of();
    }

    @Override
    public void functions(int sample, double[] a, double[] f) {
        for (int k = 0; k < basis.length; k++) {
            f[k] = sign * features[k][sample];
        }
    }

    @Override
    public void functionErrors(int sample, double[] a, double[] aErrors, double[] errors) {
        for (int k = 0; k < basis.length; k++) {
            errors[k] = this.errors[k][sample];
        }
    }

    @Override
    public LimitTerm majorant() {
        return this;
    }

    @Override
    public double value(double[] a, double[] f) {
        double sum = 0;
        for (int k = 0; k < basis.length; k++) {
            sum += a[k] * f[k];
        }
        return sum;
    }

    @Override
    public void combine(double[] a, double[] f, Jet jet) {
        jet.value = value(a, f);
        for (int k = 0; k < basis.length; k++) {
            jet.first[k] = f[k];
        }
    }
}
