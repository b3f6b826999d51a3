package org.manymoons.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;
import org.jspecify.annotations.Nullable;
import org.manymoons.channel.Channel.Station;
import org.manymoons.channel.Channel.UnitGroup;
import org.manymoons.channel.ExcessLadder.Rung;
import org.manymoons.channel.hinge.Hinges;
import org.manymoons.channel.limit.LimitModel;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.steep.SteepUnits;
import org.manymoons.descent.Descent;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.descent.SaddleFreeNewton;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Eigen;
import org.manymoons.spectrum.StrictMinimum;
import org.manymoons.spectrum.StrictMinimum.Curvature;

/**
 * Verifies that a limit state is the end of a channel: a strict minimum of its limit model, approached from above by
 * actual networks. Their loss exceeds the limit by a positive multiple of delta^2, so halving delta must quarter the
 * excess, and polishing such a network must not lead below the limit. Where several groups go to infinity together, each
 * must do so by itself, see {@link GroupExcess}.
 */
public final class LimitCertificate {
    /** Chosen: but a start that is large itself may be passed by so much, to where its lines are those of the limit. */
    private static final double FARTHER_THAN_START = 100;

    /** Chosen, in nats, or of the variance of the numbers: so near to its limit the start itself is the network in the channel, where all others have larger weights. */
    private static final double AT_LIMIT = 1e-3;

    /** Chosen: enough for a descent that leaves the channel to show, few enough to be quick. */
    private static final int PROBING_STEPS = 8;

    /** Chosen: until nothing more is gained, for most. */
    private static final int STEEP_PROBING_STEPS = 150;

    /** Chosen: a probe must be so many rounding bounds below the limit to count. */
    private static final double PROBED_BELOW = 10;

    private final LimitState limit;
    private final Objective objective;
    private final Activation activation;
    private final NetworksBefore before;
    private final double[] start;
    private final LimitModel model;
    private final double loss;
    private final double current;
    private final double resolution;
    private final List<Station> path = new ArrayList<>();
    private final List<double[]> networks = new ArrayList<>();
    private double[] reached;

    private LimitCertificate(LimitState limit, Objective objective, Activation activation, double[] start) {
        this.limit = limit;
        this.objective = objective;
        this.activation = activation;
        before = new NetworksBefore(limit, objective, activation);
        this.start = start;
        model = limit.model(objective.samples());
        loss = model.loss(limit.parameters());
        current = objective.loss(start);
        resolution = RoundingBound.of(objective.network(), start, objective.samples())
                .loss();
        reached = start;
    }

    /** What became of a limit. */
    public sealed interface Certification {
        /**
         * It is the end of a channel; with a network on the way to it whose loss is no larger than the start's, and the limit model at its
         * minimum, null under weight decay.
         */
        @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
        record Verified(
                Channel channel, double[] network, @Nullable LimitState limit) implements Certification {}

        /** It is not: a network near it lies below it, and below the start. */
        @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
        record Undercut(double[] network, double loss) implements Certification {}

        /** Not shown to be one. */
        record Unproven() implements Certification {}
    }

    static Certification of(LimitState limit, Objective objective, Activation activation, double[] start) {
        return new LimitCertificate(limit, objective, activation, start).outcome();
    }

    /** A network near a state, whatever this state is, that lies below the start: the first on the way to it. */
    static Certification undercut(LimitState state, Objective objective, Activation activation, double[] start) {
        double floor = objective.loss(start)
                - RoundingBound.of(objective.network(), start, objective.samples())
                        .loss();
        Optional<double[]> network = NearbyNetwork.isPossible(state, activation)
                ? new NetworksBefore(state, objective, activation).firstBelow(floor)
                : Optional.empty();
        return undercut(network, objective, floor);
    }

    private Certification outcome() {
        if (!(loss < current + resolution) || !NearbyNetwork.isPossible(limit, activation)) {
            return new Certification.Unproven();
        }
        if (!isStrictMinimum(limit.bent(), objective) || !Hinges.hold(limit, objective.samples())) {
            return undercut(before.bentBelow(current - resolution));
        }
        if (!GroupExcess.arePositive(limit, activation, objective.samples())) {
            Optional<double[]> bent = before.bentBelow(current - resolution);
            return undercut(bent.isPresent() ? bent : before.lowestBelow(current - resolution));
        }
        if (!SteepUnits.areAtRest(limit, objective.samples())) {
            return new Certification.Unproven();
        }
        double bound = model.rounding(limit.parameters()).loss();
        Optional<double[]> tilted = approach(loss - bound);
        if (tilted.isPresent()) {
            return undercut(tilted);
        }
        if (path.size() < ExcessLadder.ENOUGH || !isReached()) {
            return new Certification.Unproven();
        }
        for (double[] probed : probed()) {
            if (objective.loss(probed) < loss - PROBED_BELOW * bound - resolution) {
                return undercut(Optional.of(probed));
            }
        }
        List<UnitGroup> groups = DepartingUnits.groups(limit, objective.network(), reached, networks);
        return new Certification.Verified(new Channel(groups, path, loss, bound, predictions()), reached, limit);
    }

