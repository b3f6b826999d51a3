package org.manymoons.channel.steep;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Samples;
import org.manymoons.rounding.ScalarLoss;

/**
 * The samples at a limit, and by how much those at each sample's place would gain with the logit: the negative derivative of
 * their loss.
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record SamplePull(LimitState limit, Samples samples, double[] logits, double[] pull) {
    /** Chosen: labels that pull the logit up and down equally but for this share, which is rounding, pull to no side. */
    private static final double BALANCED = 1e-9;

    static SamplePull at(LimitState limit, Samples samples) {
        double[] logits = limit.model(samples).logits(limit.parameters());
        boolean[] excluded = limit.excluded(logits.length);
        Map<DoubleBuffer, double[]> places = new HashMap<>();
        for (int n = 0; n < logits.length; n++) {
            double[] place = places.computeIfAbsent(DoubleBuffer.wrap(samples.inputs()[n]), x -> new double[2]);
            if (!excluded[n]) {
                addPull(limit.output(), logits[n], samples.labels()[n], place);
            }
        }
        double[] pull = new double[logits.length];
        for (int n = 0; n < pull.length; n++) {
            double[] place = places.getOrDefault(DoubleBuffer.wrap(samples.inputs()[n]), new double[2]);
            double most = Math.max(place[0], place[1]);
            pull[n] = Math.abs(place[0] - place[1]) > BALANCED * most ? place[0] - place[1] : 0;
        }
        return new SamplePull(limit, samples, logits, pull);
    }

    /** To where the logit is higher, and lower: parts of one derivative that may cancel. */
    private static void addPull(ScalarLoss output, double logit, double label, double[] place) {
        switch (output) {
            case CROSS_ENTROPY -> {
                place[0] += label * Logistic.sigmoid(-logit);
                place[1] += (1 - label) * Logistic.sigmoid(logit);
            }
            case SQUARED_ERROR -> {
                place[0] += Math.max(0, -output.derivative(logit, label));
                place[1] += Math.max(0, output.derivative(logit, label));
            }
        }
    }

    int size() {
        return samples.size();
    }

    double[] input(int n) {
        return samples.inputs()[n];
    }

    double label(int n) {
        return samples.labels()[n];
    }

    /** Which samples are cut off. */
    boolean[] excluded() {
        return limit.excluded(samples.size());
    }

    Dichotomy dichotomy(double[] sides) {
        return new Dichotomy(samples.inputs(), sides);
    }

    /** How surely a sample is classified; a number never is. */
    double margin(int n) {
        if (limit.output() == ScalarLoss.SQUARED_ERROR) {
            return Double.NEGATIVE_INFINITY;
        }
        return samples.labels()[n] == 1 ? logits[n] : -logits[n];
    }

    /**
     * The sample that a line of this split can be moved onto and that gains most of those.
     *
     * @param leaving of {@link SteepLine#sidesThatPay}
     * @param pulling of each sample
     */
    static Optional<Integer> gaining(Dichotomy split, double[] leaving, double[] pulling) {
        List<Integer> gaining = new ArrayList<>();
        double[] gain = new double[pulling.length];
        for (int n = 0; n < gain.length; n++) {
            double side = split.sides()[n];
            gain[n] = side == 0 ? 0 : leaving[side > 0 ? 1 : 0] * pulling[n];
            if (gain[n] > 0) {
                gaining.add(n);
            }
        }
        gaining.sort((a, b) -> Double.compare(gain[b], gain[a]));
        return gaining.stream().filter(split::canTouch).findFirst();
    }
}
