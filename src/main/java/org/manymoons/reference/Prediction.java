package org.manymoons.reference;

import java.util.Arrays;

/**
 * What a network says about samples: its outputs, the classes it predicts (of one output 1 where it is above 0.5, of
 * several the largest), accuracy.
 */
public final class Prediction {
    private Prediction() {}

    /** The outputs for each sample: probabilities, or the values of a squared-error network. */
    public static double[][] outputs(Network network, double[] parameters, Samples samples) {
        ForwardPass forward = new ForwardPass(network);
        double[][] outputs = new double[samples.size()][];
        for (int n = 0; n < outputs.length; n++) {
            outputs[n] = network.outputLoss().outputs(forward.run(parameters, samples.inputs()[n]));
        }
        return outputs;
    }

    /** The outputs for these pre-activations, a row for each sample. */
    public static double[][] outputs(Network network, double[][] preActivations) {
        return Arrays.stream(preActivations).map(network.outputLoss()::outputs).toArray(double[][]::new);
    }

    /** The outputs at input x. */
    public static double[] outputs(Network network, double[] parameters, double[] x) {
        return network.outputLoss().outputs(new ForwardPass(network).run(parameters, x));
    }

    /** The pre-activations of the outputs for each sample. */
    public static double[][] preActivations(Network network, double[] parameters, Samples samples) {
        ForwardPass forward = new ForwardPass(network);
        double[][] rows = new double[samples.size()][];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = forward.run(parameters, samples.inputs()[n]).clone();
        }
        return rows;
    }

    /** The predicted class of each sample. */
    public static int[] classes(Network network, double[] parameters, Samples samples) {
        return classes(network, preActivations(network, parameters, samples));
    }

    /** The same of the pre-activations of the outputs, a row for each sample. */
    public static int[] classes(Network network, double[][] rows) {
        double threshold = network.outputLoss() == OutputLoss.SIGMOID_CROSS_ENTROPY ? 0 : 0.5;
        int[] classes = new int[rows.length];
        for (int n = 0; n < rows.length; n++) {
            if (rows[n].length == 1) {
                classes[n] = rows[n][0] > threshold ? 1 : 0;
            }
            for (int k = 1; k < rows[n].length; k++) {
                classes[n] = rows[n][k] > rows[n][classes[n]] ? k : classes[n];
            }
        }
        return classes;
    }

    /** Whether outputs are told apart into classes: always but where the one output is a number and some label another one than 0 and 1. */
    public static boolean tellsClasses(Network network, Samples samples) {
        return !network.predictsNumber() || Arrays.stream(samples.labels()).allMatch(label -> label == 0 || label == 1);
    }

    /** The logits of a network with one sigmoid output, one for each sample. */
    public static double[] logits(Network network, double[] parameters, Samples samples) {
        if (!network.isOneSigmoid()) {
            throw new IllegalArgumentException("logits are those of one sigmoid output: " + network);
        }
        ForwardPass forward = new ForwardPass(network);
        double[] logits = new double[samples.size()];
        for (int n = 0; n < logits.length; n++) {
            logits[n] = forward.run(parameters, samples.inputs()[n])[0];
        }
        return logits;
    }

    /** The share of samples whose label is predicted correctly. */
    public static double accuracy(Network network, double[] parameters, Samples samples) {
        return (double) correct(network, parameters, samples) / samples.size();
    }

    /** The number of samples whose label is predicted correctly. */
    public static int correct(Network network, double[] parameters, Samples samples) {
        return correct(network, preActivations(network, parameters, samples), samples);
    }

    /** The same of the pre-activations of the outputs, a row for each sample. */
    public static int correct(Network network, double[][] preActivations, Samples samples) {
        int[] classes = classes(network, preActivations);
        int correct = 0;
        for (int n = 0; n < classes.length; n++) {
            double label = samples.labels()[n];
            if (network.output().units() == 1 ? classes[n] > 0 == label > 0.5 : classes[n] == label) {
                correct++;
            }
        }
        return correct;
    }
}
