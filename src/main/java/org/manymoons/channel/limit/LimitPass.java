package org.manymoons.channel.limit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.limit.LimitTerm.Form;
import org.manymoons.channel.limit.LimitTerm.Jet;
import org.manymoons.reference.Samples;

/** One sweep over the samples of a {@link LimitModel}: the logit, its slope by the parameters, its curvature. */
final class LimitPass {
    final List<LimitTerm> terms;
    final double[] slope;
    final double[] parameters;
    final Jet[] jets;
    final double[][] forms;
    final Form[][] kinds;
    final int[][] offsets;
    final double[][] functions;
    private final @Nullable ActivationColumn[] columns; // null where a term is not made of an activation
    private final Samples samples;
    private final int d;

    LimitPass(LimitModel model, double[] parameters) {
        terms = model.terms();
        samples = model.samples();
        d = samples.features();
        this.parameters = parameters;
        functions = new double[terms.size()][];
        slope = new double[parameters.length];
        jets = new Jet[terms.size()];
        forms = new double[terms.size()][];
        kinds = new Form[terms.size()][];
        offsets = new int[terms.size()][];
        int offset = 0;
        for (int t = 0; t < jets.length; t++) {
            kinds[t] = terms.get(t).forms().toArray(Form[]::new);
            jets[t] = new Jet(kinds[t].length);
            functions[t] = new double[terms.get(t).room()];
            forms[t] = new double[kinds[t].length];
            offsets[t] = new int[kinds[t].length];
            for (int f = 0; f < kinds[t].length; f++) {
                offsets[t][f] = offset;
                offset += kinds[t][f].size(d);
            }
        }
        columns = new ActivationColumn[jets.length];
        for (int t = 0; t < jets.length; t++) {
            if (terms.get(t) instanceof LimitTerm.OfActivation term) {
                columns[t] = new ActivationColumn(term.activation(), term.jet(), column(kinds[t][0], offsets[t][0]));
            }
        }
    }

    private double[] column(Form kind, int offset) {
        double[] column = new double[samples.size()];
        for (int n = 0; n < column.length; n++) {
            column[n] = form(kind, offset, samples.inputs()[n]);
        }
        return column;
    }

    /** The logit alone. */
    double value(int n) {
        double z = parameters[parameters.length - 1];
        for (int t = 0; t < jets.length; t++) {
            evaluate(t, n);
            z += terms.get(t).value(forms[t], functions[t]);
        }
        return z;
    }

    /** The logit, with the jets of the terms. */
    double logit(int n) {
        double z = parameters[parameters.length - 1];
        for (int t = 0; t < jets.length; t++) {
            evaluate(t, n);
            terms.get(t).combine(forms[t], functions[t], jets[t]);
            z += jets[t].value;
        }
        return z;
    }

    /** Forms and functions of a term. */
    private void evaluate(int t, int n) {
        double[] x = samples.inputs()[n];
        ActivationColumn column = columns[t];
        if (column == null) {
            for (int f = 0; f < kinds[t].length; f++) {
                forms[t][f] = form(kinds[t][f], offsets[t][f], x);
            }
            terms.get(t).functions(n, forms[t], functions[t]);
            return;
        }
        forms[t][0] = column.argument(n);
        for (int f = 1; f < kinds[t].length; f++) {
            forms[t][f] = form(kinds[t][f], offsets[t][f], x);
        }
        column.write(n, functions[t]);
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

    void spread(Form kind, int offset, double[] x, double factor, double[] into) {
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

    /** Adds error times the second derivatives of the logit to the lower triangle of a matrix, row by row. */
    void addTermCurvature(int n, double error, double[] hessian) {
        double[] x = samples.inputs()[n];
        for (int t = 0; t < jets.length; t++) {
            for (int f = 0; f < kinds[t].length; f++) {
                for (int g = 0; g <= f; g++) {
                    double c = error * jets[t].second[f][g];
                    if (c != 0) {
                        addOuter(kinds[t][f], offsets[t][f], kinds[t][g], offsets[t][g], x, c, hessian);
                    }
                }
            }
        }
    }

    void addOuter(Form f, int rows, Form g, int columns, double[] x, double c, double[] hessian) {
        int height = f.size(d);
        int width = g.size(d);
        for (int i = 0; i < height; i++) {
            double xi = f == Form.SCALAR || i == d ? c : c * x[i];
            int last = rows == columns ? i + 1 : width;
            for (int j = 0; j < last; j++) {
                hessian[(rows + i) * parameters.length + columns + j] += g == Form.SCALAR || j == d ? xi : xi * x[j];
            }
        }
    }
}
