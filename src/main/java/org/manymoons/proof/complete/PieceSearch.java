package org.manymoons.proof.complete;

import static org.manymoons.proof.complete.Outward.down;
import static org.manymoons.proof.complete.Outward.timesHigh;
import static org.manymoons.proof.complete.Outward.timesLow;
import static org.manymoons.proof.complete.Outward.up;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Branch and bound over one piece of the space. A box is discarded where the loss is above the level on all of it; where the unit's
 * values f on the samples spread by so little, s, that no critical point is below the level: there v l2 = -mean (r (f - f0)), so
 * |v| is at most s / (2 l2) and the loss at least that of the best constant less |v| s / 2; where a component of the gradient
 * has no zero; or where a Newton step leaves nothing.
 */
final class PieceSearch {
    /** Chosen: boxes that are as small are given up, and the proof with them. */
    private static final double SMALLEST = 1e-10;

    private final OneUnitData data;
    private final Level level;
    private final OneUnitBounds bounds;
    private final BoxNewton newton;
    private final OptimalOutput output;
    private final int inputs;
    private final int v;
    private final Deque<Box> open = new ArrayDeque<>();
    private final List<Box> unique = new ArrayList<>();
    private long boxes;
    private long undecided;

    PieceSearch(OneUnitData data, Level level) {
        this.data = data;
        this.level = level;
        bounds = new OneUnitBounds(data);
        newton = new BoxNewton(data);
        output = new OptimalOutput(data);
        inputs = data.inputs();
        v = inputs + 1;
    }

    /**
     * What a piece holds.
     *
     * @param points    a box around each critical point found, with exactly one in it; some may be above the level
     * @param boxes     how many were looked at
     * @param undecided how many were given up: 0 or the proof has failed
     */
    record Found(List<Box> points, long boxes, long undecided) {}

    Found search(Box piece) {
        open.push(piece.copy());
        while (!open.isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                return new Found(unique, boxes, undecided + open.size());
            }
            Box box = open.pop();
            boxes++;
            if (unique.stream().noneMatch(known -> known.holds(box)) && survives(box)) {
                split(box);
            }
        }
        return new Found(unique, boxes, undecided);
    }

    private boolean survives(Box box) {
        output.prepare(box);
        double weights = 0;
        for (int j = 0; j < inputs; j++) {
            weights += Math.max(0, leastSquare(box.low()[j], box.high()[j]));
        }
        double decay = down(down(0.5 * data.l2()) * weights * (1 - 0x1p-40));
        double largest = Math.max(Math.abs(box.low()[v + 1]), Math.abs(box.high()[v + 1]));
        if (down(output.lossLow(largest) + decay) > level.level() || !output.cutBias(box) || !output.cut(box)) {
            return false;
        }
        bounds.compute(box.low(), box.high(), true);
        return !isAbove(box) && !isNearlyConstant(box) && mayBeCritical(box) && contracts(box) && newton(box);
    }

    private boolean newton(Box box) {
        switch (newton.contract(box, bounds)) {
            case EMPTY -> {
                return false;
            }
            case AT_MOST_ONE -> {
                double[] m = new double[bounds.size];
                java.util.Arrays.setAll(m, box::middle);
                Box point = newton.verified(m);
                if (point != null) {
                    if (unique.stream().noneMatch(known -> known.holds(point))) {
                        unique.add(point);
                    }
                    return !point.holds(box);
                }
                return true;
            }
            case OPEN -> {
                return true;
            }
        }
        return true;
    }

    private void split(Box box) {
        int best = 0;
        double most = -1;
        double widest = 0;
        for (int k = 0; k < bounds.size; k++) {
            double smear = 0;
            for (int l = 0; l < bounds.size; l++) {
                smear += Math.max(Math.abs(bounds.hessianLow[k][l]), Math.abs(bounds.hessianHigh[k][l]));
            }
            smear *= box.width(k);
            if (smear > most) {
                most = smear;
                best = k;
            }
            widest = Math.max(widest, box.width(k));
        }
        if (widest < SMALLEST) {
            undecided++;
            return;
        }
        open.push(box.half(best, true));
        open.push(box.half(best, false));
    }

    private boolean isWeight(int k) {
        return k < inputs || k == v;
    }

    private static double leastSquare(double low, double high) {
        double least = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
        return down(least * least);
    }

    private boolean isAbove(Box box) {
        double sum = 0;
        for (int k = 0; k <= v; k++) {
            sum += isWeight(k) ? Math.max(0, leastSquare(box.low()[k], box.high()[k])) : 0;
        }
        return down(bounds.dataLossLow + down(down(0.5 * data.l2()) * sum * (1 - 0x1p-40))) > level.level();
    }

    private boolean isNearlyConstant(Box box) {
        double spread = up(bounds.valueHigh - bounds.valueLow);
        double byOutput = up(box.high()[v] * spread);
        double byGradient = up(up(spread * spread) / down(2 * data.l2()));
        return up(0.5 * Math.min(byOutput, byGradient)) < level.gap();
    }

    private boolean mayBeCritical(Box box) {
        for (int j = 0; j < inputs; j++) {
            if (bounds.gradientLow(j, box.low(), box.high()) > 0 || bounds.gradientHigh(j, box.low(), box.high()) < 0) {
                return false;
            }
        }
        return bounds.inwardLow[inputs] <= 0
                && bounds.inwardHigh[inputs] >= 0
                && bounds.biasLow <= 0
                && bounds.biasHigh >= 0
                && bounds.gradientLow(v, box.low(), box.high()) <= 0
                && bounds.gradientHigh(v, box.low(), box.high()) >= 0;
    }

    /** v = -mean(r f) / l2, w = -v mean(r f' x) / l2, and the weights' squares leave room for the data's loss below the level. */
    private boolean contracts(Box box) {
        double[] low = box.low();
        double[] high = box.high();
        double l2 = data.l2();
        double least = down(-bounds.outHigh / l2);
        double most = up(-bounds.outLow / l2);
        if (!box.cut(v, least, most)) {
            return false;
        }
        for (int j = 0; j < inputs; j++) {
            double from = timesLow(low[v], high[v], -bounds.inwardHigh[j], -bounds.inwardLow[j]);
            double to = timesHigh(low[v], high[v], -bounds.inwardHigh[j], -bounds.inwardLow[j]);
            if (!box.cut(j, down(from / l2), up(to / l2))) {
                return false;
            }
        }
        double room = up(up(2 * up(level.level() - bounds.dataLossLow)) / l2);
        double squares = 0;
        for (int k = 0; k <= v; k++) {
            squares += isWeight(k) ? Math.max(0, leastSquare(low[k], high[k])) : 0;
        }
        for (int k = 0; k <= v; k++) {
            if (isWeight(k)) {
                double own = Math.max(0, leastSquare(low[k], high[k]));
                double left = up(room - down(down(squares * (1 - 0x1p-40)) - up(own)));
                if (left < 0 || !box.cut(k, -up(Math.sqrt(left)), up(Math.sqrt(left)))) {
                    return false;
                }
            }
        }
        return true;
    }
}
