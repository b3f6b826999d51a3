package org.manymoons.channel.limit;

import java.util.Arrays;
import org.manymoons.kernel.ActivationRow;
import org.manymoons.reference.Activation;

/** The jets of an activation for all samples; those of tanh and the logistic function are evaluated in vectors. */
final class ActivationColumn {
    private static final double[] NONE = {};

    private final Activation activation;
    private final int orders;
    private final double[] z;
    private final double[] tanh;
    private final double[] tanhDerivative;
    private final double[] sigmoid;

    /**
     * A column.
     *
     * @param orders functions of a jet
     * @param z      an argument for each sample
     */
    ActivationColumn(Activation activation, int orders, double[] z) {
        this.activation = activation;
        this.orders = orders;
        this.z = z;
        boolean ofTanh = activation == Activation.TANH || activation == Activation.SIGMOID;
        tanh = ofTanh ? new double[z.length] : NONE;
        tanhDerivative = ofTanh ? new double[z.length] : NONE;
        sigmoid = activation == Activation.SIGMOID ? new double[z.length] : NONE;
        if (ofTanh) {
            ActivationRow row = new ActivationRow();
            row.tanh(activation == Activation.SIGMOID ? 0.5 : 1, z, tanh, tanhDerivative);
            row.sigmoid(Arrays.copyOf(z, sigmoid.length), sigmoid);
        }
    }

    double argument(int sample) {
        return z[sample];
    }

    /** As {@link ActivationJet#write} does. */
    void write(int sample, double[] jet) {
        if (tanh.length == 0) {
            ActivationJet.write(activation, z[sample], orders, jet);
            return;
        }
        ActivationJet.tanh(tanh[sample], tanhDerivative[sample], orders, jet);
        if (sigmoid.length > 0) {
            ActivationJet.ofTanh(sigmoid[sample], orders, jet);
        }
    }
}
