package org.manymoons.parting.scatter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.parting.scatter.Dropout.Where;
import org.manymoons.parting.update.GradientSource;

/** What is random in the gradients that a training used, where they are not those of its data. */
public final class Randomness {
    /** How many places are looked at. */
    public static final int MOST_PLACES = 40;

    private static final int FEWEST_PLACES = 8; // chosen: of fewer the correlations say little
    private static final double MOST_WORK = 6e9; // multiplications, some ten seconds
    private static final int DRAWS = 80; // chosen: the oddest of them is passed by chance once in about so many
    /** Chosen: of batches that are the known ones in their order less is odd than if they are taken for all samples. */
    private static final double LESS = 0.7;

    private static final double FURTHER = 1.2; // chosen: some room for what is estimated from draws
    private static final double STEADY = 0.5; // gradients of noise alone change by the root of 2 of their size

    /** Chosen: those that people take, in steps that the likelihood can tell apart. */
    private static final double[] PROBABILITIES = {
        0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9
    };

    private static final double LEAST = 0.03; // chosen: smaller ones look like any other noise
    private static final double LARGEST = 0.95; // chosen: beyond, next to nothing of a layer is left
    private static final double FINEST = 0.005; // of a probability that is none of those
    private static final int FEWEST_DRAWS = 8; // chosen: fewer say nothing of a spread
    private static final int ENOUGH_DRAWS = 3000; // chosen: of all samples together, some hundred for each covariance
    /**
     * Chosen: how much likelier (logarithm) dropout must be than added noise. In trainings with dropout it was so by 66 or more, in
     * those with added noise less likely by 97 or more.
     */
    private static final double LIKELIER = 20;

    /** Of added noise, relative to the root of the mean square of the features. */
    private static final double[] DEVIATIONS = {0.02, 0.05, 0.1, 0.2, 0.4, 0.8};

    private static final int QUICK_PLACES = 8; // chosen: enough to leave out what is far off

    private final GradientSource source;

    private Randomness(GradientSource source) {
        this.source = source;
    }

    /** What was found. */
    public enum Kind {
        /** Units or features are left out at random. */
        DROPOUT,
        /** As dropout does it, but noise added to features or hidden units does it about as well. */
        DROPOUT_OR_NOISE,
        /** Batches of the same data come at random. */
        BATCHES,
        /** Something is random, but neither of these. */
        SCATTERED,
        /** Nothing random is seen. */
        STEADY
    }

    /**
     * One of them.
     *
     * @param words of the model that fits, empty where none does
     */
    public record Found(Kind kind, String words) {}

    /**
     * Looks at gradients one after the other.
     *
     * @param source of the gradients that they should be
     * @param places on the batches of the source
     * @param onAll  the same on all samples
     */
    public static Found of(GradientSource source, List<UsedGradient> places, List<UsedGradient> onAll) {
        if (places.size() < FEWEST_PLACES || onAll.size() < FEWEST_PLACES) {
            return new Found(Kind.STEADY, "");
        }
        Randomness search = new Randomness(source);
        RandomBatches batches = sizeOfOdd(places) < LESS * sizeOfOdd(onAll) ? null : search.batches(onAll);
        if (batches != null) {
            return new Found(Kind.BATCHES, batches.words());
        }
        Dropout dropout = search.dropout(places);
        if (dropout != null) {
            AddedNoise rival = search.rival(dropout, places);
            return rival == null
                    ? new Found(Kind.DROPOUT, dropout.words())
                    : new Found(Kind.DROPOUT_OR_NOISE, dropout.words() + ", or " + rival.words());
        }
        return new Found(changes(places, source.batches()) > STEADY ? Kind.SCATTERED : Kind.STEADY, "");
    }

    /** How much what is odd changes from one gradient of a batch to the next of that batch, relative to its size: medians. */
    private static double changes(List<UsedGradient> places, int batches) {
        List<Double> changes = new ArrayList<>();
        for (int t = batches; t < places.size(); t++) {
            changes.add(difference(places.get(t), places.get(t - batches)));
        }
        return changes.isEmpty() ? 0 : median(changes) / sizeOfOdd(places);
    }

    private static double sizeOfOdd(List<UsedGradient> places) {
        return median(places.stream().map(place -> difference(place, null)).toList());
    }

