package org.manymoons.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.manymoons.channel.Channel.Station;
import org.manymoons.channel.Channel.UnitGroup;
import org.manymoons.channel.ExcessLadder.Rung;
import org.manymoons.channel.LimitCertificate.Certification;
import org.manymoons.channel.limit.DecayedModel;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.channel.limit.RampTerm;
import org.manymoons.descent.Descent;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Logistic;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.rounding.RoundingBound;
import org.manymoons.spectrum.Eigen;
import org.manymoons.spectrum.StrictMinimum;
import org.manymoons.spectrum.StrictMinimum.Curvature;

/**
 * The one way to infinity that weight decay leaves open, since it spares the biases: a softplus, swish or gelu unit whose
 * bias grows becomes linear in the inputs, v f(w.x + b) - v b to v w.x, at finite weights.
 *
 * <p>Let r be the derivative of the loss by a sample's logit. Where w and v are stationary, v mean(r x) = -l2 w and
 * mean(r w.x) = -l2 v, so that |w| = |v| and v w = -mean(r x) v^2 / l2 with |mean(r x)| = l2: all such units have one
 * direction, and only the sum of their v w counts, so that one stands for all. Just before the limit the loss is
 * K tail(b) higher, tail(b) going to 0 exponentially and K = v mean(r exp(-rate w.x)), up to the sign of the tail. The limit
 * is an infimum where K is positive, however the sum is shared among units.
 */
final class RisingBiases {
    /** Chosen: a unit whose argument is above for all samples is nearly linear, its slope within 2 % of 1. */
    private static final double LINEAR = 4;

    /** Chosen, of the largest weight: a unit with smaller weights is on its way to being dead, as weight decay wants it. */
    private static final double DYING = 0.05;

    /** Chosen: shares of the sum that another unit may have taken over. */
    static final int SHARES = 16;

    /** Chosen: the smallest argument of the nearest network, where the tail is about e^-2. */
    private static final double FIRST = 2;

    /** Chosen: beyond, the tail is below the rounding of the argument itself. */
    static final double LAST = 36;

    private final Objective objective;
    private final Network network;
    private final Activation activation;
    private final double[] start;
    private final double current;
    private final double resolution;

    private RisingBiases(Objective objective, double[] start) {
        this.objective = objective;
        this.start = start;
        network = objective.network();
        activation = network.layers().get(0).activation();
        current = objective.loss(start);
        resolution = RoundingBound.of(network, start, objective.samples()).loss();
    }

    static boolean apply(Network network) {
        return network.isOneSigmoid()
                && network.hidden().size() == 1
                && network.l2() > 0
                && Ramp.rate(network.layers().get(0).activation()) > 0;
    }

    /** The verified channel that these parameters are in, a network below them, or nothing. */
    static Certification from(Objective objective, double[] parameters) {
        return new RisingBiases(objective, parameters).outcome();
    }

    private Certification outcome() {
        LimitState state = LimitState.of(network, start);
        List<Piece> rising = state.pieces().stream().filter(this::isLinear).toList();
        double largest = state.pieces().stream()
                .mapToDouble(piece -> Math.abs(v(piece)))
                .max()
                .orElseThrow();
        List<Piece> dying = state.pieces().stream()
                .filter(piece -> !rising.contains(piece) && size(piece) < DYING * largest)
                .toList();
        if (rising.isEmpty()) {
            return new Certification.Unproven();
        }
        for (List<Piece> dead : dying.isEmpty() ? List.of(dying) : List.of(dying, List.<Piece>of())) {
            Optional<LimitState> limit = minimised(linear(state, rising, dead));
            if (limit.isPresent()) {
                List<Integer> spare = spare(limit.get(), rising, dead);
                Certification outcome = certified(limit.get(), spare);
                if (!(outcome instanceof Certification.Unproven)) {
                    return outcome;
                }
            }
        }
        return new Certification.Unproven();
    }

    /** The units that could take a part of the ramp over. */
    private static List<Integer> spare(LimitState limit, List<Piece> rising, List<Piece> dead) {
        int own = limit.pieces().get(0).units().get(0);
        return Stream.concat(rising.stream(), dead.stream())
                .map(piece -> piece.units().get(0))
                .filter(unit -> unit != own)
                .toList();
    }

