package org.manymoons.proof;

import java.util.Arrays;
import org.manymoons.data.Budget;
import org.manymoons.proof.ball.Ball;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * A network's architecture and its training samples as balls.
 *
 * @param inputs a row for each sample
 * @param labels 0 or 1
 * @param l2     the strength of the weight decay
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record BallData(Network network, Ball[][] inputs, Ball[] labels, Ball l2) implements BallSurface {

    /**
     * Of samples as the network sees them.
     *
     * @throws NotProven if the network is not of the kind that can be certified
     */
    static BallData of(Network network, Samples samples) throws NotProven {
        Activation activation = network.layers().get(0).activation();
        if (network.hidden().size() != 1 || !network.isOneSigmoid()) {
            throw new NotProven("certificates are for networks with one hidden layer and one sigmoid output");
        }
        if (activation != Activation.TANH && activation != Activation.SIGMOID) {
            throw new NotProven("certificates are for tanh and sigmoid units, not for "
                    + activation.name().toLowerCase(java.util.Locale.ROOT));
        }
        String excess = Budget.excessProven(network.parameterCount(), samples.size());
        if (excess != null) {
            throw new NotProven(excess);
        }
        return new BallData(
                network,
                Arrays.stream(samples.inputs()).map(BallData::balls).toArray(Ball[][]::new),
                balls(samples.labels()),
                Ball.of(network.l2()));
    }

    @Override
    public Ball loss(Ball[] box) {
        return BallDerivatives.loss(this, box);
    }

    @Override
    public BallDerivatives derivatives(Ball[] box, boolean withHessian) {
        return withHessian
                ? BallDerivatives.of(this, box)
                : new BallDerivatives(BallDerivatives.gradient(this, box), new Ball[0][]);
    }

    int size() {
        return inputs.length;
    }

    /** A sum over all samples, divided by their number. */
    Ball mean(Ball sum) {
        return sum.over(Ball.of(size()));
    }

    static Ball[] balls(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Ball::of).toArray(Ball[]::new);
    }
}
