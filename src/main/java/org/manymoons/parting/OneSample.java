package org.manymoons.parting;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.ActualGradients.Odd;
import org.manymoons.parting.update.Criterion;
import org.manymoons.parting.update.GradientSource;
import org.manymoons.parting.update.LeastSquares;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/**
 * Whether one sample makes the whole difference between the gradients that a training used and those on the data: its label or its
 * features are others, it is left out, there twice, or in another batch.
 */
final class OneSample {
    private static final int MOST_WORK = 20_000_000; // samples x parameters x tries

    /** Chosen: a search that converges takes fewer than ten. */
    private static final int NEWTON_STEPS = 20;

    private static final double SLOWEST = 0.7; // chosen: a step that gains less is not on its way to a solution

    /** Chosen: about the square root of the spacing of doubles, where a forward difference is best. */
    private static final double DIFFERENCE = 1e-7;

    /** Chosen: gradients that are fitted; the others are what the fit is tested on. */
    private static final int FITTED = 2;

    private final Network network;
    private final Samples samples;
    private final Criterion criterion;
    private final List<Odd> odd;
    private final List<String> found = new ArrayList<>();

    private OneSample(GradientSource source, List<Odd> odd) {
        network = source.network();
        samples = source.samples();
        criterion = source.criterion();
        this.odd = odd;
    }

    /** What explains all of these, in words that name the sample, counted from 0; null where nothing does or several things do. */
    static @Nullable String explaining(GradientSource source, List<Odd> odd) {
        Samples samples = source.samples();
        boolean inBatches = !source.isFullBatch();
        if (odd.isEmpty() || (long) samples.size() * source.network().parameterCount() * 100 > MOST_WORK) {
            return null;
        }
        OneSample search = new OneSample(source, odd);
        for (int i = 0; i < samples.size(); i++) {
            if (search.isInAll(i)) {
                search.labels(i);
                search.features(i);
            }
            if (!inBatches) {
                search.leftOutOrTwice(i);
            }
        }
        if (inBatches && search.found.isEmpty()) {
            search.exchanged();
        }
        return search.found.size() == 1 ? search.found.get(0) : null;
    }

    private boolean isInAll(int i) {
        return odd.stream().allMatch(each -> isIn(each, i));
    }

    /** Batches share the rows of the samples. */
    private boolean isIn(Odd each, int i) {
        for (double[] row : each.batch().inputs()) {
            if (row == samples.inputs()[i]) {
                return true;
            }
        }
        return false;
    }

    private double[] gradient(Odd at, double[] x, double y) {
        return criterion.gradient(network, at.before(), new Samples(new double[][] {x}, new double[] {y}));
    }

    private double[] gradient(Odd at, int i) {
        return gradient(at, samples.inputs()[i], samples.labels()[i]);
    }

    private static double[] combined(double a, double[] x, double b, double[] y) {
        double[] sum = new double[x.length];
        for (int k = 0; k < sum.length; k++) {
            sum[k] = a * x[k] + b * y[k];
        }
        return sum;
    }

    private void labels(int i) {
        if (network.outputLoss() == OutputLoss.IDENTITY_SQUARED_ERROR) {
            return;
        }
        int classes = Math.max(2, network.output().units());
        for (int label = 0; label < classes; label++) {
            double y = label;
            if (y != samples.labels()[i]
                    && odd.stream().allMatch(each -> {
                        double share = 1.0 / each.batch().size();
                        double[] other = gradient(each, samples.inputs()[i], y);
                        return each.misfit(combined(share, other, -share, gradient(each, i))) <= 1;
                    })) {
                found.add(format(
                        "the label of sample %d is %.0f, not %.0f (samples count from 0)", i, y, samples.labels()[i]));
            }
        }
    }

    private void leftOutOrTwice(int i) {
        double n = samples.size();
        for (int more : new int[] {-1, 1}) {
            // (n + more) g' = n g + more q, so g' - g = more (q - g) / (n + more)
            double share = more / (n + more);
            if (odd.stream()
                    .allMatch(each -> each.misfit(combined(share, gradient(each, i), -share, each.gradient())) <= 1)) {
                found.add("sample " + i + (more < 0 ? " is left out" : " is there twice") + " (samples count from 0)");
            }
        }
    }

    /** Gauss's and Newton's steps on the first odd gradients for the features that the sample must have; all have to agree. */
    private void features(int i) {
        List<Odd> first = odd.subList(0, Math.min(FITTED, odd.size()));
        double[] x = samples.inputs()[i].clone();
        int equations = first.size() * network.parameterCount();
        double[] right = residual(first, x, i);
        for (int step = 0; step < NEWTON_STEPS && equations >= x.length + 2; step++) {
            double[][] columns = new double[x.length][];
            for (int j = 0; j < x.length; j++) {
                double h = DIFFERENCE * Math.max(1, Math.abs(x[j]));
                double[] moved = x.clone();
                moved[j] += h;
                columns[j] = residual(first, moved, i);
                for (int e = 0; e < equations; e++) {
                    columns[j][e] = (right[e] - columns[j][e]) / h;
                }
            }
            LeastSquares solved = LeastSquares.of(columns, right);
            if (solved == null) {
                return;
            }
            double[] next = x.clone();
            for (int j = 0; j < x.length; j++) {
                next[j] += solved.solution()[j];
            }
            double[] rightThere = residual(first, next, i);
            if (!(length(rightThere) < SLOWEST * length(right))) {
                break;
            }
            x = next;
            right = rightThere;
        }
        if (largest(right) <= 1 && largest(residual(odd, x, i)) <= 1) {
            found.add("the features of sample " + i + " are " + words(x) + ", not " + words(samples.inputs()[i])
                    + " (samples count from 0)");
        }
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double each : vector) {
            largest = Double.isNaN(each) ? Double.POSITIVE_INFINITY : Math.max(largest, Math.abs(each));
        }
        return largest;
    }

    /** In units of what rounding can do. */
    private double[] residual(List<Odd> some, double[] x, int i) {
        double[] residual = new double[some.size() * network.parameterCount()];
        int e = 0;
        for (Odd each : some) {
            double share = 1.0 / each.batch().size();
            double[] other = gradient(each, x, samples.labels()[i]);
            double[] own = gradient(each, i);
            for (int k = 0; k < own.length; k++) {
                residual[e++] = (each.difference()[k] - share * (other[k] - own[k])) / each.error()[k];
            }
        }
        return residual;
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double each : vector) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    private static String words(double[] x) {
        return DoubleStream.of(x).mapToObj(v -> format("%.6g", v)).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Two samples of different batches, each in the place of the other. */
    private void exchanged() {
        Odd first = odd.get(0);
        double share = 1.0 / first.batch().size();
        for (int i = 0; i < samples.size(); i++) {
            for (int j = 0; j < samples.size() && isIn(first, i); j++) {
                if (!isIn(first, j)
                        && first.misfit(combined(share, gradient(first, j), -share, gradient(first, i))) <= 1
                        && agreesElsewhere(i, j)) {
                    found.add("samples " + i + " and " + j + " have changed places (samples count from 0)");
                }
            }
        }
    }

    private boolean agreesElsewhere(int i, int j) {
        for (Odd each : odd) {
            double share = 1.0 / each.batch().size();
            double sign = isIn(each, i) ? 1 : -1;
            if (isIn(each, i) == isIn(each, j)
                    || each.misfit(combined(sign * share, gradient(each, j), -sign * share, gradient(each, i))) > 1) {
                return false;
            }
        }
        return true;
    }
}
