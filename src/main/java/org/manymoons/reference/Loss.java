package org.manymoons.reference;

/** The training loss: mean of {@link OutputLoss} over the samples plus 0.5 l2 sum(W^2). */
public final class Loss {
    private Loss() {}

    /** The loss at these parameters, unclipped, computed from the pre-activations of the outputs. */
    public static double loss(Network network, double[] parameters, Samples samples) {
        return loss(network, parameters, samples, CrossEntropy.EXACT);
    }

    /** The loss with the given clipping of sigmoid outputs. */
    public static double loss(Network network, double[] parameters, Samples samples, CrossEntropy crossEntropy) {
        ForwardPass forward = new ForwardPass(network);
        BlockedSum sum = new BlockedSum(1);
        for (int n = 0; n < samples.size(); n++) {
            double[] z = forward.run(parameters, samples.inputs()[n]);
            sum.block[0] += network.outputLoss().loss(z, samples.labels()[n], crossEntropy);
            sum.endSample();
        }
        return sum.mean()[0] + penalty(network, parameters);
    }

    /** 0.5 l2 sum(W^2) over the weights of all layers. */
    public static double penalty(Network network, double[] parameters) {
        double sum = 0;
        for (Network.Layer layer : network.layers()) {
            for (int k = layer.weights(); k < layer.biases(); k++) {
                sum += parameters[k] * parameters[k];
            }
        }
        return 0.5 * network.l2() * sum;
    }
}
