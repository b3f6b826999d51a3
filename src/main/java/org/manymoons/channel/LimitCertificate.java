package org.manymoons.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.manymoons.channel.Channel.Group;
import org.manymoons.channel.Channel.Station;
import org.manymoons.channel.Channel.Way;
import org.manymoons.channel.Channel.WeightNorms;
import org.manymoons.channel.limit.CubicTerm;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitModel;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.LimitTerm;
import org.manymoons.channel.limit.LinearTerm;
import org.manymoons.channel.limit.SaturatedDipoleTerm;
import org.manymoons.channel.limit.StepTerm;
import org.manymoons.channel.limit.UnitTerm;
import org.manymoons.descent.Descent;
import org.manymoons.descent.NetworkSurface;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Definiteness;
import org.manymoons.spectrum.Eigen;

/**
 * Verifies that a limit state is the end of a channel: a strict minimum of its limit model, approached from above by
 * actual networks. Their loss exceeds the limit by a positive multiple of delta^2, so halving delta must quarter the
 * excess, and polishing such a network must not lead below the limit. Where several groups go to infinity together, each
 * must do so by itself, see {@link GroupExcess}.
 */
public final class LimitCertificate {
    private static final double GRADIENT_MULTIPLE = 10;
    private static final double NEWTON_STEP = 1e-5;
    private static final double SHRINKS = 1.8;
    private static final double RESOLVED = 10;
    private static final double LARGEST_NORM = 1e7;
    private static final int HALVINGS = 9;
    private static final double FIRST_DELTA = 0.4;
    private static final int PROBING_STEPS = 8;
    private static final double[] TILTS = {-0.95, -0.5, 0.5, 0.95};

    private LimitCertificate() {}

    /** What became of a limit. */
    public sealed interface Outcome {
        /** It is the end of a channel; with a network on the way to it whose loss is no larger than the start's. */
        @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
        record Verified(Channel channel, double[] network) implements Outcome {}

        /** It is not: a network near it lies below it, and below the start. */
        @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
        record Undercut(double[] network, double loss) implements Outcome {}

        /** Not shown to be one. */
        record Unproven() implements Outcome {}
    }

    static Outcome of(LimitState limit, Objective objective, Activation activation, double[] start) {
        LimitModel model = limit.model(objective.samples());
        double[] parameters = limit.parameters();
        double loss = model.loss(parameters);
        double current = objective.loss(start);
        double resolution = RoundingBound.of(objective.network(), start, objective.samples())
                .loss();
        if (!(loss < current + resolution) || !NearbyNetwork.isPossible(limit, activation)) {
            return new Outcome.Unproven();
        }
        if (!isStrictMinimum(limit.bent(), objective)
                || !GroupExcess.arePositive(limit, activation, objective.samples())) {
            return bentBelow(limit, objective, activation, current - resolution);
        }
        double bound = model.rounding(parameters).loss();
        List<Station> path = new ArrayList<>();
        List<double[]> networks = new ArrayList<>();
        double[] reached = start;
        double before = Double.NaN;
        for (int i = 0; i < HALVINGS; i++) {
            double delta = Math.scalb(FIRST_DELTA, -i);
            Optional<double[]> tilted =
                    limit.hasLine() ? tiltedBelow(limit, objective, activation, delta, loss - bound) : Optional.empty();
            if (tilted.isPresent()) {
                return undercut(tilted.get(), objective, current - resolution);
            }
            double[] p = NearbyNetwork.of(limit, activation, objective.samples(), delta)
                    .network(objective.network());
            double here = objective.loss(p);
            double excess = here - loss;
            if (!(excess
                    > RESOLVED
                            * RoundingBound.of(objective.network(), p, objective.samples())
                                    .loss())) {
                break;
            }
            if (before / excess > SHRINKS) {
                path.add(new Station(Eigen.norm(p), here));
                networks.add(p);
            } else {
                path.clear();
                networks.clear();
            }
            if (reached == start && here < current && Eigen.norm(p) < LARGEST_NORM) {
                reached = p;
            }
            before = excess;
        }
        if (path.size() < 2) {
            return new Outcome.Unproven();
        }
        double[] probed = probed(objective, reached);
        if (objective.loss(probed) < loss - 10 * bound - resolution) {
            return undercut(probed, objective, current - resolution);
        }
        double[] logits = model.logits(parameters);
        for (int n = 0; n < logits.length; n++) {
            logits[n] = model.excluded()[n] ? objective.samples().labels()[n] : Logistic.sigmoid(logits[n]);
        }
        List<Group> groups = groups(limit, objective.network(), reached, networks);
        return new Outcome.Verified(new Channel(groups, path, loss, bound, logits), reached);
    }

