package org.manymoons.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.manymoons.channel.LimitCertificate.Certification.Verified;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Eigen;

/** A channel as networks: its limit with every term made of units again, from near its mouth outwards. */
public final class RealisedNetworks {
    /** Chosen: networks on the way for each halving of delta, so near to each other that a straight line stays in the channel. */
    private static final int PER_HALVING = 4;

    /** Chosen: down to a delta of 1.6e-3. */
    private static final int RUNGS = 8 * PER_HALVING;

    /** Chosen: what is larger is too far out for its surroundings to be computed. */
    private static final double LARGEST_NORM = 1e7;

    private RealisedNetworks() {}

    /**
     * Networks along the channel that these parameters lead to, outwards, their units in the order of the given ones; none
     * where no channel is verified, or it is one that no limit model is known of.
     */
    public static List<double[]> of(Objective objective, double[] parameters, BooleanSupplier stop) {
        if (!ChannelSearch.applies(objective.network())
                || !(ChannelSearch.from(objective, parameters, stop) instanceof Verified verified)
                || verified.limit() == null) {
            return List.of();
        }
        LimitState limit = verified.limit();
        Activation activation = objective.network().layers().get(0).activation();
        ExcessLadder ladder = new ExcessLadder(PER_HALVING);
        List<double[]> networks = new ArrayList<>();
        for (int rung = 0; rung <= RUNGS; rung++) {
            double[] p = NearbyNetwork.of(limit, activation, objective.samples(), ladder.deltaOf(rung))
                    .network(objective.network());
            if (Eigen.isFinite(new double[][] {p}) && Eigen.norm(p) < LARGEST_NORM) {
                networks.add(p);
            }
        }
        return networks;
    }
}
