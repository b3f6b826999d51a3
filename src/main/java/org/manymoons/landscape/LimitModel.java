package org.manymoons.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.landscape.LimitTerm.Form;
import org.manymoons.landscape.LimitTerm.Jet;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Samples;

/**
 * A logit that is a constant plus a sum of {@link LimitTerm}s, with the mean binary cross-entropy of its samples. The
 * infimum along a channel to infinity is the minimum of such a model. Parameters: each term's forms in turn, the
 * constant last.
 *
 * @param excluded samples whose loss has gone to zero on the way to infinity
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record LimitModel(List<LimitTerm> terms, Samples samples, boolean[] excluded) implements Surface {
    private static final double EPSILON = 0x1p-53;
    private static final double CERTAIN = 1e4; // a logit that costs nothing on its right side

    LimitModel {
        terms = List.copyOf(terms);
    }

    int size() {
        int d = samples.features();
        return 1
                + terms.stream()
                        .flatMap(term -> term.forms().stream())
                        .mapToInt(form -> form.size(d))
                        .sum();
    }

    @Override
    public double loss(double[] parameters) {
        Pass pass = new Pass(parameters);
        double sum = 0;
        double lost =
                0; // compensated summation (Kahan 1965), so that the sum adds nothing to the rounding of its terms
        for (int n = 0; n < samples.size(); n++) {
            if (excluded[n]) {
                continue;
            }
            double term = CrossEntropy.EXACT.loss(pass.logit(n), samples.labels()[n]) - lost;
            double next = sum + term;
            lost = (next - sum) - term;
            sum = next;
        }
        return sum / samples.size();
    }

    /** The logit of each sample. */
    double[] logits(double[] parameters) {
        Pass pass = new Pass(parameters);
        double[] logits = new double[samples.size()];
        for (int n = 0; n < logits.length; n++) {
            logits[n] = pass.logit(n);
        }
        return logits;
    }

    @Override
    public double[] gradient(double[] parameters) {
        Pass pass = new Pass(parameters);
        double[] gradient = new double[parameters.length];
        for (int n = 0; n < samples.size(); n++) {
            if (excluded[n]) {
                continue;
            }
            double error = CrossEntropy.EXACT.derivative(pass.logit(n), samples.labels()[n]);
            pass.writeSlope(n);
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += error * pass.slope[k];
            }
        }
        return divided(gradient);
    }

    @Override
    public double[][] hessian(double[] parameters) {
        Pass pass = new Pass(parameters);
        double[][] hessian = new double[parameters.length][parameters.length];
        for (int n = 0; n < samples.size(); n++) {
            if (excluded[n]) {
                continue;
            }
            double z = pass.logit(n);
            pass.writeSlope(n);
            double curvature = Logistic.sigmoidDerivative(z);
            for (int i = 0; i < parameters.length; i++) {
                double scaled = curvature * pass.slope[i];
                double[] row = hessian[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += scaled * pass.slope[j];
                }
            }
            pass.addTermCurvature(n, CrossEntropy.EXACT.derivative(z, samples.labels()[n]), hessian, false);
        }
        for (int i = 0; i < parameters.length; i++) {
            for (int j = 0; j <= i; j++) {
                hessian[i][j] /= samples.size();
                hessian[j][i] = hessian[i][j];
            }
        }
        return hessian;
    }

    /** To first order, from the sums of absolute terms, each product or function right to one unit in its last place. */
    @Override
    public Rounding rounding(double[] parameters) {
        Pass pass = new Pass(parameters);
        double loss = 0;
        double[] gradient = new double[parameters.length];
        for (int n = 0; n < samples.size(); n++) {
            if (excluded[n]) {
                continue;
            }
            double z = pass.logit(n);
            double y = samples.labels()[n];
            double logitError = pass.logitRounding(n);
            double slope = Math.abs(CrossEntropy.EXACT.derivative(z, y));
            double curvature = Logistic.sigmoidDerivative(z);
            pass.writeSlope(n);
            loss += slope * logitError + 8 * EPSILON * CrossEntropy.EXACT.loss(z, y);
            double[] slopeError = pass.slopeRounding(n);
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += (curvature * logitError + 8 * EPSILON * slope) * Math.abs(pass.slope[k])
                        + slope * slopeError[k];
            }
        }
        return new Rounding(loss / samples.size(), divided(gradient));
    }

    @Override
    public int[] linearParameters() {
        List<Integer> indices = new ArrayList<>();
        int offset = 0;
        for (LimitTerm term : terms) {
            for (int f = 0; f < term.forms().size(); f++) {
                int size = term.forms().get(f).size(samples.features());
                for (int k = 0; k < size && term.linearForms().contains(f); k++) {
                    indices.add(offset + k);
                }
                offset += size;
            }
        }
        indices.add(offset);
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Regression regression(double[] parameters) {
        Pass pass = new Pass(parameters);
        int[] linear = linearParameters();
        double[][] design = new double[samples.size()][linear.length];
        for (int n = 0; n < samples.size(); n++) {
            if (excluded[n]) {
                continue;
            }
            pass.logit(n);
            pass.writeSlope(n);
            for (int k = 0; k < linear.length; k++) {
                design[n][k] = pass.slope[linear[k]];
            }
        }
        double[] nonlinear = parameters.clone();
        for (int k : linear) {
            nonlinear[k] = 0;
        }
        double[] offset = logits(nonlinear);
        for (int n = 0; n < offset.length; n++) {
            if (excluded[n]) {
                offset[n] = (2 * samples.labels()[n] - 1) * CERTAIN;
            }
        }
        return new Regression(design, offset, samples.labels(), new double[linear.length]);
    }

    /** Bounds for the entries of the Hessian, in the same manner. */
    double[][] hessianRounding(double[] parameters) {
        Pass pass = new Pass(parameters);
        int size = parameters.length;
        double[][] errors = new double[size][size];
        for (int n = 0; n < samples.size(); n++) {
            if (excluded[n]) {
                continue;
            }
            double z = pass.logit(n);
            pass.writeSlope(n);
            double curvature = Logistic.sigmoidDerivative(z);
            double logitError = pass.logitRounding(n);
            double[] slopeError = pass.slopeRounding(n);
            for (int i = 0; i < size; i++) {
                double si = Math.abs(pass.slope[i]);
                for (int j = 0; j <= i; j++) {
                    double sj = Math.abs(pass.slope[j]);
                    errors[i][j] += curvature
                            * ((16 * EPSILON + logitError) * si * sj + slopeError[i] * sj + si * slopeError[j]);
                }
            }
            double error = Math.abs(CrossEntropy.EXACT.derivative(z, samples.labels()[n]));
            pass.addTermCurvature(n, 32 * EPSILON * error + curvature * logitError, errors, true);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                errors[i][j] /= samples.size();
                errors[j][i] = errors[i][j];
            }
        }
        return errors;
    }

    private double[] divided(double[] sums) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] /= samples.size();
        }
        return sums;
    }

    /** Scratch space for one sweep over the samples. */
    private final class Pass {
        final double[] slope;
        final double[] parameters;
        final Jet[] jets;
        final double[][] forms;
        final Form[][] kinds;
        final int[][] offsets;
        final double[] scratch = new double[6];
        final int d = samples.features();

        Pass(double[] parameters) {
            this.parameters = parameters;
            slope = new double[parameters.length];
            jets = new Jet[terms.size()];
            forms = new double[terms.size()][];
            kinds = new Form[terms.size()][];
            offsets = new int[terms.size()][];
            int offset = 0;
            for (int t = 0; t < jets.length; t++) {
                jets[t] = new Jet();
                kinds[t] = terms.get(t).forms().toArray(Form[]::new);
                forms[t] = new double[kinds[t].length];
                offsets[t] = new int[kinds[t].length];
                for (int f = 0; f < kinds[t].length; f++) {
                    offsets[t][f] = offset;
                    offset += kinds[t][f].size(d);
                }
            }
        }

        double logit(int n) {
            double[] x = samples.inputs()[n];
            double z = parameters[parameters.length - 1];
            for (int t = 0; t < jets.length; t++) {
                for (int f = 0; f < kinds[t].length; f++) {
                    forms[t][f] = form(kinds[t][f], offsets[t][f], x);
                }
                jets[t].sample = n;
                terms.get(t).write(forms[t], jets[t], scratch);
                z += jets[t].value;
            }
            return z;
        }

        private double form(Form kind, int offset, double[] x) {
            if (kind == Form.SCALAR) {
                return parameters[offset];
            }
            double sum = kind == Form.AFFINE ? parameters[offset + d] : 0;
            for (int j = 0; j < d; j++) {
                sum += parameters[offset + j] * x[j];
            }
            return sum;
        }

        void writeSlope(int n) {
            double[] x = samples.inputs()[n];
            slope[slope.length - 1] = 1;
            for (int t = 0; t < jets.length; t++) {
                for (int f = 0; f < kinds[t].length; f++) {
                    spread(kinds[t][f], offsets[t][f], x, jets[t].first[f], slope);
                }
            }
        }

        private void spread(Form kind, int offset, double[] x, double factor, double[] into) {
            if (kind == Form.SCALAR) {
                into[offset] = factor;
                return;
            }
            for (int j = 0; j < d; j++) {
                into[offset + j] = factor * x[j];
            }
            if (kind == Form.AFFINE) {
                into[offset + d] = factor;
            }
        }

        void addTermCurvature(int n, double error, double[][] hessian, boolean absolute) {
            double[] x = samples.inputs()[n];
            for (int t = 0; t < jets.length; t++) {
                for (int f = 0; f < kinds[t].length; f++) {
                    for (int g = 0; g <= f; g++) {
                        double c = error * jets[t].second[f][g];
                        if (c != 0) {
                            addOuter(
                                    kinds[t][f],
                                    offsets[t][f],
                                    kinds[t][g],
                                    offsets[t][g],
                                    absolute ? absolute(x) : x,
                                    absolute ? Math.abs(c) : c,
                                    hessian);
                        }
                    }
                }
            }
        }

        private void addOuter(Form f, int rows, Form g, int columns, double[] x, double c, double[][] hessian) {
            int height = f.size(d);
            int width = g.size(d);
            for (int i = 0; i < height; i++) {
                double xi = f == Form.SCALAR || i == d ? c : c * x[i];
                int last = rows == columns ? i + 1 : width;
                for (int j = 0; j < last; j++) {
                    hessian[rows + i][columns + j] += g == Form.SCALAR || j == d ? xi : xi * x[j];
                }
            }
        }

        private static double[] absolute(double[] x) {
            return Arrays.stream(x).map(Math::abs).toArray();
        }

        double logitRounding(int n) {
            double[] x = samples.inputs()[n];
            double sum = Math.abs(parameters[parameters.length - 1]);
            for (int t = 0; t < jets.length; t++) {
                sum += Math.abs(jets[t].value);
                for (int f = 0; f < kinds[t].length; f++) {
                    sum += Math.abs(jets[t].first[f]) * formMagnitude(kinds[t][f], offsets[t][f], x);
                }
            }
            return 2 * EPSILON * sum;
        }

        double[] slopeRounding(int n) {
            double[] x = samples.inputs()[n];
            double[] errors = new double[parameters.length];
            for (int t = 0; t < jets.length; t++) {
                for (int f = 0; f < kinds[t].length; f++) {
                    double sum = 0;
                    for (int g = 0; g < kinds[t].length; g++) {
                        sum += Math.abs(jets[t].second[Math.max(f, g)][Math.min(f, g)])
                                * formMagnitude(kinds[t][g], offsets[t][g], x);
                    }
                    spread(kinds[t][f], offsets[t][f], x, 2 * EPSILON * sum, errors);
                }
            }
            for (int k = 0; k < errors.length; k++) {
                errors[k] = Math.abs(errors[k]);
            }
            return errors;
        }

        private double formMagnitude(Form kind, int offset, double[] x) {
            if (kind == Form.SCALAR) {
                return Math.abs(parameters[offset]);
            }
            double sum = kind == Form.AFFINE ? Math.abs(parameters[offset + d]) : 0;
            for (int j = 0; j < d; j++) {
                sum += Math.abs(parameters[offset + j] * x[j]);
            }
            return sum;
        }
    }
}
