package org.manymoons.channel.limit;

import java.util.Arrays;
import java.util.List;
import org.manymoons.channel.limit.LimitTerm.Form;
import org.manymoons.channel.limit.LimitTerm.Jet;
import org.manymoons.descent.Surface;
import org.manymoons.reference.BlockedSum;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.Rounding;

/**
 * How far the computed loss, gradient and Hessian of a {@link LimitModel} can be from the exact ones of the same
 * parameters and samples, by running error analysis (Higham 2002, chapter 3), as {@link
 * org.manymoons.rounding.RoundingBound} has it for networks. The error of a term and its derivatives, which are
 * polynomials P in forms and functions y known to within e, is at most Q(|y| + e) - Q(|y|) and their own rounding, where
 * Q has the absolute values of P's coefficients.
 */
final class LimitRounding {
    /** P and both Q, of at most 8 operations each. */
    private static final double POLYNOMIAL = Rounding.gamma(3 * 8);

    private final LimitModel model;
    private final Samples samples;
    private final double[] parameters;
    private final LimitPass pass;
    private final double gamma;
    private final int d;

    private final List<LimitTerm> majorants;
    private final double[] forms;
    private final double[] functions;
    private final double[] formErrors;
    private final double[] functionErrors;
    private final double[] none;
    private final Jet below;
    private final Jet[] errors;
    private final double[] slopeError;
    private double z;
    private double zError;

    LimitRounding(LimitModel model, double[] parameters) {
        this.model = model;
        this.parameters = parameters;
        samples = model.samples();
        d = samples.features();
        pass = new LimitPass(model, parameters);
        gamma = Rounding.gamma(BlockedSum.additions(samples.size()) + Rounding.PER_SAMPLE);
        majorants = model.terms().stream().map(LimitTerm::majorant).toList();
        int room = model.terms().stream().mapToInt(LimitTerm::room).max().orElse(0);
        forms = new double[room];
        functions = new double[room];
        formErrors = new double[room];
        functionErrors = new double[room];
        none = new double[room];
        below = new Jet(room);
        errors = new Jet[model.terms().size()];
        for (int t = 0; t < errors.length; t++) {
            errors[t] = new Jet(model.terms().get(t).forms().size());
        }
        slopeError = new double[parameters.length];
    }

    Surface.Rounding lossAndGradient() {
        double loss = 0;
        double[] gradient = new double[parameters.length];
        for (int n = 0; n < samples.size(); n++) {
            if (model.excluded()[n]) {
                continue;
            }
            sample(n);
            double y = samples.labels()[n];
            loss += model.output().lossError(z, zError, y)
                    + gamma * Math.abs(model.output().loss(z, y));
            double error = model.output().derivative(z, y);
            double errorError = model.output().derivativeError(z, zError, y);
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += Rounding.product(error, errorError, pass.slope[k], slopeError[k])
                        + gamma * Math.abs(error * pass.slope[k]);
            }
        }
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] /= samples.size();
        }
        return new Surface.Rounding(loss / samples.size(), gradient);
    }

    double[][] hessian() {
        int size = parameters.length;
        double[] sums = new double[size * size];
        for (int n = 0; n < samples.size(); n++) {
            if (model.excluded()[n]) {
                continue;
            }
            sample(n);
            double curvature = model.output().secondDerivative(z);
            double curvatureError = model.output().secondDerivativeError(z, zError);
            for (int i = 0; i < size; i++) {
                double scaled = Math.abs(curvature * pass.slope[i]);
                double scaledError = Rounding.product(curvature, curvatureError, pass.slope[i], slopeError[i]);
                for (int j = 0; j <= i; j++) {
                    sums[i * size + j] += Rounding.product(scaled, scaledError, pass.slope[j], slopeError[j])
                            + gamma * scaled * Math.abs(pass.slope[j]);
                }
            }
            addTermCurvature(n, sums);
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] /= samples.size();
        }
        return LimitModel.symmetric(sums, size);
    }

    private void sample(int n) {
        double[] x = samples.inputs()[n];
        z = pass.logit(n);
        pass.writeSlope(n);
        double size = Math.abs(parameters[parameters.length - 1]);
        zError = 0;
        for (int t = 0; t < errors.length; t++) {
            writeFormErrors(t, x);
            writeTermErrors(n, t);
            size += Math.abs(pass.jets[t].value);
            zError += errors[t].value;
            for (int f = 0; f < pass.kinds[t].length; f++) {
                double slope = errors[t].first[f] + Rounding.UNIT * Math.abs(pass.jets[t].first[f]);
                pass.spread(pass.kinds[t][f], pass.offsets[t][f], x, slope, slopeError);
            }
        }
        for (int k = 0; k < slopeError.length; k++) {
            slopeError[k] = Math.abs(slopeError[k]);
        }
        zError += Rounding.gamma(errors.length) * size;
    }

    private void writeFormErrors(int t, double[] x) {
        for (int f = 0; f < pass.kinds[t].length; f++) {
            int offset = pass.offsets[t][f];
            formErrors[f] = 0;
            if (pass.kinds[t][f] != Form.SCALAR) {
                double sum = pass.kinds[t][f] == Form.AFFINE ? Math.abs(parameters[offset + d]) : 0;
                for (int j = 0; j < d; j++) {
                    sum += Math.abs(parameters[offset + j] * x[j]);
                }
                formErrors[f] = Rounding.gamma(d + 1L) * sum;
            }
        }
    }

    private void writeTermErrors(int n, int t) {
        double[] a = pass.forms[t];
        double[] f = pass.functions[t];
        model.terms().get(t).functionErrors(n, a, formErrors, functionErrors);
        enlarge(a, none, forms);
        enlarge(f, none, functions);
        majorants.get(t).combine(forms, functions, below);
        enlarge(a, formErrors, forms);
        enlarge(f, functionErrors, functions);
        Jet error = errors[t];
        majorants.get(t).combine(forms, functions, error);
        error.value = difference(error.value, below.value);
        for (int i = 0; i < a.length; i++) {
            error.first[i] = difference(error.first[i], below.first[i]);
            for (int j = 0; j <= i; j++) {
                error.second[i][j] = difference(error.second[i][j], below.second[i][j]);
            }
        }
    }

    private static double difference(double above, double below) {
        return above - below + POLYNOMIAL * above + Rounding.UNDERFLOW;
    }

    private static void enlarge(double[] values, double[] errors, double[] enlarged) {
        for (int k = 0; k < values.length; k++) {
            enlarged[k] = Math.abs(values[k]) + errors[k];
        }
    }

    /** The error of dL/dz times the second derivatives of the terms. */
    private void addTermCurvature(int n, double[] sums) {
        double y = samples.labels()[n];
        double slope = model.output().derivative(z, y);
        double slopeBound = model.output().derivativeError(z, zError, y);
        double[] x = Arrays.stream(samples.inputs()[n]).map(Math::abs).toArray();
        for (int t = 0; t < errors.length; t++) {
            Form[] kinds = pass.kinds[t];
            int[] offsets = pass.offsets[t];
            for (int f = 0; f < kinds.length; f++) {
                for (int g = 0; g <= f; g++) {
                    double second = pass.jets[t].second[f][g];
                    double c = Rounding.product(slope, slopeBound, second, errors[t].second[f][g])
                            + gamma * Math.abs(slope * second);
                    pass.addOuter(kinds[f], offsets[f], kinds[g], offsets[g], x, c, sums);
                }
            }
        }
    }
}
