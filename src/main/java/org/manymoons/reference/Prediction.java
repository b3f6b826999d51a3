package org.manymoons.reference;

/** What a network says about samples: probabilities of label 1, predicted labels (1 where p > 0.5), accuracy. */
public final class Prediction {
    private Prediction() {}

    /** The logits, one for each sample. */
    public static double[] logits(Network network, double[] parameters, Samples samples) {
        ForwardPass forward = new ForwardPass(network);
        double[] logits = new double[samples.size()];
        for (int n = 0; n < logits.length; n++) {
            logits[n] = forward.run(parameters, samples.inputs()[n]);
        }
        return logits;
    }

    /** The share of samples whose label is predicted correctly. */
    public static double accuracy(Network network, double[] parameters, Samples samples) {
        return (double) correct(network, parameters, samples) / samples.size();
    }

    /** The number of samples whose label is predicted correctly. */
    public static int correct(Network network, double[] parameters, Samples samples) {
        double[] logits = logits(network, parameters, samples);
        int correct = 0;
        for (int n = 0; n < logits.length; n++) {
            if (logits[n] > 0 == samples.labels()[n] > 0.5) {
                correct++;
            }
        }
        return correct;
    }
}
