package org.manymoons.study;

import static org.manymoons.wording.Wording.format;
import static org.manymoons.wording.Wording.percent;

import org.jspecify.annotations.Nullable;
import org.manymoons.reference.Loss;
import org.manymoons.reference.Network;
import org.manymoons.reference.Prediction;
import org.manymoons.reference.Samples;

/** How well networks fit, as tables show it: their accuracy where they tell classes apart, else their mean squared error. */
public final class Fit {
    private final Network network;
    private final Samples training;
    private final @Nullable Samples test;

    /** On the samples of this experiment. */
    public Fit(Experiment experiment) {
        network = experiment.plan().recipe().network();
        training = experiment.plan().recipe().training();
        test = experiment.plan().test();
    }

    /** Whether it is the accuracy. */
    public boolean isAccuracy() {
        return Prediction.tellsClasses(network, training);
    }

    /** What it is, in words. */
    public String name() {
        return isAccuracy() ? "accuracy" : "mean squared error";
    }

    /** On the training set, of a network of this accuracy. */
    public String onTraining(@Nullable Double accuracy, double @Nullable [] parameters) {
        return isAccuracy() ? percent(accuracy) : error(parameters, training);
    }

    /** On the test set, a dash where there is none. */
    public String onTest(@Nullable Double accuracy, double @Nullable [] parameters) {
        return isAccuracy() ? percent(accuracy) : error(parameters, test);
    }

    private String error(double @Nullable [] parameters, @Nullable Samples samples) {
        return parameters == null || samples == null
                ? "-"
                : format("%.5f", Loss.loss(network, parameters, samples) - Loss.penalty(network, parameters));
    }
}
