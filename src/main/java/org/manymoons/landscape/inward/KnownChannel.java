package org.manymoons.landscape.inward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.manymoons.endstate.EndState;
import org.manymoons.reference.Objective;
import org.manymoons.spectrum.Eigen;
import org.manymoons.symmetry.Symmetry;
import org.manymoons.symmetry.align.Alignment;

/** A channel to infinity, and networks in it from near its mouth outwards. */
public record KnownChannel(EndState end, Approach approach) {
    /**
     * Networks from this one out along a copy of the channel; empty where the straight line to the one of the same norm, or the way on from
     * there, costs more than allowed somewhere.
     */
    public Optional<List<double[]>> wayOut(Objective objective, double[] network, double allowed) {
        int place = nearest(Eigen.norm(network));
        double[] there = approach.networks().get(place);
        if (approach.heights()[place] > allowed) {
            return Optional.empty();
        }
        Symmetry symmetry =
                Alignment.between(objective.network(), network, there).symmetry();
        if (Approach.highest(objective, List.of(network, symmetry.apply(objective.network(), there))) > allowed) {
            return Optional.empty();
        }
        List<double[]> way = new ArrayList<>();
        for (double[] outer : approach.outward(objective, place, allowed)) {
            way.add(symmetry.apply(objective.network(), outer));
        }
        return Optional.of(way);
    }

    private int nearest(double norm) {
        int best = 0;
        for (int k = 1; k < approach.networks().size(); k++) {
            double off = Math.abs(Math.log(Eigen.norm(approach.networks().get(k)) / norm));
            best = off < Math.abs(Math.log(Eigen.norm(approach.networks().get(best)) / norm)) ? k : best;
        }
        return best;
    }

    /** What was decided of the channel, said of this network in a copy of it. */
    public EndState.Decision decision(double[] network) {
        EndState.Decision of = end.decision();
        return new EndState.Decision(
                of.kind(),
                of.loss(),
                of.lossBound(),
                of.gradientMaxAbs(),
                of.gradientBound(),
                of.conditionNumber(),
                of.newtonStep(),
                of.iterations(),
                of.freeDirections(),
                of.reasons(),
                network,
                of.channel());
    }
}
