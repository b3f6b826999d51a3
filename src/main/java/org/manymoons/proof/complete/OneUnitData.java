package org.manymoons.proof.complete;

import org.manymoons.proof.NotProven;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/**
 * One hidden unit on samples: z = v f(w.x + b) + c.
 *
 * @param x    rows of features
 * @param y    labels 0 or 1
 * @param tanh whether f is tanh, otherwise it is the logistic function
 * @param l2   above 0
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record OneUnitData(double[][] x, double[] y, boolean tanh, double l2) {

    /** @throws NotProven if the network is another or has no weight decay */
    static OneUnitData of(Network network, Samples samples) throws NotProven {
        Activation activation = network.layers().get(0).activation();
        boolean one = network.hidden().size() == 1 && network.layers().get(0).units() == 1 && network.isOneSigmoid();
        if (!one || (activation != Activation.TANH && activation != Activation.SIGMOID)) {
            throw new NotProven("a complete search is for one hidden tanh or sigmoid unit and one sigmoid output;"
                    + " set network.hidden=[1]");
        }
        if (!(network.l2() > 0)) {
            throw new NotProven("a complete search needs a weight decay, which bounds the weights: set training.l2");
        }
        return new OneUnitData(samples.inputs(), samples.labels(), activation == Activation.TANH, network.l2());
    }

    int inputs() {
        return x[0].length;
    }

    int size() {
        return x.length;
    }
}