    /** Networks ever nearer to the limit become the path as long as their excess falls; the first that is below it. */
    private Optional<double[]> approach(double floor) {
        ExcessLadder ladder = new ExcessLadder();
        for (int i = 0; i < NetworksBefore.RUNGS; i++) {
            double delta = ExcessLadder.delta(i);
            Optional<double[]> tilted = limit.hasLine() ? before.tiltedBelow(delta, floor) : Optional.empty();
            if (tilted.isPresent()) {
                return tilted;
            }
            double[] p = before.network(delta);
            double here = objective.loss(p);
            double rounding = RoundingBound.of(objective.network(), p, objective.samples())
                    .loss();
            Rung rung = ladder.next(here - loss, rounding);
            if (rung == Rung.BELOW || rung == Rung.UNRESOLVED) {
                break;
            }
            step(p, here, rung);
        }
        return Optional.empty();
    }

    /** Whether there is a network below the start, farther out if need be, or the start itself is all but at the limit. */
    private boolean isReached() {
        if (reached == start) {
            reached = fartherOut(current - resolution).orElse(start);
        }
        if (reached != start) {
            return true;
        }
        LimitState own = LimitState.of(objective.network(), start);
        if (isAtLimit() && SteepUnits.splitAlike(limit, own, objective.samples())) {
            return true;
        }
        Optional<double[]> level = isAtLimit() ? fartherOut(current + resolution) : Optional.empty();
        level.ifPresent(network -> reached = network);
        return level.isPresent();
    }

    private Optional<double[]> fartherOut(double below) {
        return before.fartherOut(below, Math.max(NetworksBefore.LARGEST_NORM, FARTHER_THAN_START * Eigen.norm(start)));
    }

    private boolean isAtLimit() {
        boolean number = objective.network().predictsNumber();
        double scale = number ? StatUtils.populationVariance(objective.samples().labels()) : 1;
        return current - loss < AT_LIMIT * scale;
    }

    private void step(double[] p, double here, Rung rung) {
        if (rung == Rung.FALLING) {
            path.add(new Station(Eigen.norm(p), here));
            networks.add(p);
        } else {
            path.clear();
            networks.clear();
        }
        if (reached == start && here < current && Eigen.norm(p) < NetworksBefore.LARGEST_NORM) {
            reached = p;
        }
    }

    private Certification undercut(Optional<double[]> network) {
        return undercut(network, objective, current - resolution);
    }

    private static Certification undercut(Optional<double[]> network, Objective objective, double floor) {
        double loss = network.map(objective::loss).orElse(Double.POSITIVE_INFINITY);
        return loss < floor ? new Certification.Undercut(network.orElseThrow(), loss) : new Certification.Unproven();
    }

    /** The limit function: where a cut lets a sample cost nothing, its label. */
    private double[] predictions() {
        double[] predictions = model.logits(limit.parameters());
        for (int n = 0; n < predictions.length; n++) {
            predictions[n] = model.excluded()[n]
                    ? objective.samples().labels()[n]
                    : limit.output().output(predictions[n]);
        }
        return predictions;
    }

    private static boolean isStrictMinimum(LimitState limit, Objective objective) {
        LimitModel model = limit.model(objective.samples());
        double[] parameters = limit.parameters();
        return StrictMinimum.isAt(
                parameters,
                model.gradient(parameters),
                model.rounding(parameters).gradient(),
                () -> new Curvature(model.hessian(parameters), model.hessianRounding(parameters)));
    }

    /**
     * Where descents from the network in the channel lead. A line that has become steep can be passed by samples one after
     * the other, which takes longer to show.
     */
    private List<double[]> probed() {
        NetworkSurface surface = new NetworkSurface(objective);
        Descent descent = new Descent(surface, reached, () -> false);
        descent.projected(PROBING_STEPS);
        return SteepUnits.isWithout(limit)
                ? List.of(descent.parameters())
                : List.of(descent.parameters(), SaddleFreeNewton.descend(surface, reached, STEEP_PROBING_STEPS));
    }
}