    private boolean isLinear(Piece piece) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] x : objective.samples().inputs()) {
            least = Math.min(least, piece.affine(x));
        }
        return least > LINEAR;
    }

    /** The rising units as one ramp that does the same at the least weight decay; the dead ones left out. */
    private LimitState linear(LimitState state, List<Piece> rising, List<Piece> dead) {
        int d = objective.samples().features();
        Piece largest =
                rising.stream().max(Comparator.comparingDouble(this::size)).orElseThrow();
        double[] ramp = new double[d + 1];
        double constant = 0;
        for (Piece piece : rising) {
            for (int j = 0; j < d; j++) {
                ramp[j] += v(piece) * piece.parameters()[j];
            }
            constant += v(piece) * piece.parameters()[d];
        }
        ramp[d] = Math.copySign(Math.sqrt(Eigen.norm(ramp)), v(largest));
        for (int j = 0; j < d; j++) {
            ramp[j] /= ramp[d];
        }
        for (Piece piece : dead) {
            constant += v(piece) * activation.value(piece.parameters()[d]);
        }
        List<Piece> gone = new ArrayList<>(rising);
        gone.addAll(dead);
        return state.replaced(gone, List.of(new Piece(new RampTerm(), ramp, largest.units())), constant);
    }

    private Optional<LimitState> minimised(LimitState state) {
        DecayedModel model = state.decayedModel(objective.samples(), network.l2());
        Descent descent = new Descent(model, state.parameters(), () -> false);
        descent.finish();
        double[] p = descent.parameters();
        boolean strict = StrictMinimum.isAt(
                p,
                model.gradient(p),
                model.rounding(p).gradient(),
                () -> new Curvature(model.hessian(p), model.hessianRounding(p)));
        return strict && model.loss(p) < current + resolution ? Optional.of(state.at(p)) : Optional.empty();
    }

    private Certification certified(LimitState limit, List<Integer> spare) {
        Ramp ramp = new Ramp(limit, activation, network, objective.samples());
        if (!ramp.risesBefore(!spare.isEmpty())) {
            return lower(ramp, spare);
        }
        DecayedModel model = limit.decayedModel(objective.samples(), network.l2());
        double loss = model.loss(limit.parameters());
        List<Station> path = new ArrayList<>();
        List<double[]> networks = new ArrayList<>();
        ExcessLadder ladder = new ExcessLadder();
        double[] reached = start;
        for (double least = FIRST; least < LAST && reached == start; least++) {
            double[] p = ramp.realised(least);
            double here = objective.loss(p);
            double rounding = RoundingBound.of(network, p, objective.samples()).loss();
            if (ladder.next(here - loss, rounding) == Rung.FALLING) {
                path.add(new Station(Eigen.norm(p), here));
                networks.add(p);
            }
            reached = here <= current + resolution && path.size() >= ExcessLadder.ENOUGH ? p : start;
        }
        if (reached == start) {
            return new Certification.Unproven();
        }
        List<UnitGroup> groups = DepartingUnits.groups(limit, network, reached, networks);
        double[] predictions = Arrays.stream(limit.model(objective.samples()).logits(limit.parameters()))
                .map(Logistic::sigmoid)
                .toArray();
        double bound = model.rounding(limit.parameters()).loss();
        return new Certification.Verified(new Channel(groups, path, loss, bound, predictions), reached, null);
    }

    /** A network near a limit that is no infimum which lies below the start. */
    private Certification lower(Ramp ramp, List<Integer> spare) {
        double[] lowest = start;
        for (double least = FIRST; least < LAST; least++) {
            List<double[]> candidates = new ArrayList<>(List.of(ramp.realised(least)));
            for (int k = 1; k < SHARES && !spare.isEmpty(); k++) {
                candidates.add(ramp.realised(least, (double) k / SHARES, 1, spare.get(0)));
                candidates.add(ramp.realised(least, (double) k / SHARES, -1, spare.get(0)));
            }
            for (double[] p : candidates) {
                if (objective.loss(p) < objective.loss(lowest) - resolution) {
                    lowest = p;
                }
            }
        }
        return lowest == start
                ? new Certification.Unproven()
                : new Certification.Undercut(lowest, objective.loss(lowest));
    }

    private double v(Piece unit) {
        return unit.parameters()[unit.parameters().length - 1];
    }

    private double size(Piece unit) {
        int d = objective.samples().features();
        return Math.max(Math.abs(v(unit)), Eigen.norm(Arrays.copyOf(unit.parameters(), d)));
    }
}
