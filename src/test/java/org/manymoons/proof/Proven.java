package org.manymoons.proof;

import java.util.Random;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Polisher;
import org.manymoons.kernel.Kernels;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/** Small networks with a minimum or a saddle, for the tests of certificates. */
public final class Proven {
    private Proven() {}

    /** Two overlapping clouds of 24 points. */
    public static Samples clouds() {
        Random random = new Random(1);
        double[][] x = new double[24][];
        double[] y = new double[24];
        for (int n = 0; n < x.length; n++) {
            y[n] = n % 2;
            x[n] = new double[] {random.nextGaussian() + y[n], random.nextGaussian() - y[n]};
        }
        return new Samples(x, y);
    }

    /** 2 inputs, two hidden units. */
    public static Network network(Activation activation) {
        return Network.of(2, java.util.List.of(2), activation, 0.01);
    }

    /** Where polishing from a random start leads. */
    public static EndState polished(Network network, Samples samples, long seed) {
        Objective objective = Kernels.objective(network, samples);
        Random random = new Random(seed);
        double[] start = random.doubles(network.parameterCount(), -1.5, 1.5).toArray();
        return Polisher.polish(objective, start);
    }

    /** The certificate of a strict minimum. */
    public static Certificate minimum(Activation activation) throws NotProven {
        Network network = network(activation);
        EndState end = polished(network, clouds(), 1);
        return Prover.of(network, clouds(), "clouds").criticalPoint(end.parameters());
    }
}
