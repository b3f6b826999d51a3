package org.manymoons.channel;

import java.util.Optional;
import java.util.stream.IntStream;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Eigen;

/** The networks on the way to a limit, ever farther out, and which of them lie below a loss. */
record NetworksBefore(LimitState limit, Objective objective, Activation activation) {
    /** Chosen: larger parameters are not handed on, since rounding errors grow with them. */
    static final double LARGEST_NORM = 1e7;

    /** Chosen: down to a delta of 1.6e-3. */
    static final int RUNGS = 9;

    /** Chosen: down to a delta of 5e-8, where a start may be. */
    private static final int FARTHEST = 24;

    double[] network(double delta) {
        return NearbyNetwork.of(limit, activation, objective.samples(), delta).network(objective.network());
    }

    /** The first of them below a loss. */
    Optional<double[]> firstBelow(double loss) {
        return below(0, RUNGS, loss, LARGEST_NORM);
    }

    /** The first that is farther out and below a loss, its norm at most this. */
    Optional<double[]> fartherOut(double loss, double largest) {
        return below(RUNGS, FARTHEST, loss, largest);
    }

    private Optional<double[]> below(int from, int to, double loss, double largest) {
        return IntStream.range(from, to)
                .mapToObj(rung -> network(ExcessLadder.delta(rung)))
                .filter(p -> objective.loss(p) < loss && Eigen.norm(p) < largest)
                .findFirst();
    }

    /** The lowest of them, where it lies below a loss. */
    Optional<double[]> lowestBelow(double loss) {
        Optional<double[]> lowest = Optional.empty();
        double floor = loss;
        for (int i = 0; i < RUNGS; i++) {
            double[] p = network(ExcessLadder.delta(i));
            double here = objective.loss(p);
            if (here < floor && Eigen.norm(p) < LARGEST_NORM) {
                lowest = Optional.of(p);
                floor = here;
            }
        }
        return lowest;
    }

    /** One with a line so much bent that it lies below a loss. */
    Optional<double[]> bentBelow(double loss) {
        Optional<double[]> bent = Optional.empty();
        for (int i = 0; i < RUNGS && limit.hasLine() && bent.isEmpty(); i++) {
            bent = tiltedBelow(ExcessLadder.delta(i), loss);
        }
        return bent;
    }

    /** One below a loss whose single fading units have another bias, which bends their line the more. */
    Optional<double[]> tiltedBelow(double delta, double loss) {
        for (double tilt : NearbyNetwork.TILTS) {
            double[] p = NearbyNetwork.of(limit, activation, objective.samples(), delta, tilt)
                    .network(objective.network());
            double bound = RoundingBound.of(objective.network(), p, objective.samples())
                    .loss();
            if (objective.loss(p) < loss - bound) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }
}
