package org.manymoons.predictions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/** The share of samples whose class a network predicts rightly, where it predicts classes. */
public final class Accuracy {
    private Accuracy() {}

    /** Null where no classes are predicted, or there are no samples. */
    public static @Nullable Double of(Network network, double[] parameters, @Nullable Samples samples) {
        return samples == null || !Prediction.tellsClasses(network, samples)
                ? null
                : Prediction.accuracy(network, parameters, samples);
    }

    /** Its 95 % Wilson interval. */
    public static @Nullable List<Double> interval(Network network, double[] parameters, @Nullable Samples samples) {
        return samples == null || !Prediction.tellsClasses(network, samples)
                ? null
                : Wilson.interval(Prediction.correct(network, parameters, samples), samples.size());
    }
}
