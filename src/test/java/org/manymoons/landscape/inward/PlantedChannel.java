package org.manymoons.landscape.inward;

import java.util.List;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Landscapes;
import org.manymoons.endstate.Polisher;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.UnitMoves;

/**
 * Labels that say 0.4 + 1.5 tanh(z) + r tanh'(z): two units that have merged fit them as well as any function can, and no two that
 * have not, so that the landscape falls along a channel for ever, towards the entropy of the labels.
 */
final class PlantedChannel {
    static final Samples SAMPLES = Landscapes.saying(
            x -> {
                double tanh = Math.tanh(z(x));
                return 0.4 + 1.5 * tanh + r(x) * (1 - tanh * tanh);
            },
            40,
            1);
    static final Network NETWORK = Network.of(2, List.of(2), Activation.TANH, 0);
    static final Objective OBJECTIVE = Objective.of(NETWORK, SAMPLES);
    static final double LIMIT = Landscapes.entropy(SAMPLES);

    /** The two units exchanged, both with their signs changed. */
    static final Symmetry COPY = new Symmetry(List.of(UnitMoves.of(new int[] {1, 0}, new double[] {-1, -1})));

    private PlantedChannel() {}

    private static double z(double[] x) {
        return 1.1 * x[0] + 0.7 * x[1] + 0.3;
    }

    private static double r(double[] x) {
        return 1.2 * x[0] - 2 * x[1] + 0.5;
    }

    /** tanh(z + e r) and tanh(z - e r), with outgoing weights 0.75 +- 1 / (2 e). */
    static double[] network(double e) {
        return new double[] {
            1.1 + 1.2 * e,
            0.7 - 2 * e,
            1.1 - 1.2 * e,
            0.7 + 2 * e,
            0.3 + 0.5 * e,
            0.3 - 0.5 * e,
            0.75 + 0.5 / e,
            0.75 - 0.5 / e,
            0.4
        };
    }

    static EndState end() {
        return Polisher.polish(OBJECTIVE, network(0.05));
    }
}
