package org.manymoons.kink;

import java.util.List;

/**
 * Away from the border of a flat family: a kink whose multiplier is at an end of its range holds nothing, but the loss does not
 * change to one of its sides either. Where it is level in a direction to that side, the units go there, half the way to the
 * next kink, so that what is reached can be told without the needless one.
 */
final class Border {
    /** Chosen: each may uncover another. */
    private static final int MOST = 12;

    /** Chosen, of the jump of the slope: so near to an end of its range a multiplier may be there. */
    private static final double END = 1e-6;

    /** Chosen, of a row's length: less of it in the level directions is rounding. */
    private static final double ALONG = 1e-6;

    /** Chosen, of the loss: more is not level. */
    private static final double LEVEL = 1e-13;

    private final ScaledUnits units;

    private Border(ScaledUnits units) {
        this.units = units;
    }

    /** Whether there was one to leave. */
    static boolean leave(ScaledUnits units) {
        boolean left = false;
        for (int k = 0; k < MOST && new Border(units).leaveOne(); k++) {
            left = true;
        }
        return left;
    }

    private boolean leaveOne() {
        Cell cell = new Cell(units);
        for (Holds.Release needless : new Holds(cell).atTheirEnds(END)) {
            ScaledUnits before = units.copy();
            double value = units.value();
            units.held.get(needless.unit()).remove((Integer) needless.point());
            units.right[needless.unit()][needless.point()] = needless.toTheRight();
            double[] direction = towards(needless, new Cell(units).levelDirections());
            if (direction.length > 0) {
                double[] step = direction.clone();
                double length = 0.5 * room(direction, needless);
                for (int k = 0; k < step.length; k++) {
                    step[k] *= length;
                }
                units.shift(step);
                if (Math.abs(units.value() - value) <= LEVEL * value) {
                    return true;
                }
            }
            units.restore(before);
        }
        return false;
    }

    /** The level direction that goes straightest to the needless kink's side; empty where there is none. */
    private double[] towards(Holds.Release needless, List<double[]> level) {
        int block = units.loss.inputs + 1;
        double[] row = units.loss.points[needless.point()];
        double[] direction = new double[units.loss.units * block + 1];
        double rate = 0;
        for (double[] q : level) {
            double along = 0;
            for (int k = 0; k < block; k++) {
                along += q[needless.unit() * block + k] * row[k];
            }
            rate += along * along;
            for (int k = 0; k < direction.length; k++) {
                direction[k] += (needless.toTheRight() ? along : -along) * q[k];
            }
        }
        return rate > ALONG * ALONG * KinkedLoss.dot(row, row) ? direction : new double[0];
    }

    /** How far the units can go before another point comes to a kink or a unit's weights vanish. */
    private double room(double[] direction, Holds.Release needless) {
        int block = units.loss.inputs + 1;
        double room = 2;
        for (int j = 0; j < units.loss.units; j++) {
            if (!units.isLive(j)) {
                continue;
            }
            double[] part = java.util.Arrays.copyOfRange(direction, j * block, (j + 1) * block);
            double shrinking = 0;
            for (int k = 0; k < units.loss.inputs; k++) {
                shrinking -= part[k] * units.u[j][k];
            }
            if (shrinking > 0) {
                room = Math.min(room, Math.pow(units.weightNorm(j), 2) / shrinking);
            }
            for (int i = 0; i < units.loss.points.length; i++) {
                boolean own = j == needless.unit() && i == needless.point();
                double velocity = KinkedLoss.dot(part, units.loss.points[i]);
                double z = units.preActivation(j, i);
                if (!own && z * velocity < 0) {
                    room = Math.min(room, -z / velocity);
                }
            }
        }
        return room;
    }
}
