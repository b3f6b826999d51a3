package org.manymoons.parting.scatter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.scatter.ScatterModel.Draws;

/**
 * Gradients that a training used beside what a model with something random in it may use at the same places. All are whitened by the
 * model's covariance, y = L^-1 (g - mean); of the model's own draws and of the gradients used four numbers are then taken: the
 * overall size of y, that of each component, the mean of each component and the correlation of neighbours. The gradients used are
 * the model's where none of these is further off than in the model's own draws.
 *
 * @param likelihood logarithm of the normal density of the gradients used
 * @param size       mean square of y: 1 where the model scatters as widely
 * @param further    how much further off the gradients used are than all draws, at most 1 where they are the model's
 */
record Scatter(double likelihood, double size, double further) {
    private static final int FEWEST_COMPONENTS = 3; // chosen: a size alone proves nothing

    /** Null where fewer than three components scatter. */
    static @Nullable Scatter of(ScatterModel model, List<UsedGradient> places, int draws) {
        List<Draws> drawn = new ArrayList<>();
        List<Whitening> whitenings = new ArrayList<>();
        for (UsedGradient place : places) {
            Draws here = model.at(place, draws, place.iteration());
            drawn.add(here);
            whitenings.add(Whitening.of(here.covariance(), place.error()));
        }
        int[] free = IntStream.range(0, places.get(0).error().length)
                .filter(k -> whitenings.stream().allMatch(each -> each.isFree(k)))
                .toArray();
        if (free.length < FEWEST_COMPONENTS) {
            return null;
        }
        double[][] used = new double[places.size()][];
        double[][][] own = new double[draws][places.size()][];
        double likelihood = 0;
        double bound = 0;
        for (int t = 0; t < used.length; t++) {
            Draws here = drawn.get(t);
            double[] y = whitenings.get(t).of(places.get(t).gradient(), here.mean(), here.widerByMean(false));
            likelihood += whitenings.get(t).logarithmOfDensity(y);
            bound = Math.max(bound, whitenings.get(t).largestBound(y));
            used[t] = chosen(y, free);
            for (int r = 0; r < draws; r++) {
                own[r][t] =
                        chosen(whitenings.get(t).of(here.gradients()[r], here.mean(), here.widerByMean(true)), free);
            }
        }
        double[] allowed = new double[4];
        for (double[][] each : own) {
            double[] numbers = numbers(each);
            for (int s = 0; s < allowed.length; s++) {
                allowed[s] = Math.max(allowed[s], numbers[s]);
            }
        }
        double[] found = numbers(used);
        double further = bound;
        for (int s = 0; s < allowed.length; s++) {
            further = Math.max(further, found[s] / allowed[s]);
        }
        return new Scatter(likelihood, Math.exp(signedSize(used)), further);
    }

    private static double[] chosen(double[] y, int[] components) {
        return IntStream.of(components).mapToDouble(k -> y[k]).toArray();
    }

    private static double signedSize(double[][] y) {
        double square = 0;
        for (double[] row : y) {
            for (double each : row) {
                square += each * each;
            }
        }
        return Math.log(square / y.length / y[0].length);
    }

    /** Logarithms of the mean square and of the mean square of the oddest component, its mean, and the correlation of neighbours. */
    private static double[] numbers(double[][] y) {
        double[] numbers = {Math.abs(signedSize(y)), 0, 0, 0};
        double neighbours = 0;
        double squares = 0;
        for (int k = 0; k < y[0].length; k++) {
            double square = 0;
            double sum = 0;
            for (int t = 0; t < y.length; t++) {
                square += y[t][k] * y[t][k];
                sum += y[t][k];
                neighbours += t == 0 ? 0 : y[t][k] * y[t - 1][k];
            }
            squares += square;
            numbers[1] = Math.max(numbers[1], Math.abs(Math.log(square / y.length)));
            numbers[2] = Math.max(numbers[2], Math.abs(sum) / Math.sqrt(y.length));
        }
        numbers[3] = Math.max(0, neighbours / squares); // batches of an epoch make up for each other
        return numbers;
    }
}
