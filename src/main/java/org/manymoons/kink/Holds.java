package org.manymoons.kink;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.spectrum.Eigen;

/**
 * The kinks that hold around scaled units, with their multipliers: where one is outside of the range that the jump of the slope
 * leaves it, the loss falls to that side of the kink (the conditions of a minimum of a function smooth in pieces).
 */
final class Holds {
    /**
     * A kink that should not hold.
     *
     * @param toTheRight the side to which the loss falls
     * @param slope      at which it falls
     */
    record Release(int unit, int point, boolean toTheRight, double slope) {}

    /**
     * A kink that holds: the gradient from its left is -multiplier (x, 1), the slope of the loss jumps there.
     *
     * @param length of the part of (x, 1) that the unit's other kinks leave free
     */
    private record Hold(int unit, int point, double multiplier, double jump, double length) {}

    private final List<Hold> holds = new ArrayList<>();

    Holds(Cell cell) {
        ScaledUnits at = cell.at;
        KinkedLoss loss = at.loss;
        int block = loss.inputs + 1;
        for (int j = 0; j < loss.units; j++) {
            double[] g = new double[block];
            System.arraycopy(cell.gradient, j * block, g, 0, block);
            for (int point : at.held.get(j)) {
                List<double[]> others = new ArrayList<>();
                at.held.get(j).stream()
                        .filter(i -> i != point)
                        .forEach(i -> Orthonormal.extend(others, loss.points[i], 0));
                double[] normal = Orthonormal.rest(loss.points[point], others);
                double length = Eigen.norm(normal);
                double multiplier = -KinkedLoss.dot(normal, g) / (length * length);
                double jump = at.sign[j] * (loss.right - loss.left) * cell.residuals()[point];
                holds.add(new Hold(j, point, multiplier, jump, length));
            }
        }
    }

    /** The kink at whose side the loss falls most steeply; slope 0 where each holds. */
    Release release() {
        Release best = new Release(-1, -1, false, 0);
        for (Hold hold : holds) {
            double fall = Math.max(-hold.multiplier, hold.multiplier - hold.jump) * hold.length;
            if (fall > best.slope) {
                best = new Release(hold.unit, hold.point, hold.multiplier - hold.jump > -hold.multiplier, fall);
            }
        }
        return best;
    }

    /** The kinks whose multipliers are within this share of their range of an end, with the side of that end. */
    List<Release> atTheirEnds(double share) {
        return holds.stream()
                .filter(hold -> Math.min(Math.abs(hold.multiplier), Math.abs(hold.jump - hold.multiplier))
                        <= share * Math.abs(hold.jump))
                .map(hold -> new Release(hold.unit, hold.point, hold.multiplier > hold.jump / 2, 0))
                .toList();
    }
}
