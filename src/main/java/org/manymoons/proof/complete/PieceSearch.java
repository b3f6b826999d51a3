package org.manymoons.proof.complete;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.manymoons.proof.Certificate;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.Prover;

/**
 * Branch and bound over one piece of the space of units. A box is discarded where the loss is above the level on all of it, whatever the outputs
 * ({@link LossBound}), where with the optimal outputs it is ({@link Expansion#lossLow}), v is negative or the gradient cannot vanish ({@link
 * Contraction}), or where it lies in the box of a certificate, which holds one critical point.
 */
final class PieceSearch {
    private static final double SMALLEST =
            1e-8; // chosen: boxes that are as small are given up, and the proof with them
    private static final double POINT = 1e-5; // chosen: a box that is as small is near a critical point
    private static final double COARSE = 4; // chosen: of u, in the mean; no expansion holds over wider boxes
    private static final double FINE = 0.25; // chosen: below it the bound of the expansion is the better one

    private static final double FIRST = 0.06; // chosen: over narrower boxes only the expansion is tried

    private static final double WIDE = 1; // chosen, of the logit in the mean: over wider boxes no expansion holds

    private final OneUnitData data;
    private final Level level;
    private final Prover prover;
    private final Expansion expansion;
    private final Contraction contraction;
    private final LossBound bound;
    private final UnitRanges ranges;
    private final FirstOrder firstOrder;
    private final int units;
    private final double[] weight;
    private final Deque<Cone> open = new ArrayDeque<>();
    private final List<Certificate> points = new ArrayList<>();
    private final List<Box> tried = new ArrayList<>();
    private long boxes;
    private long undecided;

    PieceSearch(OneUnitData data, Level level, Prover prover) {
        this.data = data;
        this.level = level;
        this.prover = prover;
        expansion = new Expansion(data);
        contraction = new Contraction(expansion);
        bound = new LossBound(data, level);
        ranges = new UnitRanges(data);
        firstOrder = new FirstOrder(data, level);
        units = data.inputs() + 1;
        weight = data.influence();
    }

    /**
     * What a piece holds.
     *
     * @param points    a certificate for each critical point found; some may be above the level
     * @param boxes     how many were looked at
     * @param undecided how many were given up: 0 or the proof has failed
     */
    record Found(List<Certificate> points, long boxes, long undecided) {}

    Found search(Cone piece) {
        open.push(piece.copy());
        while (!open.isEmpty() && !Thread.currentThread().isInterrupted()) {
            boxes++;
            step(open.pop());
        }
        return new Found(points, boxes, undecided + open.size());
    }

    private void step(Cone box) {
        double spread = Arrays.stream(box.influence(weight)).sum();
        if (spread > FIRST) {
            ranges.over(box);
            if (spread > FINE && bound.isAbove(box, ranges)) {
                return;
            }
        }
        if (spread <= COARSE && spread > FIRST && firstOrder.isWithout(box, ranges)) {
            return;
        }
        boolean isWide = spread > FIRST && spread * firstOrder.output() > WIDE;
        if (spread > COARSE || isWide || !expansion.over(box.around())) {
            split(box);
            return;
        }
        double was = box.volume();
        boolean isNegative = expansion.output() + expansion.outputReach() < 0;
        if (isNegative || expansion.lossLow() > level.level() || !contraction.cut(box) || isCertified(box.units())) {
            return;
        }
        if (box.volume() < 0.5 * was) {
            open.push(box);
        } else {
            split(box);
        }
    }

    /** Whether all critical points of the box are one that is certified, maybe now. */
    private boolean isCertified(Box box) {
        Box there = inNetwork(box);
        if (points.stream().anyMatch(point -> holds(point, there))) {
            return true;
        }
        if (box.widest() > POINT || tried.stream().anyMatch(near -> near.holds(box))) {
            return false;
        }
        double[] middle = new double[units];
        double[] radius = new double[units];
        Arrays.setAll(middle, box::middle);
        Arrays.fill(radius, 2 * POINT);
        tried.add(Box.around(middle, radius));
        try {
            double[] start = new double[there.low().length];
            Arrays.setAll(start, there::middle);
            points.add(prover.criticalPoint(start));
        } catch (NotProven e) {
            return false; // it is split on, and given up in the end
        }
        return holds(points.get(points.size() - 1), there);
    }

    /** The box with its outputs, as the network's parameters; what is certified is, so that a wider box does no harm. */
    private Box inNetwork(Box box) {
        double[] at = new double[units + 2];
        double[] radius = new double[units + 2];
        for (int k = 0; k < units; k++) {
            at[k] = box.middle(k);
            radius[k] = Outward.up(Math.max(box.high()[k] - at[k], at[k] - box.low()[k]));
        }
        double[] bias = expansion.bias();
        at[units] = expansion.output();
        radius[units] = expansion.outputReach();
        at[units + 1] = bias[0];
        radius[units + 1] = bias[1];
        return data.inNetwork(at, radius);
    }

    /** Whether the box of a certificate surely holds another. */
    static boolean holds(Certificate point, Box box) {
        for (int k = 0; k < box.low().length; k++) {
            double at = point.midpoint().get(k).doubleValue();
            double radius = point.radius().get(k) - 0x1p-50 * Math.abs(at);
            if (!(at - radius * (1 - 0x1p-50) < box.low()[k] && box.high()[k] < at + radius * (1 - 0x1p-50))) {
                return false;
            }
        }
        return true;
    }

    private void split(Cone box) {
        if (box.units().widest() < SMALLEST) {
            undecided++;
            return;
        }
        int best = Cone.largest(box.influence(weight));
        open.push(box.half(best, true));
        open.push(box.half(best, false));
    }
}
