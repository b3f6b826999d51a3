package org.manymoons.channel.limit;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.descent.LinearRegression;
import org.manymoons.descent.Surface;
import org.manymoons.kernel.GeneralizedLinearModel;
import org.manymoons.kernel.LogisticRegression;
import org.manymoons.reference.BlockedSum;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.ScalarLoss;

/**
 * A logit that is a constant plus a sum of {@link LimitTerm}s, with the mean loss of its samples. The
 * infimum along a channel to infinity is the minimum of such a model. Parameters: each term's forms in turn, the
 * constant last.
 *
 * @param excluded samples whose loss has gone to zero on the way to infinity
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record LimitModel(List<LimitTerm> terms, Samples samples, boolean[] excluded, ScalarLoss output)
        implements Surface {
    /** Chosen: a logit that costs nothing on its right side, exp(-1e4) being 0. */
    private static final double CERTAIN = 1e4;

    public LimitModel {
        terms = List.copyOf(terms);
    }

    /** Of one sigmoid. */
    public LimitModel(List<LimitTerm> terms, Samples samples, boolean[] excluded) {
        this(terms, samples, excluded, ScalarLoss.CROSS_ENTROPY);
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
        double[] logits = logits(parameters);
        settle(logits);
        return regression(new double[0][], logits, samples.labels()).loss(new double[0]);
    }

    /** The logit of each sample. */
    public double[] logits(double[] parameters) {
        LimitPass pass = new LimitPass(this, parameters);
        double[] logits = new double[samples.size()];
        for (int n = 0; n < logits.length; n++) {
            logits[n] = pass.value(n);
        }
        return logits;
    }

    @Override
    public double[] gradient(double[] parameters) {
        int size = parameters.length;
        double[] gradient = new double[size];
        linearised(new LimitPass(this, parameters), new BlockedSum(0))
                .differentiate(new double[size], gradient, new double[size][size]);
        return gradient;
    }

    @Override
    public double[][] hessian(double[] parameters) {
        int size = parameters.length;
        double[][] hessian = new double[size][size];
        BlockedSum curvature = new BlockedSum(size * size);
        linearised(new LimitPass(this, parameters), curvature)
                .differentiate(new double[size], new double[size], hessian);
        double[][] ofTerms = symmetric(curvature.mean(), size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                hessian[i][j] += ofTerms[i][j];
            }
        }
        return hessian;
    }

    /**
     * The regression on the slopes of the logits, whose gradient at 0 is this model's and whose Hessian there is this
     * model's without the curvature of its terms, which is added up on the way where there is room for it.
     */
    private GeneralizedLinearModel linearised(LimitPass pass, BlockedSum curvature) {
        int size = pass.parameters.length;
        double[][] slopes = new double[size][samples.size()];
        double[] logits = new double[samples.size()];
        for (int n = 0; n < logits.length; n++) {
            if (!excluded[n]) { // otherwise the slopes are zero
                logits[n] = pass.logit(n);
                pass.writeSlope(n);
                for (int k = 0; k < size; k++) {
                    slopes[k][n] = pass.slope[k];
                }
                if (curvature.block.length > 0) {
                    pass.addTermCurvature(n, output.derivative(logits[n], samples.labels()[n]), curvature.block);
                }
            }
            curvature.endSample();
        }
        return regression(slopes, logits, samples.labels());
    }

    private GeneralizedLinearModel regression(double[][] features, double[] offset, double[] labels) {
        double[] none = new double[features.length];
        return switch (output) {
            case CROSS_ENTROPY -> new LogisticRegression(features, offset, labels, none);
            case SQUARED_ERROR -> new LinearRegression(features, offset, labels, none);
        };
    }

    /** The matrix with this lower triangle, row by row. */
    static double[][] symmetric(double[] lower, int size) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = lower[i * size + j];
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    @Override
    public Rounding rounding(double[] parameters) {
        return new LimitRounding(this, parameters).lossAndGradient();
    }

    @Override
    public boolean isProjectable() {
        return true;
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
    public GeneralizedLinearModel regression(double[] parameters) {
        LimitPass pass = new LimitPass(this, parameters);
        int[] linear = linearParameters();
        double[][] features = new double[linear.length][samples.size()];
        for (int n = 0; n < samples.size(); n++) {
            if (excluded[n]) {
                continue;
            }
            pass.logit(n);
            pass.writeSlope(n);
            for (int k = 0; k < linear.length; k++) {
                features[k][n] = pass.slope[linear[k]];
            }
        }
        double[] nonlinear = parameters.clone();
        for (int k : linear) {
            nonlinear[k] = 0;
        }
        double[] offset = logits(nonlinear);
        settle(offset);
        return regression(features, offset, samples.labels());
    }

    private void settle(double[] logits) {
        for (int n = 0; n < logits.length; n++) {
            if (excluded[n]) {
                logits[n] = (2 * samples.labels()[n] - 1) * CERTAIN;
            }
        }
    }

    /** Bounds for the entries of the Hessian. */
    public double[][] hessianRounding(double[] parameters) {
        return new LimitRounding(this, parameters).hessian();
    }
}
