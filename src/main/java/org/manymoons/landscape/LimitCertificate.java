package org.manymoons.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.manymoons.landscape.Channel.Group;
import org.manymoons.landscape.Channel.Station;
import org.manymoons.landscape.Channel.Way;
import org.manymoons.landscape.LimitState.Piece;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.RoundingBound;

/**
 * Verifies that a limit state is the end of a channel: a strict minimum of its limit model, approached from above by
 * actual networks. Their loss exceeds the limit by a positive multiple of delta^2, so halving delta must quarter the
 * excess, and polishing such a network must not lead below the limit. Where several groups go to infinity together, each
 * must do so by itself, see {@link GroupExcess}.
 */
final class LimitCertificate {
    private static final double GRADIENT_MULTIPLE = 10;
    private static final double NEWTON_STEP = 1e-5;
    private static final double SHRINKS = 1.8;
    private static final double RESOLVED = 10;
    private static final double LARGEST_NORM = 1e7;
    private static final int HALVINGS = 9;
    private static final double FIRST_DELTA = 0.4;
    private static final int PROBING_STEPS = 8;

    private LimitCertificate() {}

    static Optional<ChannelSearch.Limit> of(
            LimitState limit, Objective objective, Activation activation, double[] start) {
        LimitModel model = limit.model(objective.samples());
        double[] parameters = limit.parameters();
        double loss = model.loss(parameters);
        double current = objective.loss(start);
        double resolution = RoundingBound.of(objective.network(), start, objective.samples())
                .loss();
        if (!(loss < current + resolution)
                || !Realisation.isPossible(limit, activation)
                || !isStrictMinimum(model, parameters)
                || !GroupExcess.arePositive(limit, activation, objective.samples())) {
            return Optional.empty();
        }
        double bound = model.rounding(parameters).loss();
        List<Station> path = new ArrayList<>();
        double[] reached = start;
        double before = Double.NaN;
        for (int i = 0; i < HALVINGS; i++) {
            double[] p = Realisation.of(limit, activation, objective.samples(), Math.scalb(FIRST_DELTA, -i))
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
            } else {
                path.clear();
            }
            if (reached == start && here < current && Eigen.norm(p) < LARGEST_NORM) {
                reached = p;
            }
            before = excess;
        }
        if (path.size() < 2 || leadsBelow(objective, reached, loss - 10 * bound - resolution)) {
            return Optional.empty();
        }
        double[] logits = model.logits(parameters);
        for (int n = 0; n < logits.length; n++) {
            logits[n] = model.excluded()[n] ? objective.samples().labels()[n] : Logistic.sigmoid(logits[n]);
        }
        List<Group> groups = groups(limit, objective.network(), reached);
        return Optional.of(new ChannelSearch.Limit(new Channel(groups, path, loss, bound, logits), reached));
    }

    static boolean isStrictMinimum(LimitModel model, double[] parameters) {
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

    private static boolean leadsBelow(Objective objective, double[] network, double floor) {
        Descent descent = new Descent(new NetworkSurface(objective), network, () -> false);
        descent.projected(PROBING_STEPS);
        return objective.loss(descent.parameters()) < floor;
    }

    private static List<Group> groups(LimitState limit, Network network, double[] p) {
        List<Group> groups = new ArrayList<>();
        for (Piece piece : limit.pieces()) {
            if (!(piece.term() instanceof LimitTerm.Unit)) {
                groups.add(new Group(
                        way(piece.term()),
                        piece.units(),
                        cosine(network, p, piece.units(), 0),
                        cosine(network, p, piece.units(), 1)));
            }
        }
        for (LimitState.Cut cut : limit.cuts()) {
            groups.add(new Group(Way.CUT_OFF, List.of(cut.unit()), 1, 1));
        }
        return groups;
    }

    private static Way way(LimitTerm term) {
        if (term instanceof LimitTerm.Exponential) {
            return Way.SATURATE;
        }
        if (term instanceof LimitTerm.Step) {
            return Way.SHARPEN;
        }
        return term instanceof LimitTerm.SaturatedDipole ? Way.MERGE_AND_SATURATE : Way.MERGE;
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