    /** A network with a line so much bent that it lies below the start. */
    private static Outcome bentBelow(LimitState limit, Objective objective, Activation activation, double floor) {
        for (int i = 0; i < HALVINGS && limit.hasLine(); i++) {
            Optional<double[]> bent = tiltedBelow(limit, objective, activation, Math.scalb(FIRST_DELTA, -i), floor);
            if (bent.isPresent()) {
                return undercut(bent.get(), objective, floor);
            }
        }
        return new Outcome.Unproven();
    }

    private static Outcome undercut(double[] network, Objective objective, double floor) {
        double loss = objective.loss(network);
        return loss < floor ? new Outcome.Undercut(network, loss) : new Outcome.Unproven();
    }

    /** A network below the limit whose single fading units have another bias, which bends their line the more. */
    private static Optional<double[]> tiltedBelow(
            LimitState limit, Objective objective, Activation activation, double delta, double floor) {
        for (double tilt : TILTS) {
            double[] p = NearbyNetwork.of(limit, activation, objective.samples(), delta, tilt)
                    .network(objective.network());
            double bound = RoundingBound.of(objective.network(), p, objective.samples())
                    .loss();
            if (objective.loss(p) < floor - bound) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }

    private static boolean isStrictMinimum(LimitState limit, Objective objective) {
        LimitModel model = limit.model(objective.samples());
        double[] parameters = limit.parameters();
        double[] gradient = model.gradient(parameters);
        double[] bounds = model.rounding(parameters).gradient();
        for (int k = 0; k < gradient.length; k++) {
            if (!(Math.abs(gradient[k]) <= GRADIENT_MULTIPLE * bounds[k])) {
                return false;
            }
        }
        OptionalDouble step =
                Definiteness.newtonStep(model.hessian(parameters), model.hessianRounding(parameters), gradient);
        return step.isPresent() && step.getAsDouble() < NEWTON_STEP * Eigen.norm(parameters);
    }

    private static double[] probed(Objective objective, double[] network) {
        Descent descent = new Descent(new NetworkSurface(objective), network, () -> false);
        descent.projected(PROBING_STEPS);
        return descent.parameters();
    }

    private static List<Group> groups(LimitState limit, Network network, double[] p, List<double[]> path) {
        List<Group> groups = new ArrayList<>();
        for (Piece piece : limit.pieces()) {
            if (!(piece.term() instanceof UnitTerm)) {
                groups.add(new Group(
                        way(piece.term()),
                        piece.units(),
                        cosine(network, p, piece.units(), 0),
                        cosine(network, p, piece.units(), 1),
                        growth(network, piece.units(), path)));
            }
        }
        for (LimitState.Cut cut : limit.cuts()) {
            groups.add(new Group(Way.CUT_OFF, List.of(cut.unit()), 1, 1, growth(network, List.of(cut.unit()), path)));
        }
        return groups;
    }

    private static List<WeightNorms> growth(Network network, List<Integer> units, List<double[]> path) {
        return path.stream().map(p -> weightNorms(network, units, p)).toList();
    }

    private static WeightNorms weightNorms(Network network, List<Integer> units, double[] p) {
        double incoming = 0;
        double bias = 0;
        double outgoing = 0;
        for (int i : units) {
            incoming = Math.max(incoming, Math.sqrt(dot(network, p, i, i, 0)));
            bias = Math.max(bias, Math.abs(p[network.layers().get(0).bias(i)]));
            outgoing = Math.max(outgoing, Math.abs(p[network.output().weight(0, i)]));
        }
        return new WeightNorms(incoming, bias, outgoing);
    }

    private static Way way(LimitTerm term) {
        if (term instanceof ExponentialTerm) {
            return Way.SATURATE;
        }
        if (term instanceof StepTerm) {
            return Way.SHARPEN;
        }
        if (term instanceof LinearTerm || term instanceof CubicTerm) {
            return Way.FADE;
        }
        return term instanceof SaturatedDipoleTerm ? Way.MERGE_AND_SATURATE : Way.MERGE;
    }

    private static double cosine(Network network, double[] p, List<Integer> units, int bias) {
        double smallest = 1;
        for (int i : units) {
            for (int j : units) {
                double ij = dot(network, p, i, j, bias);
                double cosine = Math.abs(ij) / Math.sqrt(dot(network, p, i, i, bias) * dot(network, p, j, j, bias));
                smallest = Math.min(smallest, cosine);
            }
        }
        return smallest;
    }

    private static double dot(Network network, double[] p, int i, int j, int bias) {
        Network.Layer layer = network.layers().get(0);
        double sum = bias * p[layer.bias(i)] * p[layer.bias(j)];
        for (int k = 0; k < layer.inputs(); k++) {
            sum += p[layer.weight(i, k)] * p[layer.weight(j, k)];
        }
        return sum;
    }
}
