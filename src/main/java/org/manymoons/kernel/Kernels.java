package org.manymoons.kernel;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.manymoons.reference.Activation;
import org.manymoons.reference.CrossEntropy;
import org.manymoons.reference.Network;
import org.manymoons.reference.Network.Layer;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the fast objectives come from. */
public final class Kernels {
    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);

    /** More parameters than end states are told of. */
    private static final int MOST_JUDGED = 1000;

    private static final boolean VECTORS = hasVectors();

    private Kernels() {}

    /**
     * The loss of this network on these samples with its derivatives: a fast one for one hidden layer of tanh or sigmoid
     * units and labels of exactly 0 and 1 on one sigmoid output; another one, whose rounding no bound covers, for networks
     * that are too large to be polished; otherwise the reference's own.
     *
     * <p>A fast objective copies the samples and reuses its own working memory: each thread needs one of its own.
     */
    public static Objective objective(Network network, Samples samples) {
        if (fits(network, samples)) {
            return new OneHiddenLayerObjective(network, samples);
        }
        return network.parameterCount() > MOST_JUDGED
                ? new DenseObjective(network, samples)
                : Objective.of(network, samples);
    }

    /**
     * The gradient as a program computes it that clips probabilities in this way, DL4J say; fast for any network, and under the
     * conditions of use of {@link #objective}.
     */
    public static UnaryOperator<double[]> gradient(Network network, Samples samples, CrossEntropy crossEntropy) {
        return fits(network, samples)
                ? new OneHiddenLayerObjective(network, samples, crossEntropy, Kernels::loops)::gradient
                : new DenseObjective(network, samples, crossEntropy, Kernels::loops)::gradient;
    }

    /** Those of the hardware where it has wide vectors and the virtual machine was started with their module. */
    static Loops loops(int blockSize) {
        return VECTORS ? new VectorLoops(blockSize) : new ScalarLoops(blockSize);
    }

    private static boolean hasVectors() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            LOG.warn("plain Java in place of vectors, about three times slower: start the virtual machine with"
                    + " --add-modules jdk.incubator.vector");
            return false;
        }
        if (!VectorLoops.areWide()) {
            LOG.warn("plain Java in place of vectors, about three times slower: this processor has no wide ones");
            return false;
        }
        return true;
    }

    private static boolean fits(Network network, Samples samples) {
        if (network.layers().size() != 2) {
            return false;
        }
        Layer hidden = network.layers().get(0);
        return (hidden.activation() == Activation.TANH || hidden.activation() == Activation.SIGMOID)
                && network.equals(
                        Network.of(hidden.inputs(), List.of(hidden.units()), hidden.activation(), network.l2()))
                && Stream.of(samples.inputs()).allMatch(row -> row.length == hidden.inputs())
                && DoubleStream.of(samples.labels()).allMatch(label -> label == 0 || label == 1);
    }
}
