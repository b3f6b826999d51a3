package org.manymoons.parting.update;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether any rule can explain the first updates at all: none can where they are no combination of gradient, parameters, and the
 * update and the gradient before. It is much less work than fitting every rule.
 */
final class QuickFit {
    private static final double SPARE = 1e4; // chosen: far more roundings than there are in an update

    private static final int FEW = 10; // parameters, of which three updates are too few equations

    /** Updates: with ten parameters they are 30 equations for five unknowns. */
    private static final int ENOUGH = 3;

    private QuickFit() {}

    static boolean isPossible(Steps steps, int most, double unit) {
        int parameters = steps.trajectory().rows()[0].length;
        int count = Math.min(parameters < FEW ? most : Math.min(most, ENOUGH), steps.count());
        double[][] columns = new double[5][count * parameters];
        double[] right = new double[count * parameters];
        boolean[] weights = steps.source().weights();
        double size = 0;
        double change = 0;
        int e = 0;
        for (int i = 0; i < count; i++) {
            Steps.Plain step = steps.plain(i);
            for (int k = 0; k < parameters; k++) {
                right[e] = step.after()[k] - step.before()[k];
                columns[0][e] = step.gradient()[k];
                columns[weights[k] ? 1 : 2][e] = step.before()[k];
                columns[3][e] = step.changeBefore()[k];
                columns[4][e] = step.gradientBefore()[k];
                size += step.before()[k] * step.before()[k];
                change += right[e] * right[e];
                e++;
            }
        }
        List<double[]> telling = new ArrayList<>();
        for (double[] column : columns) {
            for (double value : column) {
                if (value != 0) {
                    telling.add(column);
                    break;
                }
            }
        }
        LeastSquares solved = LeastSquares.of(telling.toArray(double[][]::new), right);
        return solved == null || !(solved.misfit() > SPARE * unit * (1 + Math.sqrt(size / change)));
    }
}
