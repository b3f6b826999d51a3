package org.manymoons.channel.hinge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.descent.Descent;
import org.manymoons.reference.Samples;

/**
 * An active-set method for limits with hinges (Nocedal and Wright 2006, section 16.5): Newton steps with the samples on kinks
 * held there, up to the first sample that would cross a kink, which is held too where the loss bends upwards; at a minimum the
 * sample whose multiplier is farthest outside of 0 to 1 is let go.
 */
final class HingeDescent {
    /** Chosen: samples held or let go, one after the other. */
    private static final int CHANGES = 60;

    /** Chosen: Newton steps between two of them. */
    private static final int STEPS = 12;

    /** Chosen: rounds of these until a minimum is reached. */
    private static final int ROUNDS = 25;

    /** Chosen: samples whose (x, 1) are more nearly dependent are not held together. */
    private static final double LARGEST_CONDITION = 1e8;

    private final Samples samples;
    private final BooleanSupplier stop;

    HingeDescent(Samples samples, BooleanSupplier stop) {
        this.samples = samples;
        this.stop = stop;
    }

    private record Crossing(Hinge hinge, int sample, double share) {}

    LimitState from(LimitState start) {
        LimitState state = start;
        int round = 0;
        for (int change = 0; change < CHANGES && !stop.getAsBoolean(); change++) {
            Descent descent = new Descent(state.model(samples), state.parameters(), stop);
            boolean done = descent.projected(STEPS);
            if (done) {
                descent.finish();
            }
            LimitState reached = state.at(descent.parameters());
            Optional<Crossing> crossing = firstCrossing(state, reached);
            if (crossing.isPresent()) {
                state = crossed(between(state, reached, crossing.get().share()), crossing.get());
                continue;
            }
            state = reached;
            Optional<LimitState> released = released(state);
            if (released.isPresent()) {
                state = released.get();
            } else if (done || ++round == ROUNDS) {
                break;
            }
        }
        return state;
    }

    private static LimitState between(LimitState from, LimitState to, double share) {
        double[] p = from.parameters();
        double[] q = to.parameters();
        for (int k = 0; k < p.length; k++) {
            p[k] += share * (q[k] - p[k]);
        }
        return from.at(p);
    }

    private Optional<Crossing> firstCrossing(LimitState from, LimitState to) {
        boolean[] excluded = from.excluded(samples.size());
        Optional<Crossing> first = Optional.empty();
        for (int i = 0; i < from.pieces().size(); i++) {
            if (!Hinge.is(from.pieces().get(i))) {
                continue;
            }
            Hinge before = Hinge.of(from.pieces().get(i));
            Hinge after = Hinge.of(to.pieces().get(i));
            for (int n = 0; n < excluded.length; n++) {
                if (excluded[n] || before.term().touching().contains(n)) {
                    continue;
                }
                double side = before.term().active()[n] ? 1 : -1;
                double end = side * after.value(samples.inputs()[n]);
                if (end < 0) {
                    double begin = Math.max(0, side * before.value(samples.inputs()[n]));
                    double share = begin / (begin - end);
                    if (first.isEmpty() || share < first.get().share()) {
                        first = Optional.of(new Crossing(before, n, share));
                    }
                }
            }
        }
        return first;
    }

    /** The sample is held on the kink where the loss bends upwards there, else it goes over to the other side. */
    private LimitState crossed(LimitState state, Crossing crossing) {
        Piece piece = state.pieces().stream()
                .filter(each -> each.units().equals(crossing.hinge().piece().units()))
                .findFirst()
                .orElseThrow();
        Hinge hinge = Hinge.of(piece);
        boolean[] active = hinge.term().active().clone();
        List<Integer> touching = new ArrayList<>(hinge.term().touching());
        int n = crossing.sample();
        double logit = state.model(samples).logits(state.parameters())[n];
        double bend = hinge.term().sign() * state.output().derivative(logit, samples.labels()[n]);
        touching.add(n);
        if (bend > 0 && areIndependent(touching)) {
            active[n] = false;
        } else {
            touching.remove(touching.size() - 1);
            active[n] = !active[n];
        }
        return state.replaced(List.of(piece), List.of(hinge.with(samples, active, touching)), 0);
    }

    private boolean areIndependent(List<Integer> touching) {
        int d = samples.features();
        if (touching.size() > d) {
            return false;
        }
        double[][] rows = new double[touching.size()][d + 1];
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(samples.inputs()[touching.get(k)], 0, rows[k], 0, d);
            rows[k][d] = 1;
        }
        return new SingularValueDecomposition(MatrixUtils.createRealMatrix(rows)).getConditionNumber()
                < LARGEST_CONDITION;
    }

    /** With the sample let go that is farthest from being held on its kink, to the side where the loss falls. */
    private Optional<LimitState> released(LimitState state) {
        double farthest = 0;
        Optional<LimitState> released = Optional.empty();
        for (Piece piece : state.pieces()) {
            if (!Hinge.is(piece)) {
                continue;
            }
            Hinge hinge = Hinge.of(piece);
            KinkForces forces = KinkForces.of(hinge, state, samples);
            for (int k = 0; k < forces.bends().length; k++) {
                double lambda = forces.multipliers()[k];
                boolean above = forces.bends()[k] > 0 ? lambda > 0.5 : lambda < 0.5;
                double outside = Math.abs(lambda - 0.5) - 0.5;
                double violation = forces.bends()[k] > 0 ? outside : Double.MAX_VALUE;
                if (violation > farthest) {
                    farthest = violation;
                    boolean[] active = hinge.term().active().clone();
                    List<Integer> touching = new ArrayList<>(hinge.term().touching());
                    active[touching.remove(k)] = above;
                    released = Optional.of(
                            state.replaced(List.of(piece), List.of(hinge.with(samples, active, touching)), 0));
                }
            }
        }
        return released;
    }
}
