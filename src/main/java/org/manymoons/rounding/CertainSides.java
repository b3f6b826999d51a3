package org.manymoons.rounding;

import org.manymoons.reference.Network;
import org.manymoons.reference.OutputLoss;
import org.manymoons.reference.Samples;

/** Whether a network's exact outputs, not only the computed ones, put every sample on the side of its label. */
public final class CertainSides {
    private CertainSides() {}

    /**
     * For cross-entropies: a sigmoid's pre-activation has the sign of its target, 1 or 0, and of a softmax the label's is the
     * largest, by more than the bounds of their rounding.
     */
    public static boolean hold(Network network, double[] parameters, Samples samples) {
        if (network.outputLoss() == OutputLoss.IDENTITY_SQUARED_ERROR) {
            return false;
        }
        ErrorPass pass = new ErrorPass(network, parameters, false);
        for (int n = 0; n < samples.size(); n++) {
            pass.forward(samples.inputs()[n]);
            if (!holds(network.outputLoss(), pass.last(), samples.labels()[n])) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(OutputLoss kind, ErrorVector z, double label) {
        boolean softmax = kind == OutputLoss.SOFTMAX_CROSS_ENTROPY;
        for (int k = 0; k < z.value.length; k++) {
            double target = OutputLoss.target(label, k, z.value.length);
            double margin = target == 1 ? z.value[k] : -z.value[k];
            double error = z.error[k];
            if (softmax) {
                if (target == 1) {
                    continue;
                }
                int own = (int) label;
                margin += z.value[own];
                error += z.error[own] + Rounding.UNIT * Math.abs(margin);
            }
            if (!(target == 0 || target == 1) || !(margin > error)) {
                return false;
            }
        }
        return true;
    }
}
