package org.manymoons.parting;

import static org.manymoons.wording.Wording.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.ActualGradients.Odd;
import org.manymoons.parting.update.Criterion;
import org.manymoons.parting.update.GradientSource;
import org.manymoons.parting.update.LeastSquares;
import org.manymoons.reference.Gradient;
import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/**
 * Whether all gradients that a training used are those of a cross-entropy whose classes have weights, or whose targets are smoothed:
 * then each is a sum of known gradients with factors that are the same throughout.
 */
final class OtherTargets {
    private static final int MOST_CLASSES = 20;
    private static final int FITTED = 2; // chosen: the others are what the fit is tested on
    private static final double EQUAL = 1e-9; // relative, far above what rounding leaves of a weight

    private final Network network;
    private final List<Odd> odd;

    private OtherTargets(Network network, List<Odd> odd) {
        this.network = network;
        this.odd = odd;
    }

    /** What explains all of these, in words; null where neither does. */
    static @Nullable String explaining(GradientSource source, List<Odd> odd) {
        boolean likelihood = source.criterion() == Criterion.OF_THE_OUTPUTS
                && source.network().outputLoss() != OutputLoss.IDENTITY_SQUARED_ERROR;
        if (!likelihood || odd.size() <= FITTED) {
            return null;
        }
        OtherTargets search = new OtherTargets(source.network(), odd);
        String smoothed = search.smoothed();
        return smoothed == null ? search.weighted() : smoothed;
    }

    /** Targets (1 - s) y + s / K have the gradient of y plus s times that of errors y - 1 / K (Szegedy et al. 2016). */
    private @Nullable String smoothed() {
        double[] share = factors(
                1,
                (each, k) -> Gradient.gradient(network, each.before(), each.batch(), (z, label) -> {
                    double[] error = new double[z.length];
                    for (int c = 0; c < z.length; c++) {
                        error[c] = OutputLoss.target(label, c, z.length) - 1.0 / Math.max(2, z.length);
                    }
                    return error;
                }),
                Odd::difference);
        return share != null
                        && share[0] > 0
                        && share[0] <= 1 // beyond 1 no target is a probability: exchanged labels have 2
                ? format("smoothed targets (label smoothing %.6g)", share[0])
                : null;
    }

    private @Nullable String weighted() {
        int classes = Math.max(2, network.output().units());
        if (classes > MOST_CLASSES) {
            return null;
        }
        double[] weights = weights(classes);
        if (weights == null || DoubleStream.of(weights).anyMatch(weight -> weight <= 0)) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (int c = 1; c < classes; c++) {
            double weight = weights[c - 1];
            words.add(format(
                    "class %d %s", c, Math.abs(weight - 1) < EQUAL ? "as much" : format("%.6g times as much", weight)));
        }
        return "classes of other weights: " + String.join(", ", words) + " as class 0";
    }

    /** Of the classes beside that of class 0, in a mean over the samples or over their weights: sum w (part - used share) = 0. */
    private double @Nullable [] weights(int classes) {
        double[] more = factors(classes, this::ofClass, Odd::difference);
        if (more != null) {
            return IntStream.range(1, classes)
                    .mapToDouble(c -> (1 + more[c]) / (1 + more[0]))
                    .toArray();
        }
        return factors(classes - 1, (each, c) -> beside(each, c + 1, 1), each -> beside(each, 0, -1));
    }

    private double[] beside(Odd each, int of, double sign) {
        double[] part = ofClass(each, of);
        double share = DoubleStream.of(each.batch().labels())
                        .filter(label -> label == of)
                        .count()
                / (double) each.batch().size();
        for (int k = 0; k < part.length; k++) {
            part[k] = sign * (part[k] - share * (each.gradient()[k] + each.difference()[k]));
        }
        return part;
    }

    /** The part of the gradient that the samples of a class make. */
    private double[] ofClass(Odd each, int of) {
        Samples batch = each.batch();
        int[] rows = IntStream.range(0, batch.size())
                .filter(n -> batch.labels()[n] == of)
                .toArray();
        if (rows.length == 0) {
            return new double[each.before().length];
        }
        double[] part = Gradient.gradient(
                network,
                each.before(),
                new Samples(
                        IntStream.of(rows).mapToObj(n -> batch.inputs()[n]).toArray(double[][]::new),
                        IntStream.of(rows).mapToDouble(n -> batch.labels()[n]).toArray()));
        for (int k = 0; k < part.length; k++) {
            part[k] *= (double) rows.length / batch.size();
        }
        return part;
    }

    /** A part of a gradient, by its number. */
    private interface Part {
        double[] of(Odd each, int number);
    }

    /** With which these parts make the whole at each place, to within rounding; null where they do not. */
    private double @Nullable [] factors(int count, Part part, Function<Odd, double[]> whole) {
        List<double[][]> parts = new ArrayList<>();
        List<double[]> wholes = new ArrayList<>();
        for (Odd each : odd) {
            wholes.add(whole.apply(each));
            parts.add(IntStream.range(0, count).mapToObj(c -> part.of(each, c)).toArray(double[][]::new));
        }
        int parameters = network.parameterCount();
        double[][] columns = new double[count][FITTED * parameters];
        double[] right = new double[FITTED * parameters];
        for (int e = 0; e < right.length; e++) {
            Odd each = odd.get(e / parameters);
            int k = e % parameters;
            right[e] = wholes.get(e / parameters)[k] / each.error()[k];
            for (int c = 0; c < count; c++) {
                columns[c][e] = parts.get(e / parameters)[c][k] / each.error()[k];
            }
        }
        LeastSquares solved = LeastSquares.of(columns, right);
        if (solved == null) {
            return null;
        }
        for (int t = 0; t < odd.size(); t++) {
            for (int k = 0; k < parameters; k++) {
                double left = wholes.get(t)[k];
                for (int c = 0; c < count; c++) {
                    left -= solved.solution()[c] * parts.get(t)[c][k];
                }
                if (!(Math.abs(left) <= odd.get(t).error()[k])) {
                    return null;
                }
            }
        }
        return solved.solution();
    }
}
