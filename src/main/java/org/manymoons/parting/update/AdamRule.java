package org.manymoons.parting.update;

import org.jspecify.annotations.Nullable;

/**
 * Adam (Kingma and Ba 2015) on all samples, with the numbers that people use and the learning rate that gives the updates.
 *
 * @param biasCorrected whether epsilon is added after the correction of both moments (PyTorch, Keras 3), else before it (DL4J, TensorFlow)
 * @param error         how far the learning rate can be off if all rounding conspires
 * @param explained     how many updates it explains, from the first on
 * @param misfit        largest residual of these in units of what rounding can do
 */
public record AdamRule(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        boolean biasCorrected,
        double error,
        int explained,
        double misfit) {
    /** What people choose, the default of all libraries first. */
    private static final double[] FIRST = {0.9, 0.95, 0.8, 0.5, 0};

    /** Likewise. */
    private static final double[] SECOND = {0.999, 0.99, 0.95, 0.9, 0.9999};

    /** Likewise: 1e-8 in PyTorch and DL4J, 1e-7 in Keras. */
    private static final double[] EPSILON = {1e-8, 1e-7, 1e-10, 1e-6, 1e-5, 1e-4, 1e-3};

    /** Chosen: wrong numbers are refuted by fewer updates, and there are 350 choices. */
    private static final int BEGINNING = 8;

    /** Chosen: of fewer components the signs agree by chance, 1 in 16. */
    private static final int FEWEST_PARAMETERS = 5;

    private static final double NEARLY = 0.9; // chosen: epsilon is small beside most components of a gradient

    /** The first choice of numbers that explains the first updates; null where none does or the first update was not recorded. */
    public static @Nullable AdamRule of(Steps steps, double unit) {
        if (steps.count() < 2
                || steps.get(0).iteration() != 0
                || steps.get(0).before().length < FEWEST_PARAMETERS
                || steps.get(steps.count() - 1).iteration() != steps.count() - 1) {
            return null;
        }
        if (!beginsAgainst(steps.get(0), unit)) {
            return null;
        }
        int count = Math.min(BEGINNING, steps.count());
        for (double beta1 : FIRST) {
            for (double beta2 : SECOND) {
                for (double epsilon : EPSILON) {
                    for (boolean corrected : new boolean[] {true, false}) {
                        AdamRule tried = new Directions(beta1, beta2, epsilon, corrected, unit).fitted(steps, count);
                        if (tried.explained == count) {
                            AdamRule all =
                                    new Directions(beta1, beta2, epsilon, corrected, unit).fitted(steps, steps.count());
                            return all.explained == steps.count() ? all : tried;
                        }
                    }
                }
            }
        }
        return null;
    }

    /** The first update changes most parameters by the learning rate, and each against the sign of its gradient. */
    private static boolean beginsAgainst(Step first, double unit) {
        double most = 0;
        for (int k = 0; k < first.before().length; k++) {
            boolean along = first.change(k) * first.gradient()[k] >= 0;
            if (along && Math.abs(first.gradient()[k]) > 2 * unit * first.terms()[k]) {
                return false;
            }
            most = Math.max(most, Math.abs(first.change(k)));
        }
        int full = 0;
        for (int k = 0; k < first.before().length; k++) {
            full += Math.abs(first.change(k)) > NEARLY * most ? 1 : 0;
        }
        return 2 * full >= first.before().length;
    }

    /** The updates for a learning rate of 1, with what rounding can do to them. */
    private record Directions(double beta1, double beta2, double epsilon, boolean corrected, double unit) {
        AdamRule fitted(Steps steps, int count) {
            int parameters = steps.source().weights().length;
            double[][] direction = new double[count][parameters];
            double[][] error = new double[count][parameters];
            follow(steps, direction, error);
            double rate = Math.abs(steps.get(0).change(0) / direction[0][0]);
            double[] column = new double[count * parameters];
            double[] right = new double[count * parameters];
            int e = 0;
            for (int i = 0; i < count; i++) {
                Step step = steps.get(i);
                for (int k = 0; k < parameters; k++) {
                    double weight = 1 / rounding(step, k, rate, error[i][k]);
                    column[e] = -weight * direction[i][k];
                    right[e++] = weight * step.change(k);
                }
            }
            LeastSquares solved = LeastSquares.of(new double[][] {column}, right);
            if (solved == null || !(solved.solution()[0] > 0)) {
                return new AdamRule(0, beta1, beta2, epsilon, corrected, 0, 0, Double.POSITIVE_INFINITY);
            }
            rate = solved.solution()[0];
            int explained = 0;
            double largest = 0;
            for (int i = 0; i < count; i++) {
                double misfit = misfit(steps.get(i), rate, direction[i], error[i]);
                if (!(misfit <= 1)) {
                    break;
                }
                largest = Math.max(largest, misfit);
                explained++;
            }
            return new AdamRule(rate, beta1, beta2, epsilon, corrected, solved.worst()[0], explained, largest);
        }

        private double rounding(Step step, int k, double rate, double error) {
            return unit * (Math.abs(step.after()[k]) + Math.abs(step.before()[k])) + rate * error + Double.MIN_NORMAL;
        }

        private double misfit(Step step, double rate, double[] direction, double[] error) {
            double largest = 0;
            for (int k = 0; k < direction.length; k++) {
                double ratio = Math.abs(step.change(k) + rate * direction[k]) / rounding(step, k, rate, error[k]);
                largest = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : Math.max(largest, ratio);
            }
            return largest;
        }

        private void follow(Steps steps, double[][] direction, double[][] error) {
            int parameters = direction[0].length;
            double[] m = new double[parameters];
            double[] v = new double[parameters];
            double[] errorOfM = new double[parameters];
            double[] errorOfV = new double[parameters];
            for (int i = 0; i < direction.length; i++) {
                Step step = steps.get(i);
                double first = 1 - Math.pow(beta1, i + 1.0);
                double second = 1 - Math.pow(beta2, i + 1.0);
                double small = corrected ? epsilon * Math.sqrt(second) : epsilon;
                double scale = Math.sqrt(second) / first;
                for (int k = 0; k < parameters; k++) {
                    double g = step.gradient()[k];
                    double delta = unit * (step.terms()[k] + 4 * Math.abs(g));
                    m[k] = beta1 * m[k] + (1 - beta1) * g;
                    v[k] = beta2 * v[k] + (1 - beta2) * g * g;
                    errorOfM[k] = beta1 * errorOfM[k] + (1 - beta1) * delta;
                    errorOfV[k] = beta2 * errorOfV[k] + (1 - beta2) * 2 * Math.abs(g) * delta;
                    double root = Math.sqrt(v[k]);
                    direction[i][k] = scale * m[k] / (root + small);
                    double ofRoot = root == 0 ? Math.sqrt(errorOfV[k]) : errorOfV[k] / (2 * root);
                    error[i][k] = scale * (errorOfM[k] + Math.abs(m[k]) * ofRoot / (root + small)) / (root + small)
                            + 16 * unit * Math.abs(direction[i][k]);
                }
            }
        }
    }
}
