package org.manymoons.kink;

import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.symmetry.TwoClassSoftmax;

/** The network with one sigmoid output that a network with kinks is treated as: itself, or what a softmax over two classes is. */
record KinkedForm(Network network, KinkedLoss loss) {
    /** Whether there is one whose minima can be found here. */
    static boolean exists(Network network) {
        return KinkedLoss.treats(network)
                || TwoClassSoftmax.is(network) && KinkedLoss.treats(TwoClassSoftmax.asOneSigmoid(network));
    }

    static KinkedForm of(Objective objective) {
        Network network = objective.network();
        Network one = TwoClassSoftmax.is(network) ? TwoClassSoftmax.asOneSigmoid(network) : network;
        return new KinkedForm(network, new KinkedLoss(one, objective.samples()));
    }

    /** The parameters of the form; with weight decay those of a softmax without its shift, which costs nothing more. */
    double[] parameters(double[] original) {
        return TwoClassSoftmax.is(network) ? TwoClassSoftmax.toOneSigmoid(network, original) : original;
    }

    /** The parameters of the network, with the shift that a softmax had at the start. */
    double[] original(double[] parameters, double[] start) {
        return TwoClassSoftmax.is(network)
                ? TwoClassSoftmax.toSoftmax(network, parameters, TwoClassSoftmax.shift(network, start))
                : parameters;
    }
}