    private static double difference(UsedGradient place, @Nullable UsedGradient before) {
        double sum = 0;
        for (int k = 0; k < place.gradient().length; k++) {
            double odd = place.gradient()[k] - place.expected()[k];
            odd -= before == null ? 0 : before.gradient()[k] - before.expected()[k];
            sum += odd * odd;
        }
        return Math.sqrt(sum);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private double work(List<UsedGradient> places, int draws) {
        double parameters = source.network().parameterCount();
        return places.size() * (double) places.get(0).batch().size() * draws * parameters * parameters;
    }

    /** Of the size at which they scatter as widely. */
    private @Nullable RandomBatches batches(List<UsedGradient> onAll) {
        int n = source.samples().size();
        if (n < 3 || work(onAll, 1) > MOST_WORK) {
            return null;
        }
        Scatter ofOne = Scatter.of(of(1), onAll, 1);
        if (ofOne == null) {
            return null;
        }
        // the mean square is (1 / size - 1 / n) / (1 - 1 / n) of that of single samples
        double share = ofOne.size() * (1 - 1.0 / n);
        long size = Math.round(1 / (share + 1.0 / n));
        if (size < 1 || 2 * size > n) {
            return null;
        }
        RandomBatches batches = of((int) size);
        Scatter fitted = Scatter.of(batches, onAll, DRAWS);
        return fitted != null && fitted.further() <= FURTHER ? batches : null;
    }

    private RandomBatches of(int size) {
        return new RandomBatches(source.network(), source.samples(), source.criterion(), size);
    }

    /** The likeliest one, of the probabilities that people take and of those between them, if the gradients are its. */
    private @Nullable Dropout dropout(List<UsedGradient> places) {
        List<UsedGradient> first = places.subList(0, Math.min(QUICK_PLACES, places.size()));
        int draws = Math.max(
                FEWEST_DRAWS,
                Math.min(2 * DRAWS, ENOUGH_DRAWS / first.get(0).batch().size()));
        int models = Where.values().length * PROBABILITIES.length;
        if (source.network().hidden().isEmpty() || work(first, draws) * models > MOST_WORK) {
            return null;
        }
        List<Dropout> all = new ArrayList<>();
        for (Where where : Where.values()) {
            Arrays.stream(PROBABILITIES).forEach(p -> all.add(new Dropout(source.network(), where, p)));
        }
        Dropout usual = likeliest(all, first, draws);
        List<UsedGradient> affordable = affordable(places);
        Dropout best = usual;
        for (double step = (PROBABILITIES[1] - PROBABILITIES[0]) / 2; best != null && step >= FINEST; step /= 2) {
            best = likeliest(
                    List.of(best, best.with(best.p() - step), best.with(Math.min(LARGEST, best.p() + step))),
                    affordable,
                    DRAWS / 2);
        }
        if (usual == null || best == null) {
            return null;
        }
        return isOf(usual, affordable) ? usual : isOf(best, affordable) ? best : null;
    }

    /** Added noise that is not so much less likely than this dropout that it could not be it; null where there is none. */
    private @Nullable AddedNoise rival(Dropout dropout, List<UsedGradient> places) {
        List<UsedGradient> affordable = affordable(places);
        double scale = scale();
        List<AddedNoise> all = new ArrayList<>();
        for (Where where : Where.values()) {
            Arrays.stream(DEVIATIONS).forEach(d -> all.add(new AddedNoise(source.network(), where, d * scale)));
        }
        AddedNoise best = likeliest(all, affordable.subList(0, Math.min(QUICK_PLACES, affordable.size())), DRAWS / 2);
        for (double step = Math.sqrt(2); best != null && step > 1.1; step = Math.sqrt(step)) {
            best = likeliest(
                    List.of(best, best.with(best.deviation() / step), best.with(best.deviation() * step)),
                    affordable,
                    DRAWS / 2);
        }
        if (best == null) {
            return null;
        }
        Scatter noise = Scatter.of(best, affordable, DRAWS);
        Scatter dropped = Scatter.of(dropout, affordable, DRAWS);
        boolean isFar = noise == null || dropped == null || dropped.likelihood() - noise.likelihood() > LIKELIER;
        return isFar ? null : best;
    }

    private double scale() {
        double square = 0;
        double[][] inputs = source.samples().inputs();
        for (double[] row : inputs) {
            square += Arrays.stream(row).map(v -> v * v).sum() / row.length / inputs.length;
        }
        return square > 0 ? Math.sqrt(square) : 1;
    }

    private static boolean isOf(Dropout dropout, List<UsedGradient> places) {
        Scatter fitted = Scatter.of(dropout, places, DRAWS);
        return fitted != null && fitted.further() <= FURTHER && dropout.p() >= LEAST;
    }

    private List<UsedGradient> affordable(List<UsedGradient> places) {
        int most = (int) Math.min(places.size(), MOST_WORK / work(places.subList(0, 1), DRAWS));
        return places.subList(0, Math.max(FEWEST_PLACES, most));
    }

    private static <M extends ScatterModel> @Nullable M likeliest(
            List<M> models, List<UsedGradient> places, int draws) {
        M best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (M model : models) {
            Scatter scatter = Scatter.of(model, places, draws);
            if (scatter != null && scatter.likelihood() > highest) {
                highest = scatter.likelihood();
                best = model;
            }
        }
        return best;
    }
}
