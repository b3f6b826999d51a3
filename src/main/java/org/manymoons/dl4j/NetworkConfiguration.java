package org.manymoons.dl4j;

import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Updater;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** DL4J's {@link MultiLayerConfiguration} of a reference {@link Network}: dense layers and its outputs and loss. */
public final class NetworkConfiguration {
    /** DL4J clips probabilities to [CLIPPING, 1 - CLIPPING]; its default of 1e-5 would be visible in the loss. */
    public static final double CLIPPING = 1e-15;

    /** DL4J draws fresh weights at every call for seed 0, so that seed is given a number that no other seed can have. */
    private static final long SEED_INSTEAD_OF_ZERO = 1L << 32;

    private NetworkConfiguration() {}

    /**
     * The configuration in double precision with Xavier initial weights.
     *
     * @param seed 0 to 2^32 - 1, every one of them reproducible
     */
    public static MultiLayerConfiguration of(Network network, Updater updater, long seed) {
        return of(network, updater, seed, DataType.DOUBLE);
    }

    /** The same in this precision. */
    static MultiLayerConfiguration of(Network network, Updater updater, long seed, DataType precision) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed == 0 ? SEED_INSTEAD_OF_ZERO : seed)
                .dataType(precision)
                .weightInit(WeightInit.XAVIER)
                .updater(dl4jUpdater(updater))
                .l2(network.l2())
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .cacheMode(CacheMode.DEVICE)
                .list();
        for (Layer layer : network.hidden()) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(layer.inputs())
                    .nOut(layer.units())
                    .activation(Activation.valueOf(layer.activation().name()))
                    .build());
        }
        Layer output = network.output();
        layers.layer(new OutputLayer.Builder(loss(network.outputLoss()))
                .nIn(output.inputs())
                .nOut(output.units())
                .activation(
                        network.outputLoss() == OutputLoss.SOFTMAX_CROSS_ENTROPY
                                ? Activation.SOFTMAX
                                : Activation.valueOf(output.activation().name()))
                .build());
        return layers.build();
    }

    private static ILossFunction loss(OutputLoss outputLoss) {
        return switch (outputLoss) {
            case SIGMOID_CROSS_ENTROPY -> new LossBinaryXENT(CLIPPING);
            case SOFTMAX_CROSS_ENTROPY -> new LossMCXENT(CLIPPING, null);
            case IDENTITY_SQUARED_ERROR -> new LossMSE();
        };
    }

    private static IUpdater dl4jUpdater(Updater updater) {
        if (updater instanceof Updater.Sgd sgd) {
            return new Sgd(sgd.learningRate());
        } else if (updater instanceof Updater.Nesterovs nesterovs) {
            return new Nesterovs(nesterovs.learningRate(), nesterovs.momentum());
        } else if (updater instanceof Updater.Adam adam) {
            return new Adam(adam.learningRate(), adam.beta1(), adam.beta2(), adam.epsilon());
        }
        throw new IllegalArgumentException("no DL4J updater for " + updater);
    }
}
